"""How somebody of the household is reached safely."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.casework.contact.rules.safe import SafeContact
from baken.casework.dossier.queries import KnownBereik
from baken.casework.dossier.rules.reach import MAIL, TELEPHONE, NotAMail, Reach, read_mail
from baken.core.telephone import for_reading, normalise
from baken.core.typed import read_clock


class ReachForm(forms.Form):
    """A number or mail address, and what was said about using it safely."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Wat is het?"),
        initial=TELEPHONE,
        choices=[(TELEPHONE, _("Telefoon")), (MAIL, _("Mail"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies telefoon of mail.")},
    )
    value = forms.CharField(
        label=_("Nummer of mailadres"),
        max_length=120,
        error_messages={"required": _("Vul het nummer of het mailadres in.")},
    )
    may_call = forms.ChoiceField(
        label=_("Is het veilig als wij dit gebruiken?"),
        initial="niet_gevraagd",
        choices=[
            ("ja", _("Ja")),
            ("tussen", _("Alleen tussen")),
            ("nee", _("Nee, niet gebruiken")),
            ("niet_gevraagd", _("Niet gevraagd")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of wij dit mogen gebruiken.")},
    )
    from_time = forms.CharField(label=_("van"), required=False, max_length=10)
    until_time = forms.CharField(label=_("tot"), required=False, max_length=10)
    voicemail = forms.ChoiceField(
        label=_("Mogen wij een bericht inspreken?"),
        required=False,
        choices=[("nee", _("Nee")), ("neutraal", _("Ja, neutraal"))],
        widget=forms.RadioSelect,
    )
    if_other = forms.ChoiceField(
        label=_("Als een ander opneemt"),
        required=False,
        choices=[("verkeerd_verbonden", _("“Verkeerd verbonden”")), ("ophangen", _("Ophangen"))],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(label=_("Afspraak"), required=False, max_length=300)

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        if given.get("value") and given.get("kind"):
            self._clean_value(given["kind"], given["value"])
        if given.get("may_call") == "tussen":
            self._clean_hours()
        return given

    def _clean_value(self, kind: str, typed: str) -> None:
        if kind == MAIL:
            try:
                self.cleaned_data["value"] = read_mail(typed)
            except NotAMail:
                self.add_error("value", _("Dit is geen mailadres. Er staat een @ in."))
            return
        number = normalise(typed)
        if number is None:
            self.add_error(
                "value",
                _("Dit is geen telefoonnummer. Een nummer heeft 10 cijfers, of begint met +."),
            )
        else:
            self.cleaned_data["value"] = number

    def _clean_hours(self) -> None:
        if self.cleaned_data.get("kind") == MAIL:
            self.add_error("may_call", _("Kies ja of nee. Mail kent geen uren."))
            return
        for name in ("from_time", "until_time"):
            found = read_clock(self.cleaned_data.get(name, ""))
            if found is None:
                self.add_error(name, _("Vul een tijd in, zoals 14:00."))
            self.cleaned_data[name] = found
        start, end = self.cleaned_data["from_time"], self.cleaned_data["until_time"]
        if start and end and end <= start:
            self.add_error("until_time", _("Het einde ligt voor het begin. Controleer de tijden."))

    def reach(self) -> Reach:
        """Return what was told, after the form was found right."""
        given = self.cleaned_data
        is_rung = given["kind"] == TELEPHONE
        between = given["may_call"] == "tussen"
        safe = SafeContact(
            number=given["value"],
            may_call="" if given["may_call"] == "niet_gevraagd" else given["may_call"],
            from_time=given["from_time"] if between else None,
            until_time=given["until_time"] if between else None,
            voicemail=given["voicemail"] if is_rung else "",
            if_other=given["if_other"] if is_rung else "",
        )
        return Reach(kind=given["kind"], safe=safe, remark=given["remark"])


def known_reach(bereik: KnownBereik) -> dict[str, object]:
    """Return what is known of a number, by the names of its form."""
    safe = bereik.safe
    return {
        "seen": bereik.version,
        "kind": bereik.kind,
        "value": for_reading(safe.number),
        "may_call": safe.may_call or "niet_gevraagd",
        "from_time": f"{safe.from_time:%H:%M}" if safe.from_time else "",
        "until_time": f"{safe.until_time:%H:%M}" if safe.until_time else "",
        "voicemail": safe.voicemail,
        "if_other": safe.if_other,
        "remark": bereik.remark,
    }
