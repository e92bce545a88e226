"""The ledger: a contact begins before anything else and ends as something, or as nothing."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from baken.casework.contact.actions import begin_contact, end_as_nothing, erase_contact
from baken.casework.contact.models import Contact, Naam, Telefoon
from baken.casework.contact.queries import find_contact, is_known_telephone, own_open_contacten
from baken.casework.contact.rules.safe import SafeContact
from baken.casework.contact.steps import note_naam, note_safe_contact
from baken.core.errors import NotAllowed, NotFound, WrongState
from baken.foundation.audit.models import AuditRow
from tests.cast import PHONE, given_contact, given_verzoek

pytestmark = pytest.mark.usefixtures("at_work")


def test_a_contact_begins_with_channel_moment_and_number(wim, monday):
    contact = begin_contact(user=wim, at=monday, channel="telefoon", once=uuid4())
    assert (contact.channel, contact.direction, contact.started_at) == ("telefoon", "in", monday)
    assert (contact.medewerker_id, contact.zaak_id, contact.ended_at) == (wim.user_id, None, None)


@pytest.mark.parametrize("name", ["wim", "fatima", "lotte"])
def test_it_ends_as_nothing_with_a_reason_and_once(name, request, wim, monday):
    person, contact = request.getfixturevalue(name), given_contact(user=wim, at=monday)
    end_as_nothing(user=person, at=monday, contact=contact, reason="opgehangen")
    assert (contact.nothing, contact.ended_at, contact.version) == ("opgehangen", monday, 2)
    assert AuditRow.objects.last().facts == {"reason": "opgehangen"}
    with pytest.raises(WrongState):
        end_as_nothing(user=person, at=monday, contact=contact, reason="proef")


def test_a_contact_of_a_zaak_is_not_nothing(wim, monday):
    contact = given_verzoek(user=wim, at=monday).contact
    with pytest.raises(WrongState) as refusal:
        end_as_nothing(user=wim, at=monday, contact=contact, reason="proef")
    assert refusal.value.code == "contact_has_ended"


@pytest.mark.parametrize("name", ["yara", "daan", "ines", "marit", "stranger"])
def test_of_somebody_else_it_is_neither_found_nor_ended(name, request, wim, monday):
    person, contact = request.getfixturevalue(name), given_contact(user=wim, at=monday)
    with pytest.raises(NotFound):
        find_contact(user=person, body=contact.body)
    with pytest.raises(NotAllowed):
        end_as_nothing(user=person, at=monday, contact=contact, reason="proef")
    with pytest.raises(NotAllowed):
        erase_contact(user=person, at=monday, contact=contact)


def test_a_gedragswetenschapper_finds_her_own(yara, monday):
    contact = given_contact(user=yara, at=monday)
    assert find_contact(user=yara, body=contact.body.lower()) == contact


def test_open_contacten_are_ones_own_oldest_first(wim, fatima, monday):
    second = given_contact(user=wim, at=monday + timedelta(minutes=5))
    first = given_contact(user=wim, at=monday)
    given_contact(user=fatima, at=monday)
    given_verzoek(user=wim, at=monday)
    assert list(own_open_contacten(user=wim)) == [first, second]


def test_the_card_of_a_contact_is_put_in_place_of_what_was_said_before(wim, monday):
    contact = given_contact(user=wim, at=monday)
    hours = SafeContact(number=PHONE, may_call="tussen", from_time=time(9), until_time=time(11))
    note_safe_contact(contact=contact, safe=hours, at=monday)
    telefoon = note_safe_contact(
        contact=contact, safe=SafeContact(number=PHONE, may_call="ja", from_time=time(9)), at=monday
    )
    assert (telefoon.version, telefoon.may_call, telefoon.from_time) == (2, "ja", None)
    assert Telefoon.objects.count() == 1


def test_a_name_that_is_taken_back_is_gone(wim, monday):
    contact = given_contact(user=wim, at=monday)
    note_naam(contact=contact, name="Jan", organisation="")
    note_naam(contact=contact, name="", organisation="")
    assert not Naam.objects.exists()


def test_its_own_telephone_is_not_known_from_before(wim, monday):
    verzoek = given_verzoek(user=wim, at=monday)
    assert is_known_telephone(user=wim, number=PHONE)
    assert not is_known_telephone(user=wim, number=PHONE, besides=verzoek.contact)
    assert not is_known_telephone(user=wim, number="")


@pytest.mark.parametrize(
    "wrong",
    [
        {"nothing": "proef"},
        {"ended_at": "at"},
        {"direction": "op"},
    ],
)
def test_the_database_refuses_a_contact_that_cannot_be(wrong, wim, monday):
    contact = given_contact(user=wim, at=monday)
    wrong = {name: monday if value == "at" else value for name, value in wrong.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(**wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"may_call": "soms"},
        {"may_call": "tussen", "from_time": None},
        {"may_call": "tussen", "from_time": time(11), "until_time": time(9)},
        {"voicemail": "alles"},
        {"if_other": "praten"},
    ],
)
def test_the_database_refuses_a_card_that_cannot_be(wrong, wim, monday):
    given_verzoek(user=wim, at=monday)
    with pytest.raises(IntegrityError), transaction.atomic():
        Telefoon.objects.update(**wrong)
