"""Reads of veiligheidsbeoordelingen: one whole, those of a melding, those that wait for a look."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from baken.casework.dossier.models import Betrokkene
from baken.casework.dossier.queries import Person, dossier_of, people_of
from baken.casework.termijn.queries import first_limits
from baken.casework.zaak.models import Zaak
from baken.core.errors import NotFound
from baken.core.kalender import in_amsterdam
from baken.diensten.beoordeling.models import Antwoord, Beoordeling, Gesproken
from baken.diensten.beoordeling.rules.states import LIFE, State
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import names_of
from baken.foundation.vault.sealed import Reader


@dataclass(frozen=True, kw_only=True)
class ShownAnswer:
    """One question with its answer. Codes, and a remark."""

    question: str
    answer: str
    remark: str


@dataclass(frozen=True, kw_only=True)
class ShownSpoken:
    """One person, how was spoken with him or why not, and what he says and wants."""

    person: Person
    how: str
    why_not: str
    wants: str
    help: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One veiligheidsbeoordeling as a page shows it; `moves` are the rights this person can use
    on it now."""

    pk: int
    version: int
    state: str
    acute: str
    structural: str
    sources: Sequence[str]
    proposed: str
    besluit: str
    reason: str
    next_step: str
    made_by: str
    made_at: datetime
    second_by: str
    second_at: datetime | None
    second_words: str
    answers: Sequence[ShownAnswer]
    spoken: Sequence[ShownSpoken]
    moves: frozenset[str]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many answers there are of each code."""
        codes = [one.answer for one in self.answers]
        return {code: codes.count(code) for code in sorted(set(codes))}

    @property
    def children(self) -> Sequence[ShownSpoken]:
        """The children of whom it speaks."""
        return [one for one in self.spoken if "kind" in one.person.rollen]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One proposal that waits for a second look."""

    pk: int
    number: str
    made_by: str
    made_at: datetime
    opened_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was decided of a melding, by two people, and when."""

    besluit: str
    decided_at: datetime


def decision_of(*, zaak: Zaak) -> Decision | None:
    """Return the besluit that holds for a melding: the newest; None while there is none."""
    agreed = Beoordeling.objects.filter(zaak=zaak, state=State.AGREED.value)
    newest = agreed.order_by("-second_at", "-pk").values_list("besluit", "second_at").first()
    if newest is None:
        return None
    besluit, decided_at = newest
    assert decided_at is not None  # a constraint: who agreed, looked at a moment
    return Decision(besluit=besluit, decided_at=decided_at)


def find_beoordeling(*, user: Actor, number: str, pk: int) -> Beoordeling:
    """Return one to act on. :raises NotFound: if it is not there for this person."""
    zaken = Zaak.objects.for_right("zaak.view", user).filter(number=number.upper())
    found = Beoordeling.objects.filter(pk=pk, zaak__in=zaken).select_related("zaak").first()
    if found is None:
        raise NotFound
    return found


def beoordelingen_of(*, zaak: Zaak, user: Actor) -> list[Shown]:
    """Return the veiligheidsbeoordelingen of a melding, newest first; the caller has looked."""
    made = list(Beoordeling.objects.filter(zaak=zaak).select_related("zaak").order_by("-pk"))
    if not made:
        return []
    answers = list(Antwoord.objects.filter(zaak=zaak).select_related("zaak").order_by("pk"))
    spoken = list(Gesproken.objects.filter(zaak=zaak).select_related("zaak").order_by("pk"))
    people = {one.pk: one for one in people_of(zaak=zaak, on=_day_of(zaak))}
    names = names_of(
        user_ids={pk for one in made for pk in (one.made_by_id, one.second_by_id) if pk}
    )
    reader = Reader([*made, *answers, *spoken])
    return [
        _shown(
            one,
            reader=reader,
            names=names,
            answers=[_answer(row, reader) for row in answers if row.beoordeling_id == one.pk],
            spoken=[_spoken(row, reader, people) for row in spoken if row.beoordeling_id == one.pk],
            moves=_moves(one, user),
        )
        for one in made
    ]


def one_waits(*, zaak: Zaak) -> bool:
    """Return whether a proposal of this melding waits for a second look."""
    return Beoordeling.objects.filter(zaak=zaak, state=State.PROPOSED.value).exists()


def people_to_assess(*, zaak: Zaak) -> list[Person]:
    """Return the people of whom a veiligheidsbeoordeling speaks; the caller has looked."""
    return people_of(zaak=zaak, on=_day_of(zaak))


def ids_of_people(*, zaak: Zaak) -> set[int]:
    """Return the people of the dossier of a melding, by their ids."""
    people = Betrokkene.objects.filter(dossier=dossier_of(zaak=zaak))
    return set(people.values_list("pk", flat=True))


def list_waiting_looks(*, user: Actor, most: int) -> list[Waiting]:
    """Return the proposals of others that wait for a second look of this person, soonest first.

    The caller notes that the list was read.
    """
    zaken = Zaak.objects.for_right("beoordeling.agree", user).filter(closed_at=None)
    rows = Beoordeling.objects.filter(state=State.PROPOSED.value, zaak__in=zaken)
    others = rows.exclude(made_by=user.user_id).select_related("zaak", "made_by")
    found = list(others.order_by("zaak__opened_at", "pk")[:most])
    running = first_limits().filter(zaak__in={one.zaak_id for one in found})
    limits = dict(running.values_list("zaak", "first"))
    waiting = [
        Waiting(
            pk=one.pk,
            number=one.zaak.number,
            made_by=one.made_by.name,
            made_at=one.made_at,
            opened_at=one.zaak.opened_at,
            due_at=limits.get(one.zaak_id),
        )
        for one in found
    ]
    return sorted(waiting, key=lambda one: (one.due_at is None, one.due_at or one.opened_at))


def last_states(*, zaken: Collection[int]) -> dict[int, str]:
    """Return the state of the newest veiligheidsbeoordeling of each of these meldingen; the
    caller has looked at the list."""
    rows = Beoordeling.objects.filter(zaak__in=zaken).order_by("pk")
    return dict(rows.values_list("zaak_id", "state"))


def _day_of(zaak: Zaak) -> date:
    return in_amsterdam(zaak.opened_at).date()


def _moves(one: Beoordeling, user: Actor) -> frozenset[str]:
    """Return the moves that are left to this person: never on one's own work."""
    if one.made_by_id == user.user_id:
        return frozenset()
    return frozenset(
        right for right in LIFE.open_from(State(one.state)) if holds_somewhere(right, user)
    )


