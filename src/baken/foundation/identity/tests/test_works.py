"""As whom somebody works today: read with the person, true at the moment it is asked."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from baken.foundation.identity.models import Membership, User
from baken.foundation.identity.queries import actor_of, find_user

pytestmark = pytest.mark.django_db


def roles(actor):
    return None if actor is None else (actor.organisatie_id, actor.roles)


def as_in_a_request(user_id):
    return SimpleLazyObject(lambda: find_user(user_id=user_id))


def test_who_is_found_works_as_who_is_looked_up(fatima, ines, stranger, django_assert_num_queries):
    today = timezone.localdate()
    for one in (fatima, ines, stranger):
        with django_assert_num_queries(1):
            found = as_in_a_request(one.user_id)
            actor = actor_of(user=found, on=today)
        assert roles(actor) == (one.organisatie_id, one.roles)
        assert actor == actor_of(user=User.objects.get(pk=one.user_id), on=today)


def test_another_organisatie_can_be_chosen_and_a_strange_one_cannot(fatima, stranger, monday):
    Membership.objects.create(
        user_id=fatima.user_id,
        organisatie_id=stranger.organisatie_id,
        roles=["secretariaat"],
        from_date=monday.date(),
    )
    today = timezone.localdate()

    def works(organisatie_id):
        user = find_user(user_id=fatima.user_id)
        return roles(actor_of(user=user, on=today, organisatie_id=organisatie_id))

    assert works(stranger.organisatie_id) == (stranger.organisatie_id, {"secretariaat"})
    assert works(fatima.organisatie_id) == (fatima.organisatie_id, fatima.roles)
    assert works(0) is None


def test_a_membership_that_ends_counts_the_next_time_it_is_asked(fatima):
    today = timezone.localdate()
    user = find_user(user_id=fatima.user_id)
    assert actor_of(user=user, on=today) is not None
    Membership.objects.filter(user_id=fatima.user_id).update(until_date=today)
    assert actor_of(user=user, on=today) is None
    assert actor_of(user=find_user(user_id=fatima.user_id), on=today) is None


def test_another_day_is_asked_anew(fatima):
    today = timezone.localdate()
    Membership.objects.filter(user_id=fatima.user_id).update(until_date=today + timedelta(days=1))
    assert actor_of(user=find_user(user_id=fatima.user_id), on=today) is not None
    assert actor_of(user=find_user(user_id=fatima.user_id), on=today + timedelta(days=1)) is None


def test_nobody_is_found_and_who_works_nowhere_is(sanne):
    assert find_user(user_id=0) is None
    Membership.objects.filter(user_id=sanne.pk).delete()
    found = find_user(user_id=sanne.pk)
    assert found == sanne
    assert actor_of(user=found, on=timezone.localdate()) is None
