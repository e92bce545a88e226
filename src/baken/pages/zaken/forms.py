"""What a person asks of the list: which zaken, from when, in which order."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.casework.zaak.queries import LISTED, Wanted
from baken.core.typed import read_past_day

CHOICES = ("soort", "stand", "volgorde")
ONE_DAY = timedelta(days=1)


def _choice(*codes: str) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[(code, code) for code in codes], required=False)


class ListForm(forms.Form):
    """A choice of zaken; what is left out does not limit it."""

    soort = _choice(*LISTED)
    stand = _choice("open", "gesloten")
    volgorde = _choice("oudste")
    pagina = forms.IntegerField(required=False)
    van = forms.CharField(label=gettext_lazy("Vanaf welke dag?"), required=False, max_length=30)
    tot = forms.CharField(
        label=gettext_lazy("Tot en met welke dag?"), required=False, max_length=30
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today = today

    @property
    def is_no_page(self) -> bool:
        """Whether it asks for what no link of the page offers."""
        return not self.errors.keys().isdisjoint((*CHOICES, "pagina"))

    @property
    def days(self) -> list[forms.BoundField]:
        """The fields a person types in."""
        return [self["van"], self["tot"]]

    @property
    def kept(self) -> list[forms.BoundField]:
        """What was chosen beside them, and stays chosen when another time is asked."""
        return [self[name] for name in CHOICES if self[name].value()]

    @property
    def is_limited(self) -> bool:
        """Whether anything at all was chosen."""
        return any(bound.value() for bound in (*self.days, *self.kept))

    @property
    def wanted(self) -> Wanted:
        """What a valid form asks for."""
        chosen = self.cleaned_data
        last = chosen["tot"]
        return Wanted(
            soort=chosen["soort"],
            is_open={"open": True, "gesloten": False}.get(chosen["stand"]),
            since=_start(chosen["van"]),
            until=_start(last + ONE_DAY) if last else None,
            oldest_first=bool(chosen["volgorde"]),
        )

    def clean_van(self) -> date | None:
        """Return the first day. :raises ValidationError: if it is no day."""
        return self._day("van")

    def clean_tot(self) -> date | None:
        """Return the last day. :raises ValidationError: if it is none, or before the first."""
        last, first = self._day("tot"), self.cleaned_data.get("van")
        if last and first and last < first:
            raise ValidationError(_("Deze dag ligt voor de eerste dag. Kies een latere."))
        return last

    def _day(self, name: str) -> date | None:
        typed = self.cleaned_data[name]
        day = read_past_day(typed, today=self.today) if typed else None
        if typed and day is None:
            raise ValidationError(_("Dit is geen dag. Typ bijvoorbeeld 27-11 of gisteren."))
        if day and day > self.today:
            raise ValidationError(_("Deze dag moet nog komen. Kies vandaag of eerder."))
        return day


def _start(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None
