"""Drafts: what a person types is kept for that person alone, sealed, until it is done or too old."""

import threading
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from django.db import connection

from baken.core.errors import Refused
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from baken.foundation.notes.drafts import (
    MOST_CHARACTERS,
    KeptDraft,
    TooLong,
    drafts_saved,
    drop_draft,
    drop_drafts_before,
    keep_draft,
    kept_draft,
)
from baken.foundation.notes.forms import initial_of
from baken.foundation.notes.jobs import purge
from baken.foundation.notes.models import Draft
from baken.foundation.vault.models import Kluis
from baken.intake.terugbelverzoek.forms import RequestForm
from tests.cast import client_of, join, the_clock_at

FIELDS = {"about": ["Ruzie bij de buren \x00 \u202e <b>"], "spoed": ["on"], "aard": ["01", "03"]}
LATER = timedelta(minutes=5)


def keep(user, at, fields=FIELDS, key="gesprek-A"):
    keep_draft(user=user, key=key, fields=fields, at=at)


@pytest.mark.usefixtures("at_work")
class TestKeeping:
    def test_what_was_kept_comes_back_whole(self, fatima, monday):
        keep(fatima, monday)
        kept = kept_draft(user=fatima, key="gesprek-A")
        assert (kept.fields, kept.saved_at) == (FIELDS, monday)
        assert drafts_saved(user=fatima, keys=["gesprek-A", "x"]) == {"gesprek-A": monday}

    def test_the_last_one_stands(self, fatima, monday):
        keep(fatima, monday)
        keep(fatima, monday + LATER, fields={"about": ["anders"]})
        assert Draft.objects.count() == 1
        kept = kept_draft(user=fatima, key="gesprek-A")
        assert (kept.fields, kept.saved_at) == ({"about": ["anders"]}, monday + LATER)

    def test_nobody_else_gets_it(self, fatima, karim, haaglanden, monday):
        keep(fatima, monday)
        assert kept_draft(user=karim, key="gesprek-A") is None
        assert (
            kept_draft(user=replace(fatima, organisatie_id=haaglanden.pk), key="gesprek-A") is None
        )
        drop_draft(user=karim, key="gesprek-A", at=monday)
        assert kept_draft(user=fatima, key="gesprek-A")

    def test_it_is_sealed_and_leaves_no_trail(self, fatima, monday):
        keep(fatima, monday)
        assert b"Ruzie" not in bytes(Draft.objects.get().fields)
        assert not AuditRow.objects.exists()

    def test_when_it_is_done_it_is_destroyed_with_its_kluis(self, fatima, monday):
        keep(fatima, monday)
        drop_draft(user=fatima, key="gesprek-A", at=monday)
        drop_draft(user=fatima, key="gesprek-A", at=monday)
        assert not Draft.objects.exists()
        assert Kluis.objects.get().destroyed_at == monday

    @pytest.mark.parametrize(
        ("key", "fields"),
        [("a" * 61, {}), ("a", {"about": ["x" * MOST_CHARACTERS]})],
    )
    def test_too_long_is_refused_and_what_stood_stays(self, key, fields, fatima, monday):
        keep(fatima, monday, key="a")
        with pytest.raises(TooLong):
            keep(fatima, monday, fields=fields, key=key)
        assert kept_draft(user=fatima, key="a").fields == FIELDS

    def test_only_old_drafts_of_that_organisatie_are_destroyed(self, fatima, haaglanden, monday):
        keep(fatima, monday)
        keep(fatima, monday + LATER, key="gesprek-B")
        assert (
            drop_drafts_before(
                moment=monday + LATER, organisatie_id=haaglanden.pk, at=monday + LATER
            )
            == 0
        )
        assert (
            drop_drafts_before(
                moment=monday + LATER, organisatie_id=fatima.organisatie_id, at=monday + LATER
            )
            == 1
        )
        assert [d.key for d in Draft.objects.all()] == ["gesprek-B"]

    def test_the_job_destroys_what_was_left_alone_for_thirty_days(self, fatima, monday):
        keep(fatima, monday)
        day_30 = monday.astimezone(UTC) + timedelta(days=30)
        purge(timestamp=int(day_30.timestamp()))
        assert Draft.objects.exists()
        purge(timestamp=int((day_30 + LATER).timestamp()))
        purge(timestamp=int((day_30 + LATER).timestamp()))
        assert not Draft.objects.exists()


