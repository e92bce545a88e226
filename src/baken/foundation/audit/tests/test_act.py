"""One door for every change: right, lock, work and one row, all or nothing."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from baken.casework.contact.actions import begin_contact, end_as_nothing
from baken.casework.contact.models import Contact
from baken.core.errors import Conflict, NotAllowed, WrongState
from baken.foundation.access.inside import inside
from baken.foundation.audit.act import act
from baken.foundation.audit.models import AuditRow, Once
from baken.foundation.identity.actor import clock_of
from baken.policy.rights import rights
from tests.cast import given_contact, given_verzoek, join

pytestmark = pytest.mark.usefixtures("at_work")


def last():
    return AuditRow.objects.order_by("id").last()


def test_an_act_leaves_one_row_with_the_fields_of_nen_7513(fatima, monday):
    contact = given_contact(user=fatima, at=monday)
    assert AuditRow.objects.count() == 1
    row = last()
    right = rights()["contact.begin"]
    assert (row.at, row.action, row.outcome, row.verb, row.ground) == (
        monday, right.kind, 0, "contact.begin", right.ground,
    )  # fmt: skip
    assert (row.user_id, row.actor_kind, row.roles) == (fatima.user_id, "person", ["frontoffice"])
    assert (row.organisatie_id, row.source) == (fatima.organisatie_id, "command")
    assert (row.subject_type, row.subject_id) == ("contact.contact", contact.pk)
    assert row.facts == {"channel": "telefoon"}
    assert row.reason == "" and row.xid and row.cluster and row.recorded_at


def test_every_kind_of_act_is_written_with_its_letter(fatima, wim, monday):
    given_verzoek(user=wim, at=monday)
    verbs = dict(AuditRow.objects.values_list("verb", "action"))
    assert verbs == {
        key: rights()[key].kind for key in ("contact.begin", "terugbelverzoek.receive")
    }


def test_the_clock_has_no_user(fatima, monday):
    clock = clock_of(fatima.organisatie_id)
    with pytest.raises(NotAllowed):
        begin_contact(user=clock, at=monday, channel="telefoon", once=uuid4())
    assert (last().user_id, last().actor_kind, last().roles) == (None, "clock", ["klok"])


def test_a_refusal_undoes_the_work_and_is_written_down(fatima, monday):
    contact = given_contact(user=fatima, at=monday)
    with (
        pytest.raises(WrongState),
        act("contact.end_as_nothing", user=fatima, at=monday, on=contact),
    ):
        contact.channel = "brief"
        contact.save()
        raise WrongState("contact_has_ended")
    contact.refresh_from_db()
    assert contact.channel == "telefoon"
    assert (last().verb, last().outcome, last().reason) == (
        "contact.end_as_nothing",
        4,
        "contact_has_ended",
    )
    assert last().subject_id == contact.pk


def test_any_other_fault_leaves_no_row(fatima, monday):
    contact = given_contact(user=fatima, at=monday)
    with (
        pytest.raises(ZeroDivisionError),
        act("contact.end_as_nothing", user=fatima, at=monday, on=contact),
    ):
        _ = 1 / 0
    assert AuditRow.objects.count() == 1


@pytest.mark.parametrize("name", ["ines", "daan", "marit"])
def test_who_lacks_the_right_is_refused_and_that_is_written(name, request, monday):
    person = request.getfixturevalue(name)
    with pytest.raises(NotAllowed):
        begin_contact(user=person, at=monday, channel="telefoon", once=uuid4())
    assert (last().outcome, last().reason, last().user_id) == (4, "not_allowed", person.user_id)
    assert not Contact.objects.exists()


def test_a_row_of_another_region_is_refused(fatima, stranger, monday):
    contact = given_contact(user=fatima, at=monday)
    with pytest.raises(NotAllowed):
        end_as_nothing(user=stranger, at=monday, contact=contact, reason="proef")
    refused = AuditRow.objects.get(outcome=4)
    assert (refused.organisatie_id, refused.subject_id) == (stranger.organisatie_id, contact.pk)


def test_the_row_is_read_anew_under_the_lock(fatima, monday):
    contact = given_contact(user=fatima, at=monday)
    stale = Contact.objects.get(pk=contact.pk)
    end_as_nothing(user=fatima, at=monday, contact=contact, reason="proef")
    with pytest.raises(WrongState):
        end_as_nothing(user=fatima, at=monday, contact=stale, reason="opgehangen")
    assert stale.nothing == "proef"


def test_a_stale_version_is_a_conflict_that_tells_both(fatima, monday):
    contact = given_contact(user=fatima, at=monday)
    Contact.objects.filter(pk=contact.pk).update(version=3)
    with (
        pytest.raises(Conflict) as conflict,
        act("contact.end_as_nothing", user=fatima, at=monday, on=contact, seen=1),
    ):
        raise AssertionError("the work must not begin")
    assert conflict.value.facts == {"seen": 1, "newer": 3}
    assert (last().outcome, last().reason) == (4, "conflict")


def test_an_act_without_a_subject_is_a_fault_of_ours(fatima, monday):
    with (
        pytest.raises(RuntimeError, match="left no subject"),
        act("contact.begin", user=fatima, at=monday),
    ):
        pass
    assert not AuditRow.objects.exists()


def test_an_unknown_right_is_a_fault_of_ours(fatima, monday):
    with pytest.raises(KeyError), act("contact.burn", user=fatima, at=monday):
        pass


def test_an_inner_act_leaves_its_own_row_and_its_refusal_is_told_once(fatima, monday):
    contact = given_contact(user=fatima, at=monday)
    with (
        pytest.raises(WrongState),
        act("contact.end_as_nothing", user=fatima, at=monday, on=contact),
    ):
        end_as_nothing(user=fatima, at=monday, contact=contact, reason="proef")
        end_as_nothing(user=fatima, at=monday, contact=contact, reason="proef")
    assert AuditRow.objects.filter(outcome=4).count() == 1
    assert AuditRow.objects.filter(outcome=0).count() == 1


def test_the_same_form_twice_makes_one_thing(fatima, monday):
    once = uuid4()
    first = begin_contact(user=fatima, at=monday, channel="telefoon", once=once)
    again = begin_contact(user=fatima, at=monday, channel="telefoon", once=once)
    assert first == again
    assert Contact.objects.count() == AuditRow.objects.count() == 1
    assert Once.objects.get().subject_id == first.pk


def test_the_form_of_another_is_refused(fatima, karim, monday):
    once = uuid4()
    begin_contact(user=fatima, at=monday, channel="telefoon", once=once)
    with pytest.raises(NotAllowed) as refusal:
        begin_contact(user=karim, at=monday, channel="telefoon", once=once)
    assert refusal.value.code == "form_of_another"


def test_a_refused_form_may_be_sent_again(ines, fatima, monday):
    once = uuid4()
    with pytest.raises(NotAllowed):
        begin_contact(user=ines, at=monday, channel="telefoon", once=once)
    assert not Once.objects.exists()


class TestForReal:
    """With transactions that really commit."""

    @pytest.fixture
    def at_work(self):
        """Nobody is at work before the test says so."""

    def test_a_refusal_survives_the_rollback_of_the_request_around_it(self, own_database, monday):
        ines = join("ines", at=monday)
        with pytest.raises(NotAllowed), inside(ines.organisatie_id):
            begin_contact(user=ines, at=monday, channel="telefoon", once=uuid4())
        rows = AuditRow.objects.all()
        assert [(r.verb, r.outcome, r.reason) for r in rows] == [
            ("contact.begin", 4, "not_allowed")
        ]

    def test_a_refusal_inside_a_request_that_goes_well_is_written_once(self, own_database, monday):
        ines = join("ines", at=monday)
        with inside(ines.organisatie_id), pytest.raises(NotAllowed):
            begin_contact(user=ines, at=monday, channel="telefoon", once=uuid4())
        assert AuditRow.objects.count() == 1

    def test_two_windows_send_one_form_at_the_same_time(self, own_database, monday):
        fatima, once = join("fatima", at=monday), uuid4()
        made, gate = [], threading.Barrier(4)

        def send():
            gate.wait()
            made.append(begin_contact(user=fatima, at=monday, channel="telefoon", once=once).pk)
            connection.close()

        threads = [threading.Thread(target=send) for _ in range(4)]
        [t.start() for t in threads]
        [t.join() for t in threads]
        assert len(made) == 4 and len(set(made)) == 1
        assert AuditRow.objects.count() == 1
