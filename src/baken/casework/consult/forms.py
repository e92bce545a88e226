"""The shape of a question for counsel and of its answer, and the forms one person gets to see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from baken.casework.consult.queries import Question, consulten_of
from baken.casework.consult.rules.states import ADVISERS
from baken.casework.zaak.models import Zaak
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.notes.drafts import kept_draft
from baken.foundation.notes.forms import initial_of
from baken.foundation.ui.templatetags.policy_words import said
from baken.policy.rights import roles

MOST_CHARACTERS = 4_000
TOO_LONG = _("Maak de tekst korter.")


class AskForm(forms.Form):
    """A question: to whom, what, and whether it is urgent."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput(attrs={"id": "vraag_once"}))
    to_role = forms.ChoiceField(
        label=_("Aan wie?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies aan wie je het vraagt.")},
    )
    question = forms.CharField(
        label=_("Je vraag, kort"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf je vraag op."), "max_length": TOO_LONG},
    )
    spoed = forms.BooleanField(label=_("Spoed"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"auto_id": "vraag_%s"})
        known = [(role, said(roles()[role].label)) for role in ADVISERS]
        self.fields["to_role"].choices = known  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """The answer to a question."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    answer = forms.CharField(
        label=_("Je antwoord"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf je antwoord op."), "max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, pk: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"auto_id": f"antwoord_{pk}_%s"})
        self.pk = pk


@dataclass(frozen=True, kw_only=True)
class Card:
    """One consult on the page of its zaak, with the form of who may answer it."""

    question: Question
    form: AnswerForm | None
    draft: str


@dataclass(frozen=True, kw_only=True)
class Raad:
    """The consulten of a zaak and the form to ask, each form with one's own draft in it."""

    number: str
    cards: Sequence[Card]
    ask: AskForm | None
    ask_draft: str

    @property
    def asks_first(self) -> bool:
        """Whether the form to ask stands open: it has an error, or a draft was left in it."""
        return self.ask is not None and bool(self.ask.is_bound or self.ask.initial)

    @property
    def forms(self) -> list[forms.Form]:
        """All forms of this part, for the summary of what is wrong."""
        answers = [card.form for card in self.cards if card.form is not None]
        return [*([self.ask] if self.ask is not None else []), *answers]


def raad_of(*, zaak: Zaak, user: Actor, sent: AskForm | AnswerForm | None = None) -> Raad:
    """Return what the page of a zaak shows of its consulten; the caller has looked.

    What this person may answer comes first. `sent` is a form that came in and was not right: it
    stands there as it was typed.
    """
    cards = [
        _card(question, user, sent if isinstance(sent, AnswerForm) else None)
        for question in consulten_of(zaak=zaak, user=user)
    ]
    return Raad(
        number=zaak.number,
        cards=sorted(cards, key=lambda card: card.form is None),
        ask=_ask(zaak, user, sent if isinstance(sent, AskForm) else None),
        ask_draft=reverse("concept", args=[ask_key(number=zaak.number)]),
    )


def ask_key(*, number: str) -> str:
    """Return the key of the draft of a question about this zaak."""
    return f"raad-{number}"


def answer_key(*, pk: int) -> str:
    """Return the key of the draft of an answer."""
    return f"antwoord-{pk}"


def _ask(zaak: Zaak, user: Actor, sent: AskForm | None) -> AskForm | None:
    if not holds_somewhere("consult.ask", user):
        return None
    draft = kept_draft(user=user, key=ask_key(number=zaak.number))
    return sent or AskForm(initial=initial_of(AskForm, draft))


def _card(question: Question, user: Actor, sent: AnswerForm | None) -> Card:
    key = answer_key(pk=question.pk)
    form = sent if sent is not None and sent.pk == question.pk else None
    if form is None and "consult.answer" in question.moves:
        known = initial_of(AnswerForm, kept_draft(user=user, key=key))
        form = AnswerForm(initial=known, pk=question.pk)
    return Card(question=question, form=form, draft=reverse("concept", args=[key]))
