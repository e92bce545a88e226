"""The directory is found by gemeente, soort and name; another room gets who can be chosen."""

from dataclasses import replace
from datetime import timedelta

import pytest

from baken.casework.ketenpartner import actions
from baken.casework.ketenpartner.queries import (
    find_afspraak,
    find_contactpunt,
    find_ketenpartner,
    gemeenten_of_region,
    ketenpartner_card,
    list_ketenpartners,
    partners_for,
)
from baken.casework.ketenpartner.rules.afspraken import Stand
from baken.casework.ketenpartner.rules.told import Told
from baken.core.errors import NotFound
from tests.cast import join
from tests.partners import (
    SOCIAAL_TEAM,
    convenant,
    given_afspraak,
    given_contactpunt,
    given_ketenpartner,
)

pytestmark = pytest.mark.usefixtures("at_work")

ZAANSTAD, PURMEREND, ELSEWHERE = "0479", "0439", "0518"


@pytest.fixture
def directory(ines, monday):
    """Keep four ketenpartners: one in each of two gemeenten, one everywhere, one that stopped."""
    told = [
        Told(naam="Wijkteam Zuid", soort="lokale_veld", gemeenten=(PURMEREND,)),
        Told(naam="Opvang Rietkraag", soort="vrouwenopvang"),
        replace(SOCIAAL_TEAM, naam="Wijkteam Noord", gemeenten=(ZAANSTAD, PURMEREND)),
        Told(naam="Wijkteam Oud", soort="lokale_veld", gemeenten=(ZAANSTAD,)),
    ]
    made = [given_ketenpartner(user=ines, at=monday, told=one) for one in told]
    actions.stop_ketenpartner(
        user=ines, at=monday, ketenpartner=made[-1], why="Is opgeheven.", seen=1
    )
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Wijkteam Noord", "Wijkteam Oud", "Wijkteam Zuid", "Opvang Rietkraag"]),
        ({"gemeente": ZAANSTAD}, ["Wijkteam Noord", "Wijkteam Oud", "Opvang Rietkraag"]),
        ({"gemeente": ELSEWHERE}, ["Opvang Rietkraag"]),
        ({"soort": "vrouwenopvang"}, ["Opvang Rietkraag"]),
        ({"soort": "thuiszorg"}, []),
        ({"words": "noord wijk"}, ["Wijkteam Noord"]),
        ({"words": "RIET"}, ["Opvang Rietkraag"]),
        ({"words": "%"}, []),
        ({"gemeente": PURMEREND, "soort": "lokale_veld", "words": "zuid"}, ["Wijkteam Zuid"]),
    ],
)
def test_what_is_asked_is_found_by_soort_and_name(asked, found, directory, fatima, monday):
    rows = list_ketenpartners(user=fatima, at=monday, **asked)
    assert [row.naam for row in rows] == found
    assert {row.naam for row in rows if row.ended_at} <= {"Wijkteam Oud"}


@pytest.mark.parametrize("name", ["stranger", "bas"])
def test_who_may_not_see_it_finds_nothing(name, directory, monday, ines):
    user = join(name, at=monday)
    point = given_contactpunt(user=ines, at=monday, ketenpartner=directory[0])
    afspraak = given_afspraak(user=ines, at=monday, ketenpartner=directory[0])
    assert list_ketenpartners(user=user, at=monday) == []
    with pytest.raises(NotFound):
        ketenpartner_card(user=user, at=monday, pk=directory[0].pk)
    for find, row in (
        (find_ketenpartner, directory[0]),
        (find_contactpunt, point),
        (find_afspraak, afspraak),
    ):
        assert find(user=ines, pk=row.pk) == row
        with pytest.raises(NotFound):
            find(user=user, pk=row.pk)


@pytest.mark.parametrize(
    ("days", "over"),
    [((400,), None), ((91, 30), "30"), ((-1,), "-1"), ((-1, None), None), ((30, 400), None)],
)
def test_a_row_tells_of_an_agreement_that_needs_a_new_one(days, over, ines, fatima, monday):
    partner = given_ketenpartner(user=ines, at=monday)
    for number, ends in enumerate(days):
        agreed = convenant(monday, begins=-50, ends=ends)
        soort = "anders" if over == "30" and number else "convenant"
        told = replace(agreed, soort=soort)
        given_afspraak(user=ines, at=monday, ketenpartner=partner, agreed=told)
    (row,) = list_ketenpartners(user=fatima, at=monday)
    if over is None:
        assert row.over is None
    else:
        assert row.over is not None
        assert row.over.until_date == monday.date() + timedelta(days=int(over))
        assert row.over.has_ended is (int(over) < 0)


def test_one_that_stopped_warns_of_nothing(ines, fatima, monday):
    partner = given_ketenpartner(user=ines, at=monday)
    agreed = convenant(monday, begins=-50, ends=-1)
    given_afspraak(user=ines, at=monday, ketenpartner=partner, agreed=agreed)
    actions.stop_ketenpartner(user=ines, at=monday, ketenpartner=partner, why="Weg.", seen=1)
    (row,) = list_ketenpartners(user=fatima, at=monday)
    assert row.over is None


def test_a_card_tells_all_and_who_may_change_it(ines, fatima, monday):
    partner = given_ketenpartner(user=ines, at=monday)
    first = given_contactpunt(user=ines, at=monday, ketenpartner=partner)
    gone = given_contactpunt(user=ines, at=monday, ketenpartner=partner)
    given_afspraak(user=ines, at=monday, ketenpartner=partner)
    actions.end_contactpunt(user=ines, at=monday, ketenpartner=partner, contactpunt=gone, seen=1)
    card = ketenpartner_card(user=fatima, at=monday, pk=partner.pk)
    assert (card.naam, list(card.gemeenten), card.may_manage) == (
        "Sociaal team Oost",
        [ZAANSTAD],
        False,
    )
    assert [point.pk for point in card.points] == [first.pk]
    assert [one.stand for one in card.agreements] == [Stand.RUNS]
    later = ketenpartner_card(user=ines, at=monday + timedelta(days=300), pk=partner.pk)
    assert later.may_manage and [one.stand for one in later.agreements] == [Stand.ENDS_SOON]
    with pytest.raises(NotFound):
        find_contactpunt(user=ines, pk=gone.pk)


@pytest.mark.parametrize(
    ("gemeente", "found"),
    [
        (ZAANSTAD, ["Wijkteam Noord", "Opvang Rietkraag"]),
        (PURMEREND, ["Wijkteam Noord", "Wijkteam Zuid", "Opvang Rietkraag"]),
        (ELSEWHERE, ["Opvang Rietkraag"]),
        ("", ["Opvang Rietkraag", "Wijkteam Noord", "Wijkteam Zuid"]),
    ],
)
def test_who_can_be_chosen_for_a_gemeente(gemeente, found, directory, fatima, stranger):
    partners = partners_for(organisatie_id=fatima.organisatie_id, gemeente=gemeente)
    assert [one.naam for one in partners] == found
    assert partners_for(organisatie_id=stranger.organisatie_id, gemeente=gemeente) == []


def test_the_gemeenten_are_those_of_the_region(fatima):
    found = gemeenten_of_region(organisatie_id=fatima.organisatie_id)
    names = [one.name for one in found]
    assert names == sorted(names) and "Zaanstad" in names and "Den Haag" not in names
