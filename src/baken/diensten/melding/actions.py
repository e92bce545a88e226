"""What people do with a melding: open it from an advies, and say whom it is about."""

from datetime import datetime
from uuid import UUID

from baken.casework.alarm.models import Alarm
from baken.casework.alarm.steps import GEVAAR, end
from baken.casework.dossier import steps as dossier
from baken.casework.dossier.models import Betrokkene
from baken.casework.dossier.queries import dossier_of
from baken.casework.dossier.rules.person import Told
from baken.core.errors import WrongState
from baken.diensten.advies.models import Advies
from baken.diensten.melding.models import Melding
from baken.diensten.melding.rules.opening import Opening
from baken.diensten.melding.steps import make_from_advies, make_in_danger
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor


def _made(zaak_id: int) -> Melding:
    return Melding.objects.select_related("zaak").get(zaak=zaak_id)


@answers_once(_made)
def open_from_advies(
    *, user: Actor, at: datetime, advies: Advies, opening: Opening, once: UUID
) -> Melding:
    """Make an advies into a melding of somebody who is known to us; the advies ends.

    :raises WrongState: if it became one before.
    """
    with act("melding.open", user=user, at=at, on=advies, once=once) as trail:
        melding = make_from_advies(advies=advies, opening=opening, user=user, at=at)
        trail.note(melding.zaak, advies=advies.zaak_id, told=opening.told)
        return melding


@answers_once(_made)
def open_without_melder(
    *, user: Actor, at: datetime, advies: Advies, opening: Opening, once: UUID
) -> Melding:
    """Make an advies into a melding ourselves, or without knowing who told it.

    :raises WrongState: if it became one before.
    """
    with act("melding.open_without_melder", user=user, at=at, on=advies, once=once) as trail:
        melding = make_from_advies(advies=advies, opening=opening, user=user, at=at)
        trail.note(
            melding.zaak, advies=advies.zaak_id, told=opening.told, basis=opening.basis.value
        )
        return melding


@answers_once(_made)
def open_in_danger(
    *, user: Actor, at: datetime, alarm: Alarm, opening: Opening, once: UUID
) -> Melding:
    """Open a melding because of danger in a talk that goes on; the call for help ends.

    :raises WrongState: if one was opened of this talk before.
    """
    with act("melding.open_in_danger", user=user, at=at, on=alarm, once=once) as trail:
        if alarm.contact is None or alarm.kind != GEVAAR:
            raise WrongState("no_danger_here")
        melding = make_in_danger(contact=alarm.contact, opening=opening, user=user, at=at)
        if alarm.ended_at is None:
            end(alarm=alarm, reason="melding", at=at)
        trail.note(melding.zaak, contact=alarm.contact.pk, told=opening.told)
        return melding


@answers_once(nothing_more)
def add_betrokkene(
    *, user: Actor, at: datetime, melding: Melding, told: Told, once: UUID | None = None
) -> None:
    """Add a person of the household to the dossier of a melding."""
    with act("melding.add_betrokkene", user=user, at=at, on=melding, once=once) as trail:
        zaak = melding.zaak
        one = dossier.add_betrokkene(zaak=zaak, dossier=dossier_of(zaak=zaak), told=told, at=at)
        trail.note(zaak, betrokkene=one.pk)


@answers_once(nothing_more)
def change_betrokkene(
    *,
    user: Actor,
    at: datetime,
    melding: Melding,
    betrokkene: Betrokkene,
    told: Told,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Correct or complete what the dossier of a melding tells of a person."""
    with act("melding.change_betrokkene", user=user, at=at, on=melding, once=once) as trail:
        dossier.change_betrokkene(zaak=melding.zaak, betrokkene=betrokkene, told=told, seen=seen)
        trail.note(melding.zaak, betrokkene=betrokkene.pk)
