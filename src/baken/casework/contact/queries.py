"""Reads of the ledger: one contact, those still open, and whether a telephone called before."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from baken.casework.contact.models import Contact, Naam, Naamwoord, Telefoon
from baken.casework.contact.rules.arrival import Arrived
from baken.casework.contact.rules.names import (
    Asked,
    Closeness,
    Words,
    by_initial,
    closeness,
    exactly,
    nearly,
)
from baken.casework.zaak.models import Relatie, Zaak
from baken.core.errors import NotFound
from baken.core.numbers import numbers_of
from baken.foundation.access.prepared import ask_again
from baken.foundation.audit.look import look_up
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import code_of, names_of
from baken.policy.telefoon import Line, telefoon

MOST_EARLIER = 10
MOST_COMPARED = 1000  # contacten of one term of a name, of which all words are compared
MOST_PROBED = 3  # terms of a name that are tried for one that few are noted under
NEWEST = (100, 1000)  # contacten of a name that are asked for the right; more if few have it


@dataclass(frozen=True, kw_only=True)
class SafeContactCard:
    """The safe-contact card as it is shown beside a telephone number."""

    number: str
    may_call: str
    from_time: time | None
    until_time: time | None
    voicemail: str
    if_other: str
    heard_as: str


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """An advies that came from a telephone: its number, its last talk, with whom. No text."""

    number: str
    at: datetime
    by: str
    medewerker_id: int | None


def find_contact(*, user: Actor, body: str) -> Contact:
    """Return a contact to act on. :raises NotFound: if it is not there for this person."""
    rows = Contact.objects.for_right("contact.view", user).select_related("source")
    contact = rows.filter(body=body.upper()).first()
    if contact is None:
        raise NotFound
    return contact


def own_open_contacten(*, user: Actor) -> QuerySet[Contact]:
    """Return the contacten this person began and has not ended, oldest first."""
    rows = Contact.objects.for_right("contact.view", user)
    return rows.filter(medewerker=user.user_id, ended_at=None).order_by("started_at")


def has_made(*, user: Actor, soort: str, since: datetime, closed: bool) -> bool:
    """Return whether a contact of this person since then became a zaak of this soort; one that
    must be closed counts once it is."""
    rows = Contact.objects.for_right("contact.view", user)
    own = rows.filter(medewerker=user.user_id, started_at__gte=since, zaak__soort=soort)
    return (own.exclude(zaak__closed_at=None) if closed else own).exists()


def safe_contact_card(*, contact: Contact) -> SafeContactCard | None:
    """Return the card of a contact, or None when no telephone is known."""
    telefoon = Telefoon.objects.filter(contact=contact).first()
    if telefoon is None:
        return None
    return SafeContactCard(
        number=telefoon.number,
        may_call=telefoon.may_call,
        from_time=telefoon.from_time,
        until_time=telefoon.until_time,
        voicemail=telefoon.voicemail,
        if_other=telefoon.if_other,
        heard_as=telefoon.heard_as,
    )


def naam_of(*, contact: Contact) -> tuple[str, str]:
    """Return the name and the organisation the caller of a contact allowed us to note."""
    naam = Naam.objects.filter(contact=contact).first()
    return (naam.name, naam.organisation) if naam else ("", "")


def is_known_telephone(*, user: Actor, number: str, besides: Contact | None = None) -> bool:
    """Return whether this telephone called before: a hint about a telephone, never a person."""
    rows = Telefoon.objects.for_right("contact.known", user).filter(number=number)
    if besides is not None:
        rows = rows.exclude(contact=besides)
    return bool(number) and rows.exists()


def recall_by_telephone(*, user: Actor, number: str, at: datetime) -> list[Earlier]:
    """Return the adviezen of this telephone, newest first; each time this is asked is written down.

    Asked only after the caller said that he called before.
    """
    led = Telefoon.objects.filter(organisatie_id=user.organisatie_id, number=number)
    first = led.exclude(number="").values("contact__zaak")
    later = Relatie.objects.filter(source__in=first, kind="teruggebeld").values("zaak")
    zaken = Zaak.objects.for_right("contact.earlier", user).filter(
        Q(pk__in=first) | Q(pk__in=later), soort="advies", kluis__destroyed_at=None
    )
    talks = Contact.objects.filter(zaak__in=zaken).select_related("zaak")
    last = sorted(talks.order_by("zaak", "-started_at").distinct("zaak"), key=_began, reverse=True)
    names = names_of(user_ids={one.medewerker_id for one in last if one.medewerker_id})
    look_up("contact.earlier", user=user, at=at, query="telephone", row_count=len(last))
    return [
        Earlier(
            number=talk.zaak.number,
            at=talk.started_at,
            by=names.get(talk.medewerker_id or 0, ""),
            medewerker_id=talk.medewerker_id,
        )
        for talk in last[:MOST_EARLIER]
        if talk.zaak is not None
    ]


def _began(contact: Contact) -> datetime:
    return contact.started_at


def colleague_of_number(*, user: Actor, body: str) -> int | None:
    """Return who handles the zaak of this number, or None; nothing else of the zaak is told."""
    handled = _handled(user).filter(number__in=numbers_of(body))
    return handled.values_list("behandelaar", flat=True).first()


def colleague_of_telephone(*, user: Actor, number: str) -> int | None:
    """Return who last handled a zaak of who called from this telephone, or None."""
    told = Telefoon.objects.for_right("contact.known", user).filter(number=number)
    told = told.exclude(number="")
    asked = Contact.objects.filter(pk__in=told.values("contact"), organisatie=user.organisatie_id)
    came = Contact.objects.filter(source__in=asked.values("zaak"))
    rows = _handled(user).filter(Q(pk__in=asked.values("zaak")) | Q(pk__in=came.values("zaak")))
    return rows.order_by("-opened_at").values_list("behandelaar", flat=True).first()


def _handled(user: Actor) -> QuerySet[Zaak]:
    """The zaken with a behandelaar who can be spoken with; what was destroyed has none."""
    rows = Zaak.objects.for_right("zaak.put_through", user).filter(kluis__destroyed_at=None)
    return rows.filter(behandelaar__is_active=True)


def lines_in(*, user: Actor) -> Sequence[Line]:
    """Return the lines somebody can have called, or none where there is nothing to choose."""
    lines = telefoon(code_of(organisatie_id=user.organisatie_id)).lines
    return lines if len(lines) > 1 else ()


def list_nothing_before(*, user: Actor, moment: datetime, arrived: Arrived) -> list[Contact]:
    """Return the contacten that became nothing before a moment and still tell of a person, of
    those that reached us in one way."""
    telling = Q(Exists(Telefoon.objects.filter(contact=OuterRef("pk")))) | Q(
        Exists(Naam.objects.filter(contact=OuterRef("pk")))
    )
    rows = Contact.objects.for_right("contact.erase", user)
    ended = rows.filter(telling, arrived=arrived.value, ended_at__lt=moment)
    return list(ended.exclude(nothing=""))


def contacten_called_from(*, user: Actor, number: str) -> QuerySet[Contact]:
    """Return the contacten from one telephone that this person may find."""
    rows = Contact.objects.for_right("contact.find", user)
    return rows.filter(pk__in=Telefoon.objects.filter(number=number).values("contact"))


def zaken_named(*, user: Actor, asked: Asked, enough: int) -> Iterator[tuple[Closeness, set[int]]]:
    """Yield the zaken of the contacten that this person may find by a name, the nearest first.

    Who asks still has to compare the whole name of the `PARTLY`. A term that few are noted under
    gives all who may be meant, and their words are compared here. Where very many are noted under
    each term, those under all of them are looked up, and the newest are given: at least `enough`.
    """
    yield Closeness.EXACT, _newest(user, [exactly(term) for term in asked.terms], enough)
    noted = _few_noted(user, asked)
    if noted is None:
        yield from _of_very_many(user, asked, enough)
        return
    near: dict[Closeness, set[int]] = {how: set() for how in Closeness}
    for zaak, words in noted:
        near[closeness(asked, words)].add(zaak)
    yield from near.items()


def names_noted(*, user: Actor, zaken: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return name and organisation by zaak, for the contacten that this person may find."""
    told = ask_again(_names_of_zaken, user=user, lists=[zaken])
    return {zaak: (name, organisation) for zaak, name, organisation in told}


