"""The melder hears what was decided, and a melding of which nothing follows ends."""

from datetime import timedelta

import pytest

from baken.casework.termijn.models import Termijn
from baken.core.errors import NotAllowed, WrongState
from baken.diensten.afronding import actions
from baken.diensten.afronding.models import Terugkoppeling
from baken.diensten.afronding.queries import told_of
from baken.diensten.beoordeling import actions as beoordeling
from baken.diensten.melding.models import Melder, Melding
from baken.foundation.audit.models import AuditRow
from tests.cast import given_beoordeling, given_melding

pytestmark = pytest.mark.usefixtures("at_work")

WORDS = "Er volgt niets meer. De melder vond dat goed."


def tell(user, at, melding, **more):
    given = {"outcome": "verteld", "words": WORDS} | more
    return actions.feed_back(user=user, at=at, melding=melding, **given)


def close(user, at, melding):
    fresh = Melding.objects.select_related("zaak").get(pk=melding.pk)
    return actions.close(user=user, at=at, melding=fresh, seen=fresh.version)


def test_told_it_stands_sealed_with_who_told_it_and_when(decided, ruben, later):
    melding = decided("geen_vervolg")
    tell(ruben, later, melding)
    (told,) = told_of(zaak=melding.zaak)
    assert (told.outcome, told.words, told.given_at) == ("verteld", WORDS, later)
    assert WORDS.encode() not in bytes(Terugkoppeling.objects.get().words)
    row = AuditRow.objects.filter(verb="melding.feed_back").get()
    assert WORDS not in str(row.facts)


def test_told_a_melding_without_follow_up_ends_with_its_clocks(decided, ruben, later):
    melding = decided("geen_vervolg")
    tell(ruben, later, melding)
    close(ruben, later, melding)
    ended = Melding.objects.select_related("zaak").get()
    assert (ended.state, ended.zaak.closed_at) == ("closed", later)
    assert not Termijn.objects.filter(zaak=ended.zaak, met_at=None, stopped_at=None).exists()


@pytest.mark.parametrize("outcome", ["niet_bereikt", None])
def test_while_the_melder_heard_nothing_it_does_not_end(decided, ruben, later, outcome):
    melding = decided("geen_vervolg")
    if outcome:
        tell(ruben, later, melding, outcome=outcome)
    with pytest.raises(WrongState, match="melder_not_told"):
        close(ruben, later, melding)
    assert Melding.objects.get().state == "assessed"


def test_where_nobody_reported_there_is_nobody_to_tell(decided, ruben, later):
    melding = decided("geen_vervolg")
    Melder.objects.all().delete()
    with pytest.raises(WrongState, match="nobody_to_tell"):
        tell(ruben, later, melding)
    close(ruben, later, melding)
    assert Melding.objects.get().state == "closed"


@pytest.mark.parametrize("besluit", ["onderzoek", "voorwaarden_vervolg", "maatwerk", "overdracht"])
def test_what_goes_on_ends_with_whoever_takes_over(decided, ruben, later, besluit):
    melding = decided(besluit)
    tell(ruben, later, melding)
    with pytest.raises(WrongState, match="melding_goes_on"):
        close(ruben, later, melding)


def test_another_besluit_is_told_again_before_the_end(decided, ruben, yara, later):
    melding = decided("onderzoek")
    tell(ruben, later, melding)
    again = given_beoordeling(user=ruben, at=later, melding=melding)
    at = later + timedelta(hours=1)
    with pytest.raises(WrongState, match="beoordeling_waits"):
        close(ruben, at, melding)
    words = "Ik keek naar wat de school nu zegt."
    beoordeling.agree(
        user=yara, at=at, beoordeling=again, words=words, besluit="geen_vervolg", seen=1
    )
    with pytest.raises(WrongState, match="melder_not_told"):
        close(ruben, at, melding)
    tell(ruben, at, melding)
    close(ruben, at, melding)
    assert Melding.objects.get().state == "closed"


def test_ended_it_is_not_assessed_nor_told_again(decided, ruben, later):
    melding = decided("geen_vervolg")
    tell(ruben, later, melding)
    close(ruben, later, melding)
    with pytest.raises(WrongState):
        given_beoordeling(user=ruben, at=later, melding=Melding.objects.get())
    with pytest.raises(WrongState):
        close(ruben, later, melding)


def test_before_a_besluit_there_is_nothing_to_tell(fatima, ruben, monday):
    with pytest.raises(WrongState, match="melding_not_assessed"):
        tell(ruben, monday, given_melding(user=fatima, at=monday))


@pytest.mark.parametrize("do", [tell, close])
def test_the_front_office_does_neither(decided, fatima, later, do):
    melding = decided("geen_vervolg")
    with pytest.raises(NotAllowed):
        do(fatima, later, melding)
