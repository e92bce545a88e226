"""How one variable becomes one value, or one sentence that names it."""

import os
from collections.abc import Mapping
from pathlib import Path

from baken.config import connection
from baken.config.fault import Fault

ON = ("on", "1", "true", "yes", "ja", "aan")
OFF = ("off", "0", "false", "no", "nee", "uit")


def path(variables: Mapping[str, str], name: str) -> Path | None:
    """Return the absolute path, counted from where the person stands."""
    text = variables.get(name)
    if not text:
        return None
    if "\n" in text:
        raise Fault(f"{name} holds a line end; name one file or folder.")
    return Path(os.path.abspath(Path(text).expanduser()))


def number(
    variables: Mapping[str, str], name: str, *, default: int, lowest: int, highest: int
) -> int:
    """Return the whole number."""
    text = variables.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and lowest <= int(text[:9]) <= highest):
        raise Fault(f"{name} is {text[:40]!r}; it is a whole number from {lowest} to {highest}.")
    return int(text)


def switch(variables: Mapping[str, str], name: str, *, default: bool) -> bool:
    """Return whether it is on."""
    text = (variables.get(name) or ("on" if default else "off")).lower()
    if text not in ON + OFF:
        raise Fault(f"{name} is {text!r}; it is on or off.")
    return text in ON


def choice(variables: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """Return one of the choices; the first is the default."""
    text = variables.get(name) or choices[0]
    if text not in choices:
        raise Fault(f"{name} is {text!r}; it is one of {', '.join(choices)}.")
    return text


def hosts(variables: Mapping[str, str], name: str, *, default: str) -> tuple[str, ...]:
    """Return the host names, the main one first."""
    names = tuple((variables.get(name) or default).replace(",", " ").lower().split())
    strange = [host for host in names if not host.replace(".", "").replace("-", "").isalnum()]
    if strange or not names:
        found = repr(strange[0]) if strange else "nothing"
        raise Fault(f"{name} holds {found}; it is a list of host names, without port or path.")
    return names


def address(variables: Mapping[str, str], name: str) -> str | None:
    """Return the address of a PostgreSQL database."""
    text = variables.get(name)
    if text:
        connection.check(name, text)
    return text or None
