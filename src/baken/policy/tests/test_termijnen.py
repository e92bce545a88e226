"""The terms of the policy: complete, sourced, and changed by a region only where it may."""

from datetime import date, datetime, time

import pytest

from baken.core.kalender import AMSTERDAM, Calendar, End, Length, Unit, reckon
from baken.policy import files, termijnen
from baken.policy.files import read_toml
from baken.policy.termijnen import (
    build_werkkalender,
    chained,
    edition,
    merge,
    open_rules,
    termijn_rules,
    werkkalender,
)

# Each row of the table of terms in the domain reference.
ROWS = [
    "T-01", "T-02", "T-03", "T-04a", "T-04b", "T-04c", "T-05", "T-05b", "T-05c", "T-06",
    "T-06b", "T-07", "T-08", "T-08b", "T-08c", "T-09", "T-09b", "T-10", "T-10b", "T-10c",
    "T-11", "T-11a", "T-11b", "T-11c", "T-11d", "T-11e", "T-11f", "T-11g", "T-12", "T-12b",
    "T-12c", "T-12d", "T-12e", "T-12f", "T-12g", "T-12h", "T-12i", "T-13", "T-13b", "T-13c",
    "T-14", "T-15", "T-16", "T-17", "T-18", "T-19", "T-20", "T-21", "T-22",
]  # fmt: skip

KEYS = [
    "terugbellen.streef", "terugbellen.uiterlijk", "beller.belt.zelf",
    "veiligheidsbeoordeling.wet", "veiligheidsbeoordeling.norm",
    "veiligheidsbeoordeling.acuut", "onderzoek.oordeel", "vervolg.overdracht",
    "betrokkene.informeren", "betrokkene.informeren.verlenging", "inzage.norm", "inzage.avg",
    "inzage.avg.verlenging", "vernietiging.norm", "vernietiging.norm.verlenging",
    "vernietiging.wmo", "vernietiging.avg", "vernietiging.avg.verlenging", "klacht.ontvangst",
    "klacht.afdoening", "klacht.commissie", "klacht.verdaging", "klacht.maatregelen",
    "huisverbod.duur", "huisverbod.maximum", "huisverbod.bereikbaarheid", "bezwaar",
    "melding.afronding", "ingebrekestelling", "datalek", "cbs.levering",
]  # fmt: skip

VECTORS = [
    ("veiligheidsbeoordeling.wet", "2026-04-02", "2026-04-08"),
    ("huisverbod.zitting", "2026-12-24", "2026-12-29"),
    ("veiligheidsbeoordeling.norm", "2026-05-01", "2026-05-11"),
    ("onderzoek.oordeel", "2026-02-24", "2026-05-06"),
    ("onderzoek.vanaf_melding", "2026-03-23", "2026-06-08"),
    ("melding.afronding", "2026-10-16", "2026-12-28"),
    ("betrokkene.informeren", "2026-03-09", "2026-04-07"),
    ("betrokkene.informeren.verlenging", "2026-04-06", "2026-04-20"),
    ("klacht.afdoening", "2026-03-24", "2026-05-06"),
    ("klacht.verdaging", "2026-05-05", "2026-06-02"),
    ("klacht.verdaging", "2026-06-02", "2026-06-30"),
    ("bezwaar", "2026-03-23", "2026-05-04"),
    ("inzage.avg", "2026-01-31", "2026-03-02"),
    ("vernietiging.wmo", "2026-11-30", "2027-03-01"),
    ("vernietiging.norm", "2026-03-09", "2026-04-07"),
    ("cbs.levering", "2025-12-31", "2026-01-21"),
    ("jaarverslag.uiterlijk", "2025-12-31", "2026-05-31"),
    ("jaarverslag.uiterlijk.regeling", "2025-12-31", "2026-07-14"),
]


def entry(**changes):
    return {
        "label": {"nl": "Proef", "en": "Trial"},
        "begin": {"nl": "de start", "en": "the start"},
        "amount": 2,
        "unit": "werkdagen",
        "calendar": "WD",
        "scope": "regionaal",
        "source": "Proef",
        "valid_from": date(2026, 1, 1),
        **changes,
    }


def test_every_row_of_the_table_of_terms_is_there():
    known = {rule.ref for rule in [*termijn_rules().values(), *open_rules().values()]}

    assert set(ROWS) <= known


def test_every_key_that_other_rooms_name_is_there():
    assert set(KEYS) <= termijn_rules().keys()


@pytest.mark.parametrize("key", [*termijn_rules(), *open_rules()])
def test_every_term_has_its_words_and_its_source(key):
    rule = termijn_rules().get(key) or open_rules()[key]

    assert rule.source
    assert rule.label.nl
    assert rule.label.en
    assert rule.begin.nl
    assert rule.begin.en


@pytest.mark.parametrize("key", termijn_rules())
def test_every_term_can_be_reckoned(key):
    rule = termijn_rules()[key]
    start = datetime(2026, 4, 25, 14, 30, tzinfo=AMSTERDAM)

    assert reckon(rule, start=start, werkdagen=werkkalender()).due_at > start


@pytest.mark.parametrize(("key", "start", "end"), VECTORS)
def test_the_terms_end_where_the_vectors_say(key, start, end):
    found = reckon(termijn_rules()[key], start=date.fromisoformat(start), werkdagen=werkkalender())

    assert found.einde == date.fromisoformat(end)


