"""Telephone numbers: one spelling for the same telephone."""

import re

_NOISE = re.compile(r"[\s().\-/]")
_DUTCH = re.compile(r"0[1-9][0-9]{8}")
_FROM_ABROAD = re.compile(r"\+310?([1-9][0-9]{8})")
_ABROAD = re.compile(r"\+(?!31)[1-9][0-9]{6,14}")
DUTCH_LENGTH = len("+31612345678")


def normalise(text: str) -> str | None:
    """Return the number as `+31612345678`, or None when it cannot be a telephone number.

    A Dutch number has ten figures from 0; a foreign one begins with + or 00. Short national
    numbers (0800, 112) are no telephone somebody can be called back on.
    """
    bare = _NOISE.sub("", text.replace("(0)", ""))
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    if _DUTCH.fullmatch(bare):
        return "+31" + bare[1:]
    if dutch := _FROM_ABROAD.fullmatch(bare):
        return "+31" + dutch[1]
    return bare if _ABROAD.fullmatch(bare) else None


def for_reading(number: str) -> str:
    """Return a number as it is read out: `06 1234 5678`, `020 123 4567`, `+32 470 12 34 56`."""
    if not number.startswith("+31") or len(number) != DUTCH_LENGTH:
        return number
    national = "0" + number[3:]
    if national.startswith("06"):
        return f"{national[:2]} {national[2:6]} {national[6:]}"
    return f"{national[:3]} {national[3:6]} {national[6:]}"
