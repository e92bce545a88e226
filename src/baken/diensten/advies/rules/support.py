"""What may be done with promised support: who gets it, and which taak of an advies it is."""

from collections.abc import Collection

from baken.core.errors import WrongState


def check_gets_support(hoedanigheid: str, *, professional: Collection[str]) -> None:
    """Say no to support for somebody who does not ask by profession.

    :raises WrongState: preparing talks, going along and the like is for professionals
        (Advies aan omstander of professional).
    """
    if hoedanigheid not in professional:
        raise WrongState("support_for_professional")


def check_is_support(soort: str, *, support: Collection[str]) -> None:
    """Say no to ending another taak as if it were support. :raises WrongState: if it is none."""
    if soort not in support:
        raise WrongState("wrong_state")


def check_is_follow_up(soort: str, *, follow_up: str) -> None:
    """Say no to ending support as if it were the follow-up. :raises WrongState: if it is none."""
    if soort != follow_up:
        raise WrongState("wrong_state")
