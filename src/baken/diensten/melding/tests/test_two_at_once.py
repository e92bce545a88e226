"""Two people at one household at the same moment, with transactions that really commit."""

from dataclasses import replace
from uuid import uuid4

import pytest

from baken.casework.dossier.models import Adres, PersoonRelatie
from baken.casework.dossier.queries import find_adres
from baken.core.errors import Conflict, WrongState
from baken.diensten.melding import actions
from baken.diensten.melding.queries import find_melding
from baken.diensten.melding.tests.household import HOME, MOVED, lives, relate
from baken.foundation.access.inside import inside
from tests.cast import given_household, given_melding, join
from tests.together import together


@pytest.fixture
def people(own_database, monday):
    return {name: join(name, at=monday) for name in ("fatima", "yara")}


@pytest.fixture
def home(people, monday):
    """The number of a melding, and the two people it is about."""
    melding = given_melding(user=people["fatima"], at=monday)
    pair = given_household(user=people["fatima"], at=monday, melding=melding)
    return melding.zaak.number, pair


def settle(user, number, pk, at):
    """Let somebody of the household have a home."""
    with inside(user.organisatie_id):
        lives(user, at, find_melding(user=user, number=number), pk)


def both(people, number, do):
    """Let both do the same with the melding as each finds it; return what was refused."""

    def doing(user):
        def done():
            with inside(user.organisatie_id):
                do(user, find_melding(user=user, number=number))

        return done

    return [one for one in together(*(doing(user) for user in people.values())) if one is not None]


def test_of_two_new_homes_one_counts(people, home, monday):
    number, pair = home
    settle(people["fatima"], number, pair[0], monday)
    moved = replace(HOME, from_date=MOVED)
    (refused,) = both(people, number, lambda u, m: lives(u, monday, m, pair[0], moved))
    assert isinstance(refused, WrongState) and refused.code == "home_needs_a_later_start"
    with inside(people["fatima"].organisatie_id):
        assert Adres.objects.filter(until_date=None).count() == 1
        assert Adres.objects.count() == 2


def test_of_two_corrections_one_counts(people, home, monday):
    number, pair = home
    settle(people["fatima"], number, pair[0], monday)
    with inside(people["fatima"].organisatie_id):
        pk = Adres.objects.get().pk

    def correct(user, melding):
        adres = find_adres(zaak=melding.zaak, pk=pk)
        told = replace(HOME, plaats="Edam")
        actions.change_address(
            user=user, at=monday, melding=melding, adres=adres, address=told, seen=1
        )

    (refused,) = both(people, number, correct)
    assert isinstance(refused, Conflict)


def test_of_two_same_relations_one_counts(people, home, monday):
    number, pair = home
    (refused,) = both(
        people, number, lambda u, m: relate(u, monday, m, *pair, soort="partner", once=uuid4())
    )
    assert isinstance(refused, WrongState) and refused.code == "related_already"
    with inside(people["fatima"].organisatie_id):
        assert PersoonRelatie.objects.count() == 1
