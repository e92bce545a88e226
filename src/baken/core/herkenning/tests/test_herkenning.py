"""What is found and what is left alone: measured on sentences, and case by case at the edges."""

import random
from itertools import pairwise
from time import perf_counter

import pytest

from baken.core.herkenning import Kind, Trace, traces_in
from baken.core.herkenning.figures import passes_elfproef
from baken.core.herkenning.tests.sentences import PLACES, TODAY, Sentence, sentences_of

MOST_SECONDS = 0.4  # for 8,000 characters, on a busy machine; it takes a tenth of that
THIRDS = pytest.mark.parametrize("kept_apart", [False, True], ids=["looked_at", "kept_apart"])


def found(text: str) -> list[Trace]:
    return traces_in(text, today=TODAY, places=PLACES)


def pieces(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in found(text)]


def share_found(sentences: list[Sentence]) -> float:
    wanted = [(one.text, held) for one in sentences for held in one.holds]
    hits = [
        any(trace.kind is held.kind and trace.overlaps(held) for trace in found(text))
        for text, held in wanted
    ]
    return sum(hits) / len(hits)


def of(names: tuple[str, ...], *, kept_apart: bool) -> list[Sentence]:
    return [s for name in names for s in sentences_of(name) if s.kept_apart is kept_apart]


@THIRDS
@pytest.mark.parametrize("name", ["bsn", "geboortedatum"])
def test_bsns_and_dates_of_birth_are_found(name, kept_apart):
    assert share_found(of((name,), kept_apart=kept_apart)) >= 0.95


@THIRDS
def test_telephones_addresses_and_names_are_mostly_found(kept_apart):
    assert share_found(of(("overig",), kept_apart=kept_apart)) >= 0.85


@THIRDS
def test_plain_sentences_are_left_alone(kept_apart):
    plain = of(("gewoon",), kept_apart=kept_apart)
    warned = [one for one in plain if found(one.text)]
    assert len(warned) / len(plain) <= 0.05


def test_sentences_nobody_tuned_on():
    """Written when the rules were done and full of capitals on purpose: the hardest measure.

    Together with the third that was kept apart they stay under the five in a hundred.
    """
    last = sentences_of("laatst")
    plain = [one for one in last if not one.holds]
    warned = sum(bool(found(one.text)) for one in plain)
    apart = of(("gewoon",), kept_apart=True)
    assert share_found([one for one in last if one.holds]) >= 0.85
    assert warned / len(plain) <= 0.10
    assert (warned + sum(bool(found(one.text)) for one in apart)) / len(plain + apart) <= 0.05


def test_sentences_that_showed_what_the_rules_did_not_know():
    later = sentences_of("nagekomen")
    plain = [one for one in later if not one.holds]
    assert share_found([one for one in later if one.holds]) >= 0.85
    assert sum(bool(found(one.text)) for one in plain) / len(plain) <= 0.10


def share_warned(name: str) -> float:
    sentences = sentences_of(name)
    return sum(bool(found(one.text)) for one in sentences) / len(sentences)


def share_with_a_name(name: str) -> float:
    told = [{trace.kind for trace in found(one.text)} for one in sentences_of(name)]
    return sum(Kind.NAME in kinds for kinds in told) / len(told)


def test_plain_sentences_as_they_are_typed_in_an_advies():
    """Before the rules were mended for them 7 of the 200 warned; now 2 do."""
    assert share_warned("advies") <= 0.01


def test_plain_sentences_that_no_rule_was_measured_on():
    """Written when the rules were done; 10 of the 200 warned at the first look, 15 before."""
    assert share_warned("ongezien") <= 0.05


@pytest.mark.parametrize(("name", "share"), [("namen", 0.97), ("namen_ongezien", 0.95)])
def test_names_in_all_places_of_a_sentence(name, share):
    """A warning too few must not be the price of a warning less: it was 0.92 and 0.87."""
    assert share_with_a_name(name) >= share


def test_the_set_is_large_enough():
    strong = [h for name in ("bsn", "geboortedatum") for s in sentences_of(name) for h in s.holds]
    others = [held for one in sentences_of("overig") for held in one.holds]
    assert len(strong) >= 120 and len(others) >= 60 and len(sentences_of("gewoon")) >= 300
    for name, count in (("gewoon", 300), ("advies", 200), ("ongezien", 200), ("namen", 100)):
        texts = [one.text for one in sentences_of(name)]
        assert len(set(texts)) == len(texts) >= count, name


def test_only_bsns_that_nobody_has_stand_in_the_set():
    for one in sentences_of("bsn"):
        for held in one.holds:
            figures = "".join(c for c in one.text[held.start : held.end] if c.isdigit())
            assert 999900006 <= int(figures) <= 999999990 and passes_elfproef(figures)


@pytest.mark.parametrize(
    ("figures", "passes"),
    [("123456782", True), ("999900006", True), ("123456789", False), ("000000000", False)],
)
def test_elfproef(figures, passes):
    assert passes_elfproef(figures) is passes


