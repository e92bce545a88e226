"""A terugbelverzoek, as its rows: one that waits, one that was reached, one that lapsed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from baken.casework.contact.models import Contact, Telefoon
from baken.casework.termijn.models import Termijn
from baken.config.demo.lifelike.desk import BRIEFLY, Desk, names_on_the_line
from baken.config.demo.lifelike.words import Caller, a_request, a_telephone
from baken.core.kalender import in_amsterdam, reckon
from baken.intake.terugbelverzoek.models import Poging, Terugbelverzoek
from baken.intake.terugbelverzoek.rules.next_try import next_try
from baken.intake.terugbelverzoek.rules.states import State
from baken.policy.bewaren import bewaren
from baken.policy.termijnen import edition, termijn_rules

AIM, LIMIT, OWN_LIMIT = "terugbellen.streef", "terugbellen.uiterlijk", "beller.belt.zelf"
SPOED, CHILDREN = 0.05, 0.4
FROM, UNTIL = time(9), time(17)
PURGE = time(3, 30)  # when the clock destroys what has ended long ago


@dataclass(frozen=True, kw_only=True)
class Call:
    """What is given of a call-back; `spoken` is the contact in which the caller was reached."""

    caller: Caller
    at: datetime
    state: State
    attempts: Sequence[datetime] = ()
    ended_at: datetime | None = None
    spoken: int | None = None
    is_parked: bool = False
    is_spoed: bool = False
    has_children: bool = False


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What was asked about calling safely."""

    may_call: str
    from_time: time | None
    until_time: time | None


def take_down(desk: Desk, call: Call) -> int:
    """Write a call-back and return its zaak.

    What has ended longer ago than it is kept has no telephone, no name and no key any more.
    """
    gone_at = _gone_at(desk, call)
    contact, body = desk.new_contact()
    key = desk.open_kluis(purpose="zaak", at=call.at, gone_at=gone_at)
    zaak = desk.write_zaak(
        soort="terugbelverzoek", opened_at=call.at, closed_at=call.ended_at, key=key, body=body,
        queue="gedragswetenschapper" if call.state is State.HELD else "frontoffice",
        spoed_at=call.at if call.is_spoed else None, version=1 if call.ended_at is None else 2,
    )  # fmt: skip
    _write_contact(desk, call, pk=contact, body=body, zaak=zaak)
    asked = _asked(desk, call)
    if gone_at is None:
        _write_caller(desk, call, asked, contact=contact)
    about = "" if call.is_parked else a_request(call.caller, desk.chance)
    limit = _write_termijnen(desk, call, zaak=zaak)
    verzoek = desk.write_sealed(
        Terugbelverzoek, key=key, texts={"about": about}, zaak_id=zaak, contact_id=contact,
        uiterlijk_id=limit, state=call.state.value, has_children=call.has_children,
        caller="" if call.is_parked else call.caller.kind,
        completed_at=None if call.is_parked else call.at, spoken_id=call.spoken,
        next_try_at=_next_try(desk, call, asked), version=1 + len(call.attempts),
        lapse_reason="niet_bereikt" if call.state is State.LAPSED else "",
    )  # fmt: skip
    _write_attempts(desk, call, zaak=zaak, verzoek=verzoek)
    return zaak


def half_days_after(desk: Desk, at: datetime, count: int) -> list[datetime]:
    """Return moments on that many different half-days in office hours, as attempts are made."""
    found: list[datetime] = []
    for _ in range(count):
        tried = [desk.kalender.half_day(moment) for moment in found]
        after = (found[-1] if found else at) + desk.minutes(20, 90)
        found.append(next_try(after=after, tried=tried, kalender=desk.kalender))
    return found


def _gone_at(desk: Desk, call: Call) -> datetime | None:
    if call.ended_at is None:
        return None
    kept_until = call.ended_at + bewaren()["terugbelverzoek.gesproken"].period
    day = in_amsterdam(kept_until) + timedelta(days=1)
    gone_at = day.replace(hour=PURGE.hour, minute=PURGE.minute, second=0)
    return gone_at if gone_at <= desk.at else None


def _asked(desk: Desk, call: Call) -> _Asked:
    """Who is parked was asked nothing yet; who rings himself said no."""
    if call.state is State.CALLER_RINGS:
        may_call = "nee"
    else:
        may_call = "" if call.is_parked else desk.pick("mag_bellen")
    is_between = may_call == "tussen"
    return _Asked(
        may_call=may_call,
        from_time=FROM if is_between else None,
        until_time=UNTIL if is_between else None,
    )


def _write_contact(desk: Desk, call: Call, *, pk: int, body: str, zaak: int) -> None:
    desk.write(
        Contact,
        pk=pk,
        body=body,
        channel="telefoon",
        medewerker_id=desk.somebody(desk.place.secretariaat),
        zaak_id=zaak,
        started_at=call.at - BRIEFLY,
        ended_at=call.at,
        version=2,
    )


def _write_caller(desk: Desk, call: Call, asked: _Asked, *, contact: int) -> None:
    desk.write(
        Telefoon,
        contact_id=contact,
        number=a_telephone(desk.chance),
        may_call=asked.may_call,
        from_time=asked.from_time,
        until_time=asked.until_time,
        voicemail="" if call.is_parked else desk.pick("voicemail"),
        if_other="" if call.is_parked else desk.pick("ander"),
        asked_at=call.at,
    )
    if not call.is_parked:
        name, organisation = names_on_the_line(call.caller)
        desk.note_names(contact=contact, name=name, organisation=organisation)


def _write_termijnen(desk: Desk, call: Call, *, zaak: int) -> int:
    """Write the clocks of the state and return the limit; who was reached met them."""
    waits, is_met = call.state is State.CALLER_RINGS, call.state is State.REACHED
    pk = 0
    for key in (OWN_LIMIT,) if waits else (AIM, LIMIT):
        rule = termijn_rules(desk.place.code)[key]
        due_at = reckon(rule, start=call.at, werkdagen=desk.kalender).due_at
        pk = desk.write(
            Termijn, zaak_id=zaak, key=key, edition=edition(desk.place.code), is_aim=key == AIM,
            started_at=call.at, due_at=due_at, met_at=call.ended_at if is_met else None,
            stopped_at=None if is_met else call.ended_at,
        )  # fmt: skip
    return pk


def _next_try(desk: Desk, call: Call, asked: _Asked) -> datetime | None:
    if call.state is not State.WAITING or not call.attempts:
        return None
    return next_try(
        after=call.attempts[-1],
        tried=[desk.kalender.half_day(moment) for moment in call.attempts],
        kalender=desk.kalender,
        from_time=asked.from_time,
        until_time=asked.until_time,
    )


def _write_attempts(desk: Desk, call: Call, *, zaak: int, verzoek: int) -> None:
    for number, moment in enumerate(call.attempts, start=1):
        holds = call.state is State.HELD and number == len(call.attempts)
        desk.write(
            Poging,
            zaak_id=zaak,
            verzoek_id=verzoek,
            medewerker_id=desk.somebody(desk.place.frontoffice),
            at=moment,
            outcome="ander_nam_op" if holds else "geen_gehoor",
        )


def with_signs(desk: Desk, call: Call) -> Call:
    """Return the call with spoed and children as they occur."""
    return replace(call, is_spoed=desk.happens(SPOED), has_children=desk.happens(CHILDREN))
