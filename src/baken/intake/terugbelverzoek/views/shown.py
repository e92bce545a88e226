"""What the screens of a terugbelverzoek show, made from its panel."""

from collections.abc import Sequence
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from baken.casework.contact.queries import SafeContactCard
from baken.casework.termijn.queries import werkkalender_in
from baken.core.kalender import in_amsterdam, reckon
from baken.core.telephone import for_reading, normalise
from baken.core.typed import read_clock
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import code_of
from baken.foundation.ui.parts import Clash, Outcome, SafeCard, Stand
from baken.foundation.ui.templatetags.policy_words import said
from baken.foundation.ui.words import DueWords, due_words
from baken.intake.terugbelverzoek.forms import RequestForm
from baken.intake.terugbelverzoek.queries import TerugbelPanel
from baken.intake.terugbelverzoek.rules.next_try import is_within
from baken.policy.termijnen import termijn_rules
from baken.policy.terugbellen import terugbellen

STANDS: dict[str, Stand] = {"": "niet_gevraagd", "ja": "ja", "tussen": "ja", "nee": "nee"}


def safe_card(card: SafeContactCard | None, *, now: datetime, is_held: bool) -> SafeCard | None:
    """Return the safe-contact card in words, with a warning where one is due.

    While a request is held nobody calls, whatever the caller once said.
    """
    if card is None:
        return None
    facts = [
        (_("Bellen"), _hours(card)),
        (_("Bericht inspreken"), _voicemail(card.voicemail)),
        (_("Als een ander opneemt"), _if_other(card.if_other)),
    ]
    stand: Stand = "zegt_formulier" if card.heard_as == "formulier" else STANDS[card.may_call]
    says = _warning(card, now=now)
    if is_held:
        stand, says = "nee", _("Een ander nam op. Bel nu niet.")
    number = for_reading(card.number) if card.number else _("geen nummer")
    return SafeCard(number=number, stand=stand, facts=facts, says=says)


def allowed(moves: frozenset[str], *, user: Actor) -> frozenset[str]:
    """Return the moves of a request that this person may make: what there is a button for."""
    return frozenset(right for right in moves if holds_somewhere(right, user))


def outcomes() -> list[Outcome]:
    """Return the ways in which an attempt ends, a talk first."""
    missed = [Outcome(code=o.code, label=said(o.label)) for o in terugbellen().outcomes.values()]
    return [Outcome(code="gesproken", label=_("Gesproken"), icon="tick", tone="primary"), *missed]


def due_of(panel: TerugbelPanel, *, now: datetime, werkdagen_left: int | None) -> DueWords:
    """Return the limit of a request in words."""
    return due_words(
        due_at=panel.due_at,
        started_at=panel.started_at,
        now=now,
        werkdagen_left=werkdagen_left,
    )


def limit_of(*, user: Actor, since: datetime, now: datetime) -> DueWords:
    """Return in words until when at the latest we ring back, of a request from that moment on."""
    kalender = werkkalender_in(user=user)
    rule = termijn_rules(code_of(organisatie_id=user.organisatie_id))["terugbellen.uiterlijk"]
    limit = reckon(rule, start=since, werkdagen=kalender)
    last = in_amsterdam(limit.due_at).date()
    left = kalender.werkdagen_between(in_amsterdam(now).date(), last)
    return due_words(due_at=limit.due_at, started_at=since, now=now, werkdagen_left=left)


def clashes(form: RequestForm, theirs: dict[str, object]) -> list[Clash]:
    """Return each answer that two people gave differently, with both texts."""
    found = []
    for name, field in form.fields.items():
        mine, other = form.data.get(name, ""), str(theirs.get(name) or "")
        if name not in ("once", "contact", "anders") and _plain(name, mine) != _plain(name, other):
            found.append(
                Clash(
                    name=name,
                    label=str(field.label),
                    mine=_in_words(form, name, mine),
                    theirs=_in_words(form, name, other),
                    who=_("een collega"),
                    moment=f"{timezone.localtime():%H:%M}",
                )
            )
    return found


def _plain(name: str, value: str) -> str:
    """Return an answer in the one spelling in which two answers can be compared."""
    if name == "number":
        return normalise(value) or value
    if name in ("from_time", "until_time"):
        return str(read_clock(value) or value)
    return "True" if value == "on" else value.strip()


def _in_words(form: RequestForm, name: str, value: str) -> str:
    choices: Sequence[tuple[str, str]] = getattr(form.fields[name], "choices", ())
    words = {str(code): str(label) for code, label in choices}
    if value in ("on", "True"):
        return _("Ja")
    return words.get(value, value) or _("niets ingevuld")


def _warning(card: SafeContactCard, *, now: datetime) -> str:
    clock: time = timezone.localtime(now).time()
    if card.may_call == "nee":
        return _("Bel dit nummer niet. De beller belt zelf terug.")
    if not card.may_call:
        return _("Bel voorzichtig: verberg je nummer en zeg niet wie wij zijn.")
    if not is_within(moment=clock, from_time=card.from_time, until_time=card.until_time):
        return _("Nu niet bellen. Bel alleen tussen %(van)s en %(tot)s.") % {
            "van": f"{card.from_time:%H:%M}",
            "tot": f"{card.until_time:%H:%M}",
        }
    return ""


def _hours(card: SafeContactCard) -> str:
    if card.may_call == "tussen":
        return _("tussen %(van)s en %(tot)s") % {
            "van": f"{card.from_time:%H:%M}",
            "tot": f"{card.until_time:%H:%M}",
        }
    return {"ja": _("ja"), "nee": _("nee, beller belt zelf"), "": _("niet gevraagd")}[card.may_call]


def _voicemail(code: str) -> str:
    return {
        "neutraal": _("ja, neutraal"),
        "nee": _("nee"),
        "": _("nee, want niet gevraagd"),
    }[code]


def _if_other(code: str) -> str:
    return {
        "verkeerd_verbonden": _("zeg “Verkeerd verbonden”"),
        "ophangen": _("hang op"),
        "": _("niet gevraagd: zeg “Verkeerd verbonden”"),
    }[code]
