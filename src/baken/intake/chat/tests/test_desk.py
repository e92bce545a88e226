"""The worker's side: one accepts, all of it is his, nothing is read by another, nothing is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.alarm.queries import heard_alarms
from baken.casework.contact.models import Contact
from baken.config.before_work import READY
from baken.core.errors import NotAllowed, NotFound, WrongState
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from baken.foundation.identity.actor import clock_of
from baken.intake.chat import actions
from baken.intake.chat.adapters.talk import (
    say,
)
from baken.intake.chat.models import Dienst, Inworp, Lijn, Regel, Sleutel
from baken.intake.chat.queries import (
    duty_of,
    find_line,
    is_unmanned,
    list_waiting,
    own_talks,
)
from baken.intake.chat.rules.queue import Offer
from baken.intake.chat.rules.secrecy import BOX_BYTES
from baken.intake.chat.tests.visitor import Visitor, accepted, texts
from baken.policy.alarm import UNMANNED
from baken.policy.chat import chat
from baken.policy.codelijsten import gemeenten
from tests.cast import user_of


def test_who_accepts_gets_a_contact_and_all_that_was_said(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    contact = lijn.contact
    assert (contact.channel, contact.medewerker_id) == ("chat", fatima.user_id)
    assert contact.organisatie_id == fatima.organisatie_id
    assert texts(lijn) == ["ben daar nog", f"met {fatima.name}"]
    assert not Sleutel.objects.filter(deel__lijn=lijn).exists()
    row = AuditRow.objects.get(verb="chat.accept")
    assert row.subject_id == contact.pk


def test_who_comes_second_is_told_so(visitor, fatima, karim, monday):
    accepted(visitor, fatima, monday)
    actions.begin_duty(user=karim, at=monday)
    with pytest.raises(WrongState, match="chat_is_taken"):
        accepted(visitor, karim, monday)
    assert Contact.objects.filter(channel="chat").count() == 1


def test_the_same_form_twice_accepts_once(visitor, fatima, monday):
    once = uuid4()
    first, second = (
        actions.accept(user=fatima, at=monday, lijn_id=visitor.lijn.pk, once=once) for _ in range(2)
    )
    assert first.pk == second.pk


def test_another_region_sees_nothing_once_it_is_accepted(visitor, fatima, stranger, monday):
    accepted(visitor, fatima, monday)
    with inside(stranger.organisatie_id):
        assert not Lijn.objects.exists()
        assert not Regel.objects.exists()
        assert list_waiting(user=stranger, at=monday) == []


def test_each_says_something_once_and_in_order(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    client = uuid4()
    told = {"user_id": fatima.user_id, "lijn_id": lijn.pk, "at": monday}
    first = say(text="Kun je nu veilig chatten?", client=client, **told)
    assert say(text="Kun je nu veilig chatten?", client=client, **told) == first
    visitor.say("ja ff")
    second = say(text="Fijn dat je er bent.", client=uuid4(), **told)
    assert second == first + 2
    lijn.refresh_from_db()
    assert texts(lijn)[2:] == ["Kun je nu veilig chatten?", "ja ff", "Fijn dat je er bent."]


def test_a_colleague_neither_reads_nor_speaks(visitor, fatima, karim, monday):
    lijn = accepted(visitor, fatima, monday)
    with pytest.raises(NotFound):
        find_line(user=karim, body=lijn.contact.body)
    with pytest.raises(NotAllowed):
        say(
            user_id=karim.user_id,
            lijn_id=lijn.pk,
            text="hallo",
            client=uuid4(),
            at=monday,
        )


def test_a_page_that_asks_shows_that_somebody_is_there(client, on_duty, fatima, monday):
    client.force_login(user_of(fatima))
    session = client.session
    session[READY] = True
    session.save()
    assert client.get(reverse("chat-may-hear")).status_code == 204
    assert Dienst.objects.get(pk=on_duty.pk).seen_at == monday, "an open line proves nothing"
    client.get(reverse("chat-count"))
    assert Dienst.objects.get(pk=on_duty.pk).seen_at > monday


def test_handing_over_moves_all_talks(visitor, fatima, karim, on_duty, monday):
    lijn = accepted(visitor, fatima, monday)
    with pytest.raises(WrongState, match="colleague_not_on_duty"):
        actions.hand_over_duty(user=fatima, at=monday, dienst=on_duty, colleague=karim)
    actions.begin_duty(user=karim, at=monday)
    actions.hand_over_duty(user=fatima, at=monday, dienst=on_duty, colleague=karim)
    assert duty_of(user=fatima) is None
    assert [one.pk for one in own_talks(user=karim, at=monday)] == [lijn.pk]
    assert texts(find_line(user=karim, body=lijn.contact.body))[0] == "ben daar nog"
    assert Contact.objects.get(pk=lijn.contact_id).medewerker_id == karim.user_id


def test_the_last_one_says_why(on_duty, fatima, monday):
    with pytest.raises(WrongState, match="last_on_duty"):
        actions.end_duty(user=fatima, at=monday, dienst=on_duty)
    actions.end_duty(user=fatima, at=monday, dienst=on_duty, reason="noodgeval")
    assert Dienst.objects.get().off_at == monday


def test_nobody_leaves_with_talks_open(visitor, fatima, on_duty, monday):
    accepted(visitor, fatima, monday)
    with pytest.raises(WrongState, match="chats_still_open"):
        actions.end_duty(user=fatima, at=monday, dienst=on_duty, reason="ziek")


def test_the_own_region_is_offered_first(on_duty, fatima, monday):
    own = Visitor(at=monday, regio=gemeenten()["0479"].regio, gemeente="0479")
    other = Visitor(at=monday, regio=gemeenten()["0363"].regio, gemeente="0363")
    unknown = Visitor(at=monday)
    soon, later = monday, monday + timedelta(seconds=61)
    offered = {one.pk: one.offer for one in list_waiting(user=fatima, at=soon)}
    assert offered == {own.lijn.pk: Offer.OWN, unknown.lijn.pk: Offer.OWN}
    for one in (own, other, unknown):
        Lijn.objects.filter(pk=one.lijn.pk).update(heard_at=later)
    offered = [(one.pk, one.offer) for one in list_waiting(user=fatima, at=later)]
    assert offered == [
        (own.lijn.pk, Offer.OWN),
        (other.lijn.pk, Offer.OTHER),
        (unknown.lijn.pk, Offer.OWN),
    ]


def test_who_is_not_offered_yet_cannot_be_taken(on_duty, fatima, monday):
    other = Visitor(at=monday, regio="Haaglanden")
    with pytest.raises(WrongState, match="chat_not_offered"):
        accepted(other, fatima, monday)
    later = monday + chat().own_region_for + timedelta(seconds=1)
    Lijn.objects.filter(pk=other.lijn.pk).update(heard_at=later)
    lijn = accepted(other, fatima, later)
    assert (lijn.regio, lijn.organisatie_id) == ("Haaglanden", fatima.organisatie_id)


def test_who_is_silent_cannot_be_taken(visitor, fatima, monday):
    with pytest.raises(WrongState, match="chat_is_taken"):
        accepted(visitor, fatima, monday + timedelta(minutes=3))


def test_who_is_silent_waits_no_longer(visitor, fatima, monday):
    assert [one.pk for one in list_waiting(user=fatima, at=monday)] == [visitor.lijn.pk]
    visitor.is_silent(121)
    assert list_waiting(user=fatima, at=monday) == []


def test_an_empty_chat_rings_until_somebody_is_there(fatima, marit, monday, at_work):
    clock = clock_of(fatima.organisatie_id)
    assert is_unmanned(user=clock, at=monday)
    actions.warn(user=clock, at=monday)
    assert [one.kind for one in heard_alarms(user=marit, at=monday)] == [UNMANNED]
    assert heard_alarms(user=fatima, at=monday) == []
    actions.begin_duty(user=fatima, at=monday)
    assert heard_alarms(user=marit, at=monday) == []
    assert not is_unmanned(user=clock, at=monday)


def test_outside_the_hours_nobody_is_warned(fatima, monday, at_work):
    clock = clock_of(fatima.organisatie_id)
    assert not is_unmanned(user=clock, at=monday - timedelta(hours=2))
    assert not is_unmanned(user=clock, at=monday - timedelta(days=1))


def test_nobody_takes_more_than_he_can_do(on_duty, fatima, monday):
    waiting = [Visitor(at=monday) for _ in range(chat().most_at_once + 1)]
    for one in waiting[:-1]:
        accepted(one, fatima, monday)
    with pytest.raises(WrongState, match="no_room_for_a_chat"):
        accepted(waiting[-1], fatima, monday)


def test_only_who_does_duty_accepts(visitor, karim, monday):
    with pytest.raises(WrongState, match="no_chat_duty"):
        accepted(visitor, karim, monday)


def test_a_colleague_goes_on_when_a_screen_dies(visitor, fatima, karim, on_duty, monday):
    lijn = accepted(visitor, fatima, monday)
    actions.begin_duty(user=karim, at=monday)
    with pytest.raises(WrongState, match="colleague_is_there"):
        actions.take_over(user=karim, at=monday, dienst=on_duty)
    later = monday + timedelta(minutes=2)
    actions.take_over(user=karim, at=later, dienst=on_duty)
    assert [one.pk for one in own_talks(user=karim, at=later)] == [lijn.pk]
    assert duty_of(user=fatima) is None


def test_what_was_left_and_cannot_be_read_holds_up_nobody(on_duty, fatima, monday):
    clock = clock_of(fatima.organisatie_id)
    left = Inworp.objects.create(
        organisatie_id=fatima.organisatie_id,
        client=uuid4(),
        boxed=bytes(BOX_BYTES),
        sealed=b"onzin",
        left_at=monday,
    )
    actions.take_in(user=clock, at=monday, inworp=left)
    assert not Inworp.objects.exists()
