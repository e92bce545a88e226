"""People of invented meldingen, and how a hit is reached: through the actions themselves."""

from datetime import datetime, timedelta

from baken.casework.bekend import actions
from baken.casework.bekend.models import Vergelijking
from baken.casework.dossier.models import Betrokkene
from baken.casework.dossier.queries import dossier_of
from baken.casework.dossier.rules.address import Address, Place
from baken.casework.dossier.rules.birth import Birth
from baken.casework.dossier.rules.person import Told
from baken.diensten.melding.actions import add_address, add_betrokkene
from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Actor
from tests.cast import given_melding

DAYS_AGO = 400
MILA = Told(
    rollen=("kind",),
    geslacht="V",
    voornamen="Mila",
    voorvoegsel="van der",
    geslachtsnaam="Verzonnenberg",
    birth=Birth(year=2015, month=4, day=3),
)


def damaged(**told):
    """Return Mila with a slip, without her tussenvoegsel, and with day and month swapped."""
    given = {
        "rollen": ("kind",),
        "geslacht": "O",
        "voornamen": "Mila",
        "geslachtsnaam": "Verzonenberg",
        "birth": Birth(year=2015, month=3, day=4),
    }
    return Told(**(given | told))


def reported(user, at, *people):
    """Return a melding about these people."""
    melding = given_melding(user=user, at=at)
    for told in people:
        add_betrokkene(user=user, at=at, melding=melding, told=told)
    return melding


def lives(user, at, melding, *, is_geheim):
    """Let everybody of a melding live at one address."""
    home = Address(
        soort="woon", place=Place(postcode="1506 ZZ", huisnummer="3"), is_geheim=is_geheim
    )
    with inside(user.organisatie_id):
        found = Betrokkene.objects.filter(dossier=dossier_of(zaak=melding.zaak))
        people = list(found.select_related("dossier"))
    for one in people:
        add_address(user=user, at=at, melding=melding, betrokkene=one, address=home)


def given_vergelijking(*, user: Actor, at: datetime) -> Vergelijking:
    """Return somebody of an open melding beside who is likely the same in an earlier one."""
    reported(user, at - timedelta(days=DAYS_AGO), MILA)
    later = reported(user, at, damaged())
    actions.check(user=user, at=at, zaak=later.zaak)
    with inside(user.organisatie_id):
        return Vergelijking.objects.select_related("zaak").get(zaak=later.zaak)
