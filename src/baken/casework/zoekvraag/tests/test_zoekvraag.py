"""A search is kept sealed, tells what it served, and is destroyed by the day."""

import json
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from baken.casework.contact.models import Naamwoord
from baken.casework.zoekvraag import actions
from baken.casework.zoekvraag.jobs import purge
from baken.casework.zoekvraag.models import Zoekvraag
from baken.casework.zoekvraag.queries import find_zoekvraag, list_days_before
from baken.casework.zoekvraag.rules.question import read_question
from baken.core.errors import NotAllowed, NotFound
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from baken.foundation.identity.actor import clock_of
from baken.foundation.vault.errors import Destroyed
from baken.foundation.vault.models import Kluis
from baken.foundation.vault.sealed import read
from baken.intake.terugbelverzoek import actions as terugbel
from baken.policy.bewaren import bewaren
from tests.cast import ANSWERS, given_advies, given_verzoek

pytestmark = pytest.mark.usefixtures("at_work")

PHONE, NAME = "+31655509911", "Mevrouw Tulpenveld"
DAY = timedelta(days=1)


def ask(user, at, text):
    return actions.ask(user=user, at=at, words=text, readings=read_question(text))


def numbers(user, at, text):
    with inside(user.organisatie_id):
        return {hit.number for hit in ask(user, at, text).found.hits}


@pytest.fixture
def advies(fatima, monday):
    answers = replace(ANSWERS, name=NAME)
    return given_advies(user=fatima, at=monday, answers=answers).zaak


@pytest.fixture
def verzoek(wim, monday):
    return given_verzoek(user=wim, at=monday, number=PHONE, name=NAME)


def test_it_is_kept_sealed_and_the_trail_holds_its_id_alone(fatima, advies, monday):
    asked = ask(fatima, monday, "Tulpenvelt")
    row = AuditRow.objects.get(verb="zaak.find")
    kept = Zoekvraag.objects.get()
    assert (row.subject_type, row.subject_id) == ("zoekvraag.zoekvraag", kept.pk)
    assert row.facts == {"kind": "name", "rows": 1}
    assert (kept.pk, kept.kind, kept.row_count, kept.zaak) == (
        asked.zoekvraag.pk, "name", 1, None,
    )  # fmt: skip
    assert read(kept, "words") == "Tulpenvelt" and b"ulpenvel" not in bytes(kept.words)
    assert "ulpenvel" not in json.dumps([row.facts, row.query, row.reason])


def test_a_search_that_finds_nothing_is_kept_too(fatima, monday):
    ask(fatima, monday, "Niemandal")
    assert Zoekvraag.objects.get().row_count == 0


def test_an_exact_number_has_served_at_once(fatima, advies, monday):
    asked = ask(fatima, monday, advies.number)
    assert (asked.zoekvraag.zaak, asked.zoekvraag.opened_at) == (advies, monday)
    assert AuditRow.objects.get(verb="zaak.find").facts["zaak"] == advies.pk


def test_what_is_opened_is_remembered_and_the_first_stays(fatima, advies, verzoek, monday):
    asked = ask(fatima, monday, "tulpenveld")
    for zaak in (advies, verzoek.zaak):
        actions.open_hit(user=fatima, at=monday, zoekvraag=asked.zoekvraag, zaak=zaak)
    assert Zoekvraag.objects.get().zaak == advies
    opened = AuditRow.objects.filter(verb="zoekvraag.open").order_by("pk")
    assert [row.facts for row in opened] == [{"zaak": advies.pk}, {"zaak": verzoek.zaak.pk}]
    assert {row.subject_id for row in opened} == {asked.zoekvraag.pk}


def test_nobody_opens_by_the_search_of_another(fatima, karim, stranger, advies, monday):
    zoekvraag = ask(fatima, monday, "tulpenveld").zoekvraag
    for person in (karim, stranger):
        with inside(person.organisatie_id):
            with pytest.raises(NotFound):
                find_zoekvraag(user=person, pk=zoekvraag.pk)
            with pytest.raises(NotAllowed):
                actions.open_hit(user=person, at=monday, zoekvraag=zoekvraag, zaak=advies)


