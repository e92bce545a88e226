"""What opening a melding asks, by what it rests on (domain: first contact, anonymity)."""

from dataclasses import dataclass

from baken.core.errors import WrongState
from baken.diensten.melding.rules.states import Basis


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What is said when a melding is opened. `told` is a code: alles, deels or niet.

    `situation` is said when no advies tells it yet.
    """

    basis: Basis
    told: str
    told_why: str = ""
    melder_name: str = ""
    melder_organisation: str = ""
    melder_telephone: str = ""
    situation: str = ""
    reason: str = ""
    second_person_id: int | None = None


def check_may_open(opening: Opening, *, opens: int, with_melder: bool) -> None:
    """Say no to another basis than this road has, and to who is his own second person.

    :raises WrongState: then.
    """
    if (opening.basis is Basis.MELDER) is not with_melder:
        raise WrongState("wrong_state")
    if opening.second_person_id == opens:
        raise WrongState("needs_another_person")


def faults_of(opening: Opening) -> list[tuple[str, str]]:
    """Return field and code of what is not right yet.

    A melder is known to us with a way to reach him; without one there is a reason and a second
    name. Who was not told everything, is told why not.
    """
    faults = []
    if opening.basis is Basis.MELDER:
        if not opening.melder_name:
            faults.append(("melder_name", "melder_needs_a_name"))
        if not opening.melder_telephone:
            faults.append(("melder_telephone", "melder_needs_a_telephone"))
    else:
        if not opening.reason:
            faults.append(("reason", "needs_a_reason"))
        if opening.second_person_id is None:
            faults.append(("second_person", "needs_a_second_person"))
    if opening.told != "alles" and not opening.told_why:
        faults.append(("told_why", "told_needs_why"))
    return faults
