"""When two persons are likely the same, by which clues they are found, and what that makes of a
melding: tables of cases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from baken.casework.bekend.rules.blind import key_for_words, word_of, words_of
from baken.casework.bekend.rules.earlier import Class, Moments, Stage, earlier, stage_on
from baken.casework.bekend.rules.likeness import Looked, Why
from baken.casework.bekend.rules.spelling import (
    given_names,
    is_slip_apart,
    sound_of,
    surname_words,
)
from baken.casework.bekend.rules.traits import Traits, clues_of
from baken.casework.contact.rules.names import fold
from baken.casework.dossier.rules.birth import Birth

BORN = Birth(year=1987, month=4, day=3)
ANNA = Traits(voornamen="Anna", voorvoegsel="van der", geslachtsnaam="Meijden", birth=BORN)
OTHER_DAY = Birth(year=1961, month=11, day=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("meijer", "meyer"), ("meier", "meyer"), ("meijer", "meier"), ("kuiper", "kuyper"),
        ("dijkstra", "dykstra"), ("claassen", "klaasen"), ("jansen", "janssen"),
        ("schmidt", "schmit"), ("philips", "filips"), ("bosch", "bos"), ("thijs", "tijs"),
        ("smeets", "smets"), ("vos", "fos"), ("zwart", "swart"), ("quint", "kwint"),
        ("pauw", "pou"), ("haan", "haen"), ("dick", "dik"),
    ],
)  # fmt: skip
def test_what_sounds_the_same_is_one_sound(one, other):
    assert sound_of(fold(one)) == sound_of(fold(other))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("bakker", "baker", True), ("bakr", "bakor", True), ("visr", "vsir", True),
        ("bos", "vos", True), ("bos", "bus", True), ("mulder", "muler", True),
        ("mulder", "molenaar", False), ("li", "lu", False), ("jansen", "pieters", False),
        ("mulder", "mlud", False),
    ],
)  # fmt: skip
def test_one_slip_is_forgiven_and_two_are_not(one, other, apart):
    assert is_slip_apart(one, other) is apart
    assert is_slip_apart(other, one) is apart


@pytest.mark.parametrize(
    ("voorvoegsel", "geslachtsnaam", "bare", "joined"),
    [
        ("van der", "Berg", {"berg"}, {"vanderberg"}),
        ("", "Van den Berg", {"berg"}, {"vandenberg"}),
        ("v.d.", "Berg", {"berg"}, set()),
        ("", "Jansen-de Vries", {"jansen", "vries"}, {"devries"}),
        ("de", "Vries - Jansen", {"jansen", "vries"}, {"devries"}),
        ("", "Vandenberg", {"vandenberg"}, set()),
        ("", "Çelik", {"celik"}, set()),
        ("", "Bruijn", {"bruyn"}, set()),
        ("", "", set(), set()),
    ],
)
def test_a_surname_is_its_words_with_and_without_tussenvoegsel(
    voorvoegsel, geslachtsnaam, bare, joined
):
    assert surname_words(voorvoegsel, geslachtsnaam) == (bare, joined)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Anna Maria", ("anna", "maria")), ("A.M.", ("a", "m")), ("AM", ("a", "m")),
        ("Jan-Peter", ("jan", "peter")), ("", ()), ("  Zoë ", ("zoe",)), ("A", ("a",)),
    ],
)  # fmt: skip
def test_first_names_are_names_or_initials(typed, names):
    assert given_names(typed) == names


SAME = [
    ({}, {Why.NAAM, Why.GEBOREN}),
    ({"geslachtsnaam": "Meyden"}, {Why.NAAM, Why.GEBOREN}),
    ({"geslachtsnaam": "Meidne"}, {Why.NAAM_LIJKT, Why.GEBOREN}),
    ({"geslachtsnaam": "Mijden"}, {Why.NAAM_LIJKT, Why.GEBOREN}),
    ({"voorvoegsel": ""}, {Why.NAAM, Why.GEBOREN}),
    ({"voorvoegsel": "", "geslachtsnaam": "Vandermeijden"}, {Why.NAAM, Why.GEBOREN}),
    ({"voorvoegsel": "v.d."}, {Why.NAAM, Why.GEBOREN}),
    ({"geslachtsnaam": "Meijden-Bakker"}, {Why.NAAM_LIJKT, Why.GEBOREN}),
    ({"voornamen": "A."}, {Why.NAAM_LIJKT, Why.GEBOREN}),
    ({"voornamen": "Ana"}, {Why.NAAM_LIJKT, Why.GEBOREN}),
    ({"voornamen": ""}, {Why.NAAM_LIJKT, Why.GEBOREN}),
    ({"voornamen": "Maria Anna"}, {Why.NAAM_LIJKT, Why.GEBOREN}),
    ({"birth": Birth(year=1987, month=3, day=4)}, {Why.NAAM, Why.GEBOREN_LIJKT}),
    ({"birth": Birth(year=1987, month=4, day=13)}, {Why.NAAM, Why.GEBOREN_LIJKT}),
    ({"birth": Birth(year=1987)}, {Why.NAAM, Why.GEBOREN_LIJKT}),
    ({"birth": None}, {Why.NAAM}),
]
ELSE = [
    {"birth": OTHER_DAY},
    {"voornamen": "Willem"},
    {"geslachtsnaam": "Oostenbrug"},
    {"voornamen": "A.", "birth": None},
    {"geslachtsnaam": "Meidne", "birth": None},
    {"voornamen": "Willem", "geslachtsnaam": "Oostenbrug"},
]


@pytest.mark.parametrize(("change", "why"), SAME)
def test_who_is_likely_the_same_and_why(change, why):
    for one, other in ((ANNA, replace(ANNA, **change)), (replace(ANNA, **change), ANNA)):
        found = Looked(one).likeness(Looked(other))
        assert set(found.why) == why
        assert found.is_likely


@pytest.mark.parametrize("change", ELSE)
def test_who_is_likely_somebody_else(change):
    for one, other in ((ANNA, replace(ANNA, **change)), (replace(ANNA, **change), ANNA)):
        assert not Looked(one).likeness(Looked(other)).is_likely


HOME = {"postcode": "1234 ab", "huisnummer": "12 a"}


@pytest.mark.parametrize(
    ("one", "other", "why", "likely"),
    [
        ({"bsn": "999990019"}, {"bsn": "999990019"}, {Why.BSN}, True),
        ({"bsn": "999990019", "geslachtsnaam": "Bakker"}, {"bsn": "999990019"}, {Why.BSN}, True),
        (HOME, {"postcode": "1234AB", "huisnummer": "12A"}, {Why.ADRES}, False),
        (HOME, {"postcode": "1234AB", "huisnummer": ""}, set(), False),
        (HOME | {"birth": BORN}, HOME | {"birth": BORN}, {Why.ADRES, Why.GEBOREN}, True),
        ({"bsn": "999990019", "birth": BORN}, {"bsn": ""}, set(), False),
    ],
)
def test_what_an_address_and_a_bsn_say(one, other, why, likely):
    found = Looked(Traits(**one)).likeness(Looked(Traits(**other)))
    assert (set(found.why), found.is_likely) == (why, likely)


def test_who_has_another_bsn_is_somebody_else():
    one, other = replace(ANNA, bsn="999990019"), replace(ANNA, bsn="999990020")
    assert not Looked(one).likeness(Looked(other)).is_likely


@pytest.mark.parametrize("change", [change for change, _ in SAME])
def test_who_is_likely_the_same_shares_a_clue(change):
    assert clues_of(ANNA).keys() & clues_of(replace(ANNA, **change)).keys()


@pytest.mark.parametrize(
    "traits",
    [
        Traits(geslachtsnaam="Jansen"),
        Traits(voornamen="Anna"),
        Traits(postcode="1234AB"),
        Traits(huisnummer="12"),
        Traits(birth=BORN),
        Traits(),
    ],
)
def test_what_many_share_is_no_clue(traits):
    assert clues_of(traits) == {}


def test_swapped_day_and_month_are_one_clue():
    ways = [replace(ANNA, birth=Birth(year=1987, month=m, day=d)) for m, d in ((4, 3), (3, 4))]
    assert clues_of(ways[0]) == clues_of(ways[1]) == clues_of(ANNA)


def test_a_word_depends_on_the_key_and_tells_nothing_of_its_clue():
    key, other = key_for_words(b"a" * 32), key_for_words(b"b" * 32)
    assert key != b"a" * 32
    assert word_of("naam:anna myden", key=key) == word_of("naam:anna myden", key=key)
    assert word_of("naam:anna myden", key=key) != word_of("naam:anna myden", key=other)
    words = words_of(clues_of(ANNA), key=key)
    assert len(words) == len(clues_of(ANNA))
    assert all(-(2**63) <= word < 2**63 for word in words)


AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def before(days: int) -> datetime:
    return AT - timedelta(days=days)


@pytest.mark.parametrize(
    ("moments", "stage"),
    [
        (Moments(opened_at=before(3)), Stage.DURING),
        (Moments(opened_at=before(9), assessed_at=before(4)), Stage.AFTER),
        (Moments(opened_at=before(9), assessed_at=before(-1)), Stage.DURING),
        (
            Moments(opened_at=before(99), assessed_at=before(94), monitored_at=before(9)),
            Stage.MONITORING,
        ),
        (
            Moments(
                opened_at=before(99),
                assessed_at=before(94),
                monitored_at=before(60),
                closed_at=before(9),
            ),
            Stage.ENDED,
        ),
        (Moments(opened_at=before(9), closed_at=before(-1)), Stage.DURING),
        (Moments(opened_at=before(0)), None),
        (Moments(opened_at=before(-1)), None),
    ],
)
def test_where_an_earlier_melding_stood_when_the_new_one_came_in(moments, stage):
    assert stage_on(moments, AT) is stage


@pytest.mark.parametrize(
    ("stages", "code"),
    [
        ([], Class.FIRST),
        ([Stage.ENDED], Class.AGAIN),
        ([Stage.ENDED, Stage.ENDED], Class.AGAIN),
        ([Stage.DURING], Class.DURING),
        ([Stage.AFTER], Class.AFTER),
        ([Stage.MONITORING], Class.MONITORING),
        ([Stage.ENDED, Stage.MONITORING], Class.MONITORING),
        ([Stage.AFTER, Stage.MONITORING], Class.AFTER),
        ([Stage.AFTER, Stage.DURING, Stage.ENDED], Class.DURING),
    ],
)
def test_the_class_of_a_melding(stages, code):
    found = earlier(stages, people=2)
    assert found.code is code
    assert found.people == (0 if code is Class.FIRST else 2)
