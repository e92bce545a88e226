"""The ketenpartner of the tests, reached as all of the cast: through the actions themselves."""

from datetime import datetime, timedelta
from uuid import uuid4

from baken.casework.ketenpartner import actions
from baken.casework.ketenpartner.models import Afspraak, Contactpunt, Ketenpartner
from baken.casework.ketenpartner.rules.afspraken import Agreed
from baken.casework.ketenpartner.rules.told import Desk, Told
from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Actor

SOCIAAL_TEAM = Told(
    naam="Sociaal team Oost",
    soort="lokale_veld",
    gemeenten=("0479",),
    hours="Ma tot en met vr 9 tot 17 uur",
)
BALIE = Desk(
    desk="Aanmeldbalie", telephone="+31755550101", mail="balie@team.invalid", is_secure=True
)


def given_ketenpartner(*, user: Actor, at: datetime, told: Told = SOCIAAL_TEAM) -> Ketenpartner:
    """Return a ketenpartner of which nothing more is known."""
    return actions.add_ketenpartner(user=user, at=at, told=told, once=uuid4())


def given_contactpunt(
    *, user: Actor, at: datetime, ketenpartner: Ketenpartner, desk: Desk = BALIE
) -> Contactpunt:
    """Return a desk of a ketenpartner."""
    with inside(user.organisatie_id):
        actions.add_contactpunt(
            user=user, at=at, ketenpartner=ketenpartner, desk=desk, once=uuid4()
        )
        return Contactpunt.objects.filter(ketenpartner=ketenpartner).latest("pk")


def convenant(at: datetime, *, begins: int = 0, ends: int | None = 365) -> Agreed:
    """Return a convenant that begins and ends so many days from this moment."""
    return Agreed(
        soort="convenant",
        title="Convenant overdracht",
        from_date=at.date() + timedelta(days=begins),
        until_date=None if ends is None else at.date() + timedelta(days=ends),
    )


def given_afspraak(
    *, user: Actor, at: datetime, ketenpartner: Ketenpartner, agreed: Agreed | None = None
) -> Afspraak:
    """Return what was agreed with a ketenpartner: a convenant for a year from today."""
    told = agreed or convenant(at)
    with inside(user.organisatie_id):
        actions.add_afspraak(user=user, at=at, ketenpartner=ketenpartner, agreed=told, once=uuid4())
        return Afspraak.objects.filter(ketenpartner=ketenpartner).latest("pk")
