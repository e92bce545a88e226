"""The list is the check: for anybody, the rows of a list are the rows an act takes, and no other."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from baken.casework.zaak.models import Zaak
from baken.core.errors import NotAllowed, NotFound
from baken.foundation.access.inside import inside
from baken.foundation.audit.act import act
from baken.foundation.audit.look import look
from baken.foundation.identity.actor import Actor, Kind
from baken.policy.rights import rights, roles
from tests.architecture.test_policy import USED, spine_of
from tests.cast import given_advies, given_consult, given_contact, given_verzoek
from tests.partners import given_ketenpartner

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PAIRS = sorted({(right, spine_of(model)) for right, model in USED}, key=str)
MODELS = sorted({model for _, model in PAIRS}, key=str)


class Enough(Exception):
    """The door opened; nothing is to be done behind it."""


@pytest.fixture
def house(fatima, karim, wim, yara, ines, stranger, monday):
    """Two regions with contacten, requests and adviezen of several people, and a ketenpartner."""
    given_ketenpartner(user=ines, at=monday)
    for user in (fatima, karim, yara, stranger):
        given_contact(user=user, at=monday)
    for user in (wim, fatima, stranger):
        given_verzoek(user=user, at=monday)
    for user in (fatima, karim, stranger):
        advies = given_advies(user=user, at=monday + timedelta(minutes=1))
        if user is not karim:
            given_consult(user=user, at=monday + timedelta(minutes=2), zaak=advies.zaak)
    return [fatima, karim, wim, yara, stranger]


@st.composite
def people(draw):
    """Draw who somebody might be: any roles, as one of the cast or as nobody there."""
    held = draw(st.frozensets(st.sampled_from(sorted(roles())), max_size=3))
    return held, draw(st.integers(0, 5)), draw(st.booleans())


def actor(house: list[Actor], who: tuple) -> Actor:
    held, number, away = who
    person = house[number] if number < len(house) else None
    place = house[-1] if away else house[0]
    return Actor(
        kind=Kind.PERSON,
        organisatie_id=place.organisatie_id,
        roles=held,
        user_id=person.user_id if person else None,
    )


def all_rows(house: list[Actor], model: type) -> list:
    """Return the rows of all regions, as no actor ever sees them."""
    found = []
    for organisatie_id in {one.organisatie_id for one in house}:
        with inside(organisatie_id):
            found += list(model._default_manager.all())
    return found


def opens(right: str, user: Actor, row) -> bool:
    """Return whether the door of an act opens for this row; whatever it did is undone."""
    try:
        with transaction.atomic(), act(right, user=user, at=AT, on=row):
            raise Enough
    except Enough:
        return True
    except NotAllowed:
        return False


def listed(right: str, user: Actor, model: type) -> set[int]:
    with inside(user.organisatie_id):
        return {row.pk for row in model.objects.for_right(right, user)}


quick = settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a leak is told at once, not shrunk
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.django_db
@pytest.mark.parametrize(("right", "model"), PAIRS, ids=lambda v: getattr(v, "__name__", v))
@quick
@given(who=people())
def test_the_list_is_the_check(house, right, model, who):
    user = actor(house, who)
    rows = all_rows(house, model)
    found = listed(right, user, model)
    assert found == {row.pk for row in rows if opens(right, user, row)}
    mine = {row.pk for row in rows if row.organisatie_id == user.organisatie_id}
    assert found <= mine
    if user.roles.isdisjoint(rights()[right].holders):
        assert not found


@pytest.mark.django_db
@quick
@given(who=people())
def test_a_look_finds_what_the_list_shows(house, who):
    user = actor(house, who)
    found = listed("zaak.view", user, Zaak)
    for row in all_rows(house, Zaak):
        with inside(user.organisatie_id):
            try:
                look("zaak.view", user=user, at=AT, rows=Zaak.objects.filter(pk=row.pk))
            except NotFound:
                assert row.pk not in found
            else:
                assert row.pk in found


@pytest.mark.django_db
@quick
@given(who=people())
def test_several_roles_are_joined_by_or(house, who):
    """Nobody loses a row by one role more, and no row comes twice."""
    user = actor(house, who)
    for right, model in PAIRS:
        together = listed(right, user, model)
        apart = [
            listed(right, Actor(**{**vars(user), "roles": frozenset({role})}), model)
            for role in user.roles
        ]
        assert together == set().union(*apart)
        with inside(user.organisatie_id):
            rows = model.objects.for_right(right, user)
            assert rows.count() == len(together)
