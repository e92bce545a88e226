"""A melding that was an advies a moment ago, as its rows. None has ended: the work on one that
Baken knows today begins with it and goes no further."""

from datetime import date, datetime, timedelta

from baken.casework.dossier.models import Betrokkene, Dossier, DossierZaak, Rol
from baken.casework.dossier.rules.birth import Birth
from baken.casework.termijn.models import Termijn
from baken.config.demo.lifelike.desk import Desk
from baken.config.demo.lifelike.talk import Talk, Told
from baken.config.demo.lifelike.words import a_first_name, a_name, a_surname, a_telephone
from baken.core.kalender import in_amsterdam, reckon
from baken.core.telephone import for_reading
from baken.diensten.melding.models import Melder, Melding
from baken.diensten.melding.rules.states import Basis, State
from baken.foundation.vault.envelope import Key
from baken.policy.termijnen import edition, termijn_rules

AIM, LIMIT = "veiligheidsbeoordeling.norm", "veiligheidsbeoordeling.wet"
MOST_CHILDREN = 3
BORN_IN_FULL = 0.7
AGES = {"slachtoffer": (22, 60), "pleger": (22, 65), "kind": (0, 17)}


def report(desk: Desk, talk: Talk, told: Told) -> int:
    """Write the melding of an advies, with its melder and its dossier; return its zaak."""
    at = told.ended_at + timedelta(minutes=6)
    key = desk.open_kluis(purpose="zaak", at=at)
    zaak = desk.write_zaak(
        soort="melding", opened_at=at, key=key, queue="procesregisseur", behandelaar_id=talk.worker
    )
    desk.write_sealed(
        Melding, key=key, texts={"situation": told.situation}, zaak_id=zaak,
        state=State.RECEIVED.value, from_advies_id=told.advies, basis=Basis.MELDER.value,
        told="alles", hoedanigheid=talk.caller.hoedanigheid, gemeente=told.gemeente,
        aanleiding=told.aanleiding, aard=told.aard,
    )  # fmt: skip
    _write_melder(desk, talk, zaak=zaak, at=at)
    _write_dossier(desk, zaak=zaak, at=at)
    for name in (LIMIT, AIM):
        due_at = reckon(
            termijn_rules(desk.place.code)[name], start=at, werkdagen=desk.kalender
        ).due_at
        desk.write(
            Termijn, zaak_id=zaak, key=name, edition=edition(desk.place.code), is_aim=name == AIM,
            started_at=at, due_at=due_at,
        )  # fmt: skip
    desk.relate(zaak=zaak, source=told.zaak, kind="omgezet")
    return zaak


def _write_melder(desk: Desk, talk: Talk, *, zaak: int, at: datetime) -> None:
    key = desk.open_kluis(purpose="melder", at=at)
    texts = {
        "name": talk.caller.name or a_name(desk.chance),
        "organisation": talk.caller.organisation,
        "telephone": for_reading(a_telephone(desk.chance)),
    }
    desk.write_sealed(Melder, key=key, texts=texts, zaak_id=zaak, kluis_id=key.kluis_id)


def _write_dossier(desk: Desk, *, zaak: int, at: datetime) -> None:
    key = desk.open_kluis(purpose="dossier", at=at)
    dossier = desk.write(Dossier, kluis_id=key.kluis_id, opened_at=at)
    desk.write(DossierZaak, zaak_id=zaak, dossier_id=dossier)
    children = desk.chance.randint(0, MOST_CHILDREN)
    surname = a_surname(desk.chance)
    for rol in ("slachtoffer", "pleger", *["kind"] * children):
        named = a_surname(desk.chance) if rol == "slachtoffer" else surname
        pk = _write_person(desk, rol, named, key=key, dossier=dossier, at=at)
        desk.write(Rol, zaak_id=zaak, betrokkene_id=pk, rol=rol)


def _write_person(
    desk: Desk, rol: str, surname: tuple[str, str], *, key: Key, dossier: int, at: datetime
) -> int:
    texts = {
        "voornamen": a_first_name(desk.chance),
        "voorvoegsel": surname[0].strip(),
        "geslachtsnaam": surname[1],
        "geboren": _born(desk, rol, in_amsterdam(at).date()).kept(),
    }
    return desk.write_sealed(
        Betrokkene, key=key, texts=texts, dossier_id=dossier, made_at=at,
        geslacht=desk.chance.choice("VMO" if rol == "kind" else "VM"),
    )  # fmt: skip


def _born(desk: Desk, rol: str, today: date) -> Birth:
    """A whole date, or the year alone."""
    youngest, oldest = AGES[rol]
    day = today - timedelta(days=desk.chance.randint(youngest * 365 + 1, oldest * 365 + 1))
    if not desk.happens(BORN_IN_FULL):
        return Birth(year=day.year)
    return Birth(year=day.year, month=day.month, day=day.day)
