"""What people do with a terugbelverzoek: the rows, the clocks, the trail, and who may not."""

from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest

from baken.casework.contact.models import Contact, Naam, Telefoon
from baken.casework.contact.queries import safe_contact_card
from baken.casework.termijn.models import Termijn
from baken.core.errors import Conflict, WrongState
from baken.core.kalender import AMSTERDAM
from baken.foundation.audit.models import AuditRow
from baken.foundation.vault.sealed import read
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.models import Poging, Terugbelverzoek
from baken.intake.terugbelverzoek.queries import find_verzoek
from tests.cast import (
    PHONE,
    a_request,
    given_attempts,
    given_parked,
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
