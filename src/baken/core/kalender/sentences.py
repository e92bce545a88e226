"""The sentences of a reckoning: why the end of a term lies where it lies."""

from collections.abc import Iterable
from datetime import date, datetime

from baken.core.kalender.feestdagen import SATURDAY
from baken.core.kalender.words import (
    Words,
    clock,
    full_day,
    full_moment,
    listed,
    plain,
    short_day,
)

STAYS = Words(
    "Dat is geen zaterdag, zondag of feestdag. Het einde blijft staan.",
    "That is no Saturday, Sunday or holiday. The end stays.",
)
NO_SHIFT = Words(
    "Deze termijn schuift niet op voor een weekend of feestdag.",
    "This term does not move for a weekend or a holiday.",
)
TOO_LONG_TO_SHIFT = Words(
    "Langer dan 90 dagen, 12 weken of 3 maanden: de Algemene termijnenwet (art. 4) geldt niet.",
    "Over 90 days, 12 weeks or 3 months: the Algemene termijnenwet (art. 4) does not apply.",
)
HOURS_RUN_ON = Words(
    "Uren tellen ook 's nachts, in het weekend en op feestdagen.",
    "Hours count at night, in the weekend and on holidays too.",
)
OVER_THEN = Words("Op dat moment is de termijn voorbij.", "At that moment the term is over.")
CLOCK_GOES_FORWARD = Words(
    "Die tijd bestaat niet: de klok gaat dan vooruit. De eerste tijd erna telt.",
    "That time does not exist: the clock goes forward. The first time after it counts.",
)
CLOCK_GOES_BACK = Words(
    "Die tijd komt twee keer voor: de klok gaat terug. De eerste keer telt.",
    "That time comes twice: the clock goes back. The first one counts.",
)


def starts(begin: Words, start: date | datetime) -> Words:
    """Say what the start is and when it was."""
    when = full_moment(start) if isinstance(start, datetime) else full_day(start)
    return Words("Start is {begin}: {when}.", "The start is {begin}: {when}.").filled(
        begin=begin, when=when
    )


def first_day(day: date) -> Words:
    """Say that counting begins on the day after the start."""
    return Words(
        "De dag van de start telt niet mee. Dag 1 is {day}.",
        "The day of the start does not count. Day 1 is {day}.",
    ).filled(day=full_day(day))


def further(length: Words, when: date | datetime) -> Words:
    """Say where one part of the term leads."""
    end = full_moment(when) if isinstance(when, datetime) else full_day(when)
    return Words("{length} verder is het {end}.", "{length} later is {end}.").filled(
        length=length, end=end
    )


def last_of_month(day: date) -> Words:
    """Say that the month is too short for the day number of the start."""
    return Words(
        "Die maand heeft geen dag {day}: de laatste dag telt.",
        "That month has no day {day}: the last day counts.",
    ).filled(day=plain(day.day))


def fixed_day(day: date) -> Words:
    """Say which fixed day is the last one."""
    return Words(
        "De eerste vaste einddatum is {day}.", "The first fixed last day is {day}."
    ).filled(day=full_day(day))


def too_few(count: int) -> Words:
    """Say that the term holds too few working days to be over."""
    return Words(
        "Zo telt er {count} mee. Een termijn heeft er minstens 2.",
        "That leaves {count}. A term has at least 2.",
    ).filled(
        count=Words("geen werkdag", "no working day")
        if count == 0
        else Words("maar 1 werkdag", "only 1 working day")
    )


def moved(day: date, reason: Words) -> Words:
    """Say why the term cannot end on this day."""
    return Words(
        "{day} is vrij ({reason}): het einde schuift op.",
        "{day} is free ({reason}): the end moves on.",
    ).filled(day=short_day(day), reason=reason)


def becomes(day: date) -> Words:
    """Say which day the end has become."""
    return Words("Het einde wordt {day}.", "The end becomes {day}.").filled(day=full_day(day))


def counted(days: Iterable[date]) -> Words:
    """Name the werkdagen that were counted."""
    return Words("Werkdagen geteld: {days}.", "Working days counted: {days}.").filled(
        days=listed(short_day(day) for day in days)
    )


def skipped(days: Iterable[tuple[date, Words]]) -> Words:
    """Name the days that were not counted; a feestdag is named, a weekend speaks for itself."""
    said = (
        plain("{day} ({reason})").filled(day=short_day(day), reason=reason)
        if day.weekday() < SATURDAY
        else short_day(day)
        for day, reason in days
    )
    return Words("Niet geteld: {days}.", "Not counted: {days}.").filled(days=listed(said))


def not_today(day: date, reason: Words | None, closes: datetime) -> Words:
    """Say why the day of the start is not the day that counts."""
    if reason is None:
        return Words(
            "Om {clock} uur is het kantoor al dicht. De volgende werkdag telt.",
            "The office closes at {clock}. The next working day counts.",
        ).filled(clock=clock(closes))
    return Words(
        "{day} is geen werkdag ({reason}). De volgende werkdag telt.",
        "{day} is no working day ({reason}). The next working day counts.",
    ).filled(day=short_day(day), reason=reason)


def at_closing(moment: datetime) -> Words:
    """Say that the term ends when the office closes."""
    return Words(
        "Het einde is bij sluiting: {moment}.", "The end is at closing time: {moment}."
    ).filled(moment=full_moment(moment))


def over_from(moment: datetime) -> Words:
    """Say which moment is the first after the term."""
    return Words("De termijn is voorbij op {moment}.", "The term is over on {moment}.").filled(
        moment=full_moment(moment)
    )
