"""The invented household of the practice melding: its people, how they live and are reached.

The numbers stand in the ranges that nobody has: a BSN of the test range, a telephone of no use.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from baken.casework.contact.rules.safe import SafeContact
from baken.casework.dossier.models import Betrokkene
from baken.casework.dossier.queries import dossier_of
from baken.casework.dossier.rules.address import Address, Place
from baken.casework.dossier.rules.birth import Birth
from baken.casework.dossier.rules.person import Told
from baken.casework.dossier.rules.reach import Reach
from baken.casework.dossier.rules.relation import Relation
from baken.diensten.melding import actions
from baken.diensten.melding.models import Melding
from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Actor

MOVED = date(2026, 9, 1)
FAMILY_HOME = Address(
    soort="woon",
    place=Place(postcode="1445 ZZ", huisnummer="12"),
    straat="Verzonnenlaan",
    plaats="Purmerend",
    gemeente="0439",
    from_date=date(2016, 5, 1),
    post_safe="nee",
    post_why="Vader haalt de post op.",
)
HIDDEN = Address(
    soort="verblijf",
    place=Place(postcode="1506 ZZ", huisnummer="3", toevoeging="B"),
    straat="Bedachtpad",
    plaats="Zaandam",
    gemeente="0479",
    is_geheim=True,
    from_date=MOVED,
    post_safe="ja",
)
BROTHER = Address(
    soort="verblijf",
    place=Place(postcode="1441 ZZ", huisnummer="40"),
    straat="Nergensweg",
    plaats="Purmerend",
    from_date=MOVED,
)


@dataclass(frozen=True, kw_only=True)
class Lives:
    """One invented person, where he lives and how he is reached."""

    told: Told
    addresses: Sequence[Address] = ()
    reach: Sequence[Reach] = ()


MOTHER = Lives(
    told=Told(
        rollen=("ouder", "slachtoffer"),
        geslacht="V",
        voornamen="Loes",
        geslachtsnaam="Bedacht",
        birth=Birth(year=1988),
        bsn="999900006",
        bsn_source="document",
    ),
    addresses=(FAMILY_HOME, HIDDEN),
    reach=(
        Reach(
            kind="telefoon",
            safe=SafeContact(number="+31655507788", may_call="ja", if_other="verkeerd_verbonden"),
            remark="Codewoord: maan.",
        ),
    ),
)
CHILD = Lives(
    told=Told(
        rollen=("kind",),
        geslacht="M",
        voornamen="Sem",
        geslachtsnaam="Bedacht",
        birth=Birth(year=2017, month=6, day=2),
        bsn="999900018",
        bsn_source="brp",
    ),
    addresses=(FAMILY_HOME, HIDDEN),
)
FATHER = Lives(
    told=Told(
        rollen=("ouder", "pleger"),
        geslacht="M",
        voornamen="Rik",
        geslachtsnaam="Verzonnen",
        birth=Birth(year=1985, month=3),
    ),
    addresses=(FAMILY_HOME, BROTHER),
    reach=(
        Reach(kind="telefoon", safe=SafeContact(number="+31655507799", may_call="nee")),
        Reach(kind="mail", safe=SafeContact(number="rik@voorbeeld.example")),
    ),
)
FAMILY = (MOTHER, CHILD, FATHER)
# The same family as somebody else spelled it, in a melding of some weeks before.
BEFORE = (
    Lives(told=replace(MOTHER.told, geslachtsnaam="Bedacht-de Vries", bsn="", bsn_source="")),
    Lives(
        told=replace(
            CHILD.told,
            voornamen="S.",
            birth=Birth(year=2017, month=2, day=6),
            bsn="",
            bsn_source="",
        )
    ),
    Lives(told=FATHER.told),
)


def describe(*, worker: Actor, melding: Melding, people: Sequence[Lives], at: datetime) -> None:
    """Add the people to a melding, with how they belong together, live and are reached."""
    for one in people:
        actions.add_betrokkene(user=worker, at=at, melding=melding, told=one.told)
    with inside(worker.organisatie_id):
        found = dossier_of(zaak=melding.zaak)
        made = Betrokkene.objects.filter(dossier=found).select_related("dossier")
        rows = list(made.order_by("pk"))
    for row, one in zip(rows, people, strict=True):
        for address in one.addresses:
            actions.add_address(
                user=worker, at=at, melding=melding, betrokkene=row, address=address
            )
        for reach in one.reach:
            actions.add_reach(user=worker, at=at, melding=melding, betrokkene=row, reach=reach)
    mother, child, father = (row.pk for row in rows)
    actions.relate_people(
        user=worker, at=at, melding=melding, relations=_relations(mother, child, father)
    )


def _relations(mother: int, child: int, father: int) -> list[Relation]:
    checked = date(2026, 10, 5)
    return [
        Relation(van=mother, naar=child, soort="ouder"),
        Relation(van=father, naar=child, soort="ouder"),
        Relation(
            van=mother, naar=child, soort="gezag", checked_date=checked,
            check_source="gezagsregister",
        ),
        Relation(van=father, naar=child, soort="gezag"),
        Relation(van=mother, naar=father, soort="ex_partner", from_date=MOVED),
    ]  # fmt: skip
