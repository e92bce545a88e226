"""The shape of what comes in about a veiligheidsbeoordeling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.casework.dossier.queries import Person
from baken.diensten.beoordeling.queries import Shown
from baken.diensten.beoordeling.rules.assessment import (
    Answer,
    Assessment,
    Spoken,
    is_own_sentence,
    needs_help,
    needs_remark,
    needs_why,
)
from baken.foundation.ui.templatetags.policy_words import choices_of

CHILD = "kind"
AS_PROPOSED = "voorstel"
FAULTS: Mapping[str, Promise] = {
    "needs_remark": _("Schrijf op wat er gezien is, en door wie."),
    "needs_why": _("Schrijf op waarom niet apart is gesproken."),
    "needs_help": _("Kies welke hulp voor dit kind is gevraagd."),
    "needs_people": _("Vul eerst in over wie het gaat. Daarna beoordeel je."),
    "needs_sentence": _("Schrijf één eigen zin: waar keek je naar?"),
}


@dataclass(frozen=True, kw_only=True)
class QuestionPart:
    """One question of the list, with its remark beside it."""

    answer: BoundField
    remark: BoundField


@dataclass(frozen=True, kw_only=True)
class PersonPart:
    """What is asked of one person; of a child the help too."""

    person: Person
    how: BoundField
    why_not: BoundField
    wants: BoundField
    help: BoundField | None


def _one_of(label: Promise | str, missing: Promise) -> forms.ChoiceField:
    """Return a question with one answer; `label` may wait for the language of the person."""
    said: Any = label
    return forms.ChoiceField(
        label=said,
        widget=forms.RadioSelect,
        error_messages={"required": missing},  # type: ignore[dict-item]
    )


class AssessmentForm(forms.Form):
    """One veiligheidsbeoordeling: the questions of policy, and each person of the dossier."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    bronnen = forms.MultipleChoiceField(
        label=_("Welke bronnen zijn geraadpleegd?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies welke bronnen zijn geraadpleegd.")},
    )
    acuut = _one_of(_("Is het acuut onveilig?"), _("Kies of het acuut onveilig is."))
    structureel = _one_of(
        _("Is het structureel onveilig?"), _("Kies of het structureel onveilig is.")
    )
    proposed = _one_of(_("Wat stel je voor?"), _("Kies wat je voorstelt."))
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=8000,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf op waarom je dit voorstelt.")},
    )
    next_step = forms.CharField(
        label=_("Wie moet nu wat doen?"),
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf op wie nu wat moet doen.")},
    )

    def __init__(self, *args: object, people: Sequence[Person], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.people = people
        for name, lijst in (
            ("bronnen", "vb_bron"),
            ("acuut", "ja_nee"),
            ("structureel", "ja_nee"),
            ("proposed", "triagebesluit"),
        ):
            self.fields[name].choices = choices_of(lijst)  # type: ignore[attr-defined]
        self.asked = choices_of("vb_vraag")
        for code, words in self.asked:
            self._ask(code, words)
        for person in people:
            self._ask_about(person)

    def _ask(self, code: str, words: str) -> None:
        answer = _one_of(words, _("Kies ja, nee of niet bekend."))
        answer.choices = choices_of("ja_nee")
        remark = forms.CharField(label=_("Toelichting"), required=False, max_length=1000)
        self.fields |= {f"v_{code}": answer, f"t_{code}": remark}

    def _ask_about(self, person: Person) -> None:
        how = _one_of(_("Is er gesproken?"), _("Kies of met deze persoon is gesproken."))
        how.choices = choices_of("gesproken")
        own = {
            "hoe": how,
            "want": forms.CharField(label=_("Want"), required=False, max_length=1000),
            "wil": forms.CharField(label=_("Zegt en wil"), required=False, max_length=2000),
        }
        if CHILD in person.rollen:
            own["hulp"] = forms.MultipleChoiceField(
                label=_("Welke hulp voor dit kind?"),
                choices=choices_of("kindhulp"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        self.fields |= {f"p{person.pk}_{name}": field for name, field in own.items()}

    @property
    def questions(self) -> list[QuestionPart]:
        """The questions of the list, in its order."""
        return [
            QuestionPart(answer=self[f"v_{code}"], remark=self[f"t_{code}"])
            for code, _words in self.asked
        ]

    @property
    def persons(self) -> list[PersonPart]:
        """What is asked of each person."""
        return [
            PersonPart(
                person=one,
                how=self[f"p{one.pk}_hoe"],
                why_not=self[f"p{one.pk}_want"],
                wants=self[f"p{one.pk}_wil"],
                help=self[f"p{one.pk}_hulp"] if CHILD in one.rollen else None,
            )
            for one in self.people
        ]

    def clean(self) -> dict[str, object]:
        if not self.people:
            self.add_error(None, str(FAULTS["needs_people"]))
        for answer in self._answers():
            if needs_remark(answer):
                self.add_error(f"t_{answer.question}", str(FAULTS["needs_remark"]))
        for spoken in self._spoken():
            who = f"p{spoken.betrokkene_id}"
            if spoken.how and needs_why(spoken):
                self.add_error(f"{who}_want", str(FAULTS["needs_why"]))
            if needs_help(spoken):
                self.add_error(f"{who}_hulp", str(FAULTS["needs_help"]))
        return self.cleaned_data

    def assessment(self) -> Assessment:
        """Return what was said, after the form was found right."""
        given = self.cleaned_data
        return Assessment(
            acute=given["acuut"],
            structural=given["structureel"],
            sources=tuple(given["bronnen"]),
            answers=self._answers(),
            spoken=self._spoken(),
            proposed=given["proposed"],
            reason=given["reason"],
            next_step=given["next_step"],
        )

    def _answers(self) -> list[Answer]:
        given = self.cleaned_data
        return [
            Answer(
                question=code, answer=given.get(f"v_{code}", ""), remark=given.get(f"t_{code}", "")
            )
            for code, _words in self.asked
        ]

    def _spoken(self) -> list[Spoken]:
        given = self.cleaned_data
        return [
            Spoken(
                betrokkene_id=one.pk,
                how=given.get(f"p{one.pk}_hoe", ""),
                why_not=given.get(f"p{one.pk}_want", ""),
                wants=given.get(f"p{one.pk}_wil", ""),
                is_child=CHILD in one.rollen,
                help=tuple(given.get(f"p{one.pk}_hulp", ())),
            )
            for one in self.people
        ]


class SecondForm(forms.Form):
    """The second look: a sentence of one's own, and what follows."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=1, max_value=1_000_000, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Waar keek je naar?"),
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf één eigen zin: waar keek je naar?")},
    )
    besluit = forms.ChoiceField(
        label=_("Een ander besluit"), required=False, initial=AS_PROPOSED, widget=forms.RadioSelect
    )

    def __init__(self, *args: object, proposed: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        others = [(code, said) for code, said in choices_of("triagebesluit") if code != proposed]
        self.fields["besluit"].choices = [(AS_PROPOSED, _("Zoals voorgesteld")), *others]  # type: ignore[attr-defined]

    def clean_besluit(self) -> str:
        """Return another besluit than the one proposed, or nothing."""
        chosen: str = self.cleaned_data["besluit"]
        return "" if chosen == AS_PROPOSED else chosen

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if not is_own_sentence(words):
            raise forms.ValidationError(str(FAULTS["needs_sentence"]))
        return words


def known_of(shown: Shown) -> dict[str, object]:
    """Return what an earlier veiligheidsbeoordeling says, by the names of the form: who makes a
    better one types nothing twice."""
    known: dict[str, object] = {
        "bronnen": list(shown.sources),
        "acuut": shown.acute,
        "structureel": shown.structural,
        "proposed": shown.proposed,
        "reason": shown.reason,
        "next_step": shown.next_step,
    }
    for one in shown.answers:
        known |= {f"v_{one.question}": one.answer, f"t_{one.question}": one.remark}
    for spoken in shown.spoken:
        who = f"p{spoken.person.pk}"
        known |= {
            f"{who}_hoe": spoken.how,
            f"{who}_want": spoken.why_not,
            f"{who}_wil": spoken.wants,
            f"{who}_hulp": list(spoken.help),
        }
    return known
