"""The test vectors of the terms, case by case, and the words of the steps."""

from datetime import UTC, date, datetime

import pytest

from baken.core.kalender import (
    AMSTERDAM,
    Calendar,
    End,
    Feestdag,
    Length,
    Term,
    Unit,
    Werkkalender,
    Words,
    YearDay,
    reckon,
)

HERE = Werkkalender()
BEGIN = Words("de melding", "the melding")


def term(calendar, *parts, end=End.DAG):
    lengths = tuple(Length(amount, Unit(unit)) for amount, unit in parts)
    return Term(parts=lengths, calendar=Calendar(calendar), end=end, begin=BEGIN)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


VECTORS = [
    ("ATW", [(5, "dagen")], "2026-01-07", "2026-01-12"),
    ("ATW", [(5, "dagen")], "2026-04-02", "2026-04-08"),
    ("ATW", [(5, "dagen")], "2026-12-23", "2026-12-28"),
    ("ATW", [(5, "dagen")], "2026-04-23", "2026-04-28"),
    ("ATW", [(3, "dagen")], "2026-01-08", "2026-01-12"),
    ("ATW", [(3, "dagen")], "2026-12-24", "2026-12-29"),
    ("WD", [(5, "werkdagen")], "2026-01-07", "2026-01-14"),
    ("WD", [(5, "werkdagen")], "2026-04-02", "2026-04-13"),
    ("WD", [(5, "werkdagen")], "2026-12-24", "2027-01-04"),
    ("WD", [(5, "werkdagen")], "2026-05-01", "2026-05-11"),
    ("WD", [(2, "werkdagen")], "2026-12-24", "2026-12-29"),
    ("ATW", [(10, "weken")], "2026-01-05", "2026-03-16"),
    ("ATW", [(10, "weken")], "2026-02-24", "2026-05-06"),
    ("ATW", [(10, "weken")], "2026-10-16", "2026-12-28"),
    ("ATW", [(4, "weken")], "2026-03-09", "2026-04-07"),
    ("ATW", [(4, "weken"), (2, "weken")], "2026-03-09", "2026-04-20"),
    ("ATW", [(6, "weken")], "2026-03-24", "2026-05-06"),
    ("ATW", [(6, "weken")], "2026-03-23", "2026-05-04"),
    ("ATW", [(6, "weken"), (4, "weken")], "2026-03-24", "2026-06-02"),
    ("ATW", [(10, "weken"), (4, "weken")], "2026-03-24", "2026-06-30"),
    ("EU", [(1, "maanden")], "2026-01-31", "2026-03-02"),
    ("EU", [(1, "maanden")], "2026-03-06", "2026-04-07"),
    ("ATW", [(3, "maanden")], "2026-09-25", "2026-12-28"),
    ("ATW", [(3, "maanden")], "2026-11-30", "2027-03-01"),
    ("ATW", [(3, "maanden")], "2027-11-30", "2028-02-29"),
    # The limits of art. 4: up to and with these a term shifts, beyond them it does not.
    ("ATW", [(12, "weken")], "2026-01-12", "2026-04-07"),
    ("ATW", [(13, "weken")], "2026-01-05", "2026-04-06"),
    ("ATW", [(90, "dagen")], "2026-01-03", "2026-04-07"),
    ("ATW", [(91, "dagen")], "2026-01-03", "2026-04-04"),
    ("ATW", [(4, "maanden")], "2026-01-04", "2026-05-04"),
    ("ATW", [(4, "maanden")], "2026-01-05", "2026-05-05"),
    ("ATW", [(1, "jaren")], "2025-01-01", "2026-01-01"),
    # Two days hold no two working days by the ATW, but they do by Verordening 1182/71.
    ("ATW", [(2, "dagen")], "2026-01-09", "2026-01-12"),
    ("EU", [(2, "dagen")], "2026-01-09", "2026-01-13"),
    ("EU", [(4, "maanden")], "2026-01-05", "2026-05-06"),
    ("C", [(5, "jaren")], "2024-02-29", "2029-02-28"),
    ("C", [(3, "maanden")], "2026-11-30", "2027-02-28"),
]


