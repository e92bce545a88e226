"""The numbers people say: random, without look-alikes, and a wrong symbol is found."""

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core import numbers
from baken.core.numbers import LENGTH, SYMBOLS, body_told, check_symbol, is_number, new_body

BODY = "7K4M-2QX9-" + check_symbol("7K4M2QX9")
eight = st.text(alphabet=SYMBOLS, min_size=LENGTH, max_size=LENGTH)


def spoken(symbols: str) -> str:
    return f"A-{symbols[:4]}-{symbols[4:]}-{check_symbol(symbols)}"


def test_there_are_thirty_symbols_and_no_two_look_or_sound_alike():
    assert len(SYMBOLS) == len(set(SYMBOLS)) == 30
    assert not set("01OILS") & set(SYMBOLS)


@pytest.mark.parametrize(
    "text",
    [f"A-{BODY}", BODY, f"a-{BODY.lower()}", BODY.replace("-", ""), f"  T-{BODY} "],
)
def test_a_number_is_known_however_it_is_written(text):
    assert is_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "A-",
        BODY[:-1],
        BODY + "A",
        "0000-0000-0",
        "Ａ" + BODY,
        f"A-{BODY}\x00",
        "7" * 100_000,
    ],
)
def test_what_is_no_number_is_not_taken_for_one(text):
    assert not is_number(text)


@given(eight, st.integers(0, LENGTH - 1), st.sampled_from(SYMBOLS))
def test_every_single_wrong_symbol_is_found(symbols, place, other):
    wrong = symbols[:place] + other + symbols[place + 1 :]
    told = f"{wrong[:4]}-{wrong[4:]}-{check_symbol(symbols)}"
    assert is_number(told) == (wrong == symbols)


@given(eight)
def test_a_number_with_its_check_symbol_is_right(symbols):
    assert is_number(spoken(symbols))


def test_nearly_every_swap_of_neighbours_is_found():
    bodies = [new_body().replace("-", "")[:LENGTH] for _ in range(300)]
    swaps = [
        (b, b[:n] + b[n + 1] + b[n] + b[n + 2 :])
        for b in bodies
        for n in range(LENGTH - 1)
        if b[n] != b[n + 1]
    ]
    missed = [pair for pair in swaps if check_symbol(pair[0]) == check_symbol(pair[1])]
    assert len(missed) < len(swaps) * 0.02


def test_new_numbers_are_random_and_right():
    bodies = [new_body() for _ in range(500)]
    assert len(set(bodies)) == 500
    assert all(is_number(body) for body in bodies)
    assert "secrets.choice" in inspect.getsource(numbers)


@given(eight)
def test_a_number_is_taken_in_any_spelling_of_its_own_letter_alone(symbols):
    body = f"{symbols[:4]}-{symbols[4:]}-{check_symbol(symbols)}"
    for typed in (body, f"A-{body}", f"a {body.lower()} ", body.replace("-", ""), f"A{body}"):
        assert body_told(typed, letters="A") == body
    assert body_told(f"T-{body}", letters="A") is None
    assert body_told(f"t.{body.replace('-', '.')}") == body
    assert body_told(f"AB{body}") is body_told(f"1{body}") is None


@pytest.mark.parametrize(
    "text", ["", "A", "A-" * 20, "\x00", "ßßßßßßßßß", "０" * 9, "1" * 9, "x" * 99999]
)
def test_what_is_no_number_has_no_body(text):
    assert body_told(text, letters="A") is None
