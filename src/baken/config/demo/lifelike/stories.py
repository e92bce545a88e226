"""What happened to each caller: the stories a batch is made of."""

from datetime import datetime, timedelta

from baken.casework.contact.models import Contact
from baken.config.demo.lifelike.callback import Call, half_days_after, take_down, with_signs
from baken.config.demo.lifelike.desk import BRIEFLY, Desk
from baken.config.demo.lifelike.figures import divisions
from baken.config.demo.lifelike.moments import past_before
from baken.config.demo.lifelike.plan import Batch
from baken.config.demo.lifelike.report import report
from baken.config.demo.lifelike.sheet import Sheets
from baken.config.demo.lifelike.talk import Talk, register
from baken.config.demo.lifelike.words import Caller, a_caller
from baken.diensten.advies.rules.states import State as Advised
from baken.intake.terugbelverzoek.rules.states import State

RECENT = timedelta(days=10)
LAPSE_AFTER = 3  # attempts, on as many half-days
NOT_AT_ONCE = 0.25  # of the call-backs reached, an attempt came before it
WAITING_MINUTES = (20, 26 * 60)
TRIED, RINGS_HIMSELF, HELD, PARKED = 0.2, 0.06, 0.03, 0.04
OLDEST_OPEN = 3 * 24 * 60  # minutes
MELDING_OLDEST = 5 * 24 * 60


def make(batch: Batch) -> Sheets:
    """Return all rows of a batch: what has ended in its stretch of the past, and its open work."""
    desk = Desk(batch)
    past = past_before(batch.at)
    while desk.zaken < batch.zaken:
        within = (desk.zaken + desk.chance.random()) / max(1, batch.zaken)
        at = past.moment((batch.part + min(within, 1.0)) / batch.parts, desk.chance)
        _an_ended_story(desk, at, left=batch.zaken - desk.zaken)
    kinds = iter(divisions()["open"].codes)  # one of each kind, then as it comes
    while desk.zaken < batch.zaken + batch.open_zaken:
        left = batch.zaken + batch.open_zaken - desk.zaken
        _an_open_story(desk, next(kinds, None) or desk.pick("open"), left=left)
    return desk.sheets


def _an_ended_story(desk: Desk, at: datetime, *, left: int) -> None:
    """A call-back that was reached is two zaken, a contact that became nothing is none.

    Of the last days only what ends the same day has ended.
    """
    is_recent = at > desk.at - RECENT
    match desk.pick("verloop"):
        case "niets":
            _nothing(desk, at)
        case "vervallen" if not is_recent:
            _lapsed(desk, at)
        case "teruggebeld" if left > 1 and not is_recent:
            _reached(desk, at)
        case _:
            _advised(desk, at)


def _an_open_story(desk: Desk, kind: str, *, left: int) -> None:
    match kind:
        case "advies":
            at = desk.at - desk.minutes(60, OLDEST_OPEN * 3)
            _advised(desk, at, state=Advised.OPEN)
        case "melding" if left > 1:
            at = desk.at - desk.minutes(60, MELDING_OLDEST)
            talk = _talk(desk, a_caller(desk.chance), at, state=Advised.MELDING)
            report(desk, talk, register(desk, talk))
        case _:
            _waiting(desk)


def _advised(desk: Desk, at: datetime, *, state: Advised = Advised.CLOSED) -> None:
    register(desk, _talk(desk, a_caller(desk.chance), at, state=state))


def _talk(desk: Desk, caller: Caller, at: datetime, *, state: Advised) -> Talk:
    worker = desk.somebody(desk.place.frontoffice)
    return Talk(caller=caller, at=at, worker=worker, channel=desk.pick("kanaal"), state=state)


def _reached(desk: Desk, at: datetime) -> None:
    caller = a_caller(desk.chance)
    attempts = half_days_after(desk, at, int(desk.happens(NOT_AT_ONCE)))
    after = (attempts[-1] if attempts else at) + desk.minutes(*WAITING_MINUTES)
    spoken_at = desk.kalender.next_office_moment(after) or after
    contact, body = desk.new_contact()
    call = Call(
        caller=caller, at=at, state=State.REACHED, attempts=attempts, ended_at=spoken_at,
        spoken=contact,
    )  # fmt: skip
    source = take_down(desk, with_signs(desk, call))
    worker = desk.somebody(desk.place.frontoffice)
    register(
        desk,
        Talk(caller=caller, at=spoken_at, worker=worker, source=source, contact=contact, body=body),
    )


def _lapsed(desk: Desk, at: datetime) -> None:
    attempts = half_days_after(desk, at, LAPSE_AFTER)
    call = Call(
        caller=a_caller(desk.chance), at=at, state=State.LAPSED, attempts=attempts,
        ended_at=attempts[-1] + BRIEFLY,
    )  # fmt: skip
    take_down(desk, call)


def _waiting(desk: Desk) -> None:
    at = desk.at - desk.minutes(3, OLDEST_OPEN)
    lot = desk.chance.random()
    state = State.CALLER_RINGS if lot < RINGS_HIMSELF else State.WAITING
    state = State.HELD if lot > 1 - HELD else state
    is_tried = state is State.HELD or (state is State.WAITING and desk.happens(TRIED))
    tried = [one for one in half_days_after(desk, at, int(is_tried)) if one < desk.at]
    if state is State.HELD and not tried:
        state = State.WAITING
    call = Call(caller=a_caller(desk.chance), at=at, state=state, attempts=tried)
    is_parked = state is State.WAITING and not tried and desk.happens(PARKED)
    if is_parked:
        call = Call(caller=call.caller, at=at, state=state, is_parked=True)
    take_down(desk, call if is_parked else with_signs(desk, call))


def _nothing(desk: Desk, at: datetime) -> None:
    pk, body = desk.new_contact()
    desk.write(
        Contact,
        pk=pk,
        body=body,
        channel="telefoon",
        medewerker_id=desk.somebody(desk.place.secretariaat),
        started_at=at,
        ended_at=at + timedelta(seconds=desk.chance.randint(10, 120)),
        nothing=desk.pick("niets"),
        version=2,
    )