@pytest.mark.parametrize(("calendar", "parts", "start", "end"), VECTORS)
def test_a_term_ends_where_the_law_says(calendar, parts, start, end):
    found = reckon(term(calendar, *parts), start=date.fromisoformat(start), werkdagen=HERE)

    assert found.einde == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("parts", "start", "end"),
    [
        ([(10, "dagen")], "2026-04-25T14:30", "2026-05-05T14:30"),
        ([(4, "weken")], "2026-04-25T14:30", "2026-05-23T14:30"),
        ([(10, "dagen")], "2026-10-20T23:10", "2026-10-30T23:10"),
        ([(10, "dagen")], "2026-03-24T11:00", "2026-04-03T11:00"),
        ([(10, "dagen")], "2026-03-19T02:30", "2026-03-29T03:00"),
    ],
)
def test_a_huisverbod_ends_at_the_clock_time_it_began(parts, start, end):
    found = reckon(term("C", *parts, end=End.TIJDSTIP), start=at(start), werkdagen=HERE)

    assert found.einde == at(end)
    assert found.due_at == at(end)


def test_a_clock_time_that_comes_twice_is_the_first():
    found = reckon(
        term("C", (10, "dagen"), end=End.TIJDSTIP), start=at("2026-10-15T02:30"), werkdagen=HERE
    )

    assert found.due_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("amount", "start", "end"),
    [
        (24, "2026-01-09T16:00", "2026-01-10T16:00"),
        (24, "2026-03-28T12:00", "2026-03-29T13:00"),
        (24, "2026-10-24T12:00", "2026-10-25T11:00"),
        (72, "2026-04-30T09:15", "2026-05-03T09:15"),
    ],
)
def test_hours_pass_also_when_the_clock_is_changed(amount, start, end):
    found = reckon(term("H", (amount, "uren"), end=End.TIJDSTIP), start=at(start), werkdagen=HERE)

    assert found.einde == at(end)


@pytest.mark.parametrize(
    ("amount", "start", "end"),
    [
        (0, at("2026-01-07T10:00"), "2026-01-07T17:00"),
        (0, at("2026-01-07T06:00"), "2026-01-07T17:00"),
        (0, at("2026-01-07T16:59:59"), "2026-01-07T17:00"),
        (0, at("2026-01-07T17:00"), "2026-01-08T17:00"),
        (0, at("2026-01-09T18:00"), "2026-01-12T17:00"),
        (0, at("2026-01-10T10:00"), "2026-01-12T17:00"),
        (0, at("2026-04-03T10:00"), "2026-04-07T17:00"),
        (0, date(2026, 1, 7), "2026-01-07T17:00"),
        (2, at("2026-01-07T10:00"), "2026-01-09T17:00"),
        (2, at("2026-01-07T18:00"), "2026-01-09T17:00"),
        (2, at("2026-01-10T10:00"), "2026-01-13T17:00"),
        (2, date(2026, 12, 24), "2026-12-29T17:00"),
    ],
)
def test_a_call_back_ends_at_closing_time(amount, start, end):
    rule = term("WD", (amount, "werkdagen"), end=End.SLUITINGSTIJD)
    found = reckon(rule, start=start, werkdagen=HERE)

    assert found.einde == found.due_at == at(end)


def test_a_region_that_works_on_goede_vrijdag_shifts_werkdagen_but_not_the_law():
    there = Werkkalender(worked=frozenset({"goede_vrijdag", "bevrijdingsdag"}))
    start = date(2026, 4, 2)

    norm = reckon(term("WD", (5, "werkdagen")), start=start, werkdagen=there)
    law = reckon(term("ATW", (5, "dagen")), start=start, werkdagen=there)

    assert norm.einde == date(2026, 4, 10)
    assert law.einde == date(2026, 4, 8)


def test_a_day_put_on_a_par_shifts_the_end():
    decree = Feestdag(date(2026, 5, 15), "gelijkgesteld", Words("Gelijkgesteld", "On a par"))
    here = Werkkalender(gelijkgesteld=(decree,))

    found = reckon(term("ATW", (4, "weken")), start=date(2026, 4, 17), werkdagen=here)

    assert found.einde == date(2026, 5, 18)


def test_an_extension_is_counted_from_the_unshifted_end():
    first = reckon(term("ATW", (4, "weken")), start=date(2026, 3, 9), werkdagen=HERE)
    then = reckon(term("ATW", (2, "weken")), start=first.unshifted, werkdagen=HERE)
    both = term("ATW", (4, "weken")).extended_by(term("ATW", (2, "weken")))

    assert (first.einde, first.unshifted) == (date(2026, 4, 7), date(2026, 4, 6))
    assert then.einde == date(2026, 4, 20)
    assert reckon(both, start=date(2026, 3, 9), werkdagen=HERE).einde == then.einde


