"""A kept question is the question of the gate: the same rows for everybody, and nobody else's."""

from datetime import timedelta

import pytest

from baken.casework.contact.models import Contact
from baken.casework.zaak.models import Zaak
from baken.foundation.access.inside import inside
from baken.foundation.access.prepared import ask_again
from tests.cast import given_contact, given_verzoek


def opened_before(user, moment, soort):
    zaken = Zaak.objects.for_right("zaak.view", user).filter(soort=soort, opened_at__lt=moment)
    return zaken.values_list("pk", "number")


def own_contacten(user):
    own = Contact.objects.for_right("contact.view", user).filter(medewerker=user.user_id)
    return own.values_list("pk", "body")


def contacten_among(user, ids, arrived):
    rows = Contact.objects.for_right("contact.find", user).filter(pk__any_of=ids, arrived=arrived)
    return rows.order_by("pk").values_list("pk")


def reckons_with_a_list(user, ids):
    return contacten_among(user, [*ids, 1], "gebeld")


def reckons_with_a_moment(user, moment):
    return opened_before(user, moment + timedelta(days=1), "terugbelverzoek")


def test_everybody_gets_the_rows_of_the_gate(fatima, wim, ines, daan, stranger, monday, zaanstreek):
    given_verzoek(user=wim, at=monday)
    given_contact(user=fatima, at=monday)
    for user in (fatima, wim, ines, daan, stranger, fatima):
        for moment in (monday, monday + timedelta(hours=1)):
            with inside(user.organisatie_id):
                asked = ask_again(opened_before, "terugbelverzoek", user=user, moments=[moment])
                assert asked == list(opened_before(user, moment, "terugbelverzoek"))
                assert ask_again(own_contacten, user=user) == list(own_contacten(user))


def test_a_stranger_does_not_get_what_was_kept_for_another(fatima, stranger, wim, monday):
    later = monday + timedelta(hours=1)
    given_verzoek(user=wim, at=monday)
    with inside(fatima.organisatie_id):
        assert ask_again(opened_before, "terugbelverzoek", user=fatima, moments=[later])
        assert not ask_again(opened_before, "terugbelverzoek", user=stranger, moments=[later])


def test_a_question_that_reckons_with_a_moment_is_refused(fatima, monday, at_work):
    with pytest.raises(RuntimeError, match="reckons_with_a_moment"):
        ask_again(reckons_with_a_moment, user=fatima, moments=[monday])


def test_a_list_of_ids_is_what_it_is_this_time(fatima, wim, stranger, monday):
    made = [given_contact(user=fatima, at=monday) for _ in range(3)]
    arrived = made[0].arrived
    ids = [contact.pk for contact in made]
    for user in (fatima, wim, stranger, fatima):
        with inside(user.organisatie_id):
            for some in (ids, ids[1:], ids[:1], set(ids)):
                asked = ask_again(contacten_among, arrived, user=user, lists=[some])
                assert asked == list(contacten_among(user, some, arrived))
    with inside(fatima.organisatie_id):
        assert len(ask_again(contacten_among, arrived, user=fatima, lists=[ids])) == 3
        assert ask_again(contacten_among, arrived, user=fatima, lists=[[]]) == []


def test_a_question_that_reckons_with_a_list_is_refused(fatima, at_work):
    with pytest.raises(RuntimeError, match="reckons_with_a_list"):
        ask_again(reckons_with_a_list, user=fatima, lists=[[2]])
