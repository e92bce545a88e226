"""Deadlines and moments in words: what the screen says instead of a date and a colour."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

ZONE = ZoneInfo("Europe/Amsterdam")
Kind = Literal["ok", "soon", "today", "late", "done"]
MANY_WERKDAGEN = 10
FAR_DAYS = 300
HOUR = 60  # minutes
WEEKS_FROM = 14  # days
Unit = Literal["minuut", "uur", "dag", "werkdag", "week"]


@dataclass(frozen=True, kw_only=True)
class DueWords:
    """One deadline as the screen shows it; `share` is the part of the term gone by, 0 to 100."""

    kind: Kind
    when: str
    left: str
    share: int


def weekday_words(day: date) -> str:
    """Return the short name of the weekday ("ma")."""
    return _weekdays(get_language())[day.weekday()]


def month_words(day: date) -> str:
    """Return the short name of the month ("nov")."""
    return _months(get_language())[day.month - 1]


def time_words(at: datetime) -> str:
    """Return the clock time in Amsterdam ("14:03")."""
    return _clock(at.astimezone(ZONE))


def day_words(day: date, *, today: date) -> str:
    """Return a day as people say it: gisteren, vandaag, morgen, or "do 26 nov"."""
    return _day(day, today, get_language())


def moment_words(at: datetime, *, now: datetime) -> str:
    """Return a moment as people say it ("vandaag 10:19", "ma 23 nov 14:10")."""
    local = at.astimezone(ZONE)
    return f"{day_words(local.date(), today=now.astimezone(ZONE).date())} {_clock(local)}"


def now_words(now: datetime) -> str:
    """Return the day and time for the head of a page ("di 24 nov, 10:31")."""
    local = now.astimezone(ZONE)
    return f"{weekday_words(local)} {local.day} {month_words(local)}, {_clock(local)}"


def due_words(
    *,
    due_at: datetime,
    started_at: datetime,
    now: datetime,
    met_at: datetime | None = None,
    werkdagen_left: int | None,
) -> DueWords:
    """Say a deadline in words, Amsterdam time; `due_at` is the first moment that is too late.

    `werkdagen_left` counts the working days after today up to the last day; None says days.
    """
    language = get_language()
    today = now.astimezone(ZONE).date()
    last_day, clock = _last_moment(due_at)
    when = f"{_day(last_day, today, language)} {clock}".rstrip()
    if met_at is not None:
        return _done(due_at=due_at, met_at=met_at, now=now)
    if due_at <= now:
        return _late(due_at=due_at, now=now, was=when, language=language)
    share = _share(started_at=started_at, due_at=due_at, now=now)
    if last_day == today:
        left = _time_left(due_at - now, language) if clock else _ends_today(language)
        return DueWords(kind="today", when=when, left=left, share=share)
    days = (last_day - today).days
    near = days == 1 or (werkdagen_left is not None and werkdagen_left <= 1)
    left = _days_left(days=days, werkdagen=werkdagen_left, language=language)
    return DueWords(kind="soon" if near else "ok", when=when, left=left, share=share)


def _clock(local: datetime) -> str:
    return f"{local.hour:02}:{local.minute:02}"  # a tenth of the time of strftime


def _last_moment(due_at: datetime) -> tuple[date, str]:
    local = due_at.astimezone(ZONE)
    if local.time() == time.min:
        return local.date() - timedelta(days=1), ""
    return local.date(), _clock(local)


def _share(*, started_at: datetime, due_at: datetime, now: datetime) -> int:
    whole = (due_at - started_at).total_seconds()
    if whole <= 0:
        return 100
    return max(0, min(100, round(100 * (now - started_at).total_seconds() / whole)))


def _time_left(left: timedelta, language: str | None) -> str:
    minutes = max(1, int(left.total_seconds()) // 60)
    if minutes < HOUR:
        return _still("minuut", minutes, language)
    return _still("uur", minutes // HOUR, language)


def _days_left(*, days: int, werkdagen: int | None, language: str | None) -> str:
    if werkdagen is not None and 0 < werkdagen <= MANY_WERKDAGEN:
        return _still("werkdag", werkdagen, language)
    if days >= WEEKS_FROM:
        return _still("week", days // 7, language)
    return _still("dag", days, language)


def _late(*, due_at: datetime, now: datetime, was: str, language: str | None) -> DueWords:
    last_day, _clock = _last_moment(due_at)
    days = (now.astimezone(ZONE).date() - last_day).days
    minutes = max(1, int((now - due_at).total_seconds()) // 60)
    if days >= 1:
        when = _too_late("dag", days, language)
    elif minutes >= HOUR:
        when = _too_late("uur", minutes // HOUR, language)
    else:
        when = _too_late("minuut", minutes, language)
    return DueWords(kind="late", when=when, left=_was(was, language), share=100)


def _done(*, due_at: datetime, met_at: datetime, now: datetime) -> DueWords:
    when = _("op tijd") if met_at < due_at else _("klaar, te laat")
    return DueWords(kind="done", when=when, left=moment_words(met_at, now=now), share=100)


# The words of a language are looked up once: a list of fifty rows says them hundreds of times.


@cache
def _near(_language: str | None) -> dict[int, str]:
    return {-1: _("gisteren"), 0: _("vandaag"), 1: _("morgen")}


@cache
def _weekdays(_language: str | None) -> tuple[str, ...]:
    return (_("ma"), _("di"), _("wo"), _("do"), _("vr"), _("za"), _("zo"))


@cache
def _months(_language: str | None) -> tuple[str, ...]:
    first = (_("jan"), _("feb"), _("mrt"), _("apr"), _("mei"), _("jun"))
    return (*first, _("jul"), _("aug"), _("sep"), _("okt"), _("nov"), _("dec"))


@lru_cache(maxsize=2048)
def _still(unit: Unit, count: int, _language: str | None) -> str:
    if unit == "minuut":
        words = ngettext("nog %(count)d minuut", "nog %(count)d minuten", count)
    elif unit == "uur":
        words = ngettext("nog %(count)d uur", "nog %(count)d uur", count)
    elif unit == "werkdag":
        words = ngettext("nog %(count)d werkdag", "nog %(count)d werkdagen", count)
    elif unit == "week":
        words = ngettext("nog %(count)d week", "nog %(count)d weken", count)
    else:
        words = ngettext("nog %(count)d dag", "nog %(count)d dagen", count)
    return words % {"count": count}


@lru_cache(maxsize=2048)
def _too_late(unit: Unit, count: int, _language: str | None) -> str:
    if unit == "minuut":
        words = ngettext("%(count)d minuut", "%(count)d minuten", count)
    elif unit == "uur":
        words = ngettext("%(count)d uur", "%(count)d uur", count)
    else:
        words = ngettext("%(count)d dag", "%(count)d dagen", count)
    return _("te laat (%(span)s)") % {"span": words % {"count": count}}


@lru_cache(maxsize=2048)
def _day(day: date, today: date, language: str | None) -> str:
    distance = (day - today).days
    near = _near(language)
    if distance in near:
        return near[distance]
    words = f"{_weekdays(language)[day.weekday()]} {day.day} {_months(language)[day.month - 1]}"
    return f"{words} {day.year}" if abs(distance) > FAR_DAYS else words


@lru_cache(maxsize=2048)
def _was(when: str, _language: str | None) -> str:
    return _("was %(when)s") % {"when": when}


@cache
def _ends_today(_language: str | None) -> str:
    return _("loopt vandaag af")
