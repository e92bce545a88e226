"""Who does something: a person, the clock of an organisatie, a visitor, or another system."""

from dataclasses import dataclass
from enum import StrEnum

from baken.core.errors import NotAllowed


class Kind(StrEnum):
    PERSON = "person"
    CLOCK = "clock"
    VISITOR = "visitor"
    SYSTEM = "system"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody at work for one organisatie; all kinds hold rights by the same table.

    Only a person has a `user_id` and can log in.
    """

    kind: Kind
    organisatie_id: int
    roles: frozenset[str]
    user_id: int | None = None
    name: str = ""

    @property
    def person_id(self) -> int:
        """The id of the person. :raises NotAllowed: if a machine or a visitor does this."""
        if self.user_id is None:
            raise NotAllowed
        return self.user_id


def clock_of(organisatie_id: int) -> Actor:
    """Return the clock of an organisatie: what a job acts as."""
    return Actor(kind=Kind.CLOCK, organisatie_id=organisatie_id, roles=frozenset({"klok"}))
