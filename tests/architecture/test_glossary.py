"""The glossary explains every room, every model, every state and every role."""

import re
from enum import StrEnum
from importlib import import_module

import pytest

from baken.policy.rights import roles
from tests.architecture.source import PACKAGE, ROOT, product

WORDS = set(re.findall(r"[a-zà-ÿ_]+", (ROOT / "docs" / "begrippen.md").read_text().lower()))
LAYERS = ("foundation", "casework", "intake", "diensten", "verzoeken", "pages")


def rooms() -> list[str]:
    """Return every room, and every layer that is a room by itself."""
    layers = [path for path in PACKAGE.iterdir() if (path / "__init__.py").exists()]
    inner = [room for path in layers if path.name in LAYERS for room in path.iterdir()]
    alone = [path.name for path in layers if path.name not in LAYERS]
    return sorted({room.name for room in inner if (room / "__init__.py").exists()} | set(alone))


def states() -> list[str]:
    """Return every state of every room, with its room."""
    found = []
    for source in product():
        if source.name.endswith("rules/states.py"):
            module = "baken." + source.name.removesuffix(".py").replace("/", ".")
            kinds = vars(import_module(module)).values()
            enums = [k for k in kinds if isinstance(k, type) and issubclass(k, StrEnum)]
            found += [s.value for kind in enums if kind.__module__ == module for s in kind]
    return sorted(set(found))


@pytest.mark.parametrize("room", rooms())
def test_every_room_is_explained(room):
    assert room in WORDS


@pytest.mark.parametrize("state", states())
def test_every_state_is_explained(state):
    assert state in WORDS


@pytest.mark.parametrize("role", list(roles()))
def test_every_role_is_explained(role):
    assert role in WORDS


def test_there_are_states():
    assert len(states()) >= 8