def _names_of_zaken(user: Actor, zaken: Collection[int]) -> QuerySet[Any, Any]:
    mine = Contact.objects.for_right("contact.find", user).filter(zaak__pk__any_of=zaken)
    rows = Naam.objects.filter(contact__in=mine).order_by("contact_id")
    return rows.values_list("contact__zaak_id", "name", "organisation")


def _few_noted(user: Actor, asked: Asked) -> list[tuple[int, frozenset[str]]] | None:
    """Return zaak and words of all who may be meant, or None when they are too many to compare."""
    for term in asked.terms[:MOST_PROBED]:
        noted = _noted(user, nearly(asked, term))
        found = _contacten(f"{noted.sql} LIMIT {MOST_COMPARED + 1}", noted.params)
        if len(found) <= MOST_COMPARED:
            return _words_noted(user, set(found))
    return None


def _words_noted(user: Actor, contacten: set[int]) -> list[tuple[int, frozenset[str]]]:
    noted: dict[int, tuple[int, set[str]]] = {}
    for contact, zaak, word in ask_again(_words_of_contacten, user=user, lists=[contacten]):
        noted.setdefault(contact, (zaak, set()))[1].add(word)
    return [(zaak, frozenset(words)) for zaak, words in noted.values()]


def _words_of_contacten(user: Actor, contacten: Collection[int]) -> QuerySet[Any, Any]:
    rows = Contact.objects.for_right("contact.find", user).filter(pk__any_of=contacten)
    words = Naamwoord.objects.filter(contact__in=rows.exclude(zaak=None))
    return words.values_list("contact", "contact__zaak", "word")


