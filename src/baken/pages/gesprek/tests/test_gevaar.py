"""The button Direct gevaar of a talk: help comes, what was typed stays, and it can be called off."""

from datetime import timedelta

import pytest
from django.urls import reverse

from baken.casework.alarm.actions import accept
from baken.casework.alarm.models import Alarm
from baken.casework.alarm.queries import heard_alarms
from baken.casework.contact.actions import end_as_nothing
from baken.foundation.notes.drafts import kept_draft
from tests.cast import client_of, given_advies, given_contact, given_gevaar, the_clock_at
from tests.typed import NONSENSE

pytestmark = pytest.mark.usefixtures("at_work")
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def talk(fatima, now):
    return given_contact(user=fatima, at=now)


def press(user, talk, **typed):
    return client_of(user).post(reverse("gevaar-begin", args=[talk.body]), typed)


def heard_by(user, at):
    return [row.kind for row in heard_alarms(user=user, at=at)]


def test_one_press_calls_for_help_and_the_typed_text_is_still_there(fatima, yara, talk, now):
    answer = press(fatima, talk, situatie="Hij komt nu de trap op", hoedanigheid="zelf")
    here = reverse("gesprek", args=[talk.body])
    assert answer["Location"] == here
    shown = client_of(fatima).get(here).content.decode()
    assert "Bel 112" in shown and "Hij komt nu de trap op" in shown
    assert shown.index("Bel 112") < shown.index('id="id_situatie"')
    assert "Wij roepen een gedragswetenschapper" in shown
    assert heard_by(yara, now) == ["gevaar"]


def test_pressed_twice_it_rings_once_and_after_its_end_it_rings_anew(fatima, talk):
    once = "6f0f9f0e-8c7b-4d8e-9f3a-1c2d3e4f5a6b"
    for _ in range(2):
        press(fatima, talk, once=once)
    assert Alarm.objects.count() == 1
    client_of(fatima).post(reverse("gevaar-calm", args=[talk.body]))
    press(fatima, talk, once=once)
    assert list(Alarm.objects.order_by("pk").values_list("ended", flat=True)) == ["niet_nodig", ""]


def test_in_a_second_talk_one_comes_back_to_it(fatima, talk, now):
    advies = given_advies(user=fatima, at=now)
    answer = press(fatima, talk, bij=advies.zaak.number, situatie="Weer ruzie")
    assert answer["Location"] == reverse("gesprek-again", args=[talk.body, advies.zaak.number])
    shown = client_of(fatima).get(answer["Location"]).content.decode()
    assert "Bel 112" in shown and "Weer ruzie" in shown
    assert kept_draft(user=fatima, key=f"bij-{talk.body}") is not None


@pytest.mark.parametrize("nonsense", [*NONSENSE.values(), "x" * 400_000])
def test_no_text_delays_help(nonsense, fatima, talk):
    assert press(fatima, talk, situatie=nonsense, bij=nonsense).status_code == 302
    assert Alarm.objects.count() == 1


def test_it_is_heard_wider_with_the_seconds(fatima, yara, crisis, marit, karim, talk, now):
    given_gevaar(user=fatima, at=now, contact=talk)
    for who, since in ((yara, 0), (crisis, 0), (marit, 60), (karim, 120)):
        if since:
            assert heard_by(who, now + (since - 1) * SECOND) == []
        assert heard_by(who, now + since * SECOND) == ["gevaar"]


def test_it_rings_on_when_the_talk_has_ended(fatima, yara, talk, now):
    given_gevaar(user=fatima, at=now, contact=talk)
    end_as_nothing(user=fatima, at=now, contact=talk, reason="opgehangen")
    assert heard_by(yara, now + SECOND) == ["gevaar"]
    press(fatima, talk)
    assert Alarm.objects.count() == 1


def test_the_stand_says_who_comes(fatima, yara, talk, now):
    alarm = given_gevaar(user=fatima, at=now, contact=talk)
    stand = reverse("gevaar-stand", args=[talk.body])
    before = client_of(fatima).get(stand).json()
    accept(user=yara, at=now, alarm=alarm)
    after = client_of(fatima).get(stand).json()
    assert before["key"] != after["key"] and "Yara komt nu bij je." in after["html"]


def test_without_a_call_for_help_there_is_nothing_to_ask(fatima, talk):
    for name, ask in (("gevaar-stand", "get"), ("gevaar-calm", "post")):
        answer = getattr(client_of(fatima), ask)(reverse(name, args=[talk.body]))
        assert answer.status_code == 404
    assert "vt-gevaar" not in client_of(fatima).get(f"/gesprek/{talk.body}/").content.decode()


def test_the_button_is_on_every_talk_page(fatima, talk, now):
    advies = given_advies(user=fatima, at=now)
    for page in ("gesprek", "gesprek-again"):
        args = [talk.body] if page == "gesprek" else [talk.body, advies.zaak.number]
        shown = client_of(fatima).get(reverse(page, args=args)).content.decode()
        assert reverse("gevaar-begin", args=[talk.body]) in shown


@pytest.mark.parametrize("who", ["wim", "ines", "daan", "stranger"])
def test_who_leads_no_talks_calls_for_no_help(who, request, talk):
    assert press(request.getfixturevalue(who), talk).status_code in (403, 404)
    assert not Alarm.objects.exists()