EDGES = [
    ("", []),
    ("het kenmerk is 123456789", []),  # fails the elfproef
    ("bsn 123456789", [("bsn", "123456789")]),  # but was said to be one: a slip counts
    ("bsn: 99990006", [("bsn", "99990006")]),  # the leading figure fell off
    ("€ 999900006", []),
    ("iban 99990000612", []),
    ("999900006999900006", []),
    ("9999-00.006", []),
    ("Jan. 12-03-2015", [("naam", "Jan"), ("geboortedatum", "12-03-2015")]),
    ("geboren op 31-02-2015", []),
    ("geboren op 12-03-2031", []),
    ("Zij belt op 12-03-2015.", []),
    ("geb. '15", []),
    ("Hij is geboren. Afspraak op 18-11-2026.", []),
    ("de baby is geboren, huisbezoek op 24-11-2026", []),
    ("Een kind, 12-03-2025.", [("geboortedatum", "12-03-2025")]),
    ("Een brief van 12-03-2015.", []),
    ("18 november 10 uur", []),
    ("bel 112 of 0800-2000", []),
    ("bel 088 555 0100 van het wijkteam", []),
    ("06 55510001 06 55510002", [("telefoon", "06 55510001"), ("telefoon", "06 55510002")]),
    ("01-01-2019 12:00", [("geboortedatum", "01-01-2019")]),
    ("in 2019 HG gemeld", []),
    ("zij rijdt 2000 km", []),
    ("op straat 2 keer", []),
    ("in de Dorpsstraat 3 keer gezien", [("adres", "Dorpsstraat")]),
    ("langs de snelweg 7", []),
    ("Aan de Van der Helststraat 9", [("adres", "Van der Helststraat 9")]),
    ("dhr. Bakker", [("naam", "Bakker")]),
    ("mevr. van den Berg", [("naam", "van den Berg")]),
    ("mevrouw belt morgen", []),
    ("Mevrouw Huizen", [("naam", "Huizen")]),
    ("J. de Wit", [("naam", "J. de Wit")]),
    ("Hij sloeg zijn zoon. Volgens hem niet.", []),
    ("HET GAAT OM EEN KIND", []),
    ("basisschool De Ster in Zaandam", []),
    ("Met Sanne en Bram", [("naam", "Sanne"), ("naam", "Bram")]),
    ("Beller noemt Kevins moeder", [("naam", "Kevins")]),
    ("Kevins moeder belt", [("naam", "Kevins")]),
    ("'s Avonds drinkt hij.", []),
    ('Zij zegt "Niemand mag dit weten" en huilt', []),
    ('Zij zegt "Kevin slaat" en huilt', [("naam", "Kevin")]),
    ("Zij vond het op Google Vindplaats.", []),
    ("Facebook, Zoekplaats en Vindplaats", []),
    ("via de Luisterlijn en Kevin", [("naam", "Kevin")]),
    ("Via het Bakenhuis", []),
    ("Jorn de Vlieger belt", [("naam", "Jorn de Vlieger")]),
    ("Een coach is nodig. Coach belt. Zij heeft Coach gebeld.", []),
    ("Gesproken met de juf. Iedereen schrok.", []),
    ("mevrouw Groothuis", [("naam", "Groothuis")]),
    ("Rotterdamse wijk", []),
    ("De Rotterdamse wijkagent en de Haarlemse", []),
    ("J. Hendriks", [("naam", "J. Hendriks")]),
    ("🙂🙂 haar zoon Daan", [("naam", "Daan")]),
]


@pytest.mark.parametrize(("text", "wanted"), EDGES)
def test_at_the_edges(text, wanted):
    assert pieces(text) == wanted


@pytest.mark.parametrize(
    "spelled",
    [
        "12-03-2015", "12/3/15", "12.03.2015", "12 03 2015", "12032015", "2015-03-12",
        "12-3-'15", "12 maart 2015", "12 mrt. 2015", "12e maart 2015", "12 MAART 2015", "12-3",
    ],
)  # fmt: skip
def test_a_birth_date_in_every_spelling(spelled):
    assert pieces(f"Kind, geb. {spelled}, woont bij oma") == [("geboortedatum", spelled)]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_stands_in_the_sentences(kind):
    names = ("bsn", "geboortedatum", "overig")
    assert any(held.kind is kind for name in names for s in sentences_of(name) for held in s.holds)


NONSENSE = [
    "1", "1 ", "1-", "0", "06 ", "12-03-", "a", "A", "A.", "Aa ", "van de ", "Straat ", "straat 1",
    "' ", '"', "(", "\n", "9999 00 006 ", "geb. ", "geb", "Jan van de ", "1e maart ", "++", "é́", "1234ab",
]  # fmt: skip


@pytest.mark.parametrize("piece", NONSENSE)
def test_nonsense_takes_no_time(piece):
    text = (piece * 8000)[:8000]
    best = min(_seconds(text) for _ in range(3))
    assert best < MOST_SECONDS


def test_random_text_takes_no_time_and_stays_in_order():
    dice = random.Random(7)
    for alphabet in ("0123456789 .-/", "aA .'-", "AaBb09 ./-'\n(:€+", "📞1٣²ßŉǅ "):
        text = "".join(dice.choice(alphabet) for _ in range(8000))
        assert _seconds(text) < MOST_SECONDS
        traces = found(text)
        assert all(0 <= one.start < one.end <= len(text) for one in traces)
        assert all(a.end <= b.start for a, b in pairwise(traces))


def _seconds(text: str) -> float:
    began = perf_counter()
    found(text)
    return perf_counter() - began
