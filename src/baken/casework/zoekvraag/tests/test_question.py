"""What somebody means who types in the box: a table of cases."""

import pytest

from baken.casework.zoekvraag.rules.question import Kind, Unclear, read_question
from baken.core.numbers import SYMBOLS, check_symbol, new_body, numbers_of

BODY = "7K4M-2QX9-" + check_symbol("7K4M2QX9")
LOOSE = BODY.replace("-", "").lower()


def kinds(text):
    found = read_question(text)
    return found if isinstance(found, Unclear) else [reading.kind for reading in found]


@pytest.mark.parametrize(
    "typed",
    [
        BODY, f"A-{BODY}", f"T-{BODY}", f"a{LOOSE}", LOOSE, f"  {BODY}  ", BODY.replace("-", " "),
        BODY.replace("-", "."), BODY.replace("-", "–"), f"A {BODY}", f"a-{LOOSE}",
    ],
)  # fmt: skip
def test_a_number_however_typed(typed):
    (reading,) = read_question(typed)
    assert (reading.kind, reading.body) == (Kind.NUMBER, BODY)
    assert f"A-{BODY}" in numbers_of(reading.body) and f"T-{BODY}" in numbers_of(reading.body)


def test_every_new_number_is_read_back():
    for _ in range(200):
        body = new_body()
        assert read_question("A" + body.replace("-", "").lower())[0].body == body


def test_an_s_is_a_five():
    body = "5555-2222-" + check_symbol("55552222")
    (reading,) = read_question(body.replace("5", "s"))
    assert reading.body == body


def test_every_wrong_symbol_is_told():
    for symbol in set(SYMBOLS) - {BODY[0]}:
        assert kinds(symbol + BODY[1:]) is Unclear.WRONG_NUMBER
    assert kinds(f"A-0{BODY[1:]}") is Unclear.WRONG_NUMBER


@pytest.mark.parametrize(
    "typed", ["06 5550 1234", "0655501234", "+31 6 55501234", "0031655501234", "06-55501234",
              "(06) 5550 1234", "+31 (0)6 5550 1234"]
)  # fmt: skip
def test_a_telephone_in_any_spelling(typed):
    (reading,) = read_question(typed)
    assert (reading.kind, reading.telephone) == (Kind.TELEPHONE, "+31655501234")


@pytest.mark.parametrize("typed", ["0655501", "06 5550 12345", "+31 6 5550", "123456"])
def test_figures_that_are_no_telephone_are_told(typed):
    assert kinds(typed) is Unclear.WRONG_TELEPHONE


@pytest.mark.parametrize("typed", ["Wu", "De Wit", "J. Jansen", "el", "Wijkteam Noord 2", "Ö Ö Öz"])
def test_a_name(typed):
    assert kinds(typed) == [Kind.NAME]


def test_letters_that_happen_to_be_a_number_are_a_name_too():
    letters = "ABCDEFGH"
    body = letters + check_symbol(letters)
    if check_symbol(letters).isdigit():
        body = next(
            f"{letters[:7]}{last}{check_symbol(letters[:7] + last)}"
            for last in "JKMNPQRTUVWXYZ"
            if not check_symbol(letters[:7] + last).isdigit()
        )
    assert kinds(body) == [Kind.NUMBER, Kind.NAME]


@pytest.mark.parametrize("typed", ["a", "J.", "!", "😀😀", "'", "%", "_", "--", "mevrouw", "12"])
def test_too_little_to_search_by(typed):
    assert kinds(typed) in (Unclear.TOO_SHORT, [Kind.NAME])
    if typed != "12":
        assert kinds(typed) is Unclear.TOO_SHORT


def test_no_more_terms_than_a_person_has_names():
    (reading,) = read_question("Anna Maria Johanna Petronella Wilhelmina Cornelia de Wit Jansen")
    assert len(reading.terms) == 6
