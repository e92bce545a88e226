"""When Veilig Thuis is done with a melding."""

from dataclasses import dataclass

from baken.core.errors import WrongState

ENDS = frozenset({"geen_vervolg", "omgezet_in_advies"})


@dataclass(frozen=True, kw_only=True)
class Stand:
    """How it stands with the end of a melding."""

    besluit: str
    one_waits: bool
    needs_feedback: bool
    is_fed_back: bool


def check_may_close(stand: Stand) -> None:
    """Say no while something must come first. :raises WrongState: then.

    Only a besluit without follow-up ends the involvement by itself (Uitvoeringsregeling Wmo 2015,
    annex A, 3.7); every other one ends with whoever takes over.
    """
    if not stand.besluit:
        raise WrongState("melding_not_assessed")
    if stand.one_waits:
        raise WrongState("beoordeling_waits")
    if stand.besluit not in ENDS:
        raise WrongState("melding_goes_on")
    if stand.needs_feedback and not stand.is_fed_back:
        raise WrongState("melder_not_told")


def why_not_yet(stand: Stand) -> str | None:
    """Return the code of what must come first, None when nothing must."""
    try:
        check_may_close(stand)
    except WrongState as refusal:
        return refusal.code
    return None