@pytest.mark.parametrize(
    ("name", "admitted"),
    [
        ("fatima", {"number": "AT", "name": "AT", "telephone": "T"}),
        ("karim", {"number": "AT", "name": "AT", "telephone": "T"}),
        ("lotte", {"number": "AT", "name": "AT", "telephone": "T"}),
        ("yara", {"number": "AT", "name": "", "telephone": ""}),
        ("wim", {"number": "T", "name": "T", "telephone": "T"}),  # he took it down himself
        ("stranger", {"number": "", "name": "", "telephone": ""}),
    ],
)
def test_each_role_finds_what_its_right_admits(name, admitted, request, advies, verzoek, monday):
    person = request.getfixturevalue(name)
    asked = {
        "number": (advies.number, verzoek.zaak.number),
        "name": ("tulpenveld",),
        "telephone": (PHONE,),
    }
    for kind, texts in asked.items():
        found = {number[0] for text in texts for number in numbers(person, monday, text)}
        assert found == set(admitted[kind]), kind


def test_the_secretariaat_finds_no_caller_of_another(wim, fatima, monday):
    other = given_verzoek(user=fatima, at=monday, number=PHONE, name=NAME).zaak
    assert numbers(wim, monday, PHONE) == numbers(wim, monday, "tulpenveld") == set()
    (hit,) = ask(wim, monday, other.number).found.hits
    assert (hit.number, hit.name, hit.organisation) == (other.number, "", "")
    assert ask(fatima, monday, other.number).found.hits[0].name == NAME


@pytest.mark.parametrize("name", ["daan", "ines", "marit"])
def test_who_has_no_such_work_does_not_search(name, request, advies, monday):
    with pytest.raises(NotAllowed):
        ask(request.getfixturevalue(name), monday, advies.number)
    assert not Zoekvraag.objects.exists()
    assert AuditRow.objects.get(verb="zaak.find").outcome == 4


def test_what_is_not_yours_leaves_no_trace_in_the_count(fatima, stranger, advies, monday):
    with inside(stranger.organisatie_id):
        asked = ask(stranger, monday, "tulpenveld")
        assert (asked.found.hits, asked.found.has_more, asked.zoekvraag.row_count) == ([], False, 0)


def test_what_is_erased_is_never_found(fatima, wim, verzoek, monday):
    terugbel.reach(user=fatima, at=monday, verzoek=verzoek, direction="uit", once=uuid4())
    assert numbers(fatima, monday, "tulpenveld")
    terugbel.erase(user=clock_of(fatima.organisatie_id), at=monday + 31 * DAY, verzoek=verzoek)
    for text in ("tulpenveld", "tulpenvelt", "tulp", PHONE):
        assert numbers(fatima, monday, text) == set()
    assert not Naamwoord.objects.exists()


def test_a_day_shares_a_kluis_and_is_destroyed_at_once(fatima, karim, advies, monday):
    term = bewaren()["zoekvraag"].period
    old = [ask(person, monday, "tulpenveld").zoekvraag for person in (fatima, karim, fatima)]
    new = ask(fatima, monday + DAY, "tulpenveld").zoekvraag
    assert len({one.kluis_id for one in old}) == 1 and new.kluis_id != old[0].kluis_id
    purge(int((monday + term).timestamp()))
    assert Zoekvraag.objects.count() == 4, "the last day of the term is kept whole"
    purge(int((monday + term + DAY).timestamp()))
    assert list(Zoekvraag.objects.all()) == [new]
    assert Kluis.objects.get(pk=old[0].kluis_id).destroyed_at is not None
    with pytest.raises(Destroyed):
        read(old[0], "words")
    row = AuditRow.objects.get(verb="zoekvraag.erase")
    assert (row.facts, row.actor_kind) == ({"rows": 3}, "clock")
    purge(int((monday + term + DAY).timestamp()))
    assert AuditRow.objects.filter(verb="zoekvraag.erase").count() == 1


def test_only_the_clock_destroys(fatima, stranger, advies, monday):
    zoekvraag = ask(fatima, monday, "tulpenveld").zoekvraag
    late = (monday + DAY).date()
    assert list_days_before(user=fatima, day=late) == []
    for person in (fatima, clock_of(stranger.organisatie_id)):
        with pytest.raises(NotAllowed):
            actions.erase_day(user=person, at=monday, zoekvraag=zoekvraag)


@pytest.mark.parametrize(
    "change",
    ["kind = 'anders'", "opened_at = asked_at", "organisatie_id = organisatie_id + 1"],
)
def test_the_database_refuses_what_cannot_be(change, fatima, advies, monday):
    ask(fatima, monday, "tulpenveld")
    with (
        pytest.raises((IntegrityError, ProgrammingError)),
        transaction.atomic(),
        connection.cursor() as c,
    ):
        c.execute(f"UPDATE zoekvraag_zoekvraag SET {change}")  # noqa: S608
