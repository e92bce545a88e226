"""Reads the source of the house as trees, for tests that look at how it is written."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "baken"


@dataclass(frozen=True)
class Source:
    """One file of ours: its name from the root, its text and its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path from `src/baken`, or from the root for what lies elsewhere."""
        inside = self.path.is_relative_to(PACKAGE)
        return str(self.path.relative_to(PACKAGE if inside else ROOT))

    def is_a(self, kind: str) -> bool:
        """Return whether this is `kind.py`, or a file of the package `kind`."""
        return self.path.stem == kind or self.path.parent.name == kind

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Go through all functions, nested ones and methods too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def public(self) -> Iterator[ast.FunctionDef]:
        """Go through the functions other modules may call."""
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield node

    def calls(self) -> Iterator[ast.Call]:
        """Go through all calls."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def strings(self) -> Iterator[ast.Constant]:
        """Go through all pieces of text that are not the docstring of something."""
        told = {id(node.value) for node in ast.walk(self.tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(self.tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in told:
                yield node


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Return every file under these folders, without migrations."""
    return tuple(
        Source(path, path.read_text(), ast.parse(path.read_text()))
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    )


@cache
def product() -> tuple[Source, ...]:
    """Return the source of the product, without its tests."""
    return tuple(s for s in sources("src") if "tests" not in s.path.parts)


def called(call: ast.Call) -> str:
    """Return the last name of what is called: `act` for both `act(…)` and `audit.act(…)`."""
    return ast.unparse(call.func).rsplit(".", 1)[-1]


def first_text(call: ast.Call) -> str | None:
    """Return the first argument if it is a text written out."""
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def given(call: ast.Call, name: str) -> ast.expr | None:
    """Return what is given by this name."""
    return next((k.value for k in call.keywords if k.arg == name), None)


def room_of(module: str) -> tuple[str, str]:
    """Return layer and room of a module: `baken.casework.zaak.models` → casework, zaak."""
    parts = module.split(".")
    return parts[1], parts[2]