def test_a_form_gets_its_draft_back(monday):
    fields = {"about": ["eerst", "laatst"], "spoed": ["on"], "children": [], "strange": ["x"]}
    kept = KeptDraft(fields=fields, saved_at=monday)
    assert initial_of(RequestForm, kept) == {
        "about": "laatst",
        "spoed": True,
        "children": False,
        "same_worker": False,
        "deliberate": False,
    }
    assert initial_of(RequestForm, None) == {}


def test_two_windows_save_for_the_first_time_at_once(own_database, monday):
    fatima = join("fatima", at=monday)
    faults, gate = [], threading.Barrier(4)

    def save(text):
        gate.wait()
        try:
            with inside(fatima.organisatie_id):
                keep(fatima, monday, fields={"about": [text]})
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(str(n),)) for n in range(4)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert not faults
    with inside(fatima.organisatie_id):
        assert Draft.objects.count() == 1
        assert kept_draft(user=fatima, key="gesprek-A")


@pytest.mark.usefixtures("at_work")
class TestThePage:
    @pytest.fixture
    def desk(self, fatima, monday):
        with the_clock_at(monday):
            yield client_of(fatima)

    def test_it_answers_with_the_time_of_saving(self, desk, fatima):
        answer = desk.post(
            "/concept/gesprek-A/", {"about": "x", "aard": ["01", "02"], "csrfmiddlewaretoken": "t"}
        )
        assert answer.json() == {"saved_at": "10:00"}
        assert kept_draft(user=fatima, key="gesprek-A").fields == {
            "about": ["x"],
            "aard": ["01", "02"],
        }

    @pytest.mark.parametrize(
        ("key", "fields", "status"),
        [
            ("a", {"about": "\x00\u202e\ud83d\ude00".encode("utf-8", "surrogatepass")}, 200),
            ("a", {"about": "x" * 200_001}, 413),
            ("a" * 61, {"about": "x"}, 413),
            ("a", {}, 200),
            ("a", {f"f{n}": "x" for n in range(1_001)}, 400),
            ("a", {"about": "x" * 3_000_000}, 400),
        ],
    )
    def test_nonsense_is_never_a_server_error(self, key, fields, status, desk):
        assert desk.post(f"/concept/{key}/", fields).status_code == status

    def test_a_window_that_never_saw_the_newer_draft_writes_nothing_over_it(
        self, desk, fatima, monday
    ):
        def save(page, opened, about):
            opened_at = opened if isinstance(opened, str) else str(opened.timestamp())
            headers = {"X-Baken-Page": page, "X-Baken-Opened": opened_at}
            return desk.post("/concept/a/", {"about": about}, headers=headers).status_code

        assert save("first", monday - LATER, "een") == 200
        assert save("second", monday - LATER, "twee") == 412
        assert kept_draft(user=fatima, key="a").fields["about"] == ["een"]
        assert save("first", monday - LATER, "een, en verder") == 200
        assert save("second", monday + LATER, "twee") == 200
        assert save("first", monday - LATER, "een") == 412
        assert [save("second", nonsense, "x") for nonsense in ("nan", "inf", "", "1e999")] == [
            200
        ] * 4

    def test_it_takes_posts_alone_and_nobody_from_outside(self, desk, client):
        assert desk.get("/concept/a/").status_code == 405
        assert client.post("/concept/a/", {"about": "x"}).status_code == 302
        assert not Draft.objects.exists()


def test_too_long_is_no_refusal_of_a_right():
    assert not issubclass(TooLong, Refused)
