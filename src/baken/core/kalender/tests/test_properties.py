"""What holds for every term and every start, tried on random ones."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from baken.core.kalender import (
    AMSTERDAM,
    Calendar,
    End,
    Length,
    Term,
    Unit,
    Werkkalender,
    Words,
    reckon,
)

# A busy machine is no fault of the calendar.
calm = settings(deadline=None)
BEGIN = Words("de start", "the start")
DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))
FIRST, LAST = datetime(2015, 1, 1), datetime(2060, 12, 31)  # noqa: DTZ001 (the zone is drawn)
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
CALENDARS = st.builds(
    Werkkalender,
    worked=st.frozensets(st.sampled_from(["goede_vrijdag", "bevrijdingsdag", "koningsdag"])),
)
LIMITS = {Unit.DAGEN: 90, Unit.WEKEN: 12, Unit.MAANDEN: 3}


def lengths(limits):
    return st.sampled_from(sorted(limits)).flatmap(
        lambda unit: st.builds(Length, st.integers(1, limits[unit]), st.just(unit))
    )


def term(calendar, length, end=End.DAG):
    return Term(parts=(length,), calendar=calendar, end=end, begin=BEGIN)


SHIFTING = st.one_of(
    st.builds(term, st.just(Calendar.ATW), lengths(LIMITS)),
    st.builds(term, st.just(Calendar.EU), lengths({**LIMITS, Unit.JAREN: 3})),
)
LONG = st.sampled_from(
    [
        Length(91, Unit.DAGEN),
        Length(200, Unit.DAGEN),
        Length(13, Unit.WEKEN),
        Length(4, Unit.MAANDEN),
        Length(1, Unit.JAREN),
    ]
)
WERKDAGEN = st.builds(
    term,
    st.just(Calendar.WD),
    st.builds(Length, st.integers(0, 30), st.just(Unit.WERKDAGEN)),
    st.sampled_from([End.DAG, End.SLUITINGSTIJD]),
)
PLAIN = st.builds(term, st.just(Calendar.C), lengths({**LIMITS, Unit.JAREN: 25}))
HOURS = st.builds(
    term,
    st.just(Calendar.H),
    st.builds(Length, st.integers(1, 200), st.sampled_from([Unit.UREN, Unit.SECONDEN])),
    st.just(End.TIJDSTIP),
)
TO_THE_CLOCK = st.builds(term, st.just(Calendar.C), lengths(LIMITS), st.just(End.TIJDSTIP))
ANY = st.one_of(SHIFTING, WERKDAGEN, PLAIN, HOURS)


@calm
@given(SHIFTING, DAYS, CALENDARS)
def test_the_end_by_law_is_never_a_free_day(rule, start, here):
    end = reckon(rule, start=start, werkdagen=here).einde

    assert here.free_by_law(end) is None
    assert end.weekday() < 5


@calm
@given(SHIFTING, DAYS)
def test_a_term_by_law_holds_two_working_days(rule, start):
    here = Werkkalender()
    end = reckon(rule, start=start, werkdagen=here).einde
    shortest = 3 if rule.calendar is Calendar.ATW else 2
    part = rule.parts[0]

    if part.unit is not Unit.DAGEN or part.amount >= shortest:
        assert here.werkdagen_between(start, end) >= 2


@calm
@given(SHIFTING, DAYS)
def test_the_end_by_law_is_the_first_day_that_will_do(rule, start):
    here = Werkkalender()
    found = reckon(rule, start=start, werkdagen=here)

    day = found.unshifted
    while day < found.einde:
        is_free = here.free_by_law(day) is not None
        assert is_free or here.werkdagen_between(start, day) < 2
        day += timedelta(days=1)


@calm
@given(SHIFTING, DAYS, CALENDARS)
def test_a_region_does_not_change_the_law(rule, start, here):
    there = reckon(rule, start=start, werkdagen=Werkkalender())

    assert reckon(rule, start=start, werkdagen=here).einde == there.einde


@calm
@given(LONG, DAYS)
def test_a_long_term_does_not_shift(length, start):
    found = reckon(term(Calendar.ATW, length), start=start, werkdagen=Werkkalender())

    assert found.einde == found.unshifted


@calm
@given(WERKDAGEN, MOMENTS, CALENDARS)
def test_a_term_in_werkdagen_ends_on_one(rule, start, here):
    end = reckon(rule, start=start, werkdagen=here).einde
    day = end.date() if isinstance(end, datetime) else end

    assert here.is_werkdag(day)
    if rule.parts[0].amount:
        assert here.werkdagen_between(start.astimezone(AMSTERDAM).date(), day) == (
            rule.parts[0].amount
        )


@calm
@given(ANY, MOMENTS)
def test_what_is_too_late_comes_after_the_start(rule, start):
    found = reckon(rule, start=start, werkdagen=Werkkalender())

    assert found.due_at > start
    assert found.stappen


@calm
@given(ANY, MOMENTS, MOMENTS)
def test_who_starts_later_does_not_end_earlier(rule, one, other):
    first, second = sorted((one, other))
    here = Werkkalender()

    earlier = reckon(rule, start=first, werkdagen=here).due_at
    assert earlier <= reckon(rule, start=second, werkdagen=here).due_at


@calm
@given(TO_THE_CLOCK, MOMENTS)
def test_the_clock_time_stays_the_same_but_where_it_does_not_exist(rule, start):
    found = reckon(rule, start=start, werkdagen=Werkkalender())
    wanted = start.astimezone(AMSTERDAM).time()

    is_gap = wanted.hour == 2 and found.einde.hour == 3 and found.einde.month == 3
    assert found.einde.time() == wanted or is_gap
    assert found.due_at.astimezone(AMSTERDAM).time() == found.einde.time()


@calm
@given(DAYS, DAYS, CALENDARS)
def test_werkdagen_count_the_same_both_ways(one, other, here):
    assert here.werkdagen_between(one, other) == -here.werkdagen_between(other, one)


@calm
@given(MOMENTS, CALENDARS)
def test_an_office_moment_is_in_office_hours_of_a_werkdag(after, here):
    found = here.next_office_moment(after)

    assert found is not None
    assert found >= after
    assert here.is_werkdag(found.date())
    assert here.opens <= found.time() < here.closes
