"""Every form of a call-back that is sent twice is done once, and answers as the first time."""

from datetime import timedelta
from uuid import uuid4

import pytest

from baken.casework.contact.actions import end_as_nothing
from baken.diensten.advies.actions import close_advies
from baken.foundation.audit.models import AuditRow
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.queries import verzoek_of
from tests.cast import given_advies, given_contact, given_held, given_verzoek


def rows_of(verb: str) -> int:
    return AuditRow.objects.filter(verb=verb, outcome=0).count()


@pytest.mark.parametrize("decision", ["allow_retry", "agree_lapse"])
def test_a_decision_sent_twice_is_one_decision(decision, wim, fatima, yara, monday, at_work):
    verzoek = given_held(taken_by=wim, user=fatima, at=monday)
    told = {"reason": "niet_bereikt"} if decision == "agree_lapse" else {}
    once = uuid4()
    for _ in range(2):
        again = verzoek_of(zaak=verzoek.zaak)
        getattr(actions, decision)(user=yara, at=monday, verzoek=again, once=once, **told)
    assert rows_of(f"terugbelverzoek.{decision}") == 1


def test_nothing_sent_twice_is_one_nothing(wim, monday, at_work):
    contact, once = given_contact(user=wim, at=monday), uuid4()
    for _ in range(2):
        end_as_nothing(user=wim, at=monday, contact=contact, reason="proef", once=once)
    assert rows_of("contact.end_as_nothing") == 1


def test_an_advies_closed_twice_is_closed_once(fatima, monday, at_work):
    advies, once = given_advies(user=fatima, at=monday), uuid4()
    for _ in range(2):
        close_advies(user=fatima, at=monday + timedelta(hours=1), advies=advies, once=once)
    assert rows_of("advies.close") == 1


def test_spoed_and_children_once_said_stay(wim, monday, at_work):
    from tests.cast import a_request

    verzoek = given_verzoek(user=wim, at=monday, is_spoed=True, has_children=True)
    actions.complete(user=wim, at=monday, verzoek=verzoek, request=a_request(), seen=1)
    again = verzoek_of(zaak=verzoek.zaak)
    assert again.zaak.spoed_at == monday and again.has_children
