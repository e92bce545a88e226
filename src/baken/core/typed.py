"""Reads days and clock times as people type them at a desk."""

import re
from datetime import date, time, timedelta

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = {"vandaag": 0, "morgen": 1, "overmorgen": 2, "today": 0, "tomorrow": 1}
_BEFORE = {"gisteren": 1, "eergisteren": 2, "yesterday": 1}
_AHEAD = frozenset({"morgen", "overmorgen", "tomorrow"})
_FIRST_YEAR = 2000
_WEEK = timedelta(days=7)
_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}))?")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.u ]?(\d{2}))?\s*(?:uur|u)?")


def read_day(text: str, *, today: date) -> date | None:
    """Return the day meant by `27-11-2026`, `27-11`, `vr`, `morgen`; None when it is no day.

    A day without a year is the next one to come, today included; a weekday the next such day.
    """
    word = text.strip().lower()
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    weekday = _weekday(word)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    match = _DAY.fullmatch(word)
    return _written(match, today) if match else None


def read_past_day(text: str, *, today: date) -> date | None:
    """Return the day meant by `27-11-2026`, `27-11`, `vr`, `gisteren`; None when it is no day.

    A day without a year is the last one that was, today included; a weekday the last such day.
    A day written out may still have to come.
    """
    word = text.strip().lower()
    if word in _BEFORE:
        return today - timedelta(days=_BEFORE[word])
    found = read_day(word, today=today)
    if found is None or found.year < _FIRST_YEAR:
        return None
    if found <= today or str(found.year) in word or word in _AHEAD:
        return found
    return _year_before(found) if word[0].isdigit() else found - _WEEK


def read_past_moment(text: str, *, day: date, today: date) -> tuple[date, time] | None:
    """Return the day and time meant by `gisteren 19:40`, `27-11 19:40`, or `19:40` on `day`; None
    when it is none."""
    words = text.lower().replace(" om ", " ").split()
    for place in range(len(words)):
        clock = read_clock(" ".join(words[place:]))
        told = read_past_day(" ".join(words[:place]), today=today) if place else day
        if clock is not None and told is not None:
            return told, clock
    return None


def read_clock(text: str) -> time | None:
    """Return the clock time meant by `14:00`, `14.00`, `1400`, `14`, `14 uur`; None if none."""
    match = _CLOCK.fullmatch(text.strip().lower())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None


def _weekday(word: str) -> int | None:
    """Return the weekday whose name begins so: two letters do in Dutch, three in English."""
    for names, shortest in ((_WEEKDAYS, 2), (_WEEKDAYS_EN, 3)):
        for weekday, name in enumerate(names):
            if len(word) >= shortest and name.startswith(word):
                return weekday
    return None


def _written(match: re.Match[str], today: date) -> date | None:
    year = int(match[3]) if match[3] else today.year
    try:
        day = date(year, int(match[2]), int(match[1]))
        return day.replace(year=year + 1) if not match[3] and day < today else day
    except ValueError:
        return None
