"""What the tests of a household tell of it, through the actions themselves."""

from datetime import date

from baken.casework.contact.rules.safe import SafeContact
from baken.casework.dossier.queries import find_betrokkene
from baken.casework.dossier.rules.address import Address, Place
from baken.casework.dossier.rules.reach import Reach
from baken.casework.dossier.rules.relation import Relation
from baken.diensten.melding import actions

MOVED = date(2026, 2, 1)
DOOR = Place(postcode="1506 AB", huisnummer="12")
HOME = Address(soort="woon", place=DOOR, straat="Verzonnenlaan", plaats="Zaandam")
NUMBER = Reach(
    kind="telefoon", safe=SafeContact(number="+31655501234", may_call="nee"), remark="Man leest mee"
)


def relate(user, at, melding, *pks, soort="ouder", once=None, **told):
    relation = Relation(van=pks[0], naar=pks[1], soort=soort, **told)
    actions.relate_people(user=user, at=at, melding=melding, relations=[relation], once=once)


def lives(user, at, melding, pk, address=HOME):
    one = find_betrokkene(zaak=melding.zaak, pk=pk)
    actions.add_address(user=user, at=at, melding=melding, betrokkene=one, address=address)


def reached(user, at, melding, pk, reach=NUMBER):
    one = find_betrokkene(zaak=melding.zaak, pk=pk)
    actions.add_reach(user=user, at=at, melding=melding, betrokkene=one, reach=reach)
