"""The page of Find: by POST alone, each role its own, nothing typed lost, never a server error."""

import json
from dataclasses import replace

import pytest

from baken.casework.zoekvraag.models import Zoekvraag
from baken.casework.zoekvraag.queries import MOST
from baken.foundation.audit.models import AuditRow
from tests.cast import ANSWERS, client_of, given_advies, given_verzoek, the_clock_at
from tests.typed import NONSENSE

pytestmark = pytest.mark.usefixtures("at_work")

PAGE, OPEN = "/zoeken/", "/zoeken/open/"
NAME, ORGANISATION = "Mevrouw Tulpenveld", "Wijkteam Zeezicht"


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def advies(fatima, now):
    answers = replace(ANSWERS, name=NAME, organisation=ORGANISATION)
    return given_advies(user=fatima, at=now, answers=answers).zaak


def search(person, text):
    return client_of(person).post(PAGE, {"zoek": text})


def text_of(answer):
    return answer.content.decode()


def test_a_hit_is_shown_with_what_the_right_admits(fatima, advies):
    answer = search(fatima, "tulpenvelt")
    text = text_of(answer)
    assert answer.status_code == 200
    for told in (advies.number, NAME, ORGANISATION, "Advies", "open", "Fatima", "vandaag 10:00"):
        assert told in text
    assert ANSWERS.situation not in text and "Zeg nooit" in text
    assert 'value="tulpenvelt"' in text, "what was typed stays in the box"


def test_one_exact_number_opens_at_once(fatima, wim, advies, now):
    assert search(fatima, advies.number.lower()).headers["Location"] == f"/zaak/{advies.number}/"
    verzoek = given_verzoek(user=wim, at=now).zaak
    answer = client_of(wim).post(PAGE, {"zoek": verzoek.number[2:]}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/terugbelverzoek/{verzoek.number}/"


def test_opening_a_hit_leads_there_and_is_remembered(fatima, advies):
    kept = search(fatima, "tulpenveld").context["asked"].zoekvraag
    told = {"zoekvraag": kept.pk, "number": advies.number}
    answer = client_of(fatima).post(OPEN, told)
    assert answer.headers["Location"] == f"/zaak/{advies.number}/"
    assert Zoekvraag.objects.get().zaak == advies


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"zoekvraag": "x", "number": "A"},
        {"zoekvraag": str(2**70), "number": "A"},
        {"zoekvraag": "1", "number": "A-2222-2222-2"},
        {"zoekvraag": "-1", "number": "\x00"},
    ],
)
def test_a_hit_that_is_none_is_not_found(told, fatima, advies):
    assert client_of(fatima).post(OPEN, told).status_code == 404


def test_a_zaak_of_another_region_does_not_open_by_a_search_of_ones_own(
    fatima, stranger, advies, now
):
    kept = search(stranger, "tulpenveld").context["asked"].zoekvraag
    told = {"zoekvraag": kept.pk, "number": advies.number}
    assert client_of(stranger).post(OPEN, told).status_code == 404


@pytest.mark.parametrize("name", ["wim", "yara", "stranger"])
def test_who_may_not_find_an_advies_by_name_sees_nothing_of_it(name, request, advies):
    text = text_of(search(request.getfixturevalue(name), "tulpenveld"))
    assert "Niets gevonden." in text
    assert advies.number not in text and NAME not in text and "verfijn" not in text.lower()


@pytest.mark.parametrize("name", ["marit", "daan", "ines"])
def test_who_does_not_search_has_no_box_and_is_refused(name, request, advies):
    person = request.getfixturevalue(name)
    assert client_of(person).get(PAGE).status_code == 403
    assert search(person, advies.number).status_code == 403
    assert 'id="zoek"' not in text_of(client_of(person).get("/profiel/"))


def test_the_box_stands_on_every_page_and_sends_nothing_in_an_address(fatima):
    for path in ("/werk/", PAGE):
        text = text_of(client_of(fatima).get(path))
        assert '<form class="vt-find" role="search" method="post" action="/zoeken/">' in text
    assert client_of(fatima).get(PAGE, {"zoek": NAME}).context.get("asked") is None


def test_more_than_twenty_says_to_refine(fatima, now):
    for _ in range(MOST + 1):
        given_advies(user=fatima, at=now, answers=replace(ANSWERS, name=NAME))
    answer = search(fatima, "tulpenveld")
    assert len(answer.context["asked"].found.hits) == MOST
    assert "Verfijn je zoekopdracht." in text_of(answer)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Typ een nummer, een telefoonnummer of een naam."),
        ("   ", "Typ een nummer, een telefoonnummer of een naam."),
        ("x", "Typ minstens twee letters van een naam."),
        ("😀😀😀", "Typ minstens twee letters van een naam."),
        ("A-7K4M-2QX9-Z2", "Typ minstens"),
        ("A-7K4M-2QX9-2", "Dit nummer klopt niet."),
        ("06 5550 12", "Dit is geen telefoonnummer."),
        ("a" * 5000, "Dit is te lang om te zoeken."),
    ],
)
def test_what_cannot_be_searched_is_told_and_stays(typed, words, fatima):
    answer = search(fatima, typed)
    if words == "Typ minstens":
        assert answer.status_code == 200, "eleven symbols are no number and may be a name"
        return
    assert answer.status_code == 422
    assert words in text_of(answer) and f'value="{typed}"' in text_of(answer)
    assert text_of(answer).count('href="#zoek"') == 1
    assert not Zoekvraag.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        "'; DROP TABLE zaak_zaak; --", "%' OR '1'='1", "%%%aa", "__aa", "\\x00aa", "<script>alert",
        "aa\u202ebb", "Ж" * 60, "أحمد", "ﷺ", "ﬃﬃ", "Ⅷ Ⅷ", "١٢٣٤٥٦٧", "a" * 120, "in 't 't 't",
        "x y z q w e r t", "\U0010ffffab", "ij ij", "ퟻퟻ",
    ],
)  # fmt: skip
def test_hostile_words_are_words(typed, fatima, advies):
    answer = search(fatima, typed)
    assert answer.status_code in (200, 422)
    assert "<script>alert" not in text_of(answer)
    assert advies.number not in text_of(answer)


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_answered(kind, fatima):
    assert search(fatima, NONSENSE[kind]).status_code in (200, 422)


def test_no_word_of_a_search_stands_in_the_trail(fatima, advies):
    search(fatima, "tulpenvelt")
    rows = AuditRow.objects.filter(user_id=fatima.user_id)
    told = json.dumps([[row.query, row.facts, row.reason] for row in rows])
    assert rows.filter(verb="zaak.find").count() == 1 and "ulpen" not in told
