"""The ketenpartners of generated work: those of the small practice data, in each region."""

from datetime import datetime

from baken.casework.ketenpartner.models import Afspraak, Contactpunt, Ketenpartner, Werkgebied
from baken.config.demo.ketenpartners import KETENPARTNERS, Invented
from baken.config.demo.lifelike.plan import Place
from baken.core.kalender import in_amsterdam


def fill_directory(place: Place, *, at: datetime) -> None:
    """Write the directory of one organisatie."""
    for one in KETENPARTNERS:
        _write(one, place, at)


def _write(one: Invented, place: Place, at: datetime) -> None:
    told = vars(one.told_in(place.gemeenten)) | {"made_at": at}
    gemeenten = told.pop("gemeenten")
    made = Ketenpartner.objects.create(organisatie_id=place.organisatie_id, **told)
    of = {"ketenpartner": made, "organisatie_id": place.organisatie_id}
    today = in_amsterdam(at).date()
    Werkgebied.objects.bulk_create(Werkgebied(gemeente=code, **of) for code in gemeenten)
    Contactpunt.objects.bulk_create(Contactpunt(**vars(desk), **of) for desk in one.desks)
    Afspraak.objects.bulk_create(
        Afspraak(**vars(agreed.from_day(today)), **of) for agreed in one.agreed
    )