def _answer(row: Antwoord, reader: Reader) -> ShownAnswer:
    return ShownAnswer(
        question=row.vraag, answer=row.antwoord, remark=reader.text(row, "toelichting")
    )


def _spoken(row: Gesproken, reader: Reader, people: Mapping[int, Person]) -> ShownSpoken:
    return ShownSpoken(
        person=people[row.betrokkene_id],
        how=row.hoe,
        why_not=reader.text(row, "waarom_niet"),
        wants=reader.text(row, "wil"),
        help=row.hulp,
    )


def _shown(
    one: Beoordeling,
    *,
    reader: Reader,
    names: Mapping[int, str],
    answers: Sequence[ShownAnswer],
    spoken: Sequence[ShownSpoken],
    moves: frozenset[str],
) -> Shown:
    return Shown(
        pk=one.pk,
        version=one.version,
        state=one.state,
        acute=one.acuut,
        structural=one.structureel,
        sources=one.bronnen,
        proposed=one.proposed,
        besluit=one.besluit,
        reason=reader.text(one, "reason"),
        next_step=reader.text(one, "next_step"),
        made_by=names.get(one.made_by_id, ""),
        made_at=one.made_at,
        second_by=names.get(one.second_by_id or 0, ""),
        second_at=one.second_at,
        second_words=reader.text(one, "second_words"),
        answers=answers,
        spoken=spoken,
        moves=moves,
    )
