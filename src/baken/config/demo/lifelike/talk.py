"""A talk that became an advies, as its rows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from baken.casework.contact.models import Contact
from baken.casework.taak.models import Taak
from baken.config.demo.lifelike.desk import Desk
from baken.config.demo.lifelike.words import Caller, a_situation, an_advice, why_not_told
from baken.diensten.advies.models import Advies, Situatieomschrijving
from baken.diensten.advies.rules.answers import WITH_APPOINTMENT
from baken.diensten.advies.rules.gemeente import UNKNOWN
from baken.diensten.advies.rules.states import State
from baken.foundation.vault.envelope import Key
from baken.policy.codelijsten import codelijsten

VIA_TOLK, TWO_AARDEN, TWO_AANLEIDINGEN, NO_GEMEENTE, FUNCTIE_TOLD = 0.02, 0.35, 0.12, 0.03, 0.7
FOLLOW_UP = "vervolg"
A_QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Talk:
    """What is given of a talk; `source` is the zaak of the call-back it was."""

    caller: Caller
    at: datetime
    worker: int
    channel: str = "telefoon"
    state: State = State.CLOSED
    source: int | None = None
    contact: int | None = None
    body: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it waits for a follow-up."""
        return self.state is State.OPEN


@dataclass(frozen=True, kw_only=True)
class Told:
    """The advies that came of a talk, for what hangs on it."""

    zaak: int
    advies: int
    ended_at: datetime
    gemeente: str
    aanleiding: list[str]
    aard: list[str]
    situation: str


def register(desk: Desk, talk: Talk) -> Told:
    """Write a talk with its advies; closed, unless it is to be open with a follow-up."""
    contact, body = (talk.contact, talk.body) if talk.contact else desk.new_contact()
    ended_at = talk.at + desk.minutes(6, 40)
    follow_up = _follow_up(desk, talk, ended_at)
    planned_at = _planned(desk, ended_at, talk) if follow_up in WITH_APPOINTMENT else None
    done_at = planned_at + A_QUARTER if planned_at and not talk.is_open else None
    closed_at = None if talk.is_open else done_at or ended_at
    key = desk.open_kluis(purpose="zaak", at=ended_at)
    zaak = desk.write_zaak(
        soort="advies", opened_at=ended_at, closed_at=closed_at, key=key, body=body,
        queue="frontoffice", behandelaar_id=talk.worker, version=1 if done_at is None else 2,
    )  # fmt: skip
    _write_contact(desk, talk, contact=contact, body=body, zaak=zaak, ended_at=ended_at)
    told = _write_advies(
        desk, talk, key=key, zaak=zaak, contact=contact, ended_at=ended_at, follow_up=follow_up
    )
    desk.make_responsible(zaak=zaak, medewerker=talk.worker, at=ended_at)
    if talk.source is not None:
        desk.relate(zaak=zaak, source=talk.source, kind="teruggebeld")
    if planned_at is not None:
        _plan(desk, talk, zaak=zaak, made_at=ended_at, planned_at=planned_at, done_at=done_at)
    return told


def _follow_up(desk: Desk, talk: Talk, ended_at: datetime) -> str:
    """An open advies has one to come; a closed one had it in the past, or has none."""
    found = desk.pick(FOLLOW_UP)
    if talk.is_open:
        return found if found in WITH_APPOINTMENT else "aangeboden"
    is_too_late = ended_at > desk.at - timedelta(days=15)
    return "geen" if is_too_late and found in WITH_APPOINTMENT else found


def _planned(desk: Desk, ended_at: datetime, talk: Talk) -> datetime:
    """On a werkdag in office hours; of an open advies from yesterday to next week."""
    days = desk.chance.randint(-1, 7) if talk.is_open else desk.chance.randint(2, 9)
    after = max(ended_at, desk.at + timedelta(days=days)) if talk.is_open else ended_at
    after += timedelta(days=0 if talk.is_open else days)
    return desk.kalender.next_office_moment(after) or after


