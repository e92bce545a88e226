"""Two people at the same request at the same moment, with transactions that really commit."""

from uuid import uuid4

import pytest

from baken.casework.contact.models import Contact
from baken.core.errors import Conflict, Refused, WrongState
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.models import Poging, Terugbelverzoek
from baken.intake.terugbelverzoek.queries import find_verzoek
from tests.cast import a_request, given_contact, given_held, given_verzoek, join
from tests.together import together


@pytest.fixture
def people(own_database, monday):
    return {name: join(name, at=monday) for name in ("wim", "fatima", "karim", "yara")}


def doing(user, verzoek, at, action, **told):
    """Find the request as this person sees it, then act on it."""
    with inside(user.organisatie_id):
        mine = find_verzoek(user=user, number=verzoek.zaak.number)

    def do():
        with inside(user.organisatie_id):
            return action(user=user, at=at, verzoek=mine, **told)

    return do


def refused(results):
    assert all(not isinstance(r, Exception) or isinstance(r, Refused) for r in results), results
    return [r for r in results if isinstance(r, Refused)]


def test_two_people_reach_the_same_caller(people, monday):
    verzoek = given_verzoek(user=people["wim"], at=monday)
    results = together(
        *(
            doing(people[n], verzoek, monday, actions.reach, direction="uit", once=uuid4())
            for n in ("fatima", "karim")
        )
    )
    assert len(refused(results)) == 1 and isinstance(refused(results)[0], WrongState)
    with inside(verzoek.organisatie_id):
        assert Contact.objects.filter(source=verzoek.zaak).count() == 1
    assert AuditRow.objects.filter(verb="terugbelverzoek.reach", outcome=4).count() == 1


def test_one_press_that_is_sent_twice_reaches_once(people, monday):
    verzoek, once = given_verzoek(user=people["wim"], at=monday), uuid4()
    results = together(
        *(
            doing(people["fatima"], verzoek, monday, actions.reach, direction="uit", once=once)
            for _ in range(3)
        )
    )
    assert not refused(results)
    assert len({contact.pk for contact in results}) == 1


def test_nobody_tries_again_while_another_answers(people, monday):
    verzoek = given_verzoek(user=people["wim"], at=monday)
    together(
        doing(
            people["fatima"], verzoek, monday, actions.hold, outcome="ander_nam_op", once=uuid4()
        ),
        doing(
            people["karim"], verzoek, monday, actions.attempt, outcome="geen_gehoor", once=uuid4()
        ),
    )
    with inside(verzoek.organisatie_id):
        row = Terugbelverzoek.objects.select_related("zaak").get()
        assert (row.state, row.next_try_at, row.zaak.queue) == (
            "held",
            None,
            "gedragswetenschapper",
        )
        assert 1 <= Poging.objects.count() <= 2


def test_two_people_complete_and_one_is_told(people, monday):
    verzoek = given_verzoek(user=people["wim"], at=monday)
    results = together(
        *(
            doing(people[n], verzoek, monday, actions.complete, request=a_request(about=n), seen=1)
            for n in ("wim", "fatima")
        )
    )
    assert [type(r) for r in refused(results)] == [Conflict]


def test_it_is_not_called_again_and_lapsed_at_once(people, monday):
    verzoek = given_held(taken_by=people["wim"], user=people["fatima"], at=monday)
    results = together(
        doing(people["yara"], verzoek, monday, actions.allow_retry),
        doing(
            people["yara"], verzoek, monday, actions.agree_lapse, reason="niet_veilig_bereikbaar"
        ),
    )
    assert len(refused(results)) == 1
    with inside(verzoek.organisatie_id):
        row = Terugbelverzoek.objects.select_related("zaak").get()
        assert (row.state == "lapsed") is (row.zaak.closed_at is not None)


def test_two_people_save_the_same_contact(people, monday):
    contact = given_contact(user=people["wim"], at=monday)

    def save(user):
        with inside(user.organisatie_id):
            mine = Contact.objects.get(pk=contact.pk)
            return actions.receive(
                user=user, at=monday, contact=mine, request=a_request(), once=uuid4()
            )

    results = together(lambda: save(people["wim"]), lambda: save(people["fatima"]))
    assert [r.code for r in refused(results)] == ["contact_has_ended"]
