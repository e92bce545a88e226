"""A call-back request as it is left on the public site: five questions, read and checked here."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from baken.core.telephone import normalise
from baken.core.typed import read_clock
from baken.policy.codelijsten import gemeenten

MOST_WORDS = 200
MOST_NAME = 120
MAY_CALL = ("ja", "nee")
VOICEMAIL = ("nee", "neutraal")
IF_OTHER = ("ophangen", "verkeerd_verbonden")


@dataclass(frozen=True, kw_only=True)
class Deposit:
    """What somebody left; `regio` follows from the gemeente he chose."""

    number: str
    regio: str
    from_time: str = ""
    until_time: str = ""
    voicemail: str = ""
    if_other: str = ""
    about: str = ""
    organisation: str = ""

    def to_bytes(self) -> bytes:
        """Return it as it is sealed."""
        return json.dumps(asdict(self)).encode()


def read_deposit(told: Mapping[str, str]) -> tuple[Deposit | None, dict[str, str]]:
    """Return what was left, or by field the code of what is wrong with it."""
    faults: dict[str, str] = {}
    number = normalise(told.get("nummer", ""))
    if number is None:
        faults["nummer"] = "geen_nummer"
    if told.get("veilig") not in MAY_CALL:
        faults["veilig"] = "kies"
    elif told["veilig"] == "nee":
        faults["veilig"] = "niet_veilig"
    place = gemeenten().get(told.get("gemeente", ""))
    if place is None:
        faults["gemeente"] = "kies_gemeente"
    hours = _hours(told.get("van", ""), told.get("tot", ""))
    if hours is None:
        faults["van"] = "geen_tijden"
    if len(told.get("waarover", "")) > MOST_WORDS:
        faults["waarover"] = "te_veel"
    if faults or number is None or place is None or hours is None:
        return None, faults
    return (
        Deposit(
            number=number,
            regio=place.regio,
            from_time=hours[0],
            until_time=hours[1],
            voicemail=_one_of(told.get("inspreken"), VOICEMAIL),
            if_other=_one_of(told.get("ander"), IF_OTHER),
            about=_plain(told.get("waarover", "")),
            organisation=_plain(told.get("organisatie", ""))[:MOST_NAME],
        ),
        {},
    )


def deposit_from(sealed: bytes) -> Deposit:
    """Return what was left, as it was sealed.

    :raises ValueError: if it is no request as our own form makes one: anybody can seal something.
    :raises TypeError: if it has not the parts of one.
    """
    left = Deposit(**json.loads(sealed))
    hours = left.from_time, left.until_time
    if not all(isinstance(part, str) for part in asdict(left).values()):
        raise ValueError("a request that our form does not make")
    if (
        normalise(left.number) != left.number
        or left.voicemail not in ("", *VOICEMAIL)
        or left.if_other not in ("", *IF_OTHER)
        or _hours(*hours) != hours
        or len(left.about) > MOST_WORDS
        or len(left.organisation) > MOST_NAME
    ):
        raise ValueError("a request that our form does not make")
    return left


def _hours(from_typed: str, until_typed: str) -> tuple[str, str] | None:
    """Return two clocks, or nothing twice when none was told; None when they make no sense."""
    if not from_typed.strip() and not until_typed.strip():
        return "", ""
    begins, ends = read_clock(from_typed), read_clock(until_typed)
    if begins is None or ends is None or begins >= ends:
        return None
    return f"{begins:%H:%M}", f"{ends:%H:%M}"


def _one_of(told: str | None, known: tuple[str, ...]) -> str:
    return told if told in known else ""


def _plain(told: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in told).split())
