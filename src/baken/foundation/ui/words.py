"""Deadlines and moments in words: what the screen says instead of a date and a colour."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ZONE = ZoneInfo("Europe/Amsterdam")
Kind = Literal["ok", "soon", "today", "late", "done"]
MANY_WERKDAGEN = 10
FAR_DAYS = 300
HOUR = 60  # minutes
WEEKS_FROM = 14  # days


@dataclass(frozen=True, kw_only=True)
class DueWords:
    """One deadline as the screen shows it; `share` is the part of the term gone by, 0 to 100."""

    kind: Kind
    when: str
    left: str
    share: int


def weekday_words(day: date) -> str:
    """Return the short name of the weekday ("ma")."""
    names = (_("ma"), _("di"), _("wo"), _("do"), _("vr"), _("za"), _("zo"))
    return names[day.weekday()]


def month_words(day: date) -> str:
    """Return the short name of the month ("nov")."""
    first = (_("jan"), _("feb"), _("mrt"), _("apr"), _("mei"), _("jun"))
    second = (_("jul"), _("aug"), _("sep"), _("okt"), _("nov"), _("dec"))
    return (first + second)[day.month - 1]


def time_words(at: datetime) -> str:
    """Return the clock time in Amsterdam ("14:03")."""
    return f"{at.astimezone(ZONE):%H:%M}"


def day_words(day: date, *, today: date) -> str:
    """Return a day as people say it: gisteren, vandaag, morgen, or "do 26 nov"."""
    near = {-1: _("gisteren"), 0: _("vandaag"), 1: _("morgen")}
    distance = (day - today).days
    if distance in near:
        return near[distance]
    words = f"{weekday_words(day)} {day.day} {month_words(day)}"
    return f"{words} {day.year}" if abs(distance) > FAR_DAYS else words


def moment_words(at: datetime, *, now: datetime) -> str:
    """Return a moment as people say it ("vandaag 10:19", "ma 23 nov 14:10")."""
    local = at.astimezone(ZONE)
    return f"{day_words(local.date(), today=now.astimezone(ZONE).date())} {local:%H:%M}"


def now_words(now: datetime) -> str:
    """Return the day and time for the head of a page ("di 24 nov, 10:31")."""
    local = now.astimezone(ZONE)
    return f"{weekday_words(local)} {local.day} {month_words(local)}, {local:%H:%M}"


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
    today = now.astimezone(ZONE).date()
    last_day, clock = _last_moment(due_at)
    when = f"{day_words(last_day, today=today)} {clock}".rstrip()
    if met_at is not None:
        return _done(due_at=due_at, met_at=met_at, now=now)
    if due_at <= now:
        return _late(due_at=due_at, now=now, was=when)
    share = _share(started_at=started_at, due_at=due_at, now=now)
    if last_day == today:
        left = _time_left(due_at - now) if clock else _("loopt vandaag af")
        return DueWords(kind="today", when=when, left=left, share=share)
    days = (last_day - today).days
    near = days == 1 or (werkdagen_left is not None and werkdagen_left <= 1)
    left = _days_left(days=days, werkdagen=werkdagen_left)
    return DueWords(kind="soon" if near else "ok", when=when, left=left, share=share)


def _last_moment(due_at: datetime) -> tuple[date, str]:
    local = due_at.astimezone(ZONE)
    if local.time() == time.min:
        return local.date() - timedelta(days=1), ""
    return local.date(), f"{local:%H:%M}"


def _share(*, started_at: datetime, due_at: datetime, now: datetime) -> int:
    whole = (due_at - started_at).total_seconds()
    if whole <= 0:
        return 100
    return max(0, min(100, round(100 * (now - started_at).total_seconds() / whole)))


def _time_left(left: timedelta) -> str:
    minutes = max(1, int(left.total_seconds()) // 60)
    if minutes < HOUR:
        return ngettext("nog %(count)d minuut", "nog %(count)d minuten", minutes) % {
            "count": minutes
        }
    hours = minutes // HOUR
    return ngettext("nog %(count)d uur", "nog %(count)d uur", hours) % {"count": hours}


def _days_left(*, days: int, werkdagen: int | None) -> str:
    if werkdagen is not None and 0 < werkdagen <= MANY_WERKDAGEN:
        return ngettext("nog %(count)d werkdag", "nog %(count)d werkdagen", werkdagen) % {
            "count": werkdagen
        }
    if days >= WEEKS_FROM:
        weeks = days // 7
        return ngettext("nog %(count)d week", "nog %(count)d weken", weeks) % {"count": weeks}
    return ngettext("nog %(count)d dag", "nog %(count)d dagen", days) % {"count": days}


def _late(*, due_at: datetime, now: datetime, was: str) -> DueWords:
    last_day, _clock = _last_moment(due_at)
    days = (now.astimezone(ZONE).date() - last_day).days
    minutes = int((now - due_at).total_seconds()) // 60
    if days >= 1:
        span = ngettext("%(count)d dag", "%(count)d dagen", days) % {"count": days}
    elif minutes >= HOUR:
        hours = minutes // HOUR
        span = ngettext("%(count)d uur", "%(count)d uur", hours) % {"count": hours}
    else:
        count = max(1, minutes)
        span = ngettext("%(count)d minuut", "%(count)d minuten", count) % {"count": count}
    when = _("te laat (%(span)s)") % {"span": span}
    return DueWords(kind="late", when=when, left=_("was %(when)s") % {"when": was}, share=100)


def _done(*, due_at: datetime, met_at: datetime, now: datetime) -> DueWords:
    when = _("op tijd") if met_at < due_at else _("klaar, te laat")
    return DueWords(kind="done", when=when, left=moment_words(met_at, now=now), share=100)