def _write_contact(
    desk: Desk, talk: Talk, *, contact: int, body: str, zaak: int, ended_at: datetime
) -> None:
    desk.write(
        Contact,
        pk=contact,
        body=body,
        channel=talk.channel,
        direction="in" if talk.source is None else "uit",
        medewerker_id=talk.worker,
        zaak_id=zaak,
        source_id=talk.source,
        started_at=talk.at,
        ended_at=ended_at,
        version=2,
    )
    caller = talk.caller
    desk.note_names(contact=contact, name=caller.name, organisation=caller.organisation)


def _write_advies(
    desk: Desk, talk: Talk, *, key: Key, zaak: int, contact: int, ended_at: datetime, follow_up: str
) -> Told:
    caller, is_professional = talk.caller, talk.caller.kind == "professional"
    aanleiding, aard = _nature(desk)
    gemeente = UNKNOWN if desk.happens(NO_GEMEENTE) else desk.chance.choice(desk.place.gemeenten)
    told, plan, verwijzing = desk.pick("verteld"), desk.pick("plan"), desk.pick("verwijzing")
    why = why_not_told(desk.chance) if told != "alles" else ""
    functie = caller.functie if desk.happens(FUNCTIE_TOLD) else ""
    advies = desk.write_sealed(
        Advies, key=key, texts={"functie": functie, "told_why": why}, zaak_id=zaak,
        state=talk.state.value, channel=talk.channel,
        hoedanigheid=caller.hoedanigheid, gemeente=gemeente, aanleiding=aanleiding, aard=aard,
        meldcode_step=int(desk.pick("meldcode_step")) if is_professional else None,
        via_tolk=desk.happens(VIA_TOLK), is_anonymous=not caller.name,
        follow_up=follow_up, plan=plan, told=told, verwijzing=verwijzing,
        verwezen_naar=desk.pick("verwezen_naar") if verwijzing == "verwezen" else "",
    )  # fmt: skip
    situation = a_situation(caller, aanleiding[0], desk.chance)
    texts = {"situation": situation, "advice": an_advice(caller, desk.chance), "told_why": why}
    desk.write_sealed(
        Situatieomschrijving, key=key, texts=texts, zaak_id=zaak, advies_id=advies,
        contact_id=contact, medewerker_id=talk.worker, at=ended_at, follow_up=follow_up,
        plan=plan, told=told,
    )  # fmt: skip
    return Told(
        zaak=zaak, advies=advies, ended_at=ended_at, gemeente=gemeente, aanleiding=aanleiding,
        aard=aard, situation=situation,
    )  # fmt: skip


def _nature(desk: Desk) -> tuple[list[str], list[str]]:
    """Draw aanleidingen, and aarden that fit them."""
    aanleiding = [desk.pick("aanleiding")]
    if desk.happens(TWO_AANLEIDINGEN):
        aanleiding.append(desk.pick("aanleiding"))
    is_km = not _of_child_abuse().isdisjoint(aanleiding)
    reeks = "aard_km" if is_km else "aard"
    aard = [desk.pick(reeks)] + ([desk.pick(reeks)] if desk.happens(TWO_AARDEN) else [])
    return sorted(set(aanleiding)), sorted(set(aard))


def _plan(
    desk: Desk, talk: Talk, *, zaak: int, made_at: datetime, planned_at: datetime,
    done_at: datetime | None,
) -> None:  # fmt: skip
    desk.write(
        Taak,
        zaak_id=zaak,
        soort=FOLLOW_UP,
        behandelaar_id=talk.worker,
        planned_at=planned_at,
        made_at=made_at,
        done_at=done_at,
        outcome="" if done_at is None else desk.pick("uitkomst"),
        version=1 if done_at is None else 2,
    )


@cache
def _of_child_abuse() -> frozenset[str]:
    return codelijsten()["aanleiding"].marked("km")
