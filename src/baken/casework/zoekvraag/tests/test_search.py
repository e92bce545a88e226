"""What a search finds: recall on damaged names, order, limits, and a constant number of queries."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baken.casework.contact import queries as contact_queries
from baken.casework.contact.models import Contact, Naamwoord
from baken.casework.contact.steps import note_naam
from baken.casework.zoekvraag.queries import MOST, find
from baken.casework.zoekvraag.rules.question import Kind, Reading, read_question
from baken.casework.zoekvraag.tests.damage import DAMAGE, ORGANISATIONS, Person, people
from baken.core.numbers import check_symbol
from baken.diensten.advies.actions import register_and_close
from tests.cast import ANSWERS, given_advies, given_talk, given_verzoek

pytestmark = pytest.mark.usefixtures("at_work")

MINUTE = timedelta(minutes=1)


def search(user, text):
    return find(user=user, readings=read_question(text))


def numbers(user, text):
    return [hit.number for hit in search(user, text).hits]


def an_advies(user, at, **names):
    return given_advies(user=user, at=at, answers=replace(ANSWERS, **names)).zaak.number


@pytest.fixture
def town(fatima, monday):
    """Everybody of the damaged set has called once, and so have their organisations."""
    called = {person: an_advies(fatima, monday, name=person.noted) for person in people()}
    return called | {
        Person("", name): an_advies(fatima, monday, organisation=name) for name in ORGANISATIONS
    }


@pytest.fixture(params=["few", "very many"])
def noted(request, monkeypatch):
    """Both roads: the words of few contacten are compared here, those of very many by PostgreSQL."""
    if request.param == "very many":
        monkeypatch.setattr(contact_queries, "MOST_COMPARED", -1)


@pytest.mark.usefixtures("noted")
def test_recall_on_damaged_names(town, fatima):
    """Recall: the share of damaged spellings for which the one meant stands among the hits.

    Each kind of damage by itself at least 0.95, all together at least 0.98.
    """
    found, asked, chance = {}, [one for one in town if one.first], Random(22)
    for kind, damage in DAMAGE.items():
        spelled = {person: damage(person, chance) for person in asked}
        hits = [town[person] in numbers(fatima, text) for person, text in spelled.items()]
        found[kind] = sum(hits) / len(hits)
    assert min(found.values()) >= 0.95, found
    assert sum(found.values()) / len(found) >= 0.98, found


@pytest.mark.usefixtures("noted")
def test_a_damaged_name_finds_few_others(town, fatima):
    """Precision is measured too: else a search that gives everybody would pass the test above."""
    asked, chance = [one for one in town if one.first], Random(22)
    given = [len(numbers(fatima, DAMAGE["one slip"](person, chance))) for person in asked]
    assert sum(given) / len(given) < 1.5


@pytest.mark.parametrize("text", ["vlierkamp", "Basisschool de Vlierkamp", "basischool vlierkamp"])
def test_an_organisation_is_found(text, town, fatima):
    assert town[Person("", "Basisschool De Vlierkamp")] in numbers(fatima, text)


@pytest.mark.usefixtures("noted")
def test_another_given_name_is_another_person(town, fatima):
    assert numbers(fatima, "Gerrit Kwispelaar") == []
    assert numbers(fatima, "X. Kwispelaar") == []


@pytest.mark.parametrize(("text", "count"), [("Wu", 1), ("wu", 1), ("Li", 0), ("El", 0), ("De", 0)])
def test_two_letters_are_a_whole_name(text, count, fatima, monday):
    an_advies(fatima, monday, name="Mevrouw Wu")
    an_advies(fatima, monday, name="Anna Wulfsen")
    assert len(numbers(fatima, text)) == count


@pytest.mark.usefixtures("noted")
def test_an_initial_was_noted_and_the_name_is_asked(fatima, monday):
    number = an_advies(fatima, monday, name="J. Tulpenveld")
    an_advies(fatima, monday, name="P. Tulpenveld")
    assert numbers(fatima, "Jan Tulpenveld") == [number]


@pytest.mark.usefixtures("noted")
def test_who_is_called_so_stands_before_who_nearly_is(fatima, monday):
    near = an_advies(fatima, monday + MINUTE, name="Tulpenvelt")
    older = an_advies(fatima, monday, name="Tulpenveld")
    newer = an_advies(fatima, monday + MINUTE, name="Mevrouw Tulpenveld")
    assert numbers(fatima, "tulpenveld") == [newer, older, near]


@pytest.mark.usefixtures("noted")
def test_more_than_twenty_asks_to_refine(fatima, monday):
    for count in range(MOST + 1):
        an_advies(fatima, monday + count * MINUTE, name="Tulpenveld")
    found = search(fatima, "tulpenveld")
    assert (len(found.hits), found.has_more) == (MOST, True)
    assert not search(fatima, "tulpenvelden x").has_more


def test_a_name_that_changes_is_found_under_the_new_one_alone(fatima, monday):
    contact = Contact.objects.get(zaak__number=an_advies(fatima, monday, name="Tulpenveld"))
    note_naam(contact=contact, name="Zonnebloem", organisation="")
    assert not numbers(fatima, "tulpenveld") and numbers(fatima, "zonnebloem")
    note_naam(contact=contact, name="", organisation="")
    assert not numbers(fatima, "zonnebloem") and not Naamwoord.objects.exists()


def test_a_telephone_gives_its_requests_and_what_came_of_them(wim, fatima, monday):
    verzoek = given_verzoek(user=wim, at=monday, number="+31655509911")
    given_verzoek(user=wim, at=monday, number="+31655509912")
    talk = given_talk(user=fatima, at=monday + MINUTE, verzoek=verzoek)
    advies = register_and_close(
        user=fatima, at=monday + MINUTE, contact=talk, answers=ANSWERS, once=uuid4()
    )
    assert numbers(fatima, "06 5550 9911") == [advies.zaak.number, verzoek.zaak.number]


def test_a_number_is_exactly_one_zaak(wim, fatima, monday):
    zaak = given_verzoek(user=wim, at=monday).zaak
    for typed in (zaak.number, zaak.number[2:].lower(), zaak.number.replace("-", " ")):
        assert search(fatima, typed).exact == zaak
    assert search(fatima, "A" + zaak.number[1:]).exact == zaak, "the letter is seldom known"
    nobody = "2222-2222-" + check_symbol("22222222")
    assert search(fatima, nobody).exact is None


def test_letters_that_are_no_number_here_are_a_name(fatima, monday):
    number = an_advies(fatima, monday, name="Kwakernat")
    by_chance = Reading(kind=Kind.NUMBER, body="2222-2222-2")
    readings = (by_chance, *read_question("Kwakernat"))
    assert [hit.number for hit in find(user=fatima, readings=readings).hits] == [number]


@pytest.mark.usefixtures("noted")
def test_the_queries_do_not_grow_with_the_hits(fatima, monday):
    def asked(text):
        with CaptureQueriesContext(connection) as queries:
            search(fatima, text)
        return len(queries)

    an_advies(fatima, monday, name="Anna Tulpenveld", organisation="Zeezicht")
    texts = ("tulpenveld", "anna tulpenveld", "tulpenvelt", "zeezicht", "0655501234", "niemandal")
    first = {text: asked(text) for text in texts}
    for _ in range(5):
        an_advies(fatima, monday, name="Anna Tulpenveld", organisation="Zeezicht")
    assert {text: asked(text) for text in texts} == first
    assert max(first.values()) <= 12