def _of_very_many(user: Actor, asked: Asked, enough: int) -> Iterator[tuple[Closeness, set[int]]]:
    first, *others = asked.terms
    near = [nearly(asked, first), *([*nearly(asked, one), *by_initial(one)] for one in others)]
    yield Closeness.NEAR, _newest(user, near, enough)
    if others:
        yield Closeness.PARTLY, _newest(user, [exactly(first)], enough)


def _newest(user: Actor, terms: Sequence[Sequence[Words]], enough: int) -> set[int]:
    """Return the zaken of the newest contacten noted under all these terms.

    The newest of the region are looked up first, for that is an index alone. Who may find so few
    of them that older ones may be missed has the own contacten compared, one by one.
    """
    each = [_noted(user, term) for term in terms]
    under_all = " INTERSECT ".join(f"({noted.sql})" for noted in each)
    params = list(chain.from_iterable(noted.params for noted in each))
    for most in NEWEST:
        newest = _contacten(_NEWEST.format(under_all=under_all, most=most), params)
        found = {zaak for (zaak,) in ask_again(_zaken_of_contacten, user=user, lists=[newest])}
        if len(newest) < most or len(found) >= enough:
            return found
    rows = Contact.objects.for_right("contact.find", user).exclude(zaak=None)
    for noted in each:
        rows = rows.filter(pk__in=RawSQL(noted.sql, noted.params))
    return set(rows.order_by(-F("pk")).values_list("zaak", flat=True)[: NEWEST[0]])


def _zaken_of_contacten(user: Actor, contacten: Collection[int]) -> QuerySet[Any, Any]:
    rows = Contact.objects.for_right("contact.find", user).filter(pk__any_of=contacten)
    return rows.exclude(zaak=None).values_list("zaak")


# By a sum: by the column itself PostgreSQL might walk all to have enough.
_NEWEST = "SELECT contact_id FROM ({under_all}) noted ORDER BY -contact_id LIMIT {most}"
_UNDER = "SELECT contact_id FROM contact_naamwoord WHERE organisatie_id = %s AND "
_ANY_OF, _BETWEEN = f"{_UNDER}word = ANY(%s)", f"{_UNDER}word >= %s AND word < %s"


class _Noted(NamedTuple):
    """The statement that gives the contacten noted under a term, and what goes with it."""

    sql: str
    params: Sequence[Any]


def _noted(user: Actor, parts: Sequence[Words]) -> _Noted:
    """Join the parts as they stand: each is answered from the index, which "or" would not be."""
    sql = " UNION ALL ".join(_BETWEEN if isinstance(part, tuple) else _ANY_OF for part in parts)
    words = [part if isinstance(part, tuple) else (sorted(part),) for part in parts]
    return _Noted(sql, [one for told in words for one in (user.organisatie_id, *told)])


def _contacten(sql: str, params: Sequence[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [contact for (contact,) in cursor.fetchall()]
