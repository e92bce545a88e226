"""Numbers people say: eight random symbols that are not mixed up, and one that checks them.

A number such as `A-7K4M-2QX9-C` says nothing about when or how many. The check symbol follows
the hybrid systems of ISO 7064 with modulus 30 (31 is prime): it finds every single wrong symbol
and nearly every swap of two neighbours.
"""

import re
import secrets
from string import ascii_uppercase

SYMBOLS = "2346789ABCDEFGHJKMNPQRTUVWXYZ5"
LENGTH = 8
BODY_LENGTH = LENGTH + 1
_BETWEEN = re.compile(r"[\s.\-_/‐-―]+")
_BODY = re.compile(r"[A-Z]?-?([0-9A-Z]{4})-?([0-9A-Z]{4})-?([0-9A-Z])")


def new_body() -> str:
    """Return a random body with its check symbol, such as `7K4M-2QX9-C`."""
    symbols = "".join(secrets.choice(SYMBOLS) for _ in range(LENGTH))
    return f"{symbols[:4]}-{symbols[4:]}-{check_symbol(symbols)}"


def check_symbol(symbols: str) -> str:
    """Return the symbol that checks these eight."""
    size = len(SYMBOLS)
    product = size
    for symbol in symbols:
        total = (product + SYMBOLS.index(symbol)) % size or size
        product = total * 2 % (size + 1)
    return SYMBOLS[(size + 1 - product) % size]


def body_told(text: str, *, letters: str = ascii_uppercase) -> str | None:
    """Return the body of a number as somebody says or types it, or None when it cannot be one.

    Case, spaces, dashes and points do not matter, nor whether the letter was said. What looks like
    a 5 is one. A check symbol that is wrong makes it no number; so does a letter that is not one of
    `letters`.
    """
    bare = _BETWEEN.sub("", text).upper()
    said = bare[:-BODY_LENGTH]
    symbols = bare[-BODY_LENGTH:].replace("S", "5")
    if len(said) > 1 or said not in letters:
        return None
    body = f"{symbols[:4]}-{symbols[4:LENGTH]}-{symbols[LENGTH:]}"
    return body if is_number(body) else None


def numbers_of(body: str) -> list[str]:
    """Return the numbers this body may stand in: a caller seldom knows the letter before it."""
    return [f"{letter}-{body}" for letter in ascii_uppercase]


def is_number(text: str) -> bool:
    """Return whether this is a well-formed number whose check symbol is right."""
    match = _BODY.fullmatch(text.strip().upper())
    if match is None:
        return False
    symbols = match[1] + match[2]
    return all(s in SYMBOLS for s in symbols) and check_symbol(symbols) == match[3]
