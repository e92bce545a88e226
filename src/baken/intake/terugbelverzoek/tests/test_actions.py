"""What people do with a terugbelverzoek: the rows, the clocks, the trail, and who may not."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest

from baken.casework.contact.models import Contact, Naam, Telefoon
from baken.casework.contact.queries import safe_contact_card
from baken.casework.termijn.models import Termijn
from baken.core.errors import Conflict, NotAllowed, WrongState
from baken.core.kalender import AMSTERDAM
from baken.foundation.audit.models import AuditRow
from baken.foundation.identity.actor import clock_of
from baken.foundation.vault.sealed import read
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.models import Poging, Terugbelverzoek
from baken.intake.terugbelverzoek.queries import find_verzoek
from tests.cast import (
    PHONE,
    a_request,
    given_attempts,
    given_contact,
    given_held,
    given_lapse_asked,
    given_parked,
    given_talk,
    given_verzoek,
)

pytestmark = pytest.mark.usefixtures("at_work")

HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=AMSTERDAM)


def trail():
    return list(AuditRow.objects.order_by("id").values_list("verb", "outcome", "reason"))


def running(verzoek):
    rows = Termijn.objects.filter(zaak=verzoek.zaak, met_at=None, stopped_at=None)
    return {t.key: t.due_at for t in rows}


def anew(verzoek):
    return Terugbelverzoek.objects.select_related("zaak", "uiterlijk", "contact").get(pk=verzoek.pk)


def test_a_request_is_taken_down_with_its_clocks_its_queue_and_its_number(wim, monday):
    verzoek = given_verzoek(user=wim, at=monday, name="Mevrouw De Wit")
    assert (verzoek.state, verzoek.zaak.queue, verzoek.zaak.behandelaar_id) == (
        "waiting",
        "frontoffice",
        None,
    )
    assert verzoek.zaak.number == f"T-{verzoek.contact.body}"
    assert running(verzoek) == {"terugbellen.streef": at(2, 17), "terugbellen.uiterlijk": at(4, 17)}
    assert verzoek.uiterlijk.due_at == at(4, 17) and not verzoek.uiterlijk.is_aim
    assert read(verzoek, "about") == "Ruzie bij de buren"
    assert Naam.objects.get(contact=verzoek.contact).name == "Mevrouw De Wit"
    contact = Contact.objects.get()
    assert (contact.zaak, contact.ended_at) == (verzoek.zaak, monday)
    assert trail() == [("contact.begin", 0, ""), ("terugbelverzoek.receive", 0, "")]


def test_of_a_professional_the_organisation_is_kept(wim, monday):
    verzoek = given_verzoek(
        user=wim, at=monday, caller="professional", name="Basisschool De Vlieger"
    )
    naam = Naam.objects.get(contact=verzoek.contact)
    assert (naam.name, naam.organisation) == ("", "Basisschool De Vlieger")


def test_a_number_alone_is_parked_and_its_clock_runs(wim, monday):
    verzoek = given_parked(user=wim, at=monday)
    assert (verzoek.completed_at, verzoek.state, verzoek.caller) == (None, "waiting", "")
    assert running(verzoek)["terugbellen.uiterlijk"] == at(4, 17)
    assert safe_contact_card(contact=verzoek.contact).may_call == ""
    actions.complete(
        user=wim, at=monday + HOUR, verzoek=verzoek, request=a_request(about="Erger"), seen=1
    )
    later = anew(verzoek)
    assert (later.completed_at, later.version, read(later, "about")) == (monday + HOUR, 2, "Erger")
    assert later.uiterlijk.due_at == at(4, 17), "completing does not give more time"


def test_who_says_no_waits_for_his_own_term(wim, monday):
    verzoek = given_verzoek(user=wim, at=monday, may_call="nee", number="")
    assert verzoek.state == "caller_rings"
    assert list(running(verzoek)) == ["beller.belt.zelf"]


def test_a_no_that_comes_later_changes_the_clock_and_drops_the_next_try(wim, fatima, monday):
    verzoek = given_attempts(
        user=fatima, verzoek=given_verzoek(user=wim, at=monday), moments=[monday]
    )
    assert verzoek.next_try_at == at(2, 12, 30)
    seen = anew(verzoek).version
    actions.complete(
        user=wim, at=monday + HOUR, verzoek=verzoek, request=a_request(may_call="nee"), seen=seen
    )
    later = anew(verzoek)
    assert (later.state, later.next_try_at, later.uiterlijk.key) == (
        "caller_rings",
        None,
        "beller.belt.zelf",
    )
    assert list(running(verzoek)) == ["beller.belt.zelf"]


def test_hours_that_come_later_move_the_next_try_into_them(wim, fatima, monday):
    verzoek = given_attempts(
        user=fatima, verzoek=given_verzoek(user=wim, at=monday), moments=[monday]
    )
    told = a_request(may_call="tussen", from_time=time(9), until_time=time(11))
    actions.complete(
        user=wim, at=monday + HOUR, verzoek=verzoek, request=told, seen=anew(verzoek).version
    )
    assert anew(verzoek).next_try_at == at(3, 9)


def test_an_attempt_plans_the_next_one_on_another_half_day(wim, fatima, monday):
    verzoek = given_verzoek(user=wim, at=monday)
    actions.attempt(user=fatima, at=monday, verzoek=verzoek, outcome="geen_gehoor", once=uuid4())
    assert (verzoek.state, verzoek.next_try_at) == ("waiting", at(2, 12, 30))
    poging = Poging.objects.get()
    assert (poging.outcome, poging.medewerker_id, poging.at) == (
        "geen_gehoor",
        fatima.user_id,
        monday,
    )
    assert "terugbellen.uiterlijk" in running(verzoek), "an attempt does not stop the clock"
    assert AuditRow.objects.last().facts == {"outcome": "geen_gehoor"}


def test_the_same_press_twice_is_one_attempt(wim, fatima, monday):
    verzoek, once = given_verzoek(user=wim, at=monday), uuid4()
    for _ in range(2):
        again = find_verzoek(user=fatima, number=verzoek.zaak.number)
        done = actions.attempt(
            user=fatima, at=monday, verzoek=again, outcome="geen_gehoor", once=once
        )
        assert done.pk == verzoek.pk
    assert Poging.objects.count() == 1


def test_held_twice_by_one_press_is_held_once(wim, fatima, monday):
    verzoek, once = given_verzoek(user=wim, at=monday), uuid4()
    for _ in range(2):
        actions.hold(
            user=fatima, at=monday, verzoek=anew(verzoek), outcome="verkeerd_nummer", once=once
        )
    assert Poging.objects.count() == 1
    assert (anew(verzoek).state, anew(verzoek).zaak.queue) == ("held", "gedragswetenschapper")


@pytest.mark.parametrize("direction", ["uit", "in"])
def test_the_caller_is_reached(direction, wim, fatima, monday):
    verzoek = given_verzoek(user=wim, at=monday)
    later = monday + HOUR
    contact = actions.reach(
        user=fatima, at=later, verzoek=verzoek, direction=direction, once=uuid4()
    )
    assert (contact.direction, contact.medewerker_id, contact.source_id) == (
        direction,
        fatima.user_id,
        verzoek.zaak_id,
    )
    assert contact.ended_at is None
    assert (verzoek.state, verzoek.spoken, verzoek.zaak.closed_at) == ("reached", contact, later)
    assert not running(verzoek)
    assert set(Termijn.objects.values_list("met_at", flat=True)) == {later}


def test_reached_twice_by_one_press_is_one_contact(wim, fatima, monday):
    verzoek, once = given_verzoek(user=wim, at=monday), uuid4()
    told = {"user": fatima, "at": monday, "direction": "uit", "once": once}
    first = actions.reach(verzoek=anew(verzoek), **told)
    assert actions.reach(verzoek=anew(verzoek), **told) == first
    assert Contact.objects.count() == 2


def test_it_lapses_after_three_half_days_in_sight_of_the_teammanager(wim, fatima, monday):
    verzoek = given_verzoek(user=wim, at=monday)
    for moment in (at(2, 10), at(2, 11), at(2, 14)):
        given_attempts(user=fatima, verzoek=verzoek, moments=[moment])
        with pytest.raises(WrongState) as refusal:
            actions.lapse(user=fatima, at=moment, verzoek=verzoek, reason="niet_bereikt")
        assert refusal.value.code == "too_few_attempts"
    given_attempts(user=fatima, verzoek=verzoek, moments=[at(3, 9)])
    actions.lapse(user=fatima, at=at(3, 9), verzoek=verzoek, reason="niet_bereikt")
    assert (verzoek.state, verzoek.lapse_reason, verzoek.next_try_at) == (
        "lapsed",
        "niet_bereikt",
        None,
    )
    assert verzoek.zaak.closed_at == at(3, 9) and not running(verzoek)
    assert not Termijn.objects.exclude(met_at=None).exists(), "a clock that lapsed was not met"


@pytest.mark.parametrize("told", [{"is_spoed": True}, {"has_children": True}])
def test_spoed_or_children_lapse_only_with_a_gedragswetenschapper(told, wim, fatima, yara, monday):
    verzoek = given_verzoek(user=wim, at=monday, **told)
    given_attempts(user=fatima, verzoek=verzoek, moments=[at(2, 11), at(2, 14), at(3, 9)])
    with pytest.raises(WrongState):
        actions.lapse(user=fatima, at=at(3, 10), verzoek=verzoek, reason="niet_bereikt")
    actions.ask_lapse(user=fatima, at=at(3, 10), verzoek=verzoek, reason="niet_bereikt")
    assert (verzoek.state, verzoek.zaak.queue, verzoek.next_try_at) == (
        "lapse_asked",
        "gedragswetenschapper",
        None,
    )
    assert running(verzoek), "asking does not stop the clock"
    with pytest.raises(NotAllowed):
        actions.agree_lapse(user=fatima, at=at(3, 11), verzoek=verzoek, reason="niet_bereikt")
    actions.agree_lapse(user=yara, at=at(3, 11), verzoek=verzoek, reason="niet_bereikt")
    assert anew(verzoek).state == "lapsed"


def test_nobody_agrees_with_themselves(wim, yara, fatima, monday):
    both = replace(yara, roles=frozenset({"frontoffice", "gedragswetenschapper"}))
    for verzoek in (
        given_lapse_asked(taken_by=wim, user=both, at=monday),
        given_held(taken_by=wim, user=both, at=monday, is_spoed=True),
    ):
        with pytest.raises(WrongState) as refusal:
            actions.agree_lapse(user=both, at=at(3, 12), verzoek=verzoek, reason="niet_bereikt")
        assert refusal.value.code == "needs_another_person"


def test_too_little_tried_cannot_even_be_asked_to_lapse(wim, fatima, monday):
    verzoek = given_verzoek(user=wim, at=monday, is_spoed=True)
    with pytest.raises(WrongState):
        actions.ask_lapse(user=fatima, at=monday, verzoek=verzoek, reason="niet_bereikt")
    assert anew(verzoek).state == "waiting"


def test_a_gedragswetenschapper_lets_us_call_again(wim, fatima, yara, monday):
    verzoek = given_held(taken_by=wim, user=fatima, at=monday)
    actions.allow_retry(user=yara, at=monday + HOUR, verzoek=verzoek)
    assert (verzoek.state, verzoek.zaak.queue, verzoek.next_try_at) == (
        "waiting",
        "frontoffice",
        at(2, 12, 30),
    )


def test_nobody_lets_us_call_who_said_no(wim, fatima, yara, monday):
    verzoek = given_verzoek(user=wim, at=monday, may_call="nee", is_spoed=True)
    over = verzoek.uiterlijk.due_at
    actions.ask_lapse(user=fatima, at=over, verzoek=verzoek, reason="belde_niet_terug")
    with pytest.raises(WrongState) as refusal:
        actions.allow_retry(user=yara, at=over, verzoek=verzoek)
    assert refusal.value.code == "may_not_be_called"
    actions.wait_again(user=yara, at=over, verzoek=verzoek)
    later = anew(verzoek)
    assert (later.state, later.zaak.queue, later.lapse_reason) == (
        "caller_rings",
        "frontoffice",
        "",
    )
    assert later.uiterlijk.due_at > over, "waiting on has a term of its own"
    assert list(running(later)) == ["beller.belt.zelf"]


def test_nobody_waits_for_who_did_not_say_that_he_rings(wim, fatima, yara, monday):
    verzoek = given_held(taken_by=wim, user=fatima, at=monday)
    with pytest.raises(WrongState):
        actions.wait_again(user=yara, at=monday, verzoek=verzoek)


def test_a_no_while_it_is_held_can_be_waited_for(wim, fatima, yara, monday):
    verzoek = given_held(taken_by=wim, user=fatima, at=monday)
    actions.complete(
        user=wim,
        at=monday,
        verzoek=verzoek,
        request=a_request(may_call="nee"),
        seen=anew(verzoek).version,
    )
    assert anew(verzoek).state == "held"
    actions.wait_again(user=yara, at=monday + HOUR, verzoek=verzoek)
    assert list(running(verzoek)) == ["beller.belt.zelf"]


def test_a_yes_while_a_lapse_is_asked_gives_the_clocks_of_calling_back(wim, fatima, yara, monday):
    verzoek = given_verzoek(user=wim, at=monday, may_call="nee", is_spoed=True)
    over = verzoek.uiterlijk.due_at
    actions.ask_lapse(user=fatima, at=over, verzoek=verzoek, reason="belde_niet_terug")
    actions.complete(
        user=wim, at=over, verzoek=verzoek, request=a_request(), seen=anew(verzoek).version
    )
    actions.allow_retry(user=yara, at=over, verzoek=verzoek)
    assert set(running(verzoek)) == {"terugbellen.streef", "terugbellen.uiterlijk"}


def test_what_two_people_change_is_not_lost_in_silence(wim, fatima, monday):
    verzoek = given_verzoek(user=wim, at=monday)
    stale = anew(verzoek)
    actions.complete(user=wim, at=monday, verzoek=verzoek, request=a_request(about="eerst"), seen=1)
    with pytest.raises(Conflict) as conflict:
        actions.complete(
            user=fatima, at=monday, verzoek=stale, request=a_request(about="later"), seen=1
        )
    assert conflict.value.facts == {"seen": 1, "newer": 2}
    assert read(anew(verzoek), "about") == "eerst"
    assert trail()[-1] == ("terugbelverzoek.complete", 4, "conflict")


def test_a_later_contact_of_the_same_telephone_leaves_the_first_card_alone(wim, monday):
    first = given_verzoek(
        user=wim, at=monday, may_call="tussen", from_time=time(9), until_time=time(12)
    )
    second = given_verzoek(user=wim, at=monday + HOUR, may_call="ja", voicemail="neutraal")
    assert Telefoon.objects.filter(number=PHONE).count() == 2
    assert safe_contact_card(contact=first.contact).may_call == "tussen"
    assert safe_contact_card(contact=second.contact).voicemail == "neutraal"


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
