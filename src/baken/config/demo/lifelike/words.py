"""Texts, names and telephones of invented people, put together from parts."""

import tomllib
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from baken.config.demo.lifelike.figures import divisions, read_text
from baken.policy.codelijsten import codelijsten

# Ranges that the practice data use and that nobody has: 06 5550 xxxx, and 5550 xxx in some towns.
MOBILE = "+3165550"
TOWNS = ("10", "20", "30", "40", "50", "58", "70", "71", "75", "79")
MOBILE_OF = 0.85
WITH_A_NAME = {"burger": 0.45, "professional": 0.6}


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Who calls: in what capacity, and what he allows us to note."""

    hoedanigheid: str
    kind: str  # burger or professional, as a call-back asks it
    name: str = ""
    organisation: str = ""
    functie: str = ""

    @property
    def voice(self) -> str:
        """Return which sentences fit: those of somebody involved, a bystander, a professional."""
        return "direct" if self.hoedanigheid in _marked("direct") else self.kind


def a_caller(chance: Random) -> Caller:
    """Return somebody who calls."""
    code = divisions()["hoedanigheid"].draw(chance)
    is_professional = code in _marked("professional")
    kind = "professional" if is_professional else "burger"
    name = a_name(chance) if chance.random() < WITH_A_NAME[kind] else ""
    if not is_professional:
        return Caller(hoedanigheid=code, kind=kind, name=name)
    parts = _names()
    sort, functie = _a_profession(code, chance)
    return Caller(
        hoedanigheid=code,
        kind=kind,
        name=name,
        organisation=f"{sort} {chance.choice(parts['plek']['namen'])}",
        functie=functie,
    )


def a_name(chance: Random) -> str:
    """Return the full name of nobody in particular."""
    before, surname = a_surname(chance)
    return f"{a_first_name(chance)} {before}{surname}"


def a_first_name(chance: Random) -> str:
    """Return a first name."""
    return str(chance.choice(_names()["voornamen"]))


def a_surname(chance: Random) -> tuple[str, str]:
    """Return what stands before a surname, with its space, and the surname."""
    parts = _names()
    if not chance.randrange(parts["bekend_op"]):
        return "", chance.choice(parts["bekend"])
    made = chance.choice(parts["voor"]) + chance.choice(parts["achter"])
    return chance.choice(parts["tussen"]), made


def a_telephone(chance: Random) -> str:
    """Return a number of a range that nobody has."""
    if chance.random() < MOBILE_OF:
        return f"{MOBILE}{chance.randrange(10_000):04}"
    return f"+31{chance.choice(TOWNS)}5550{chance.randrange(1000):03}"


def a_situation(caller: Caller, aanleiding: str, chance: Random) -> str:
    """Return what was told, in three to five short sentences."""
    parts = _sentences()
    found = [chance.choice(parts["beller"][caller.voice])]
    found.append(chance.choice(parts["situatie"][aanleiding]))
    more = [chance.choice(sentences) for sentences in parts["verder"].values()]
    found += chance.sample(more, chance.randint(1, 3))
    return " ".join(found)


def an_advice(caller: Caller, chance: Random) -> str:
    """Return what was advised."""
    return " ".join(chance.sample(_sentences()["advies"][caller.voice], chance.randint(2, 3)))


def a_request(caller: Caller, chance: Random) -> str:
    """Return the one line about what somebody wants to be called back."""
    return str(chance.choice(_sentences()["verzoek"][caller.voice]))


def why_not_told(chance: Random) -> str:
    """Return why a caller did not hear everything."""
    return str(chance.choice(_sentences()["waarom"]["verteld"]))


def _a_profession(code: str, chance: Random) -> tuple[str, str]:
    """Return what an organisation of this hoedanigheid is called, and who calls from it."""
    sorts, functies = _names()["plek"]["soort"][code], _names()["functie"][code]
    place = chance.randrange(len(sorts))
    is_paired = len(sorts) == len(functies)
    return sorts[place], functies[place] if is_paired else chance.choice(functies)


@cache
def _marked(mark: str) -> frozenset[str]:
    return codelijsten()["hoedanigheid"].marked(mark)


@cache
def _sentences() -> dict[str, Any]:
    return tomllib.loads(read_text("zinnen.toml"))


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads(read_text("namen.toml"))
