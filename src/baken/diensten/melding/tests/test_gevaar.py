"""Direct gevaar: who comes opens a melding of a talk that goes on; nothing stands in the way."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.alarm.models import Alarm
from baken.casework.contact.models import Contact
from baken.casework.zaak.models import Relatie
from baken.core.errors import NotAllowed, NotFound, WrongState
from baken.diensten.advies.actions import register_and_close
from baken.diensten.melding import actions
from baken.diensten.melding.models import Melder, Melding
from baken.diensten.melding.queries import melding_of_advies, melding_panel
from baken.diensten.melding.rules.opening import Opening
from baken.diensten.melding.rules.states import Basis
from baken.foundation.audit.models import AuditRow
from tests.cast import (
    ANSWERS,
    client_of,
    given_advies,
    given_alarm,
    given_contact,
    given_gevaar,
    the_clock_at,
)
from tests.typed import NONSENSE

pytestmark = pytest.mark.usefixtures("at_work")
WORDS = "Vader staat met een mes voor de deur."


@pytest.fixture
def now(monday):
    with the_clock_at(monday):
        yield monday


def opening(second, **told):
    given = {"basis": Basis.AMBTSHALVE, "told": "niet", "told_why": "De lijn viel weg."}
    given |= {"situation": WORDS, "reason": "Er is nu gevaar.", "second_person_id": second.user_id}
    return Opening(**given | told)


def opened(user, at, alarm, second, **told):
    return actions.open_in_danger(
        user=user, at=at, alarm=alarm, opening=opening(second, **told), once=uuid4()
    )


@pytest.mark.parametrize("basis", [Basis.AMBTSHALVE, Basis.DUBBEL_ANONIEM])
@pytest.mark.parametrize("who", ["yara", "crisis"])
def test_who_comes_opens_a_melding_and_the_talk_goes_on(who, basis, request, fatima, monday):
    comes = request.getfixturevalue(who)
    alarm = given_gevaar(user=fatima, at=monday)
    melding = opened(comes, monday, alarm, fatima, basis=basis)
    panel = melding_panel(zaak=melding.zaak, user=comes)
    assert (panel.situation, panel.basis, panel.gemeente) == (WORDS, basis.value, "")
    assert panel.second_person == "Fatima" and not Melder.objects.exists()
    assert Contact.objects.get().ended_at is None
    assert Alarm.objects.get().ended == "melding"
    assert "mes" not in str(AuditRow.objects.last().facts)


def test_the_advies_of_the_talk_belongs_to_it_and_tells_the_rest(fatima, yara, monday):
    alarm = given_gevaar(user=fatima, at=monday)
    melding = opened(yara, monday, alarm, fatima)
    advies = actions.register_in_melding(
        user=fatima, at=monday, contact=Contact.objects.get(), answers=ANSWERS, once=uuid4()
    )
    assert melding_of_advies(advies=advies) == melding
    assert (advies.state, Relatie.objects.get().kind) == ("melding", "omgezet")
    panel = melding_panel(zaak=melding.zaak, user=yara)
    assert (panel.from_number, panel.gemeente) == (advies.zaak.number, ANSWERS.gemeente)
    with pytest.raises(WrongState, match="is_melding_already"):
        actions.open_without_melder(
            user=yara, at=monday, advies=advies, opening=opening(fatima), once=uuid4()
        )


def test_an_advies_that_was_registered_meanwhile_joins_it_too(fatima, yara, monday):
    contact = given_contact(user=fatima, at=monday)
    alarm = given_gevaar(user=fatima, at=monday, contact=contact)
    advies = register_and_close(
        user=fatima, at=monday, contact=contact, answers=ANSWERS, once=uuid4()
    )
    melding = opened(yara, monday, alarm, fatima)
    assert melding_of_advies(advies=advies) == melding
    assert melding_panel(zaak=melding.zaak, user=yara).gemeente == ANSWERS.gemeente


def test_without_a_melding_the_talk_is_an_advies_like_any_other(fatima, monday):
    contact = given_contact(user=fatima, at=monday)
    with pytest.raises(NotFound):
        actions.register_in_melding(
            user=fatima, at=monday, contact=contact, answers=ANSWERS, once=uuid4()
        )


def test_one_melding_of_one_talk(fatima, yara, crisis, monday):
    alarm = given_gevaar(user=fatima, at=monday)
    opened(yara, monday, alarm, fatima)
    with pytest.raises(WrongState, match="is_melding_already"):
        opened(crisis, monday, alarm, fatima)
    assert Melding.objects.count() == 1


def test_also_when_the_call_for_help_was_ended_too_soon(fatima, yara, monday):
    alarm = given_gevaar(user=fatima, at=monday)
    client_of(fatima).post(reverse("gevaar-calm", args=[alarm.contact.body]))
    assert Alarm.objects.get().ended == "niet_nodig"
    assert opened(yara, monday, alarm, fatima).basis == "ambtshalve"


def test_a_melding_of_the_advies_ends_the_call_for_help(fatima, yara, monday):
    contact = given_contact(user=fatima, at=monday)
    given_gevaar(user=fatima, at=monday, contact=contact)
    advies = register_and_close(
        user=fatima, at=monday, contact=contact, answers=ANSWERS, once=uuid4()
    )
    assert Alarm.objects.get().ended_at is None, "danger goes on when the talk was registered"
    actions.open_without_melder(
        user=yara, at=monday, advies=advies, opening=opening(fatima), once=uuid4()
    )
    assert Alarm.objects.get().ended == "melding"


@pytest.mark.parametrize("who", ["fatima", "lotte", "wim", "marit", "daan", "stranger"])
def test_who_may_not(who, request, fatima, monday):
    alarm = given_gevaar(user=fatima, at=monday)
    with pytest.raises(NotAllowed):
        opened(request.getfixturevalue(who), monday, alarm, fatima)


def test_not_of_another_alarm(wim, yara, monday):
    with pytest.raises(WrongState, match="no_danger_here"):
        opened(yara, monday, given_alarm(user=wim, at=monday), wim)


class TestScreen:
    def send(self, client, alarm, **typed):
        sent = {"basis": "ambtshalve", "situation": WORDS, "reason": "Er is nu gevaar."}
        sent |= {"verteld": "niet", "told_why": "Het gevaar gaat voor.", "once": uuid4()}
        return client.post(reverse("gevaar", args=[alarm.pk]), sent | typed)

    def test_112_stands_first_and_little_is_asked(self, fatima, yara, now):
        alarm = given_gevaar(user=fatima, at=now)
        shown = client_of(yara).get(reverse("gevaar", args=[alarm.pk])).content.decode()
        assert "Bel 112" in shown and "gesprek van Fatima" in shown
        assert f'value="{fatima.user_id}" checked' in shown
        assert "Er is nu gevaar." in shown and "Het gevaar gaat voor." in shown

    def test_one_text_and_one_button_open_it(self, fatima, yara, now):
        alarm = given_gevaar(user=fatima, at=now)
        answer = self.send(client_of(yara), alarm, second_person=fatima.user_id)
        number = Melding.objects.get().zaak.number
        assert answer["Location"] == reverse("betrokkene-add", args=[number])

    @pytest.mark.parametrize(
        "wrong",
        [
            {"situation": ""},
            {"reason": ""},
            {"second_person": ""},
            {"second_person": "999999"},
            {"verteld": ""},
            {"told_why": ""},
            {"basis": "melder"},
            {"once": "x"},
        ],
    )
    def test_bad_input_is_said_and_nothing_typed_is_lost(self, wrong, fatima, yara, now):
        alarm = given_gevaar(user=fatima, at=now)
        given = {"second_person": fatima.user_id} | wrong
        answer = self.send(client_of(yara), alarm, **given)
        shown = answer.content.decode()
        assert answer.status_code == 422 and 'id="fouten"' in shown
        assert "situation" in wrong or WORDS in shown
        assert not Melding.objects.exists()

    @pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=NONSENSE)
    def test_nonsense_is_no_error_of_ours(self, nonsense, fatima, yara, now):
        alarm = given_gevaar(user=fatima, at=now)
        sent = dict.fromkeys(("basis", "situation", "reason", "second_person", "once"), nonsense)
        assert self.send(client_of(yara), alarm, **sent).status_code < 500

    def test_an_advies_that_is_there_is_used(self, fatima, yara, now):
        contact = given_contact(user=fatima, at=now)
        alarm = given_gevaar(user=fatima, at=now, contact=contact)
        advies = register_and_close(
            user=fatima, at=now, contact=contact, answers=ANSWERS, once=uuid4()
        )
        shown = client_of(yara).get(reverse("gevaar", args=[alarm.pk])).content.decode()
        assert reverse("melding-open", args=[advies.zaak.number]) in shown

    def test_who_only_hears_it_sees_no_form(self, fatima, marit, now):
        alarm = given_gevaar(user=fatima, at=now)
        shown = client_of(marit).get(reverse("gevaar", args=[alarm.pk])).content.decode()
        assert "Bel 112" in shown and 'name="situation"' not in shown
        assert self.send(client_of(marit), alarm).status_code == 403

    def test_who_took_it_says_when_it_is_done(self, fatima, yara, now):
        alarm, client = given_gevaar(user=fatima, at=now), client_of(yara)
        here = reverse("gevaar", args=[alarm.pk])
        came = client.post(reverse("alarm-accept", args=[alarm.pk]), {"next": here})
        assert came["Location"] == here
        client.post(reverse("gevaar-done", args=[alarm.pk]))
        assert Alarm.objects.get().ended == "opgepakt"

    @pytest.mark.parametrize(("who", "may_come"), [("fatima", False), ("yara", True)])
    def test_who_calls_for_help_does_not_come_herself(self, who, may_come, request, fatima, now):
        """Else all others would read that somebody comes."""
        alarm, user = given_gevaar(user=fatima, at=now), request.getfixturevalue(who)
        shown = client_of(user).get(reverse("gevaar", args=[alarm.pk])).content.decode()
        assert (reverse("alarm-accept", args=[alarm.pk]) in shown) is may_come

    @pytest.mark.parametrize("name", ["gevaar", "gevaar-done"])
    def test_another_alarm_has_no_such_page(self, name, wim, yara, now):
        alarm = given_alarm(user=wim, at=now)
        assert client_of(yara).post(reverse(name, args=[alarm.pk])).status_code == 404


def test_an_advies_without_danger_has_no_melding(fatima, monday):
    advies = given_advies(user=fatima, at=monday, answers=replace(ANSWERS))
    assert melding_of_advies(advies=advies) is None
