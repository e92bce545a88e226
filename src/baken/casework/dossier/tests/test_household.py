"""What is read as a BSN, a day, a door or a mail address, and what may be done with a number."""

from datetime import date

import pytest

from baken.casework.dossier.rules.address import (
    Address,
    NotAPostcode,
    Place,
    is_same_place,
    last_day_of_home,
    read_postcode,
)
from baken.casework.dossier.rules.birth import NotADate
from baken.casework.dossier.rules.bsn import NotABsn, is_bsn, read_bsn
from baken.casework.dossier.rules.period import is_turned, read_whole_day, runs_on, typed_day
from baken.casework.dossier.rules.reach import NotAMail, allowed, read_mail
from baken.casework.dossier.rules.relation import directed
from baken.core.errors import WrongState

TODAY = date(2026, 11, 23)
DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("999900006", True), ("999999990", True), (" 9999 00 006 ", True), ("999.900.006", True),
        ("999900007", False), ("99990000", False), ("9999000060", False),
        ("000000000", False), ("999999999", False), ("99990000a", False), ("٩٩٩٩٠٠٠٠٦", False),
        ("999-900-006", False), ("", False),
    ],
)  # fmt: skip
def test_a_bsn_is_nine_figures_that_pass_the_elfproef(text, passes):
    assert is_bsn(text) is passes


def test_a_bsn_is_kept_as_its_nine_figures():
    assert read_bsn("9999.00.006") == "999900006"
    assert read_bsn("  ") == ""


@pytest.mark.parametrize("typed", ["999900007", "000000000", "999999999", "onbekend"])
def test_what_is_no_bsn_is_said_to_be_none(typed):
    with pytest.raises(NotABsn):
        read_bsn(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("3-4-1998", date(1998, 4, 3)), (" 23-11-2026 ", TODAY), ("", None), ("  ", None)],
)
def test_a_day_is_read_whole(typed, read):
    assert read_whole_day(typed, today=TODAY) == read


@pytest.mark.parametrize("typed", ["2015", "4-2015", "24-11-2026", "31-2-2015", "gisteren"])
def test_a_part_of_a_day_or_one_to_come_is_none(typed):
    with pytest.raises(NotADate):
        read_whole_day(typed, today=TODAY)


def test_a_day_is_typed_again_as_it_was():
    assert typed_day(date(2015, 4, 3)) == "3-4-2015"
    assert typed_day(None) == ""


@pytest.mark.parametrize(
    ("begin", "end", "turned"),
    [(DAY, DAY, False), (DAY, TODAY, False), (TODAY, DAY, True), (None, DAY, False),
     (DAY, None, False)],
)  # fmt: skip
def test_an_end_before_its_begin_is_turned(begin, end, turned):
    assert is_turned(begin, end) is turned


@pytest.mark.parametrize(
    ("until", "runs"), [(None, True), (DAY, True), (date(2026, 3, 1), False), (TODAY, True)]
)
def test_what_ends_on_a_day_runs_that_day(until, runs):
    assert runs_on(until, on=DAY) is runs


@pytest.mark.parametrize(
    ("typed", "read"), [("1506ab", "1506 AB"), (" 1506  AB ", "1506 AB"), ("", "")]
)
def test_a_postcode_has_one_spelling(typed, read):
    assert read_postcode(typed) == read


@pytest.mark.parametrize("typed", ["0506 AB", "1506", "1506 A", "AB 1506", "15066 AB"])
def test_what_is_no_postcode_is_said_to_be_none(typed):
    with pytest.raises(NotAPostcode):
        read_postcode(typed)


def door(postcode="1506 AB", number="12", added=""):
    return Place(postcode=postcode, huisnummer=number, toevoeging=added)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (door(), door(), True),
        (door(added="a"), door(added="A"), True),
        (door(added="A"), door(), True),
        (door(added="A"), door(added="B"), False),
        (door(), door(number="14"), False),
        (door(), door(postcode="1506 AC"), False),
        (door(number=""), door(number=""), False),
        (door(postcode=""), door(postcode=""), False),
    ],
)
def test_two_addresses_are_one_door_as_far_as_they_say(one, other, same):
    assert is_same_place(one, other) is same
    assert is_same_place(other, one) is same


@pytest.mark.parametrize(
    ("began", "begins", "last"),
    [(DAY, TODAY, date(2026, 11, 22)), (None, DAY, date(2026, 3, 1))],
)
def test_a_home_ends_the_day_before_the_next_begins(began, begins, last):
    assert last_day_of_home(began=began, next_begins=begins) == last


@pytest.mark.parametrize(("began", "begins"), [(DAY, None), (DAY, DAY), (TODAY, DAY), (None, None)])
def test_a_next_home_begins_later_on_a_known_day(began, begins):
    with pytest.raises(WrongState, match="home_needs_a_later_start"):
        last_day_of_home(began=began, next_begins=begins)


@pytest.mark.parametrize(
    ("soort", "told", "hidden"),
    [("woon", False, False), ("woon", True, True), ("opvang", False, True), ("post", False, False)],
)
def test_an_opvang_is_always_hidden(soort, told, hidden):
    assert Address(soort=soort, place=door(), is_geheim=told).is_hidden is hidden


@pytest.mark.parametrize(
    ("kind", "may_call", "voicemail", "may"),
    [
        ("telefoon", "", "", "call"),
        ("telefoon", "ja", "", "call"),
        ("telefoon", "ja", "nee", "call"),
        ("telefoon", "ja", "neutraal", "call voicemail"),
        ("telefoon", "tussen", "neutraal", "call voicemail"),
        ("telefoon", "nee", "neutraal", ""),
        ("telefoon", "nee", "", ""),
        ("mail", "", "", ""),
        ("mail", "nee", "", ""),
        ("mail", "ja", "", "mail"),
    ],
)
def test_what_was_not_asked_leaves_nothing_behind(kind, may_call, voicemail, may):
    found = allowed(kind=kind, may_call=may_call, voicemail=voicemail)
    assert {name for name, value in vars(found).items() if value} == set(may.split())


@pytest.mark.parametrize("typed", ["loes", "loes@", "@huis.nl", "loes@huis", "lo es@huis.nl", ""])
def test_what_is_no_mail_address_is_said_to_be_none(typed):
    with pytest.raises(NotAMail):
        read_mail(typed)


def test_a_mail_address_is_kept_as_it_is():
    assert read_mail(" loes@voorbeeld.nl ") == "loes@voorbeeld.nl"


@pytest.mark.parametrize(
    ("reading", "read"), [("ouder", ("ouder", 1, 2)), ("terug_ouder", ("ouder", 2, 1))]
)
def test_a_relation_is_kept_one_way_however_it_is_read(reading, read):
    assert directed(reading, one=1, other=2) == read
