"""What an advies must answer: the rules over the answers of one talk, as CBS checks them."""

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

REFERRED = "verwezen"
WITH_APPOINTMENT = ("aangeboden", "dringend")


@dataclass(frozen=True, kw_only=True)
class Support:
    """One kind of support that was promised to a professional, and when; no word beside it."""

    soort: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Answers:
    """The answers of one talk. Nothing about the members of a household can be in it.

    Codes are those of `policy/codelijsten.toml`; `gemeente` is a CBS code; texts are plain.
    """

    hoedanigheid: str
    gemeente: str
    aanleiding: tuple[str, ...]
    aard: tuple[str, ...]
    situation: str
    advice: str
    follow_up: str
    follow_up_at: datetime | None
    plan: str
    told: str
    told_why: str = ""
    channel: str = "telefoon"
    line: str = ""
    via_tolk: bool = False
    meldcode_step: int | None = None
    functie: str = ""
    name: str = ""
    organisation: str = ""
    support: tuple[Support, ...] = ()
    verwijzing: str = ""
    verwezen_naar: str = ""

    @property
    def appointment(self) -> datetime | None:
        """The moment agreed for the follow-up, if there is one."""
        return self.follow_up_at if self.follow_up in WITH_APPOINTMENT else None


@dataclass(frozen=True, kw_only=True)
class Lists:
    """What the rules must know of the code lists, given in as values."""

    professional: Collection[str]
    km_aanleiding: Collection[str]
    km_only_aard: Collection[str]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One answer that cannot stay so: the field, and the code of the sentence."""

    field: str
    code: str
    parts: dict[str, str] = dataclasses.field(default_factory=dict)


def faults_of(answers: Answers, *, lists: Lists) -> list[Fault]:
    """Return what is not right yet, in the order of the questions."""
    found = []
    if not set(answers.aanleiding) & set(lists.km_aanleiding):
        wrong = [code for code in answers.aard if code in lists.km_only_aard]
        found += [Fault(field="aard", code="km_only", parts={"aard": code}) for code in wrong[:1]]
    if answers.follow_up in WITH_APPOINTMENT and answers.follow_up_at is None:
        found.append(Fault(field="follow_up_date", code="follow_up_needs_a_moment"))
    if answers.told in ("deels", "niet") and not answers.told_why:
        found.append(Fault(field="told_why", code="told_needs_why"))
    if answers.verwijzing == REFERRED and not answers.verwezen_naar:
        found.append(Fault(field="verwezen_naar", code="referral_needs_a_place"))
    is_professional = answers.hoedanigheid in lists.professional
    if is_professional and answers.meldcode_step is None:
        found.append(Fault(field="meldcode_step", code="meldcode_step_missing"))
    return found
