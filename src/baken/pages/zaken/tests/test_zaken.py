"""The list of zaken: counted exactly, to who divides the work, without what anybody told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baken.casework.zaak.models import Zaak
from baken.diensten.advies import actions as advies_actions
from baken.foundation.audit.models import AuditRow
from baken.pages.zaken import views
from tests.cast import client_of, given_advies, given_melding, given_verzoek, the_clock_at

pytestmark = pytest.mark.usefixtures("at_work")

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def numbers(wim, fatima, monday):
    """Return the numbers, by a letter each, in the order in which they began: an open request, a
    closed advies a day later, and after two days an advies (b) that became a melding."""
    verzoek = given_verzoek(user=wim, at=monday)
    advies = given_advies(user=fatima, at=monday + DAY)
    advies_actions.close_advies(user=fatima, at=monday + DAY, advies=advies)
    melding = given_melding(user=fatima, at=monday + 2 * DAY)
    became = Zaak.objects.filter(soort="advies").exclude(pk=advies.zaak_id).get()
    return {
        "v": verzoek.zaak.number,
        "a": advies.zaak.number,
        "b": became.number,
        "m": melding.zaak.number,
    }


def get(user, at, query="", status=200):
    with the_clock_at(at):
        response = client_of(user).get(f"/zaken/{query}")
    assert response.status_code == status
    return response


def shown(response, numbers):
    letters = {number: letter for letter, number in numbers.items()}
    return "".join(letters[row.number] for row in response.context["rows"])


CHOICES = [
    ("", "mbav"),
    ("?volgorde=oudste", "vabm"),
    ("?soort=advies", "ba"),
    ("?soort=terugbelverzoek", "v"),
    ("?soort=melding", "m"),
    ("?stand=gesloten", "ba"),
    ("?stand=open", "mv"),
    ("?stand=open&soort=advies", ""),
    ("?van=gisteren", "mba"),
    ("?tot=eergisteren", "v"),
    ("?van=gisteren&tot=gisteren", "a"),
    ("?van=gisteren&tot=gisteren&soort=melding", ""),
]


@pytest.mark.parametrize(("query", "expected"), CHOICES)
def test_each_choice_shows_its_zaken_and_how_many(numbers, marit, monday, query, expected):
    response = get(marit, monday + 2 * DAY + HOUR, query)
    assert shown(response, numbers) == expected
    assert response.context["page"].paginator.count == len(expected)


@pytest.mark.parametrize(("who", "expected"), [("marit", "mbav"), ("lotte", "bav")])
def test_each_role_lists_what_its_right_gives(request, numbers, monday, who, expected):
    response = get(request.getfixturevalue(who), monday + 3 * DAY)
    assert shown(response, numbers) == expected


def test_a_link_to_a_zaak_stands_only_where_one_may_open_it(numbers, lotte, marit, monday):
    link = f'href="/zaak/{numbers["a"]}/"'
    assert link in get(lotte, monday + 3 * DAY).content.decode()
    page = get(marit, monday + 3 * DAY).content.decode()
    assert numbers["a"] in page and link not in page


@pytest.mark.parametrize("who", ["fatima", "wim", "yara", "daan", "crisis"])
def test_others_are_told_for_whom_it_is(request, monday, who):
    page = get(request.getfixturevalue(who), monday, status=403).content.decode()
    assert "voor wie het werk verdeelt" in page and 'href="/zaken/"' not in page


def test_another_region_is_not_counted(numbers, marit, stranger, monday):
    given_advies(user=stranger, at=monday)
    assert get(marit, monday + 3 * DAY).context["page"].paginator.count == 4


def test_pages_keep_the_choice_and_count_everything(monkeypatch, numbers, marit, monday):
    monkeypatch.setattr(views, "ON_A_PAGE", 2)
    first = get(marit, monday + 3 * DAY, "?volgorde=oudste&stand=")
    assert shown(first, numbers) == "va"
    page = first.content.decode()
    assert 'href="?volgorde=oudste&amp;pagina=2"' in page
    assert "1 tot en met 2 van 4" in page
    second = get(marit, monday + 3 * DAY, "?volgorde=oudste&pagina=2")
    assert shown(second, numbers) == "bm"
    assert 'href="?soort=advies&amp;volgorde=oudste"' in second.content.decode()


@pytest.mark.parametrize(("pagina", "expected"), [("9", "bm"), ("0", "bm"), ("-3", "bm")])
def test_a_page_too_far_is_the_last_one(monkeypatch, numbers, marit, monday, pagina, expected):
    monkeypatch.setattr(views, "ON_A_PAGE", 2)
    query = f"?volgorde=oudste&pagina={pagina}"
    assert shown(get(marit, monday + 3 * DAY, query), numbers) == expected


TYPED = [
    ("?van=32-1", "van", "Dit is geen dag."),
    ("?tot=xyz", "tot", "Dit is geen dag."),
    ("?van=gisteren&tot=eergisteren", "tot", "Deze dag ligt voor de eerste dag."),
    ("?van=%3Cb%3E", "van", "Dit is geen dag."),
    ("?van=" + "9" * 40, "van", "30"),
    ("?van=1-1-0001", "van", "Dit is geen dag."),
    ("?tot=31-12-9999", "tot", "Deze dag moet nog komen."),
    ("?van=morgen", "van", "Deze dag moet nog komen."),
]


@pytest.mark.parametrize(("query", "field", "words"), TYPED)
def test_what_is_no_day_is_told_at_its_field(marit, monday, query, field, words):
    response = get(marit, monday, query, status=422)
    assert words in str(response.context["form"].errors[field])
    page = response.content.decode()
    assert f'href="#id_{field}"' in page and "<b>" not in page.split('id="id_van"')[1][:200]


NO_LINKS = ["?soort=dossier", "?stand=x", "?volgorde=y", "?pagina=een", "?soort=%00"]


@pytest.mark.parametrize("query", NO_LINKS)
def test_a_choice_that_no_link_offers_is_no_page(marit, monday, query):
    get(marit, monday, query, status=404)


def test_the_list_is_read_in_few_questions_and_leaves_a_line(numbers, fatima, marit, monday):
    get(marit, monday + 3 * DAY)
    for n in range(20):
        given_advies(user=fatima, at=monday + n * HOUR)
    with CaptureQueriesContext(connection) as asked:
        get(marit, monday + 4 * DAY)
    about_zaken = [one["sql"] for one in asked if 'FROM "zaak_zaak"' in one["sql"]]
    assert len(about_zaken) == 3, about_zaken
    line = AuditRow.objects.filter(verb="zaak.list").latest("pk")
    assert (line.query, line.row_count) == ("zaken", 24)
