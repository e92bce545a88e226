"""Who gets through which door of calling back, and that every door closes after the end."""

from uuid import uuid4

import pytest

from baken.core.errors import NotAllowed, WrongState
from baken.foundation.audit.models import AuditRow
from baken.foundation.identity.actor import clock_of
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from tests.cast import (
    a_request,
    given_contact,
    given_talk,
    given_verzoek,
)

pytestmark = pytest.mark.usefixtures("at_work")


def trail():
    return list(AuditRow.objects.order_by("id").values_list("verb", "outcome", "reason"))


def anew(verzoek):
    return Terugbelverzoek.objects.select_related("zaak", "uiterlijk", "contact").get(pk=verzoek.pk)


DOORS = {
    "receive": lambda user, at, row: actions.receive(user=user, at=at, contact=row, request=a_request(), once=uuid4()),
    "park": lambda user, at, row: actions.park(user=user, at=at, contact=row, request=a_request(), once=uuid4()),
    "complete": lambda user, at, row: actions.complete(user=user, at=at, verzoek=row, request=a_request(), seen=row.version),
    "attempt": lambda user, at, row: actions.attempt(user=user, at=at, verzoek=row, outcome="geen_gehoor", once=uuid4()),
    "hold": lambda user, at, row: actions.hold(user=user, at=at, verzoek=row, outcome="ander_nam_op", once=uuid4()),
    "reach": lambda user, at, row: actions.reach(user=user, at=at, verzoek=row, direction="uit", once=uuid4()),
    "lapse": lambda user, at, row: actions.lapse(user=user, at=at, verzoek=row, reason="niet_bereikt"),
    "ask_lapse": lambda user, at, row: actions.ask_lapse(user=user, at=at, verzoek=row, reason="niet_bereikt"),
    "agree_lapse": lambda user, at, row: actions.agree_lapse(user=user, at=at, verzoek=row, reason="niet_bereikt"),
    "allow_retry": lambda user, at, row: actions.allow_retry(user=user, at=at, verzoek=row),
    "wait_again": lambda user, at, row: actions.wait_again(user=user, at=at, verzoek=row),
    "erase": lambda user, at, row: actions.erase(user=user, at=at, verzoek=row),
}  # fmt: skip
FRONT = {"fatima", "lotte"}
DESK = FRONT | {"wim"}
HOLDERS = {
    "receive": DESK, "park": DESK, "complete": DESK, "attempt": FRONT, "hold": FRONT, "reach": FRONT,
    "lapse": FRONT, "ask_lapse": FRONT, "agree_lapse": {"yara"}, "allow_retry": {"yara"},
    "wait_again": {"yara"}, "erase": set(),
}  # fmt: skip
EVERYBODY = ["fatima", "lotte", "wim", "yara", "daan", "ines", "marit", "stranger"]


@pytest.mark.parametrize("door", DOORS)
def test_only_who_holds_the_right_gets_through_and_the_others_are_written_down(
    door, request, wim, monday
):
    for name in EVERYBODY:
        person = request.getfixturevalue(name)
        is_contact = door in ("receive", "park")
        row = (
            given_contact(user=wim, at=monday) if is_contact else given_verzoek(user=wim, at=monday)
        )
        try:
            DOORS[door](person, monday, row)
        except NotAllowed:
            assert name not in HOLDERS[door], name
            assert trail()[-1] == (f"terugbelverzoek.{door}", 4, "not_allowed")
        except WrongState:
            assert name in HOLDERS[door], name
        else:
            assert name in HOLDERS[door], name


@pytest.mark.parametrize("door", sorted(set(DOORS) - {"receive", "park", "erase"}))
def test_nothing_moves_after_the_end(door, wim, fatima, yara, monday):
    verzoek = given_verzoek(user=wim, at=monday)
    given_talk(user=fatima, at=monday, verzoek=verzoek)
    person = yara if HOLDERS[door] == {"yara"} else fatima
    before = anew(verzoek).version
    with pytest.raises(WrongState):
        DOORS[door](person, monday, anew(verzoek))
    assert anew(verzoek).version == before
    assert trail()[-1][1] == 4


@pytest.mark.parametrize("door", ["receive", "park"])
def test_a_contact_becomes_one_request(door, wim, fatima, monday):
    contact = given_contact(user=wim, at=monday)
    DOORS[door](wim, monday, contact)
    with pytest.raises(WrongState) as refusal:
        DOORS[door](fatima, monday, contact)
    assert refusal.value.code == "contact_has_ended"
    assert Terugbelverzoek.objects.count() == 1


@pytest.mark.parametrize("take", [actions.receive, actions.park])
def test_the_form_of_a_request_sent_twice_makes_one(take, wim, monday):
    contact, once = given_contact(user=wim, at=monday), uuid4()
    made = {
        take(user=wim, at=monday, contact=contact, request=a_request(), once=once).pk
        for _ in range(2)
    }
    assert made == set(Terugbelverzoek.objects.values_list("pk", flat=True))


def test_an_open_request_is_not_destroyed(wim, monday):
    with pytest.raises(WrongState) as refusal:
        actions.erase(
            user=clock_of(wim.organisatie_id), at=monday, verzoek=given_verzoek(user=wim, at=monday)
        )
    assert refusal.value.code == "zaak_is_open"
