"""The translations, compiled without gettext: a clean machine has none."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from baken.config.fault import Fault

PACKAGE = Path(__file__).parents[1]


def compile_words() -> list[Path]:
    """Compile each .po that is newer than its .mo and return the files written.

    :raises Fault: when a .po cannot be read, with its own explanation.
    """
    written = []
    for source in sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)
            written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    try:
        with source.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as fault:
        raise Fault(f"The translations in {source} cannot be read: {fault}") from None
    draft = target.with_suffix(".mo.new")
    with draft.open("wb") as file:
        write_mo(file, catalog)
    draft.replace(target)
