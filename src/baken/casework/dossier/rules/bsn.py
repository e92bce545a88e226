"""A BSN as a person types it; what CBS takes for an unknown or unborn person is none."""

import re

from baken.core.herkenning.figures import passes_elfproef

_NOISE = re.compile(r"[\s.]")
_FIGURES = re.compile(r"[0-9]{9}")
OF_NOBODY = frozenset({"000000000", "999999999"})  # CBS: unknown, and unborn


class NotABsn(ValueError):
    """What was typed is no BSN."""


def is_bsn(text: str) -> bool:
    """Return whether a text is a BSN: nine figures that pass the elfproef, spaces and dots aside.

    Source: Wet algemene bepalingen burgerservicenummer; the values of nobody stand in CBS,
    Uitvoeringsregeling Wmo 2015, bijlage A, paragraaf 3.10.1.
    """
    bare = _bare(text)
    return bool(_FIGURES.fullmatch(bare)) and bare not in OF_NOBODY and passes_elfproef(bare)


def read_bsn(typed: str) -> str:
    """Return what was typed as nine figures; empty when nothing was.

    :raises NotABsn: if it is no BSN.
    """
    bare = _bare(typed)
    if bare and not is_bsn(bare):
        raise NotABsn
    return bare


def _bare(text: str) -> str:
    return _NOISE.sub("", text)
