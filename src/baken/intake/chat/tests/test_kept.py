"""Who may, sees which texts are still there and until when, and holds one; nobody reads them there."""

from datetime import timedelta

from django.urls import reverse

from baken.casework.contact.models import Contact
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from baken.intake.chat.models import Lijn
from baken.intake.chat.queries import list_kept
from baken.intake.chat.tests.visitor import Visitor, accepted
from tests.cast import client_of, given_melding


def test_what_was_not_registered_stands_on_top_with_its_last_moment(
    registered, fatima, marit, monday
):
    later = Visitor(at=monday)
    lijn = accepted(later, fatima, monday)
    never, kept = list_kept(user=marit)
    assert (never.number, never.worker, never.is_registered) == (lijn.pk, fatima.name, False)
    assert never.until == monday + timedelta(hours=72)
    assert (kept.number, kept.is_registered) == (registered.pk, True)
    assert kept.until == monday + timedelta(hours=24)


def test_a_melding_that_runs_holds_its_text_and_says_so(registered, fatima, marit, monday):
    Contact.objects.filter(pk=registered.contact_id).update(
        zaak=given_melding(user=fatima, at=monday).zaak
    )
    (kept,) = list_kept(user=marit)
    assert kept.held_as == "melding"
    browser, told = client_of(marit), {"reason": "klacht", "lijst": "1"}
    assert 'value="klacht"' in browser.get(reverse("chat-kept")).content.decode()
    browser.post(reverse("chat-hold", args=[kept.body]), told)
    (kept,) = list_kept(user=marit)
    assert kept.held_as == "klacht", "it outlives the melding"


def test_a_text_that_is_destroyed_stands_there_no_longer(visitor, fatima, marit, monday):
    lijn = accepted(visitor, fatima, monday)
    Lijn.objects.filter(pk=lijn.pk).update(kluis=None)
    assert list_kept(user=marit) == []


def test_a_chat_that_became_nothing_is_held_from_the_list(visitor, fatima, marit, monday):
    lijn = accepted(visitor, fatima, monday)
    browser = client_of(marit)
    page = browser.get(reverse("chat-kept")).content.decode()
    assert f"Bezoeker {lijn.pk}" in page and "nog niet vastgelegd" in page
    assert "ben daar nog" not in page
    told = {"reason": "klacht", "lijst": "1"}
    answer = browser.post(reverse("chat-hold", args=[lijn.contact.body]), told)
    assert answer.url == reverse("chat-kept")
    assert "zolang een klacht loopt" in browser.get(reverse("chat-kept")).content.decode()
    with inside(marit.organisatie_id):
        assert Lijn.objects.get(pk=lijn.pk).held_as == "klacht"
        assert AuditRow.objects.filter(query="chat.kept").exists()


def test_who_does_chat_duty_has_no_such_list(visitor, fatima):
    assert client_of(fatima).get(reverse("chat-kept")).status_code == 403
