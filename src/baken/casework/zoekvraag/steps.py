"""Writes of a search: it is kept, it served a zaak, its day is destroyed."""

from datetime import datetime

from baken.casework.zaak.models import Zaak
from baken.casework.zoekvraag.models import Zoekvraag
from baken.casework.zoekvraag.rules.question import Kind
from baken.core.kalender import in_amsterdam
from baken.foundation.identity.actor import Actor
from baken.foundation.vault.models import Kluis
from baken.foundation.vault.sealed import seal
from baken.foundation.vault.steps import destroy_kluis, new_kluis, reserve_ids


def keep(*, user: Actor, at: datetime, words: str, kind: Kind, row_count: int) -> Zoekvraag:
    """Keep what was searched, sealed, in the kluis of its day."""
    day = in_amsterdam(at).date()
    (pk,) = reserve_ids(Zoekvraag)
    zoekvraag = Zoekvraag(
        pk=pk,
        organisatie_id=user.organisatie_id,
        medewerker_id=user.person_id,
        kind=kind.value,
        row_count=row_count,
        asked_at=at,
        asked_date=day,
    )
    # Two first searches of a day may each make a kluis; both are destroyed in time.
    same_day = Zoekvraag.objects.filter(organisatie_id=user.organisatie_id, asked_date=day)
    kluis_id = same_day.order_by("pk").values_list("kluis", flat=True).first()
    if kluis_id is None:
        zoekvraag.kluis = _new_day(user, at)
    else:
        zoekvraag.kluis_id = kluis_id
    seal(zoekvraag, words=words)
    zoekvraag.save(force_insert=True)
    return zoekvraag


def serve(*, zoekvraag: Zoekvraag, zaak: Zaak, at: datetime) -> None:
    """Say which zaak a search led to; the first one stays."""
    if zoekvraag.zaak_id is None:
        zoekvraag.zaak, zoekvraag.opened_at = zaak, at
        zoekvraag.save(update_fields=["zaak", "opened_at"])


def erase(*, zoekvraag: Zoekvraag, at: datetime) -> int:
    """Destroy all searches that share the kluis of this one; return how many they were."""
    count, _ = Zoekvraag.objects.filter(kluis=zoekvraag.kluis_id).delete()
    destroy_kluis(kluis_id=zoekvraag.kluis_id, at=at)
    return count


def _new_day(user: Actor, at: datetime) -> Kluis:
    return new_kluis(organisatie_id=user.organisatie_id, purpose="zoekvraag", at=at)
