"""What a veiligheidsbeoordeling says, and what is missing in one (safety: with whom was spoken)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

APART = frozenset({"apart", "apart_telefoon"})  # so that nobody else could hear
YES = "ja"
FEWEST_WORDS = 3


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer to one question of the list. `question` and `answer` are codes."""

    question: str
    answer: str
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """With one person of the dossier: how was spoken, or why not; what he says and wants.

    `how` and `help` are codes; of a child it is told which help was asked, begun, waited for.
    """

    betrokkene_id: int
    how: str
    why_not: str = ""
    wants: str = ""
    is_child: bool = False
    help: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One whole veiligheidsbeoordeling, as somebody proposes it. Texts, and codes of the lists."""

    acute: str
    structural: str
    sources: Collection[str]
    answers: Sequence[Answer]
    spoken: Sequence[Spoken]
    proposed: str
    reason: str
    next_step: str


def needs_remark(answer: Answer) -> bool:
    """Return whether a remark is missing: a yes says what was seen, and by whom."""
    return answer.answer == YES and not answer.remark


def needs_why(spoken: Spoken) -> bool:
    """Return whether a reason is missing: who was not spoken apart, was not for a reason."""
    return spoken.how not in APART and not spoken.why_not


def needs_help(spoken: Spoken) -> bool:
    """Return whether nothing is told of the help of a child."""
    return spoken.is_child and not spoken.help


def is_whole(assessment: Assessment) -> bool:
    """Return whether nothing is missing that is asked of everybody."""
    answers, spoken = assessment.answers, assessment.spoken
    return bool(
        assessment.sources
        and answers
        and spoken
        and not any(needs_remark(one) for one in answers)
        and not any(needs_why(one) or needs_help(one) for one in spoken)
        and assessment.reason
        and assessment.next_step
    )


def is_own_sentence(text: str) -> bool:
    """Return whether a text says something of its own; "akkoord" alone does not."""
    return len(text.split()) >= FEWEST_WORDS
