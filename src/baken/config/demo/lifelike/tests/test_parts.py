"""The parts of generated work: divided exactly, by the figures, the same for the same seed."""

from dataclasses import replace
from datetime import UTC, datetime, time
from random import Random
from types import SimpleNamespace

import pytest
from django.db import models

from baken.casework.contact.models import Contact
from baken.casework.zaak import steps
from baken.casework.zaak.models import Zaak
from baken.config.demo.lifelike import desk as desks
from baken.config.demo.lifelike import words
from baken.config.demo.lifelike.figures import divisions, regios, shares
from baken.config.demo.lifelike.fill import TABLES, blocks_of
from baken.config.demo.lifelike.keys import above
from baken.config.demo.lifelike.moments import past_before
from baken.config.demo.lifelike.plan import ROOM, Batch, Place, Wish, batches
from baken.config.demo.lifelike.sheet import Sheets, as_text, layout_of
from baken.config.fault import Fault
from baken.core.kalender import in_amsterdam
from baken.core.numbers import is_number
from baken.core.telephone import normalise
from baken.policy.codelijsten import codelijsten, gemeenten

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OF_CBS = ("hoedanigheid", "aanleiding", "aard", "niets", "vervolg", "verwijzing", "verwezen_naar")


@pytest.fixture
def place(zaanstreek, at_work):
    """One organisatie with a key of its own."""
    return Place(
        organisatie_id=zaanstreek.pk,
        code=zaanstreek.code,
        gemeenten=("0479", "0439"),
        above=above(organisatie_id=zaanstreek.pk, at=AT),
        secretariaat=(1,),
        frontoffice=(2, 3),
    )


def a_batch(place: Place, **given: object) -> Batch:
    first = {model._meta.db_table: 1 for model in TABLES}
    told = {"seed": 3, "part": 0, "parts": 1, "zaken": 120, "open_zaken": 30, "first": first}
    return Batch(place=place, at=AT, **(told | given))


def rows_of(batch: Batch) -> dict[str, list[dict[str, str]]]:
    """Return the rows of a batch by table, each by its columns."""
    return {
        model._meta.db_table: [
            dict(zip(layout_of(model).silent, line.split("\t"), strict=True))
            for line in lines.decode().splitlines()
        ]
        for model, lines, _ in blocks_of(batch)
    }


@pytest.mark.parametrize(
    ("total", "weights"), [(0, [1]), (7, [1, 1, 1]), (300, [3522, 3357, 3644]), (2, [1] * 25)]
)
def test_shares_add_up(total, weights):
    found = shares(total, weights)
    assert sum(found) == total
    assert all(abs(n - total * w / sum(weights)) <= 1 for n, w in zip(found, weights, strict=True))


@pytest.mark.parametrize("reeks", OF_CBS)
def test_the_codes_are_those_of_the_lists(reeks):
    known = set(codelijsten()[reeks].items)
    assert set(divisions()[reeks].codes) <= known
    if reeks in ("hoedanigheid", "aanleiding"):
        assert set(divisions()[reeks].codes) == known


def test_what_only_fits_child_abuse_is_only_drawn_with_it():
    km_only = codelijsten()["aard"].marked("km_only")
    assert not km_only & set(divisions()["aard"].codes)
    assert km_only <= set(divisions()["aard_km"].codes) <= set(codelijsten()["aard"].items)


def test_every_region_has_gemeenten():
    assert {regio.name for regio in regios()} == {g.regio for g in gemeenten().values()}
    assert len({regio.code for regio in regios()}) == 25


@pytest.mark.parametrize(("zaken", "organisaties"), [(10, 0), (100, 26), (3, 4)])
def test_numbers_that_do_not_fit_get_a_sentence(zaken, organisaties):
    with pytest.raises(Fault):
        Wish(zaken=zaken, organisaties=organisaties, seed=1).regios()


