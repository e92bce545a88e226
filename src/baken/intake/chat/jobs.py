"""What the clock does for the chat: end what is over, and destroy what was said in time."""

from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from baken.foundation.identity.actor import Actor
from baken.foundation.jobs.clock import each_clock, moment_of, one_by_one
from baken.intake.chat.actions import erase, make_pair, settle, stop_warning, take_in, warn
from baken.intake.chat.adapters.talk import forget_misses, forget_unheard, shut_silent
from baken.intake.chat.queries import (
    has_pair,
    is_unmanned,
    list_left,
    list_over,
    list_to_erase,
    warning_of,
)
from baken.policy.bewaren import bewaren
from baken.policy.chat import chat


@app.periodic(cron="* * * * *")
@app.task(name="chat.settle", queueing_lock="chat.settle")
def settle_over(timestamp: int) -> None:
    """End the lines of talks that were registered while the visitor was still there."""
    at = moment_of(timestamp)
    with one_by_one() as alone:
        for clock in each_clock():
            for contact in list_over(user=clock):
                with alone():
                    settle(user=clock, at=at, contact=contact)


@app.periodic(cron="* * * * *")
@app.task(name="chat.shut", queueing_lock="chat.shut")
def shut(timestamp: int) -> None:
    """Put out of reach what silent visitors said, and what was said in talks that are over."""
    at = moment_of(timestamp)
    silent, over = at - chat().silent_after, at - timedelta(minutes=1)
    for _clock in each_clock():
        shut_silent(heard_before=silent, ended_before=over)


@app.periodic(cron="* * * * *")
@app.task(name="chat.forget", queueing_lock="chat.forget")
def forget(timestamp: int) -> None:
    """Forget what visitors said whom nobody accepted in time."""
    at = moment_of(timestamp)
    for _clock in each_clock():
        forget_unheard(heard_before=at - chat().code_lives, at=at)
    forget_misses(before=at - timedelta(hours=1))


@app.periodic(cron="* * * * *")
@app.task(name="chat.watch", queueing_lock="chat.watch")
def watch(timestamp: int) -> None:
    """Warn when the chat should be open and nobody is there, and stop when that is over."""
    at = moment_of(timestamp)
    with one_by_one() as alone:
        for clock in each_clock():
            with alone():
                _watch(clock, at)


@app.periodic(cron="40 * * * *")
@app.task(name="chat.purge", queueing_lock="chat.purge")
def purge(timestamp: int) -> None:
    """Destroy what was said, a day after it was registered, or three days if it never was."""
    at = moment_of(timestamp)
    kept, never = (bewaren()[key].period for key in ("chat.gesprek", "chat.nooit_vastgelegd"))
    terms = {"ended_before": at - kept, "begun_before": at - never}
    with one_by_one() as alone:
        for clock in each_clock():
            for contact in list_to_erase(user=clock, **terms):
                with alone():
                    erase(user=clock, at=at, contact=contact)


@app.periodic(cron="* * * * *")
@app.task(name="chat.take_in", queueing_lock="chat.take_in")
def take_in_left(timestamp: int) -> None:
    """Make terugbelverzoeken of what was left on the public site."""
    at = moment_of(timestamp)
    with one_by_one() as alone:
        for clock in each_clock():
            for inworp in list_left(user=clock):
                with alone():
                    take_in(user=clock, at=at, inworp=inworp)


def _watch(clock: Actor, at: datetime) -> None:
    if not has_pair(user=clock):
        make_pair(user=clock, at=at)
    is_empty = is_unmanned(user=clock, at=at)
    alarm = warning_of(user=clock, right="chat.stop_warning")
    if is_empty and alarm is None:
        warn(user=clock, at=at)
    elif alarm is not None and not is_empty:
        stop_warning(user=clock, at=at, alarm=alarm, reason="niet_nodig")
