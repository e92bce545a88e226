"""When the chat is open, who may leave it, and who is offered a visitor: tables of cases."""

from datetime import UTC, datetime, timedelta

import pytest

from baken.core.kalender import AMSTERDAM
from baken.intake.chat.rules.opening import Opening, Stand, is_silent, may_leave, opening_at
from baken.intake.chat.rules.queue import Offer, offer_to
from baken.policy.chat import chat
from baken.policy.termijnen import werkkalender


def at(day, clock):
    return datetime.fromisoformat(f"2026-{day}T{clock}:00").replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("now", "is_manned", "stand", "changes_at"),
    [
        (at("11-23", "08:59"), True, "dicht", at("11-23", "09:00")),  # monday
        (at("11-23", "09:00"), True, "open", at("11-23", "17:00")),
        (at("11-23", "09:00"), False, "onbemand", at("11-23", "17:00")),
        (at("11-23", "16:59"), True, "open", at("11-23", "17:00")),
        (at("11-23", "17:00"), True, "dicht", at("11-24", "09:00")),
        (at("11-27", "18:00"), True, "dicht", at("11-30", "09:00")),  # friday evening
        (at("11-28", "12:00"), True, "dicht", at("11-30", "09:00")),
        (at("12-24", "17:30"), True, "dicht", at("12-28", "09:00")),  # over Christmas and a weekend
        (at("12-25", "10:00"), True, "dicht", at("12-28", "09:00")),
        (at("10-23", "17:00"), True, "dicht", at("10-26", "09:00")),  # over the end of summer time
    ],
)
def test_the_chat_is_open_on_werkdagen_when_somebody_is_there(now, is_manned, stand, changes_at):
    found = opening_at(
        now.astimezone(UTC), policy=chat(), kalender=werkkalender(), is_manned=is_manned
    )
    assert (found.stand, found.changes_at) == (stand, changes_at)


@pytest.mark.parametrize(
    ("stand", "others", "has_reason", "may"),
    [
        (Stand.OPEN, 0, False, False),
        (Stand.OPEN, 1, False, True),
        (Stand.OPEN, 0, True, True),
        (Stand.UNMANNED, 0, False, False),
        (Stand.CLOSED, 0, False, True),
    ],
)
def test_the_last_one_leaves_in_the_hours_only_with_a_reason(stand, others, has_reason, may):
    opening = Opening(stand=stand, changes_at=at("11-23", "17:00"))
    assert may_leave(opening=opening, others=others, has_reason=has_reason) is may


@pytest.mark.parametrize(
    ("regio", "asked_of", "waits", "offer"),
    [
        ("amsterdam", "amsterdam", 0, Offer.OWN),
        ("", "amsterdam", 0, Offer.OWN),
        ("amsterdam", "zaanstreek-waterland", 0, Offer.NONE),
        ("amsterdam", "zaanstreek-waterland", 59, Offer.NONE),
        ("amsterdam", "zaanstreek-waterland", 60, Offer.OTHER),
    ],
)
def test_the_own_region_comes_first(regio, asked_of, waits, offer):
    found = offer_to(
        regio,
        asked_of=asked_of,
        waits=timedelta(seconds=waits),
        own_region_for=timedelta(seconds=60),
    )
    assert found is offer


@pytest.mark.parametrize(("seconds", "silent"), [(0, False), (120, False), (121, True)])
def test_after_two_minutes_without_a_sign_of_life_it_is_silent(seconds, silent):
    now = at("11-23", "10:00")
    heard = now - timedelta(seconds=seconds)
    assert is_silent(heard, now=now, after=chat().silent_after) is silent
