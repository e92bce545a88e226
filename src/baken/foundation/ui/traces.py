"""What may point at the family, in the words of the screen; a form asks about it once, softly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.core.herkenning import Kind, place_words, traces_in
from baken.core.kalender import in_amsterdam
from baken.policy.codelijsten import gemeenten

SAYS: Mapping[Kind, Promise] = {
    Kind.BSN: gettext_lazy("Dit lijkt op een BSN:"),
    Kind.BIRTH: gettext_lazy("Dit lijkt op een geboortedatum:"),
    Kind.TELEPHONE: gettext_lazy("Dit lijkt op een telefoonnummer:"),
    Kind.ADDRESS: gettext_lazy("Dit lijkt op een adres:"),
    Kind.NAME: gettext_lazy("Dit lijkt op een naam:"),
}
SHOWN = "gezien"  # the hidden field with the pieces a person was asked about
MOST_CHARACTERS = 8000  # as long as the longest text of a form


@dataclass(frozen=True, kw_only=True)
class ShownTrace:
    """One piece of a text with what it looks like, as the screen says it."""

    kind: str
    start: int
    end: int
    says: str
    piece: str


class Watched(forms.Form):
    """A form of which some texts are looked at for traces of the family."""

    watched: ClassVar[Sequence[str]] = ()

    anders = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.traces: dict[str, list[ShownTrace]] = {}
        self.asks = ""

    @property
    def question(self) -> str:
        """What a form asks that comes back for its traces, and for nothing else."""
        return _("Gaat dit over het gezin? Haal het weg. Is het iets anders? Sla opnieuw op.")

    @property
    def pieces(self) -> str:
        """The pieces this page asks about, one on a line."""
        return "\n".join(plain(one.piece) for found in self.traces.values() for one in found)


def shown_traces(text: str, *, at: datetime) -> list[ShownTrace]:
    """Return the traces in a text; `start` and `end` count as a browser counts characters."""
    text = text[:MOST_CHARACTERS]
    found = traces_in(text, today=in_amsterdam(at).date(), places=_places())
    return [
        ShownTrace(
            kind=one.kind.value,
            start=_in_browser(text[: one.start]),
            end=_in_browser(text[: one.end]),
            says=str(SAYS[one.kind]),
            piece=text[one.start : one.end],
        )
        for one in found
    ]


def ask_about_traces(form: Watched, *, at: datetime) -> None:
    """Let a form that was sent come back once, if the person was not asked yet.

    Who sees the question and saves again is right: nothing is ever refused for what it looks like.
    """
    else_ = _lines(form.data.get("anders", ""))
    for name in form.watched:
        found = shown_traces(str(form.data.get(name, "")), at=at)
        form.traces[name] = [one for one in found if plain(one.piece) not in else_]
    asked = _lines(form.data.get(SHOWN, ""))
    if form.is_valid() and not set(form.pieces.splitlines()) <= asked:
        unasked = (name for name, found in form.traces.items() for one in found
                   if plain(one.piece) not in asked)  # fmt: skip
        form.asks = next(unasked)
        form.add_error(None, form.question)


def plain(piece: str) -> str:
    """Return a piece in the one spelling in which two pieces are compared."""
    return " ".join(piece.split()).lower()


def _lines(text: object) -> set[str]:
    return {plain(line) for line in str(text).splitlines()}


def _in_browser(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@cache
def _places() -> frozenset[str]:
    return place_words(one.name for one in gemeenten().values())
