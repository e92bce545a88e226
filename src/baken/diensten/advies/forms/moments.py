"""A day and a clock time as two short fields, read together as one moment still to come."""

from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.kalender import AMSTERDAM
from baken.core.typed import read_clock, read_day


def day_field() -> forms.CharField:
    """Return a field for a day, as it is typed at a desk."""
    return forms.CharField(label=_("Dag"), required=False, max_length=20)


def clock_field() -> forms.CharField:
    """Return a field for a clock time."""
    return forms.CharField(label=_("Tijd"), required=False, max_length=10)


def clean_moment(form: forms.Form, *, day: str, clock: str, now: datetime) -> datetime | None:
    """Return the moment two fields of a form mean; what is not right is said at its field.

    A moment that has passed is returned too, with its error.
    """
    today: date = now.astimezone(AMSTERDAM).date()
    on = read_day(form.cleaned_data.get(day, ""), today=today)
    at = read_clock(form.cleaned_data.get(clock, ""))
    if on is None:
        form.add_error(day, _("Vul een dag in, zoals 27-11 of vr."))
    if at is None:
        form.add_error(clock, _("Vul een tijd in, zoals 14:00."))
    if on is None or at is None:
        return None
    moment = datetime.combine(on, at, AMSTERDAM)
    if moment <= now:
        form.add_error(day, _("Deze dag en tijd zijn al voorbij."))
    return moment
