"""Whatever happens to a request: it has a limit and a queue, or it has ended with its reason."""

from contextlib import suppress
from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baken.casework.contact.queries import safe_contact_card
from baken.casework.termijn.models import Termijn
from baken.core.errors import Refused
from baken.core.kalender import AMSTERDAM
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.rules.states import OPEN, State
from tests.cast import a_request, given_contact

KINDS = st.fixed_dictionaries(
    {
        "may_call": st.sampled_from(["ja", "tussen", "nee", ""]),
        "is_spoed": st.booleans(),
        "has_children": st.booleans(),
        "about": st.text(max_size=20).filter(lambda text: "\x00" not in text),
    }
)
STEPS = (
    "attempt",
    "hold",
    "complete",
    "lapse",
    "ask_lapse",
    "agree_lapse",
    "allow_retry",
    "wait_again",
    "reach",
)
LIVES = st.lists(
    st.tuples(
        st.sampled_from(STEPS),
        st.sampled_from(["fatima", "karim", "yara", "wim"]),
        st.integers(0, 4_000),
        KINDS,
    ),
    max_size=12,
)


def told(kind):
    hours = {"from_time": time(9), "until_time": time(11)} if kind["may_call"] == "tussen" else {}
    return a_request(**kind, **hours)


def take_step(step, *, user, at, verzoek, kind):
    common = {"user": user, "at": at, "verzoek": verzoek}
    match step:
        case "attempt":
            actions.attempt(**common, outcome="geen_gehoor", once=uuid4())
        case "hold":
            actions.hold(**common, outcome="ander_nam_op", once=uuid4())
        case "reach":
            actions.reach(**common, direction="uit", once=uuid4())
        case "complete":
            actions.complete(**common, request=told(kind), seen=verzoek.version)
        case "lapse" | "ask_lapse" | "agree_lapse":
            getattr(actions, step)(**common, reason="niet_bereikt")
        case _:
            getattr(actions, step)(**common)


def check(verzoek):
    zaak, limit = verzoek.zaak, verzoek.uiterlijk
    running = Termijn.objects.filter(zaak=zaak, met_at=None, stopped_at=None)
    assert zaak.queue and not limit.is_aim
    if verzoek.state in OPEN:
        assert zaak.closed_at is None
        assert limit in running, "an open request without a limit that runs"
        needs_decision = verzoek.state in (State.HELD, State.LAPSE_ASKED)
        assert (zaak.queue == "gedragswetenschapper") is needs_decision
        card = safe_contact_card(contact=verzoek.contact)
        if verzoek.state != State.WAITING:
            assert verzoek.next_try_at is None, "a try is planned while nobody may call"
        if not needs_decision:
            assert (verzoek.state == State.CALLER_RINGS) is (card.may_call == "nee")
            assert (limit.key == "beller.belt.zelf") is (verzoek.state == State.CALLER_RINGS)
        if verzoek.next_try_at and card.from_time:
            assert (
                card.from_time <= verzoek.next_try_at.astimezone(AMSTERDAM).time() < card.until_time
            )
        return
    assert zaak.closed_at is not None and not running.exists()
    assert (verzoek.spoken_id is not None) is (verzoek.state == State.REACHED)
    assert bool(verzoek.lapse_reason) or verzoek.state == State.REACHED


@pytest.fixture
def people(fatima, karim, yara, wim):
    return {"fatima": fatima, "karim": karim, "yara": yara, "wim": wim}


@pytest.mark.usefixtures("at_work")
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=KINDS, parked=st.booleans(), life=LIVES)
def test_no_request_is_without_limit_and_queue(first, parked, life, people, monday):
    wim = people["wim"]
    savepoint = transaction.savepoint()
    contact = given_contact(user=wim, at=monday)
    take = actions.park if parked else actions.receive
    pk = take(user=wim, at=monday, contact=contact, request=told(first), once=uuid4()).pk
    at = monday
    for step, name, minutes, kind in life:
        at += timedelta(minutes=minutes)
        verzoek = Terugbelverzoek.objects.select_related("zaak", "uiterlijk", "contact").get(pk=pk)
        check(verzoek)
        with suppress(Refused):
            take_step(step, user=people[name], at=at, verzoek=verzoek, kind=kind)
    check(Terugbelverzoek.objects.select_related("zaak", "uiterlijk", "contact").get(pk=pk))
    transaction.savepoint_rollback(savepoint)
