"""What the clock does for the chat, at the moments that the law and our own promise name."""

from datetime import timedelta
from uuid import uuid4

from baken.casework.alarm.queries import heard_alarms
from baken.diensten.advies.actions import register_advies
from baken.diensten.melding.actions import open_from_advies
from baken.diensten.melding.rules.opening import Opening
from baken.diensten.melding.rules.states import Basis
from baken.foundation.access.inside import inside
from baken.intake.chat import actions, jobs
from baken.intake.chat.models import Inworp, Lijn, Regel, Sleutelpaar
from baken.intake.chat.rules import secrecy
from baken.intake.chat.rules.deposit import Deposit
from baken.intake.chat.tests.visitor import accepted
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from tests.cast import ANSWERS, PHONE

MELDING = Opening(
    basis=Basis.MELDER, told="alles", melder_name="Jan de Boer", melder_telephone=PHONE
)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def at_clock(job, moment):
    """Let the clock do its work of a moment."""
    job(timestamp=int(moment.timestamp()))


def test_a_talk_that_was_registered_ends(registered, monday):
    at_clock(jobs.settle_over, monday + MINUTE)
    assert Lijn.objects.get(pk=registered.pk).ended_at == monday + MINUTE


def test_what_was_said_goes_a_day_after_it_was_registered(registered, monday):
    at_clock(jobs.purge, monday + 24 * HOUR)
    assert Regel.objects.filter(lijn=registered).exists()
    at_clock(jobs.purge, monday + 24 * HOUR + MINUTE)
    assert not Regel.objects.filter(lijn=registered).exists()


def test_what_was_never_registered_goes_after_three_days(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    at_clock(jobs.purge, monday + 72 * HOUR)
    assert Regel.objects.filter(lijn=lijn).exists()
    at_clock(jobs.purge, monday + 72 * HOUR + MINUTE)
    assert not Regel.objects.filter(lijn=lijn).exists()


def test_a_melding_that_runs_holds_what_was_said(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    made = register_advies(
        user=fatima, at=monday, contact=lijn.contact, answers=ANSWERS, once=uuid4()
    )
    open_from_advies(user=fatima, at=monday, advies=made, opening=MELDING, once=uuid4())
    at_clock(jobs.purge, monday + 240 * HOUR)
    assert Regel.objects.filter(lijn=lijn).exists()


def test_who_is_silent_is_shut_out_and_whom_nobody_took_is_forgotten(visitor, monday):
    at_clock(jobs.shut, monday + 2 * MINUTE)
    assert visitor.can_open() == {1}
    at_clock(jobs.shut, monday + 3 * MINUTE)
    assert visitor.can_open() == set()
    at_clock(jobs.forget, monday + 32 * MINUTE)
    assert not Regel.objects.exists()


def test_an_empty_chat_rings_in_the_hours_until_somebody_is_there(fatima, marit, monday, at_work):
    at_clock(jobs.watch, monday)
    assert len(heard_alarms(user=marit, at=monday)) == 1
    at_clock(jobs.watch, monday + MINUTE)
    assert len(heard_alarms(user=marit, at=monday + MINUTE)) == 1
    actions.begin_duty(user=fatima, at=monday + MINUTE)
    assert heard_alarms(user=marit, at=monday + MINUTE) == []


def test_who_sees_to_it_that_it_is_closed_is_rung_no_longer(marit, monday, at_work):
    at_clock(jobs.watch, monday)
    at_clock(jobs.watch, monday + 8 * HOUR)
    assert heard_alarms(user=marit, at=monday + 8 * HOUR) == []


def test_what_was_left_on_the_site_becomes_a_terugbelverzoek(on_duty, fatima, monday):
    left = Deposit(number="+31655501234", regio="", about="Zorgen om een buurkind")
    client, key = uuid4(), secrecy.new_key()
    with inside(fatima.organisatie_id):
        pair = Sleutelpaar.objects.get(organisatie_id=fatima.organisatie_id)
        Inworp.objects.create(
            organisatie_id=fatima.organisatie_id,
            client=client,
            boxed=secrecy.box(key, public=bytes(pair.public)),
            sealed=secrecy.seal_bytes(left.to_bytes(), key=key, place=client.bytes),
            left_at=monday,
        )
        at_clock(jobs.take_in_left, monday + MINUTE)
        assert not Inworp.objects.exists()
        verzoek = Terugbelverzoek.objects.get()
    assert verzoek.contact.channel == "formulier"
    assert verzoek.contact.started_at == monday
