"""A melding of nobody known waits for the teammanager, who takes it in or declines it."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.termijn.models import Termijn
from baken.casework.zaak.models import Zaak
from baken.core.errors import Conflict, NotAllowed, WrongState
from baken.diensten.melding import actions
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import melding_panel
from baken.diensten.melding.rules.opening import Opening
from baken.diensten.melding.rules.states import Basis
from tests.cast import client_of, given_advies, given_melding, the_clock_at

pytestmark = pytest.mark.usefixtures("at_work")


@pytest.fixture
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def undecided(fatima, yara, monday):
    opening = Opening(
        basis=Basis.DUBBEL_ANONIEM,
        told="niet",
        told_why="De lijn viel weg.",
        reason="Een buur hoort een kind gillen.",
        second_person_id=fatima.user_id,
    )
    advies = given_advies(user=fatima, at=monday)
    return actions.open_without_melder(
        user=yara, at=monday, advies=advies, opening=opening, once=uuid4()
    )


def test_taken_in_it_goes_on_like_any_other(undecided, marit, monday):
    actions.take_in(user=marit, at=monday, melding=undecided, seen=1)
    assert Melding.objects.get().state == "received"
    assert Zaak.objects.get(pk=undecided.zaak_id).closed_at is None
    with pytest.raises(NotAllowed):
        actions.decline(user=marit, at=monday, melding=undecided, why="Toch niet.", seen=2)


def test_declined_it_ends_with_its_reason_and_its_clocks_stop(undecided, marit, yara, monday):
    actions.decline(user=marit, at=monday, melding=undecided, why="Al bekend.", seen=1)
    panel = melding_panel(zaak=undecided.zaak, user=yara)
    assert (panel.state, panel.decided_why) == ("declined", "Al bekend.")
    assert Zaak.objects.get(pk=undecided.zaak_id).closed_at == monday
    clocks = Termijn.objects.filter(zaak=undecided.zaak)
    assert {clock.stopped_at for clock in clocks} == {monday}


@pytest.mark.parametrize("who", ["yara", "fatima", "lotte", "crisis", "stranger"])
def test_who_may_not_decide(who, request, undecided, monday):
    with pytest.raises(NotAllowed):
        actions.take_in(user=request.getfixturevalue(who), at=monday, melding=undecided, seen=1)


def test_two_who_decide_at_once(undecided, marit, monday):
    with pytest.raises(Conflict):
        actions.take_in(user=marit, at=monday, melding=undecided, seen=2)


def test_a_melding_of_somebody_known_needs_no_decision(fatima, marit, monday):
    melding = given_melding(user=fatima, at=monday)
    with pytest.raises(NotAllowed):
        actions.take_in(user=marit, at=monday, melding=melding, seen=1)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"basis": Basis.MELDER}, "wrong_state"), ({"second_person_id": None}, "")],
)
def test_the_road_and_the_second_person_are_checked(wrong, code, fatima, yara, monday):
    opening = Opening(basis=Basis.AMBTSHALVE, told="alles", reason="Gevaar.", second_person_id=1)
    wrong = wrong if code else {"second_person_id": yara.user_id}
    with pytest.raises(WrongState, match=code or "needs_another_person"):
        actions.open_without_melder(
            user=yara,
            at=monday,
            advies=given_advies(user=fatima, at=monday),
            opening=replace(opening, **wrong),
            once=uuid4(),
        )


class TestScreens:
    def test_it_stands_on_mijn_werk_until_it_is_decided(self, undecided, marit, now):
        client, page = client_of(marit), reverse("zaak", args=[undecided.zaak.number])
        assert undecided.zaak.number in client.get("/werk/").content.decode()
        assert "Behandel als melding" in client.get(page).content.decode()
        take = reverse("melding-take-in", args=[undecided.zaak.number])
        assert client.post(take, {"seen": "1", "once": uuid4()})["Location"] == page
        assert undecided.zaak.number not in client.get("/werk/").content.decode()

    def test_declining_needs_a_reason(self, undecided, marit, now):
        client = client_of(marit)
        no = reverse("melding-decline", args=[undecided.zaak.number])
        empty = client.post(no, {"seen": "1", "once": uuid4()})
        assert empty.status_code == 422
        assert "Schrijf op waarom we dit niet behandelen." in empty.content.decode()
        told = {"seen": "1", "once": uuid4(), "why": "Al bekend."}
        assert client.post(no, told)["Location"] == reverse("werk")
        assert Melding.objects.get().state == "declined"

    @pytest.mark.parametrize("seen", ["", "x", "-1", "²", "9" * 400])
    def test_nonsense_is_no_error_of_ours(self, seen, undecided, marit, now):
        for name in ("melding-take-in", "melding-decline"):
            page = reverse(name, args=[undecided.zaak.number])
            sent = {"seen": seen, "once": uuid4(), "why": "x"}
            assert 400 <= client_of(marit).post(page, sent).status_code < 500


@pytest.mark.parametrize(
    ("who", "sees"), [("yara", True), ("crisis", True), ("marit", False), ("fatima", True)]
)
def test_an_open_melding_stands_on_a_list(who, sees, request, fatima, now):
    melding = given_melding(user=fatima, at=now)
    shown = client_of(request.getfixturevalue(who)).get("/werk/").content.decode()
    assert (melding.zaak.number in shown) is sees
