"""Made-up forms and values that show every part of the screen in every state."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.foundation.ui.fields import StepsField, StepsManyField
from baken.foundation.ui.parts import Clash, Outcome, SafeCard
from baken.foundation.ui.traces import ShownTrace, Watched
from baken.foundation.ui.words import ZONE, DueWords, due_words

NOW = datetime(2026, 11, 24, 10, 31, tzinfo=ZONE)

WHO = (
    ("zelf", _("Zelf"), (("volwassene", _("volwassene")), ("jeugdige", _("jeugdige")))),
    (
        "omgeving",
        _("Omgeving"),
        (
            ("familielid", _("familielid")),
            ("netwerk", _("sociaal netwerk")),
            ("buurt", _("buurtbewoner")),
            ("vrijwilliger", _("vrijwilliger")),
            ("anders", _("anders")),
        ),
    ),
    (
        "zorg",
        _("Zorg"),
        (
            ("huisarts", _("huisarts")),
            ("kinderarts", _("kinderarts")),
            ("geriater", _("geriater")),
            ("ggz", _("ggz")),
            ("zorg_anders", _("zorg, anders")),
        ),
    ),
    (
        "school",
        _("School"),
        (
            ("basis", _("basisonderwijs")),
            ("voortgezet", _("voortgezet onderwijs")),
            ("onderwijs_anders", _("onderwijs, anders")),
            ("opvang", _("kinderopvang")),
        ),
    ),
    (
        "jeugd",
        _("Wijk, jeugd"),
        (("lokaal", _("wijkteam")), ("gi", _("jeugdzorg, GI")), ("jeugd", _("jeugdzorg, anders"))),
    ),
    ("justitie", _("Politie"), (("politie", _("politie")), ("justitie", _("justitie")))),
    ("beroep", _("Ander beroep"), (("beroep_anders", _("beroepsmatig, anders")),)),
)
WHY = (
    ("partner", _("(Ex-)partner"), (("01", _("(ex-)partnergeweld")),)),
    ("eer", _("Eer"), (("02", _("eergerelateerd geweld")),)),
    ("ouderen", _("Ouderen"), (("03", _("ouderenmishandeling")),)),
    ("ouders", _("Ouders"), (("04", _("geweld tegen ouders")),)),
    ("dwang", _("Huwelijksdwang"), (("05", _("huwelijksdwang en achterlating")),)),
    (
        "kind",
        _("Kind"),
        (("06", _("kindcheck")), ("07", _("vechtscheiding")), ("08", _("anders"))),
    ),
    ("anders", _("Anders"), (("09", _("huiselijk geweld")), ("10", _("andere problematiek")))),
)
NATURE = (
    ("lichaam", _("Lichamelijk"), (("01", _("lichamelijke mishandeling")),)),
    (
        "verwaarlozing",
        _("Verwaarlozing"),
        (("02", _("lichamelijk")), ("04", _("affectief")), ("05", _("pedagogisch"))),
    ),
    ("psychisch", _("Psychisch"), (("03", _("psychisch geweld")), ("08", _("getuige")))),
    ("seksueel", _("Seksueel"), (("06", _("seksueel misbruik")), ("10", _("verminking")))),
    ("geld", _("Geld"), (("07", _("financiële uitbuiting")),)),
    ("overig", _("Anders"), (("11", _("anders, onveilig")), ("12", _("niet onveilig")))),
)


class GesprekSpecimen(Watched):
    """The questions of an advies as they stand on one screen."""

    wie = StepsField(
        label=_("Wie belt er?"), groups=WHO, error_messages={"required": _("Kies wie er belt.")}
    )
    naam = forms.ChoiceField(
        label=_("Op welke naam?"), choices=(("anoniem", _("Anoniem")), ("ja", _("Naam noteren")))
    )
    eigen_naam = forms.CharField(label=_("Naam"), required=False)
    tolk = forms.BooleanField(label=_("via tolk"), required=False)
    gemeente = forms.CharField(
        label=_("Gemeente"),
        help_text=_("waar het gezin woont"),
        error_messages={"required": _("Vul een gemeente in.")},
    )
    functie = forms.CharField(label=_("Functie"), required=False)
    organisatie = forms.CharField(label=_("Organisatie"), required=False)
    stap = forms.ChoiceField(
        label=_("Meldcode: welke stap?"),
        choices=(
            ("1", _("Signalen")),
            ("2", _("Overleg")),
            ("3", _("Gesprek")),
            ("4", _("Wegen")),
            ("5", _("Beslissen")),
        ),
        required=False,
    )
    aanleiding = StepsManyField(label=_("Wat is de aanleiding?"), groups=WHY)
    aard = StepsManyField(label=_("Wat is er aan de hand?"), groups=NATURE)
    situatie = forms.CharField(label=_("Situatie, kort"), widget=forms.Textarea)
    advies = forms.CharField(label=_("Advies, kort"), widget=forms.Textarea)
    vervolg = forms.ChoiceField(
        label=_("Vervolg"),
        choices=(("geen", _("Geen")), ("aangeboden", _("Aangeboden")), ("nodig", _("Dringend"))),
    )
    datum = forms.CharField(label=_("Datum vervolg, dag maand jaar"), required=False)
    tijd = forms.CharField(label=_("Tijd vervolg"), required=False)
    zelfde = forms.BooleanField(label=_("met dezelfde medewerker"), required=False)
    lukt = forms.ChoiceField(
        label=_("Weet je wat je nu gaat doen? Lukt dat?"),
        choices=(("ja", _("Ja")), ("deels", _("Deels")), ("nee", _("Nee"))),
    )
    verteld = forms.ChoiceField(
        label=_("Verteld wat wij vastleggen?"),
        choices=(("alles", _("Alles")), ("deels", _("Deels")), ("niet", _("Niet, want …"))),
    )
    want = forms.CharField(label=_("Niet verteld, want"), required=False)


FILLED: dict[str, Any] = {
    "wie": "buurt",
    "naam": "anoniem",
    "gemeente": "Zaanstad",
    "aanleiding": ["07", "08"],
    "aard": ["03"],
    "situatie": "Beller hoort al weken ruzie bij de buren. Gisteren huilden de kinderen lang.",
    "advies": "Noteer wat je hoort en wanneer. Bel 112 bij gevaar.",
    "vervolg": "aangeboden",
    "datum": "27-11-2026",
    "tijd": "14:00",
    "zelfde": "on",
    "lukt": "ja",
}


TRACE = ShownTrace(kind="naam", start=0, end=4, says="Dit lijkt op een naam:", piece="Daan")


def gesprek(state: str, *, prefix: str | None = None) -> GesprekSpecimen:
    """Return the gesprek as it looks in `state`: leeg, fouten, professional or gevuld."""
    if state == "fouten":
        sent = {**FILLED, "wie": "", "gemeente": "", "verteld": "alles"}
        named = {f"{prefix}-{name}": value for name, value in sent.items()} if prefix else sent
        form = GesprekSpecimen(named, prefix=prefix)
        form.traces = {"situatie": [TRACE]}
        return form
    if state == "professional":
        more = {"wie": "huisarts", "functie": "huisarts", "stap": "3", "naam": "ja"}
        return GesprekSpecimen(initial={**FILLED, **more, "eigen_naam": "Dokter Vermeer"})
    return GesprekSpecimen(initial=FILLED if state == "gevuld" else {"naam": "anoniem"})


def dues() -> dict[str, DueWords]:
    """Return one deadline of each kind, at the fixed moment of the styleguide."""
    ends = {
        "ok": (datetime(2027, 1, 16, tzinfo=ZONE), 36),
        "week": (datetime(2026, 11, 26, 17, tzinfo=ZONE), 2),
        "soon": (datetime(2026, 11, 25, 17, tzinfo=ZONE), 1),
        "today": (datetime(2026, 11, 24, 17, tzinfo=ZONE), 0),
        "late": (datetime(2026, 11, 23, 17, tzinfo=ZONE), 0),
    }
    start = datetime(2026, 11, 20, 9, tzinfo=ZONE)
    found = {
        name: due_words(due_at=end, started_at=start, now=NOW, werkdagen_left=left)
        for name, (end, left) in ends.items()
    }
    found["done"] = due_words(
        due_at=ends["today"][0],
        started_at=start,
        now=NOW,
        met_at=NOW - timedelta(minutes=11),
        werkdagen_left=0,
    )
    return found


def safe_cards() -> list[SafeCard]:
    """Return the safe-contact card in its three stands."""
    rules = (
        (str(_("Wanneer")), str(_("tussen 12:00 en 17:00"))),
        (str(_("Voicemail")), str(_("niet inspreken"))),
        (str(_("Een ander neemt op")), str(_("“Verkeerd verbonden”"))),
        (str(_("Gecontroleerd")), str(_("vandaag 10:19, door Joke"))),
    )
    careful = str(_("Niet gevraagd telt als nee. Wie om terugbellen vroeg, bel je voorzichtig."))
    never = str(_("Bel dit nummer niet. De beller belt zelf terug."))
    return [
        SafeCard(number="06 5550 1234", stand="ja", facts=rules),
        SafeCard(number="06 5550 1234", stand="nee", facts=rules[3:], says=never),
        SafeCard(number="06 5550 1234", stand="niet_gevraagd", facts=(), says=careful),
    ]


def outcomes() -> list[Outcome]:
    """Return the ways in which an attempt to call back can end."""
    return [
        Outcome(code="gesproken", label=str(_("Gesproken")), tone="primary"),
        Outcome(code="geen_gehoor", label=str(_("Geen gehoor"))),
        Outcome(code="verkeerd_nummer", label=str(_("Verkeerd nummer"))),
        Outcome(code="ander", label=str(_("Een ander nam op")), tone="danger"),
        Outcome(code="niet_veilig", label=str(_("Niet veilig")), tone="danger"),
    ]


def clash() -> Clash:
    """Return one field that two people changed."""
    return Clash(
        name="situatie",
        label=str(_("Situatie, kort")),
        mine="Beller hoort al weken ruzie bij de buren. Gisteren huilden de kinderen lang.",
        theirs="Beller hoort ruzie bij de buren, elke avond.\nZe durft niet aan te bellen.",
        who="Omar",
        moment="10:29",
    )
