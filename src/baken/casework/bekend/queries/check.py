"""Reads of what is known already: candidates by their words, then by who they are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from baken.casework.bekend.models import Controle, Trefwoord, Trefwoordsleutel, Vergelijking
from baken.casework.bekend.queries.traits import traits_of
from baken.casework.bekend.rules.blind import key_for_words, words_of
from baken.casework.bekend.rules.earlier import Earlier, Moments, Stage, earlier, stage_on
from baken.casework.bekend.rules.likeness import Likeness, Looked
from baken.casework.bekend.rules.traits import LEAST, Traits, clues_of
from baken.casework.dossier.models import Betrokkene, Dossier, DossierZaak
from baken.casework.dossier.queries import dossier_of
from baken.casework.dossier.rules.birth import Birth
from baken.casework.termijn.models import Termijn
from baken.casework.zaak.models import Zaak
from baken.core.errors import NotFound
from baken.foundation.access.prepared import Around, ask_again
from baken.foundation.audit.look import look_at_list
from baken.foundation.identity.actor import Actor
from baken.foundation.vault.keys import find_key

MOST_CANDIDATES = 12  # of one person, the likeliest first; who is behind them is not opened
MOST_HITS = 5  # of one person; with more than these the name alone tells too little
ASSESSED_BY = "veiligheidsbeoordeling.wet"  # the term that is met when the assessment is done

_SEALED = ("voornamen", "voorvoegsel", "geslachtsnaam", "geboren", "bsn")
_COLUMNS = ("pk", "organisatie_id", "dossier_id", "dossier__kluis_id", *_SEALED)
_LIKELIEST = """
    SELECT person, betrokkene_id FROM (
        SELECT told.person, asked.betrokkene_id, row_number() OVER (
            PARTITION BY told.person ORDER BY sum(told.weight) DESC, asked.betrokkene_id DESC
        ) AS place
        FROM asked JOIN unnest(%s::bigint[], %s::bigint[], %s::int[])
            AS told (person, word, weight) USING (word)
        GROUP BY told.person, asked.betrokkene_id HAVING sum(told.weight) >= %s
    ) AS ranked WHERE place <= %s
"""


@dataclass(frozen=True, kw_only=True)
class Match:
    """A person of another dossier who is likely the same as one of this zaak."""

    betrokkene: Betrokkene
    other: Betrokkene
    likeness: Likeness


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a check asked, by the pk of each person of the zaak, and what it found."""

    told: dict[int, Traits]
    matches: Sequence[Match]


