"""Reckons where a term ends, and says each step of it in words."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from baken.core.kalender import sentences
from baken.core.kalender.term import Calendar, End, Length, Term, Unit, YearDay
from baken.core.kalender.werkkalender import AMSTERDAM, Werkkalender, in_amsterdam
from baken.core.kalender.words import Words

# Algemene termijnenwet art. 4: a term longer than this does not shift.
_LONGEST = {Unit.DAGEN: 90, Unit.WEKEN: 12, Unit.MAANDEN: 3, Unit.JAREN: 0}
# Algemene termijnenwet art. 2; Verordening 1182/71 art. 3 lid 5: from so many days on, a term
# holds at least two working days.
_SHORTEST_WITH_TWO = {Calendar.ATW: 3, Calendar.EU: 2}
_WERKDAGEN_INSIDE = 2
_LIST_WERKDAGEN = 10
_ONE_DAY = timedelta(days=1)
_ONE_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """Where a term ends.

    `einde` is the last day, or the exact moment; `unshifted` is the same before weekend and
    feestdagen moved it (an extension is counted from there); `due_at` is the first moment that
    is too late, in UTC, as the database gives it back; `stappen` say how it was reckoned.
    """

    start: date | datetime
    einde: date | datetime
    unshifted: date | datetime
    due_at: datetime
    stappen: tuple[Words, ...]


def reckon(term: Term, *, start: date | datetime, werkdagen: Werkkalender) -> Reckoning:
    """Return the end of a term that starts on this day or at this moment.

    :raises ValueError: if the moment has no time zone, or the term needs a clock time and the
        start has none.
    """
    if isinstance(start, datetime):
        start = in_amsterdam(start)
    elif term.needs_moment:
        raise ValueError("This term runs to the minute: its start must be a moment")
    if term.calendar is Calendar.WD:
        return _in_werkdagen(term, start, werkdagen)
    if isinstance(start, datetime) and term.calendar is Calendar.H:
        return _in_hours(term, start)
    if isinstance(start, datetime) and term.end is End.TIJDSTIP:
        return _to_the_clock_time(term, start)
    return _in_days(term, start, werkdagen)


def _in_days(term: Term, start: date | datetime, werkdagen: Werkkalender) -> Reckoning:
    stappen = [sentences.starts(term.begin, start), sentences.first_day(_day(start) + _ONE_DAY)]
    before, unshifted = _count(term, _day(start), stappen)
    einde = unshifted
    if term.calendar is Calendar.C:
        stappen.append(sentences.NO_SHIFT)
    elif term.calendar is Calendar.ATW and _is_too_long(term.parts[-1]):
        stappen.append(sentences.TOO_LONG_TO_SHIFT)
    else:
        einde = _shift(term, before, unshifted, werkdagen, stappen)
    return _ends_on_day(start, einde, unshifted, stappen)


def _in_werkdagen(term: Term, start: date | datetime, werkdagen: Werkkalender) -> Reckoning:
    stappen = [sentences.starts(term.begin, start)]
    day = _day(start)
    amount = sum(part.amount for part in term.parts if isinstance(part, Length))
    if amount:
        einde = werkdagen.add_werkdagen(day, amount)
        stappen += _say_werkdagen(day, einde, amount, werkdagen)
    else:
        einde = _this_or_next(term, start, werkdagen, stappen)
    if term.end is End.DAG:
        return _ends_on_day(start, einde, einde, stappen)
    closing = werkdagen.closing(einde)
    stappen.append(sentences.at_closing(closing))
    return _ends_at_moment(start, closing, stappen)


def _in_hours(term: Term, start: datetime) -> Reckoning:
    stappen = [sentences.starts(term.begin, start)]
    einde = start
    for part in term.parts:
        if isinstance(part, Length):
            passed = timedelta(**{_CLOCK[part.unit]: part.amount})
            einde = (einde.astimezone(UTC) + passed).astimezone(AMSTERDAM)
            stappen.append(sentences.further(part.said(), einde))
    stappen.append(sentences.HOURS_RUN_ON)
    return _ends_at_moment(start, einde, stappen)


_CLOCK = {Unit.UREN: "hours", Unit.SECONDEN: "seconds"}


def _to_the_clock_time(term: Term, start: datetime) -> Reckoning:
    """Reckon a term that ends at the clock time of its start (Wet tijdelijk huisverbod)."""
    stappen = [sentences.starts(term.begin, start)]
    day = start.date()
    for part in term.parts:
        day = _later(day, part)
    wanted = datetime.combine(day, start.time())
    einde = _first_existing(wanted)
    length = _said(term)
    stappen.append(sentences.further(length, wanted))
    if einde.replace(tzinfo=None) != wanted:
        stappen += [sentences.CLOCK_GOES_FORWARD, sentences.further(length, einde)]
    elif einde.utcoffset() != einde.replace(fold=1).utcoffset():
        stappen.append(sentences.CLOCK_GOES_BACK)
    stappen.append(sentences.NO_SHIFT)
    return _ends_at_moment(start, einde, stappen)


def _count(term: Term, day: date, stappen: list[Words]) -> tuple[date, date]:
    """Return the day before the last part and the unshifted end, saying each part."""
    before = day
    for part in term.parts:
        before, day = day, _later(day, part)
        if isinstance(part, YearDay):
            stappen.append(sentences.fixed_day(day))
            continue
        stappen.append(sentences.further(part.said(), day))
        if part.unit in (Unit.MAANDEN, Unit.JAREN) and day.day != before.day:
            stappen.append(sentences.last_of_month(before))
    return before, day


def _shift(
    term: Term, before: date, end: date, werkdagen: Werkkalender, stappen: list[Words]
) -> date:
    """Return the day on which the law lets the term end, saying what moves it."""
    unshifted = end
    inside = _count_inside(before, end, werkdagen)
    if inside < _WERKDAGEN_INSIDE and _needs_two(term):
        stappen += [
            sentences.skipped(_named_free(before, end, werkdagen)),
            sentences.too_few(inside),
        ]
        while _count_inside(before, end, werkdagen) < _WERKDAGEN_INSIDE:
            end += _ONE_DAY
    while reason := werkdagen.free_by_law(end):
        stappen.append(sentences.moved(end, reason))
        end += _ONE_DAY
    stappen.append(sentences.STAYS if end == unshifted else sentences.becomes(end))
    return end


def _this_or_next(
    term: Term, start: date | datetime, werkdagen: Werkkalender, stappen: list[Words]
) -> date:
    """Return the day of the start if there is still working time in it, or the next werkdag."""
    day = _day(start)
    reason, closes = werkdagen.free_here(day), werkdagen.closing(day)
    is_closed = term.end is End.SLUITINGSTIJD and isinstance(start, datetime) and start >= closes
    if reason is None and not is_closed:
        return day
    stappen.append(sentences.not_today(day, reason, closes))
    return werkdagen.next_werkdag(day)


def _say_werkdagen(start: date, end: date, amount: int, werkdagen: Werkkalender) -> list[Words]:
    if amount > _LIST_WERKDAGEN:
        return [sentences.further(Length(amount, Unit.WERKDAGEN).said(), end)]
    days = _days_after(start, end)
    free = [(day, reason) for day in days if (reason := werkdagen.free_here(day))]
    said = [sentences.counted(day for day in days if werkdagen.is_werkdag(day))]
    return [*said, sentences.skipped(free)] if free else said


def _later(day: date, part: Length | YearDay) -> date:
    """Return the day this part leads to, before any shift."""
    if isinstance(part, YearDay):
        fixed = day.replace(month=part.month, day=part.day)
        return fixed if fixed > day else fixed.replace(year=day.year + 1)
    if part.unit in (Unit.DAGEN, Unit.WEKEN):
        return day + timedelta(days=part.amount * (7 if part.unit is Unit.WEKEN else 1))
    months = part.amount * (12 if part.unit is Unit.JAREN else 1)
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _count_inside(before: date, end: date, werkdagen: Werkkalender) -> int:
    """Count the working days by law in the term, no further than is needed."""
    days = (before + timedelta(days=n) for n in range(1, (end - before).days + 1))
    inside = (day for day in days if werkdagen.free_by_law(day) is None)
    return len(tuple(islice(inside, _WERKDAGEN_INSIDE)))


def _named_free(before: date, end: date, werkdagen: Werkkalender) -> list[tuple[date, Words]]:
    days = _days_after(before, end)
    return [(day, reason) for day in days if (reason := werkdagen.free_by_law(day))]


def _days_after(before: date, end: date) -> list[date]:
    return [before + timedelta(days=n) for n in range(1, (end - before).days + 1)]


def _is_too_long(part: Length | YearDay) -> bool:
    return isinstance(part, Length) and part.amount > _LONGEST[part.unit]


def _needs_two(term: Term) -> bool:
    part = term.parts[-1]
    if isinstance(part, YearDay):
        return False
    return part.unit is not Unit.DAGEN or part.amount >= _SHORTEST_WITH_TWO[term.calendar]


def _said(term: Term) -> Words:
    lengths = [part.said() for part in term.parts if isinstance(part, Length)]
    return Words(" + ".join(one.nl for one in lengths), " + ".join(one.en for one in lengths))


def _first_existing(wanted: datetime) -> datetime:
    """Return the first moment with this clock time in Amsterdam, or the first one after it."""
    while True:
        moment = wanted.replace(tzinfo=AMSTERDAM, fold=0)
        if moment.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) == wanted:
            return moment
        wanted = wanted.replace(second=0, microsecond=0) + _ONE_MINUTE


def _ends_on_day(
    start: date | datetime, einde: date, unshifted: date, stappen: list[Words]
) -> Reckoning:
    due = datetime.combine(einde + _ONE_DAY, time.min, AMSTERDAM)
    return Reckoning(
        start=start,
        einde=einde,
        unshifted=unshifted,
        due_at=due.astimezone(UTC),
        stappen=(*stappen, sentences.over_from(due)),
    )


def _ends_at_moment(start: date | datetime, einde: datetime, stappen: list[Words]) -> Reckoning:
    return Reckoning(
        start=start,
        einde=einde,
        unshifted=einde,
        due_at=einde.astimezone(UTC),
        stappen=(*stappen, sentences.OVER_THEN),
    )


def _day(start: date | datetime) -> date:
    return start.date() if isinstance(start, datetime) else start