def test_batches_hold_all_zaken_and_share_no_id(place):
    wish = Wish(zaken=2500, organisaties=2, seed=1, open_each=60)
    found = list(batches(wish, [place, place], at=AT, first={"zaak_zaak": 5}))
    assert sum(one.zaken + one.open_zaken for one in found) == 2500
    assert [one.open_zaken for one in found] == [0, 0, 60, 60]
    starts = [one.first["zaak_zaak"] for one in found]
    assert starts == [5 + ROOM * n for n in range(4)]


def test_the_past_follows_weekdays_and_hours(monday):
    chance = Random(1)
    past = past_before(monday)
    moments = [in_amsterdam(past.moment(n / 4000, chance)) for n in range(4000)]
    assert moments[0].year == monday.year - 5 and max(moments) < monday
    weekend = sum(one.weekday() >= 5 for one in moments) / 4000
    at_night = sum(one.time() < time(7) for one in moments) / 4000
    assert 0.04 < weekend < 0.09 and at_night < 0.04
    assert sum(one.year == 2025 for one in moments) > sum(one.year == 2022 for one in moments)


def test_the_letters_are_those_of_the_spine():
    assert desks.LETTERS == steps.LETTERS


def test_all_telephones_can_be_telephones_of_nobody():
    chance = Random(2)
    found = {words.a_telephone(chance) for _ in range(500)}
    assert all(normalise(one) == one and "5550" in one for one in found)
    assert len(found) > 400


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "\\N"),
        ("", ""),
        ("a\tb\nc\\d", "a\\tb\\nc\\\\d"),
        (True, "t"),
        (12, "12"),
        (b"\x01\xff", "\\\\x01ff"),
        (["01", "08"], "{01,08}"),
        (AT, "2026-03-02 09:00:00+00:00"),
    ],
)
def test_values_as_copy_takes_them(value, text):
    assert as_text(value) == text


def test_a_row_with_an_unknown_column_is_refused():
    with pytest.raises(KeyError, match="niet_daar"):
        Sheets().add(Zaak, niet_daar=1)


def test_a_column_nobody_fills_has_the_default_of_its_field():
    assert layout_of(Zaak).silent["version"] == "1"
    assert layout_of(Contact).silent["direction"] == "in"
    assert layout_of(Contact).silent["nothing"] == ""
    assert layout_of(Contact).silent["meant_for_id"] == "\\N"


def test_the_same_seed_gives_the_same_rows_but_for_keys(place):
    """Sealed bytes and wrapped keys differ each time, as each key is new."""

    def bare(batch):
        return {
            table: [{k: v for k, v in row.items() if not v.startswith("\\\\x")} for row in rows]
            for table, rows in rows_of(batch).items()
        }

    once, again = rows_of(a_batch(place)), rows_of(a_batch(place))
    assert bare(a_batch(place)) == bare(a_batch(place))
    assert once["vault_kluissleutel"] != again["vault_kluissleutel"]
    assert bare(a_batch(place)) != bare(a_batch(place, seed=4))


def test_a_batch_has_exactly_its_zaken_and_each_its_own_number(place):
    rows = rows_of(a_batch(place))
    numbers = [row["number"] for row in rows["zaak_zaak"]]
    assert len(numbers) == len(set(numbers)) == 150
    assert all(is_number(number) for number in numbers)
    assert sum(row["closed_at"] == "\\N" for row in rows["zaak_zaak"]) <= 30
    bodies = [row["body"] for row in rows["contact_contact"]]
    assert len(bodies) == len(set(bodies))
    told = {body: row["zaak_id"] for body, row in zip(bodies, rows["contact_contact"], strict=True)}
    for zaak in rows["zaak_zaak"]:
        if zaak["soort"] != "melding":
            assert told[zaak["number"][2:]] == zaak["id"]


def test_open_work_has_one_of_each_kind_whatever_the_seed(place):
    for seed in range(5):
        zaken = rows_of(a_batch(place, seed=seed, zaken=0, open_zaken=12))["zaak_zaak"]
        still_open = {row["soort"] for row in zaken if row["closed_at"] == "\\N"}
        assert still_open == {"terugbelverzoek", "advies", "melding"}


