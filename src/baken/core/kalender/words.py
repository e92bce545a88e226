"""Says days and moments in words, in Dutch and in English, so that every reckoning can be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

_DAYS_NL = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_NL = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Words:
    """The same text in Dutch and in English."""

    nl: str
    en: str

    def filled(self, **parts: "Words") -> "Words":
        """Return the text with each `{name}` replaced by the words of that name."""
        return Words(
            self.nl.format(**{name: words.nl for name, words in parts.items()}),
            self.en.format(**{name: words.en for name, words in parts.items()}),
        )


def plain(text: object) -> Words:
    """Return a number, a clock time or a name that is the same in both languages."""
    return Words(str(text), str(text))


def day_name(day: date) -> Words:
    """Return the name of the weekday: "maandag", "Monday"."""
    return Words(_DAYS_NL[day.weekday()], _DAYS_EN[day.weekday()])


def full_day(day: date) -> Words:
    """Return the day in full: "donderdag 2 april 2026", "Thursday 2 April 2026"."""
    name, month = day_name(day), day.month - 1
    return Words(
        f"{name.nl} {day.day} {_MONTHS_NL[month]} {day.year}",
        f"{name.en} {day.day} {_MONTHS_EN[month]} {day.year}",
    )


def short_day(day: date) -> Words:
    """Return the day in short, without its year: "do 2 april", "Thu 2 April"."""
    name, month = day_name(day), day.month - 1
    return Words(
        f"{name.nl[:2]} {day.day} {_MONTHS_NL[month]}",
        f"{name.en[:3]} {day.day} {_MONTHS_EN[month]}",
    )


def clock(moment: datetime) -> Words:
    """Return the clock time, with seconds only where there are any: "14:30"."""
    return plain(f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}")


def full_moment(moment: datetime) -> Words:
    """Return day and clock time: "dinsdag 5 mei 2026, 14:30 uur"."""
    return Words("{day}, {clock} uur", "{day}, {clock}").filled(
        day=full_day(moment), clock=clock(moment)
    )


def listed(items: Iterable[Words]) -> Words:
    """Return the items one after another, with commas."""
    known = tuple(items)
    return Words(", ".join(item.nl for item in known), ", ".join(item.en for item in known))
