"""Who hears an alarm, after how many seconds; nobody may be unheard."""

import pytest

from baken.casework.alarm.rules.hearing import who_hears
from baken.policy.alarm import UNMANNED, alarms
from baken.policy.rights import rights, roles

DESK = {"frontoffice", "coordinator_frontoffice", "gedragswetenschapper"}
LAST = {"teammanager", "crisisdienst"}

# What who comes must be able to do, by where the alarm leads to.
GOES_ON = {
    "beller": ["alarm.connect", "contact.view", "advies.register", "advies.close", "melding.open"],
    "gevaar": ["alarm.end"],
    "vraag": ["zaak.view", "consult.view"],
    "chat": ["chat.view"],
}

CASES = [
    # seconds, somebody free, roles that hear it
    (0, True, set()),
    (29.9, True, set()),
    (30, True, DESK),
    (59.9, True, DESK),
    (60, True, DESK | LAST),
    (86400, True, DESK | LAST),
    (0, False, DESK),
    (29.9, False, DESK),
    (30, False, DESK | LAST),
    (-5, True, set()),
    (-5, False, set()),
]


@pytest.mark.parametrize(("seconds", "free", "heard"), CASES)
def test_spoed_is_heard_wider_with_the_seconds(seconds, free, heard):
    hearing = who_hears(kind="spoed", seconds=seconds, somebody_free=free)
    assert (hearing.on_duty, hearing.roles) == (True, heard)


@pytest.mark.parametrize(
    ("role", "on_duty", "seconds", "hears"),
    [
        ("frontoffice", True, 0, True),
        ("frontoffice", False, 0, False),
        ("frontoffice", False, 30, True),
        ("teammanager", False, 30, False),
        ("teammanager", False, 60, True),
        ("crisisdienst", True, 0, True),
        ("backoffice", False, 600, False),
        ("secretariaat", False, 600, False),
    ],
)
def test_whom_it_reaches(role, on_duty, seconds, hears):
    hearing = who_hears(kind="spoed", seconds=seconds)
    assert hearing.reaches(roles={role}, on_duty=on_duty) is hears


@pytest.mark.parametrize("kind", alarms().values(), ids=lambda kind: kind.key)
def test_each_kind_begins_at_once_and_ends_with_whole_roles(kind):
    afters = [step.after for step in kind.steps]
    assert afters[0] == 0 and afters == sorted(set(afters))
    assert kind.steps[-1].roles, "the last step is heard by whole roles, on duty or not"


@pytest.mark.parametrize("kind", alarms().values(), ids=lambda kind: kind.key)
def test_who_hears_it_is_a_role_that_may_take_it(kind):
    heard = set().union(*(step.roles for step in kind.steps))
    assert heard <= set(roles())
    for right in ("alarm.hear", "alarm.accept", "alarm.give_back", *GOES_ON[kind.leads_to]):
        assert heard <= set(rights()[right].holders), right


def test_danger_is_heard_at_once_by_who_may_open_a_melding():
    at_once = who_hears(kind="gevaar", seconds=0).roles
    assert at_once == set(rights()["melding.open_in_danger"].holders)


@pytest.mark.parametrize("kind", [kind for kind in alarms() if kind not in ("spoed", UNMANNED)])
def test_danger_and_a_question_with_spoed_reach_those_asked_within_two_minutes(kind):
    first, wider = who_hears(kind=kind, seconds=0), who_hears(kind=kind, seconds=120)
    assert first.roles and first.roles < wider.roles
    assert who_hears(kind=kind, seconds=0, somebody_free=False).roles == first.roles


def test_nobody_at_the_chat_is_heard_by_the_teammanager_at_once():
    assert "teammanager" in who_hears(kind=UNMANNED, seconds=0).roles