@pytest.mark.parametrize(
    ("start", "end"),
    [("2025-12-31", "2026-05-31"), ("2026-05-30", "2026-05-31"), ("2026-05-31", "2027-05-31")],
)
def test_a_fixed_day_is_the_first_after_the_start(start, end):
    rule = Term(parts=(YearDay(5, 31),), calendar=Calendar.C, end=End.DAG, begin=BEGIN)

    found = reckon(rule, start=date.fromisoformat(start), werkdagen=HERE)

    assert found.einde == date.fromisoformat(end)


def test_due_at_is_midnight_after_the_last_day_in_amsterdam():
    winter = reckon(term("ATW", (5, "dagen")), start=date(2026, 1, 7), werkdagen=HERE)
    spring = reckon(term("C", (1, "dagen")), start=date(2026, 3, 28), werkdagen=HERE)

    assert winter.due_at == datetime(2026, 1, 12, 23, tzinfo=UTC)
    assert spring.due_at == datetime(2026, 3, 29, 22, tzinfo=UTC)


def test_the_day_of_a_moment_is_the_day_in_amsterdam():
    late = datetime(2026, 7, 6, 22, 30, tzinfo=UTC)

    found = reckon(term("ATW", (5, "dagen")), start=late, werkdagen=HERE)

    assert found.start == at("2026-07-07T00:30")
    assert found.einde == date(2026, 7, 13)


def test_the_steps_say_why():
    found = reckon(term("ATW", (5, "dagen")), start=date(2026, 4, 2), werkdagen=HERE)

    assert [stap.nl for stap in found.stappen] == [
        "Start is de melding: donderdag 2 april 2026.",
        "De dag van de start telt niet mee. Dag 1 is vrijdag 3 april 2026.",
        "5 dagen verder is het dinsdag 7 april 2026.",
        "Niet geteld: vr 3 april (Goede Vrijdag), za 4 april, zo 5 april, "
        "ma 6 april (Tweede Paasdag).",
        "Zo telt er maar 1 werkdag mee. Een termijn heeft er minstens 2.",
        "Het einde wordt woensdag 8 april 2026.",
        "De termijn is voorbij op donderdag 9 april 2026, 00:00 uur.",
    ]
    assert found.stappen[2].en == "5 days later is Tuesday 7 April 2026."


def test_each_free_day_that_moves_the_end_is_named():
    found = reckon(term("ATW", (10, "weken")), start=date(2026, 10, 16), werkdagen=HERE)

    assert [stap.nl for stap in found.stappen][3:6] == [
        "vr 25 december is vrij (Eerste Kerstdag): het einde schuift op.",
        "za 26 december is vrij (Tweede Kerstdag): het einde schuift op.",
        "zo 27 december is vrij (zondag): het einde schuift op.",
    ]


@pytest.mark.parametrize(
    "rule",
    [term("H", (24, "uren"), end=End.TIJDSTIP), term("C", (10, "dagen"), end=End.TIJDSTIP)],
)
def test_a_term_to_the_minute_needs_a_clock_time(rule):
    with pytest.raises(ValueError, match="moment"):
        reckon(rule, start=date(2026, 4, 25), werkdagen=HERE)


@pytest.mark.parametrize(
    ("calendar", "parts", "end"),
    [
        ("WD", [(5, "dagen")], End.DAG),
        ("ATW", [(5, "werkdagen")], End.DAG),
        ("ATW", [(24, "uren")], End.DAG),
        ("H", [(5, "dagen")], End.TIJDSTIP),
        ("H", [(24, "uren")], End.DAG),
        ("ATW", [(5, "dagen")], End.TIJDSTIP),
        ("C", [(5, "dagen")], End.SLUITINGSTIJD),
        ("ATW", [(0, "dagen")], End.DAG),
        ("WD", [(-1, "werkdagen")], End.DAG),
        ("ATW", [], End.DAG),
    ],
)
def test_a_term_that_cannot_be_is_refused(calendar, parts, end):
    with pytest.raises(ValueError):
        term(calendar, *parts, end=end)


def test_an_extension_counts_by_the_same_calendar():
    with pytest.raises(ValueError, match="same calendar"):
        term("ATW", (4, "weken")).extended_by(term("EU", (2, "maanden")))