@dataclass(frozen=True, kw_only=True)
class OtherZaak:
    """A melding of another dossier; `stage` is where it stood when this one came in, None for one
    that came in later. `opens` says whether this person may open it."""

    number: str
    opened_at: datetime
    stage: Stage | None
    opens: bool


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Somebody of another dossier, as the page shows him."""

    pk: int
    dossier: int
    name: str
    birth: Birth | None
    why: Sequence[str]
    verdict: str
    zaken: Sequence[OtherZaak]


@dataclass(frozen=True, kw_only=True)
class Known:
    """A betrokkene of this zaak, and who elsewhere is likely the same."""

    betrokkene: int
    name: str
    hits: Sequence[Hit]


@dataclass(frozen=True, kw_only=True)
class BekendPanel:
    """What the page of a melding shows of it. `earlier` is None until each hit is decided on;
    `is_stale` says that somebody came into the dossier after the last check."""

    number: str
    checked_at: datetime | None
    is_stale: bool
    known: Sequence[Known]
    earlier: Earlier | None


def known(*, zaak: Zaak, user: Actor) -> Checked:
    """Return who of other dossiers is likely the same as somebody of this zaak."""
    people = [_betrokkene(row) for row in ask_again(_of_zaak, user=user, lists=[[zaak.pk]])]
    told = traits_of(rows=people)
    key = find_word_key(organisatie_id=zaak.organisatie_id)
    found = _candidates(user, told, key) if key else []
    rows = ask_again(_these, user=user, lists=[{pk for _, pk in found}])
    others = {one.pk: one for one in map(_betrokkene, rows)}
    looked = {pk: Looked(one) for pk, one in (told | traits_of(rows=others.values())).items()}
    matches = [
        Match(betrokkene=one, other=others[pk], likeness=looked[one.pk].likeness(looked[pk]))
        for one in people
        for person, pk in found
        if person == one.pk and pk in others
    ]
    return Checked(told=told, matches=[hit for one in people for hit in _likely(matches, one)])


def find_word_key(*, organisatie_id: int) -> bytes | None:
    """Return the key for the words of this organisatie; None when it has none yet."""
    row = Trefwoordsleutel.objects.filter(organisatie_id=organisatie_id).first()
    return key_for_words(find_key(row.kluis_id).secret) if row else None


def list_without_words(*, user: Actor, limit: int) -> list[Betrokkene]:
    """Return people who stand in no index yet, the oldest first."""
    rows = Betrokkene.objects.for_right("bekend.index", user)
    indexed = Trefwoord.objects.filter(betrokkene=OuterRef("pk"))
    lives = rows.filter(~Exists(indexed), dossier__kluis__destroyed_at=None)
    return list(lives.select_related("dossier").order_by("pk")[:limit])


def find_vergelijking(*, user: Actor, number: str, pk: int) -> Vergelijking:
    """Return a hit to decide on. :raises NotFound: if it is not there for this person."""
    zaken = Zaak.objects.for_right("bekend.decide", user).filter(number=number.upper())
    rows = _told_hits(user).filter(zaak__in=zaken, pk=pk)
    found = rows.select_related("zaak").first()
    if found is None:
        raise NotFound
    return found


def bekend_panel(*, zaak: Zaak, user: Actor, at: datetime) -> BekendPanel:
    """Return what the page of a melding shows of who is known, and note that others were seen.

    The caller has looked at the zaak.
    """
    controle = Controle.objects.filter(zaak=zaak).first()
    checked_at = controle.checked_at if controle else None
    rows = _told_hits(user).filter(zaak=zaak).order_by("betrokkene", "-points", "pk")
    listed = list(rows.select_related("betrokkene__dossier", "other__dossier"))
    if listed:
        look_at_list("bekend.find", user=user, at=at, query="bekend_panel", row_count=len(listed))
    zaken = _other_zaken(zaak, user, {row.other.dossier_id for row in listed})
    is_decided = checked_at is not None and all(row.verdict for row in listed)
    people = Betrokkene.objects.filter(dossier=dossier_of(zaak=zaak))
    return BekendPanel(
        number=zaak.number,
        checked_at=checked_at,
        is_stale=checked_at is not None and people.filter(made_at__gt=checked_at).exists(),
        known=_known(listed, zaken),
        earlier=_class_of(listed, zaken) if is_decided else None,
    )


def _people(user: Actor) -> QuerySet[Betrokkene]:
    """The people of whom a check may tell; who is destroyed is nobody."""
    rows = Betrokkene.objects.for_right("bekend.find", user)
    return rows.filter(dossier__kluis__destroyed_at=None)


def _of_zaak(user: Actor, zaken: Collection[int]) -> QuerySet[Any, Any]:
    links = DossierZaak.objects.filter(zaak__pk__any_of=zaken)
    rows = _people(user).filter(dossier__in=links.values("dossier"))
    return rows.order_by("pk").values_list(*_COLUMNS)


def _these(user: Actor, people: Collection[int]) -> QuerySet[Any, Any]:
    return _people(user).filter(pk__any_of=people).values_list(*_COLUMNS)


def _betrokkene(row: Sequence[Any]) -> Betrokkene:
    """A row of `_COLUMNS` as what is sealed in it is read: with the kluis of its dossier."""
    pk, organisatie_id, dossier_id, kluis_id, *sealed = row
    dossier = Dossier(pk=dossier_id, organisatie_id=organisatie_id, kluis_id=kluis_id)
    told = dict(zip(_SEALED, sealed, strict=True))
    return Betrokkene(pk=pk, organisatie_id=organisatie_id, dossier=dossier, **told)


def _told_hits(user: Actor) -> QuerySet[Vergelijking]:
    rows = Vergelijking.objects.filter(organisatie_id=user.organisatie_id)
    return rows.filter(other__in=_people(user).values("pk"))


def _candidates(user: Actor, told: dict[int, Traits], key: bytes) -> list[tuple[Any, ...]]:
    """Who shares words with each of these people, as pairs of their pk, in one statement."""
    persons, words, weights = [], [], []
    for person, traits in told.items():
        for word, weight in words_of(clues_of(traits), key=key).items():
            persons.append(person)
            words.append(word)
            weights.append(weight)
    around = Around(_LIKELIEST, (persons, words, weights, LEAST, MOST_CANDIDATES))
    return ask_again(_sharing, user=user, lists=[set(words), set(told)], around=around)


def _sharing(user: Actor, words: Collection[int], own: Collection[int]) -> QuerySet[Any, Any]:
    rows = Trefwoord.objects.for_right("bekend.find", user).filter(word__any_of=words)
    return rows.exclude(betrokkene__pk__any_of=own).values_list("betrokkene_id", "word")


def _likely(matches: Sequence[Match], one: Betrokkene) -> list[Match]:
    """The likeliest of one person, a few."""
    likely = [hit for hit in matches if hit.betrokkene is one and hit.likeness.is_likely]
    return sorted(likely, key=lambda hit: (-hit.likeness.points, -hit.other.pk))[:MOST_HITS]


def _known(rows: Sequence[Vergelijking], zaken: dict[int, list[OtherZaak]]) -> list[Known]:
    people = {one.pk: one for row in rows for one in (row.betrokkene, row.other)}
    told = traits_of(rows=people.values())
    return [
        Known(
            betrokkene=pk,
            name=told[pk].name,
            hits=[_hit(row, told[row.other_id], zaken) for row in group],
        )
        for pk, group in groupby(rows, key=lambda row: row.betrokkene_id)
    ]


def _hit(row: Vergelijking, traits: Traits, zaken: dict[int, list[OtherZaak]]) -> Hit:
    dossier = row.other.dossier_id
    return Hit(
        pk=row.pk,
        dossier=dossier,
        name=traits.name,
        birth=traits.birth,
        why=row.why,
        verdict=row.verdict,
        zaken=zaken.get(dossier, []),
    )


def _other_zaken(zaak: Zaak, user: Actor, dossiers: Collection[int]) -> dict[int, list[OtherZaak]]:
    """The meldingen of these dossiers, by dossier, and where they stood when this one came in."""
    links = DossierZaak.objects.filter(dossier__in=dossiers, zaak__soort="melding")
    rows = list(links.select_related("zaak").order_by("zaak__opened_at"))
    pks = [row.zaak_id for row in rows]
    done = Termijn.objects.filter(zaak__in=pks, key=ASSESSED_BY, met_at__isnull=False)
    assessed = dict(done.order_by("-met_at").values_list("zaak_id", "met_at"))
    views = Zaak.objects.for_right("zaak.view", user).filter(pk__in=pks)
    opens = set(views.values_list("pk", flat=True))
    found: dict[int, list[OtherZaak]] = {}
    for row in rows:
        moments = Moments(
            opened_at=row.zaak.opened_at,
            assessed_at=assessed.get(row.zaak_id),
            closed_at=row.zaak.closed_at,
        )
        one = OtherZaak(
            number=row.zaak.number,
            opened_at=row.zaak.opened_at,
            stage=stage_on(moments, zaak.opened_at),
            opens=row.zaak_id in opens,
        )
        found.setdefault(row.dossier_id, []).append(one)
    return found


def _class_of(rows: Sequence[Vergelijking], zaken: dict[int, list[OtherZaak]]) -> Earlier:
    same = [row for row in rows if row.verdict == "same"]
    stages = {one.stage for row in same for one in zaken.get(row.other.dossier_id, []) if one.stage}
    return earlier(stages, people=len({row.betrokkene_id for row in same}))