def test_numbers_do_not_meet_in_a_million(place):
    desk = desks.Desk(a_batch(place))
    found = {desk.body_of(index) for index in range(20_000)}
    found |= {desk.body_of(desks.HALF + index) for index in range(20_000)}
    assert len(found) == 40_000


def test_the_figures_are_met(place):
    rows = rows_of(a_batch(place, zaken=1000, open_zaken=0))["advies_advies"]
    asked = divisions()["hoedanigheid"]
    professional = codelijsten()["hoedanigheid"].marked("professional")
    wanted = sum(w for c, w in zip(asked.codes, asked.weights, strict=True) if c in professional)
    found = sum(row["hoedanigheid"] in professional for row in rows) / len(rows)
    assert abs(found - wanted / sum(asked.weights)) < 0.06
    assert {row["gemeente"] for row in rows} == {"0479", "0439", "0000"}


def test_an_advies_answers_what_the_lists_ask(place):
    rows = rows_of(a_batch(place))["advies_advies"]
    km = codelijsten()["aanleiding"].marked("km")
    km_only = codelijsten()["aard"].marked("km_only")
    for row in rows:
        aanleiding, aard = (set(row[k].strip("{}").split(",")) for k in ("aanleiding", "aard"))
        assert aanleiding & km or not aard & km_only
        assert (row["verwijzing"] == "verwezen") == (row["verwezen_naar"] != "")
        assert (row["told"] == "alles") == (row["told_why"] == "\\N")


def test_an_advies_that_became_a_melding_says_so(place):
    rows = rows_of(a_batch(place))
    became = {row["from_advies_id"] for row in rows["melding_melding"]}
    assert became == {row["id"] for row in rows["advies_advies"] if row["state"] == "melding"}


def test_what_has_ended_long_ago_tells_of_nobody(place):
    rows = rows_of(a_batch(place, zaken=400, open_zaken=20))
    gone = {row["id"] for row in rows["vault_kluis"] if row["destroyed_at"] != "\\N"}
    kept = {row["kluis_id"] for row in rows["vault_kluissleutel"]}
    zaken = {row["id"]: row for row in rows["zaak_zaak"]}
    calls = rows["terugbelverzoek_terugbelverzoek"]
    telephones = {row["contact_id"] for row in rows["contact_telefoon"]}
    named = {row["contact_id"] for row in rows["contact_naam"]}
    assert gone and not gone & kept
    for call in calls:
        is_gone = zaken[call["zaak_id"]]["kluis_id"] in gone
        assert is_gone == (call["contact_id"] not in telephones)
        assert not (is_gone and call["contact_id"] in named)
        assert call["state"] in ("reached", "lapsed") or not is_gone


def test_a_batch_that_needs_more_room_says_so(place):
    desk = desks.Desk(a_batch(place))
    desk._next["zaak_zaak"] = 1 + ROOM
    with pytest.raises(ValueError, match="room"):
        desk.take_id(Zaak)


def test_a_column_added_to_a_model_does_no_harm():
    """It gets the default of its field; what the database fills by itself is left to it."""
    added = models.CharField(max_length=9, default="nieuw")
    filled = models.IntegerField(db_default=3)
    added.set_attributes_from_name("later")
    filled.set_attributes_from_name("vanzelf")
    known = Contact._meta.concrete_fields
    meta = SimpleNamespace(db_table="contact_contact", concrete_fields=[*known, added, filled])
    layout = layout_of(type("Contact", (), {"_meta": meta}))
    assert layout.silent["later"] == "nieuw"
    assert layout.columns[-1] == '"later"'


def test_ids_follow_the_place_alone(place):
    other = replace(a_batch(place), first={m._meta.db_table: 7001 for m in TABLES})
    assert {int(row["id"]) for row in rows_of(other)["zaak_zaak"]} == set(range(7001, 7151))