def test_an_extension_names_a_term_that_counts_as_it_does():
    rules = termijn_rules()

    for rule in rules.values():
        for extended in rule.extends:
            assert rules[extended].extended_by(rule).parts


@pytest.mark.parametrize(
    ("keys", "start", "end"),
    [
        ("klacht.afdoening+klacht.verdaging", "2026-03-24", "2026-06-02"),
        ("klacht.commissie+klacht.verdaging", "2026-03-24", "2026-06-30"),
        ("betrokkene.informeren+betrokkene.informeren.verlenging", "2026-03-09", "2026-04-20"),
    ],
)
def test_a_term_with_its_extension_counts_from_the_first_start(keys, start, end):
    rule = chained(keys.split("+"))

    found = reckon(rule, start=date.fromisoformat(start), werkdagen=werkkalender())

    assert rule.key == keys
    assert found.einde == date.fromisoformat(end)


def test_an_extension_can_be_repeated_where_the_law_sets_no_number():
    again = "betrokkene.informeren.verlenging"

    assert len(chained(["betrokkene.informeren", again, again]).parts) == 3


def test_what_does_not_extend_cannot_follow():
    with pytest.raises(ValueError, match="does not extend"):
        chained(["bezwaar", "klacht.verdaging"])


def test_a_region_may_change_a_regional_term():
    shorter = {"proef": {"amount": 1, "source": "Besluit van de regio"}}

    changed = merge({"proef": entry()}, shorter)["proef"]

    assert (changed["amount"], changed["unit"]) == (1, "werkdagen")
    assert changed["source"] == "Besluit van de regio"


def test_a_region_may_give_a_number_where_there_was_none():
    own = {"length": {"nl": "de eigen regeling", "en": "own rules"}}
    open_entry = {k: v for k, v in entry(**own).items() if k not in {"amount", "unit", "calendar"}}
    change = {"amount": 8, "unit": "weken", "calendar": "ATW", "source": "Regeling"}

    changed = merge({"proef": open_entry}, {"proef": change})["proef"]

    assert "length" not in changed
    assert changed["amount"] == 8


@pytest.mark.parametrize(
    ("national", "change", "sentence"),
    [
        (entry(scope="landelijk"), {"amount": 1, "source": "x"}, "is landelijk"),
        (entry(), {"amount": 1}, "without a source"),
        (entry(), {"scope": "landelijk", "source": "x"}, "cannot change scope"),
    ],
)
def test_a_region_may_change_nothing_else(national, change, sentence):
    with pytest.raises(ValueError, match=sentence):
        merge({"proef": national}, {"proef": change})


def test_a_region_cannot_change_a_term_that_is_not_there():
    with pytest.raises(ValueError, match="does not exist"):
        merge({}, {"proef": {"amount": 1, "source": "x"}})


def test_a_region_sets_its_office_hours_and_the_feestdagen_it_works():
    change = {
        "kantooruren": {"closes": time(18), "source": "Regio"},
        "werkdagen": {"worked": ["goede_vrijdag"], "source": "Cao"},
    }

    here = build_werkkalender(read_toml("termijnen.toml"), change)

    assert (here.opens, here.closes) == (time(8), time(18))
    assert here.is_werkdag(date(2026, 4, 3))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"werkdagen": {"worked": ["carnaval"], "source": "x"}}, "carnaval"),
        ({"kantooruren": {"closes": time(18)}}, "without a source"),
        ({"kantooruren": {"lunch": time(12), "source": "x"}}, "cannot change lunch"),
    ],
)
def test_a_region_that_writes_it_wrong_reads_a_clear_sentence(change, sentence):
    with pytest.raises(ValueError, match=sentence):
        build_werkkalender(read_toml("termijnen.toml"), change)


@pytest.mark.parametrize("name", ["../x", "Zaan", "", "a/b"])
def test_the_name_of_a_region_is_no_path(name):
    with pytest.raises(ValueError, match="not the name of a region"):
        termijn_rules(name)


def test_the_file_of_a_region_is_read_and_makes_an_edition_of_its_own(monkeypatch):
    text = """
        [termijnen."terugbellen.uiterlijk"]
        amount = 1
        source = "Besluit van de regio"
        [kantooruren]
        closes = 16:30:00
        source = "Besluit van de regio"
    """
    monkeypatch.setattr(files, "read_text", _with_region(files.read_text, "proefregio", text))
    monkeypatch.setattr(termijnen, "read_text", files.read_text)

    rule = termijn_rules("proefregio")["terugbellen.uiterlijk"]
    found = reckon(rule, start=date(2026, 1, 7), werkdagen=werkkalender("proefregio"))

    assert found.einde == datetime(2026, 1, 8, 16, 30, tzinfo=AMSTERDAM)
    assert rule.source == "Besluit van de regio"
    assert edition("proefregio") != edition()


def _with_region(read_text, name, text):
    return lambda asked: text if asked == f"regio/{name}.toml" else read_text(asked)


def test_a_region_without_a_file_keeps_the_terms_of_the_country():
    assert termijn_rules("nergens") == termijn_rules()
    assert edition("nergens") == edition()


def test_the_call_back_of_the_country_is_two_werkdagen_at_closing_time():
    rule = termijn_rules()["terugbellen.uiterlijk"]

    assert rule.parts == (Length(2, Unit.WERKDAGEN),)
    assert (rule.calendar, rule.end) == (Calendar.WD, End.SLUITINGSTIJD)
