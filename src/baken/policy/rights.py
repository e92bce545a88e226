"""Who may do what, on which rows, and why: one table for screens, lists, jobs and the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from baken.core.kalender.words import Words
from baken.policy.files import read_toml


@dataclass(frozen=True, kw_only=True)
class Right:
    """One right. `holders` gives each role its own condition by name; `kind` is the NEN 7513
    action: C(reate), R(ead), U(pdate), D(elete) or E(xecute)."""

    key: str
    kind: str
    ground: str
    holders: Mapping[str, str]
    source: str


@dataclass(frozen=True, kw_only=True)
class Role:
    """One role: its label, its icon on the practice login, and the document it comes from."""

    key: str
    label: Words
    icon: str
    person: bool
    source: str


@cache
def rights() -> Mapping[str, Right]:
    """Return all rights by their key."""
    return {key: Right(key=key, **entry) for key, entry in read_toml("rights.toml").items()}


@cache
def roles() -> Mapping[str, Role]:
    """Return all roles by their key, in the order of the file."""
    return {
        key: Role(key=key, label=Words(nl=entry.pop("nl"), en=entry.pop("en")), **entry)
        for key, entry in read_toml("roles.toml").items()
    }
