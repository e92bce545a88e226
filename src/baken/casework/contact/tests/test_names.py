"""Names are compared as people hear them: a table of cases, and a set of damaged names."""

import pytest

from baken.casework.contact.rules.names import (
    Closeness,
    asked_by,
    closeness,
    fold,
    is_covered,
    one_slip_away,
    terms_of,
    words_of,
)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Jansen", {"jansen"}),
        ("Mevrouw De Wit", {"wit", "dewit"}),
        ("de heer J.P. van den Berg", {"j", "p", "berg", "vandenberg"}),
        ("Jansen-de Vries", {"jansen", "vries", "devries"}),
        ("Müller", {"muller"}),
        ("Ångström", {"angstrom"}),
        ("Łukasz Sørensen", {"lukasz", "sorensen"}),
        ("Groß", {"gross"}),
        ("IJsbrand Meijer", {"ysbrand", "meyer"}),
        ("Ĳsselmeer", {"ysselmeer"}),
        ("Meyer", {"meyer"}),
        ("El Amrani", {"amrani", "elamrani"}),
        ("Fatima el-Bouzidi", {"fatima", "bouzidi", "elbouzidi"}),
        ("O’Brien", {"brien", "obrien"}),
        ("'t Hooft", {"hooft", "thooft"}),
        ("in 't Veld", {"veld", "intveld"}),
        ("T. Hooft", {"t", "hooft"}),
        ("Huisartsenpraktijk De Linde", {"huisartsenpraktyk", "linde", "delinde"}),
        ("Wijkteam Noord 2", {"wykteam", "noord", "2"}),
        ("De", {"de"}),
        ("Mevrouw", set()),
        ("", set()),
        ("  \t", set()),
        ("😀 !!!", set()),
        ("محمد", {"محمد"}),
    ],
)
def test_the_words_of_a_name(typed, words):
    assert words_of(typed) == words


def test_no_word_is_longer_than_its_column():
    assert {len(word) for word in words_of("van der " + "x" * 500)} == {40}


def test_small_letters_and_accents_are_one():
    assert fold("ÉÈËÏ") == fold("eeei") == "eeei"


def test_the_longest_word_tells_most():
    assert asked_by(terms_of("J. van den Berg")).terms[0] == {"berg", "vandenberg"}
    assert asked_by(terms_of("Bo Abdelkader")).terms[0] == {"abdelkader"}


@pytest.mark.parametrize(
    ("asked", "noted", "near"),
    [
        ("Jansen", "Jan Jansen", Closeness.EXACT),
        ("van den Berg", "Vandenberg", Closeness.EXACT),
        ("Berg", "Anna van den Berg", Closeness.EXACT),
        ("J. Jansen", "Jan Jansen", Closeness.NEAR),
        ("Jan Jansen", "J. Jansen", Closeness.NEAR),
        ("Jamsen", "Jansen", Closeness.NEAR),
        ("Kwispel", "Kwispelaar", Closeness.NEAR),
        ("Kees Jansen", "Mevrouw Jansen", Closeness.PARTLY),
        ("Piet Jansen", "Jan Jansen", Closeness.PARTLY),
    ],
)
def test_how_near_a_noted_name_comes(asked, noted, near):
    assert closeness(asked_by(terms_of(asked)), words_of(noted)) is near


@pytest.mark.parametrize("slip", ["janse", "janssen", "jamsen", "jasnen", "ansen", "xjansen"])
def test_one_slip(slip):
    assert slip in one_slip_away("jansen")
    assert "jansen" in one_slip_away(slip)


@pytest.mark.parametrize("slip", ["meierink", "mejierink", "meiajerink", "meyerin", "mijerink"])
def test_one_slip_in_or_beside_the_ij(slip):
    assert fold("Meijerink") in one_slip_away(fold(slip))


@pytest.mark.parametrize("far", ["jansen", "jannen2", "janzon", "hansne", "j", ""])
def test_more_than_one_slip(far):
    assert far not in one_slip_away("jansen")


def test_a_short_word_forgives_nothing():
    assert one_slip_away("wit") == one_slip_away("") == frozenset()


@pytest.mark.parametrize(
    ("noted", "asked", "covered"),
    [
        ("Jansen", "Jan Jansen", True),
        ("J. Jansen", "Jan Jansen", True),
        ("P. Jansen", "Jan Jansen", False),
        ("Mevrouw De Wit", "Anna de Wit", True),
        ("Anna Pieters", "Anna de Wit", False),
        ("", "Jansen", False),
    ],
)
def test_what_was_noted_may_be_less_than_what_is_asked(noted, asked, covered):
    assert is_covered(noted, asked_by(terms_of(asked))) is covered
