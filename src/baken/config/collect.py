"""Gathers every text of the screens into the English catalogue, without gettext's programs."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).parents[1]
ENGLISH = PACKAGE / "config" / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "gettext_noop": None,
}
LEFT_OUT = ("migrations", "tests", "publiek")  # publiek keeps a catalogue of its own
WIDTH = 100
STARTED = datetime(2026, 11, 21, tzinfo=UTC)

Message = str | tuple[str, ...]


def messages() -> Iterator[tuple[Path, Message]]:
    """Return every text that is to be translated, with the file it stands in."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix not in (".py", ".html") or set(LEFT_OUT) & set(path.parts):
            continue
        text = path.read_text("utf-8")
        source = templatize(text, origin=str(path)) if path.suffix == ".html" else text
        for _line, message, _comments, _context in extract(
            "python", io.BytesIO(source.encode()), keywords=KEYWORDS
        ):
            yield path, message


def catalogue() -> Catalog:
    """Return the English catalogue as it stands."""
    if not ENGLISH.exists():
        return Catalog(locale="en")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def untranslated() -> list[str]:
    """Return the texts that have no English yet."""
    known = catalogue()
    found = {message for _path, message in messages()}
    return sorted(str(message) for message in found if not _is_done(known, message))


def collect() -> int:
    """Bring the catalogue up to date with the screens; return how many texts lack English."""
    known, fresh = catalogue(), _empty()
    for path, message in messages():
        old = known.get(message if isinstance(message, str) else message[0])
        said = old.string if old is not None and old.string else None
        place = (str(path.relative_to(PACKAGE)), 0)
        fresh.add(message, string=said, locations=[place], flags=_flags(message))
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        write_po(
            file, fresh, width=WIDTH, omit_header=False, include_lineno=False, sort_output=True
        )
    return len(untranslated())


def _empty() -> Catalog:
    """Return a catalogue whose heading never changes by itself."""
    return Catalog(
        locale="en",
        header_comment="# English of what the screens say; the Dutch text is the key.",
        project="Baken",
        version="0.1",
        copyright_holder="",
        msgid_bugs_address="see SECURITY.md and CONTRIBUTING.md",
        creation_date=STARTED,
        revision_date=STARTED,
        last_translator="Baken",
        language_team="en",
        charset="utf-8",
        fuzzy=False,
    )


def _is_done(known: Catalog, message: Message) -> bool:
    entry = known.get(message if isinstance(message, str) else message[0])
    if entry is None or entry.fuzzy:
        return False
    said = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
    return all(said)


def _flags(message: Message) -> tuple[str, ...]:
    text = message if isinstance(message, str) else message[0]
    return ("python-format",) if "%(" in text else ()
