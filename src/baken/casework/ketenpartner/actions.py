"""What people do with the directory: add a ketenpartner, change what is told of it, and stop it."""

from datetime import datetime
from uuid import UUID

from baken.casework.ketenpartner import steps
from baken.casework.ketenpartner.models import Afspraak, Contactpunt, Ketenpartner
from baken.casework.ketenpartner.rules.afspraken import Agreed
from baken.casework.ketenpartner.rules.told import Desk, Told
from baken.core.errors import WrongState
from baken.core.kalender import in_amsterdam
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor


@answers_once(lambda pk: Ketenpartner.objects.get(pk=pk))
def add_ketenpartner(*, user: Actor, at: datetime, told: Told, once: UUID) -> Ketenpartner:
    """Add an organisation to the directory."""
    with act("ketenpartner.manage", user=user, at=at, once=once) as trail:
        made = steps.make_ketenpartner(organisatie_id=user.organisatie_id, told=told, at=at)
        trail.note(made, soort=made.soort)
        return made


@answers_once(nothing_more)
def change_ketenpartner(
    *,
    user: Actor,
    at: datetime,
    ketenpartner: Ketenpartner,
    told: Told,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Change what the directory tells of an organisation."""
    with act(
        "ketenpartner.manage", user=user, at=at, on=ketenpartner, seen=seen, once=once
    ) as trail:
        _check_runs(ketenpartner)
        steps.change_told(ketenpartner=ketenpartner, told=told)
        trail.note(ketenpartner, soort=ketenpartner.soort)


@answers_once(nothing_more)
def stop_ketenpartner(
    *,
    user: Actor,
    at: datetime,
    ketenpartner: Ketenpartner,
    why: str,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Stop a ketenpartner: nobody can choose it any more, everybody can still read it."""
    with act(
        "ketenpartner.manage", user=user, at=at, on=ketenpartner, seen=seen, once=once
    ) as trail:
        _check_runs(ketenpartner)
        steps.stop(ketenpartner=ketenpartner, why=why, at=at)
        trail.note(ketenpartner, stopped=1)


@answers_once(nothing_more)
def add_contactpunt(
    *, user: Actor, at: datetime, ketenpartner: Ketenpartner, desk: Desk, once: UUID
) -> None:
    """Add a desk that can be reached."""
    with act("ketenpartner.manage", user=user, at=at, on=ketenpartner, once=once) as trail:
        _check_runs(ketenpartner)
        made = steps.make_contactpunt(ketenpartner=ketenpartner, desk=desk)
        trail.note(ketenpartner, contactpunt=made.pk)


@answers_once(nothing_more)
def change_contactpunt(
    *,
    user: Actor,
    at: datetime,
    ketenpartner: Ketenpartner,
    contactpunt: Contactpunt,
    desk: Desk,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Change how a desk is reached. :raises Conflict: if somebody changed it meanwhile."""
    with act("ketenpartner.manage", user=user, at=at, on=ketenpartner, once=once) as trail:
        _check_runs(ketenpartner)
        steps.change_contactpunt(
            ketenpartner=ketenpartner, contactpunt=contactpunt, desk=desk, seen=seen
        )
        trail.note(ketenpartner, contactpunt=contactpunt.pk)


@answers_once(nothing_more)
def end_contactpunt(
    *,
    user: Actor,
    at: datetime,
    ketenpartner: Ketenpartner,
    contactpunt: Contactpunt,
    seen: int,
    once: UUID | None = None,
) -> None:
    """End a desk that is there no more. :raises Conflict: if somebody changed it meanwhile."""
    with act("ketenpartner.manage", user=user, at=at, on=ketenpartner, once=once) as trail:
        _check_runs(ketenpartner)
        steps.end_contactpunt(ketenpartner=ketenpartner, contactpunt=contactpunt, seen=seen, at=at)
        trail.note(ketenpartner, contactpunt=contactpunt.pk, ended=1)


@answers_once(nothing_more)
def add_afspraak(
    *, user: Actor, at: datetime, ketenpartner: Ketenpartner, agreed: Agreed, once: UUID
) -> None:
    """Add a convenant or another agreement."""
    with act("ketenpartner.manage", user=user, at=at, on=ketenpartner, once=once) as trail:
        _check_runs(ketenpartner)
        made = steps.make_afspraak(ketenpartner=ketenpartner, agreed=agreed)
        trail.note(ketenpartner, afspraak=made.pk)


@answers_once(nothing_more)
def change_afspraak(
    *,
    user: Actor,
    at: datetime,
    ketenpartner: Ketenpartner,
    afspraak: Afspraak,
    agreed: Agreed,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Change what was agreed. :raises Conflict: if somebody changed it meanwhile."""
    with act("ketenpartner.manage", user=user, at=at, on=ketenpartner, once=once) as trail:
        _check_runs(ketenpartner)
        steps.change_afspraak(
            ketenpartner=ketenpartner, afspraak=afspraak, agreed=agreed, seen=seen
        )
        trail.note(ketenpartner, afspraak=afspraak.pk)


@answers_once(nothing_more)
def end_afspraak(
    *,
    user: Actor,
    at: datetime,
    ketenpartner: Ketenpartner,
    afspraak: Afspraak,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Let an agreement end today. :raises WrongState: if it is still to begin, or ended."""
    with act("ketenpartner.manage", user=user, at=at, on=ketenpartner, once=once) as trail:
        _check_runs(ketenpartner)
        today = in_amsterdam(at).date()
        steps.end_afspraak(ketenpartner=ketenpartner, afspraak=afspraak, seen=seen, on=today)
        trail.note(ketenpartner, afspraak=afspraak.pk, ended=1)


def _check_runs(ketenpartner: Ketenpartner) -> None:
    if ketenpartner.ended_at is not None:
        raise WrongState("ketenpartner_has_ended")
