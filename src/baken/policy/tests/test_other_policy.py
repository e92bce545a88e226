"""Policy as data: every entry has a source, both languages and a meaning elsewhere."""

import pytest

from baken.core.kalender.words import Words
from baken.policy.bewaren import bewaren
from baken.policy.codelijsten import codelijsten, gemeenten
from baken.policy.files import read_toml
from baken.policy.refusals import refusals
from baken.policy.rights import rights, roles
from baken.policy.termijnen import termijn_rules
from baken.policy.terugbellen import terugbellen
from baken.policy.volgorde import volgorde

DIGITS = 9


def words() -> list[Words]:
    found = [*refusals().values(), *volgorde().values()]
    found += [role.label for role in roles().values()]
    found += [one.label for one in terugbellen().outcomes.values()]
    for lijst in codelijsten().values():
        found += [*lijst.groups.values(), *(item.label for item in lijst.items.values())]
    return found


@pytest.mark.parametrize("name", ["rights.toml", "roles.toml", "codelijsten.toml", "bewaren.toml"])
def test_every_entry_has_a_source(name):
    missing = [key for key, entry in read_toml(name).items() if not entry.get("source", "").strip()]
    assert not missing


def test_the_other_files_say_their_source_too():
    assert read_toml("volgorde.toml")["source"]
    assert read_toml("terugbellen.toml")["source"]
    assert all(one["source"] for one in read_toml("terugbellen.toml")["outcomes"].values())


def test_everything_is_said_in_both_languages():
    assert all(one.nl.strip() and one.en.strip() for one in words())


def test_no_screen_sentence_of_a_refusal_is_longer_than_fifteen_words():
    sentences = [s for one in refusals().values() for s in one.nl.split(". ")]
    assert not [s for s in sentences if len(s.split()) > 15]


def test_rights_name_known_roles_and_kinds():
    assert {right.kind for right in rights().values()} <= set("CRUDE")
    assert {role for right in rights().values() for role in right.holders} <= set(roles())


def test_all_roles_of_the_field_are_there():
    assert {
        "secretariaat", "frontoffice", "gedragswetenschapper", "vertrouwensarts", "procesregisseur",
        "crisisdienst", "thv", "backoffice", "privacy_officer", "fg", "coordinator_frontoffice",
        "secretaris_artsen", "klachtenfunctionaris", "klachtencommissie", "teammanager",
        "vertrouwenspersoon", "beheerder",
    } <= set(roles())  # fmt: skip
    assert not roles()["klok"].person


def test_only_the_clock_destroys():
    for right in rights().values():
        if right.kind == "D":
            assert set(right.holders) == {"klok"}, right.key


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("contact.niets", 7),
        ("contact.voicemail", 7),
        ("contact.gemist", 7),
        ("terugbelverzoek.gesproken", 30),
        ("concept", 30),
        ("formulier.eenmalig", 2),
    ],
)
def test_terms_of_keeping(key, days):
    assert bewaren()[key].period.days == days


def test_three_attempts_and_the_outcomes_that_hold():
    policy = terugbellen()
    assert policy.attempts_before_lapse == 3
    assert {code for code, one in policy.outcomes.items() if one.holds} == {
        "ander_nam_op",
        "verkeerd_nummer",
    }


def test_the_order_of_work():
    assert list(volgorde()) == ["spoed", "te_laat", "vandaag", "later"]


def test_the_clocks_of_a_call_back_are_in_the_policy():
    assert {"terugbellen.streef", "terugbellen.uiterlijk", "beller.belt.zelf"} <= set(
        termijn_rules()
    )


@pytest.mark.parametrize("key", ["hoedanigheid", "aanleiding", "aard"])
def test_lists_of_cbs_are_reached_with_two_digits(key):
    lijst = codelijsten()[key]
    assert len(lijst.groups) <= DIGITS
    assert all(1 <= len(lijst.in_group(group)) <= DIGITS for group in lijst.groups)
    assert sum(len(lijst.in_group(group)) for group in lijst.groups) == len(lijst.items)


def test_marks_of_the_lists():
    lijsten = codelijsten()
    assert lijsten["aanleiding"].marked("km") == {"06", "07", "08"}
    assert lijsten["aard"].marked("km_only") == {"05", "08", "09", "10"}
    hoedanigheid = lijsten["hoedanigheid"]
    assert hoedanigheid.marked("burger") | hoedanigheid.marked("professional") == set(
        hoedanigheid.items
    )
    assert not hoedanigheid.marked("burger") & hoedanigheid.marked("professional")


def test_every_gemeente_has_a_code_and_a_region():
    assert len(gemeenten()) == 342
    assert len({g.regio for g in gemeenten().values()}) == 25
    assert all(len(code) == 4 and code.isdigit() for code in gemeenten())
