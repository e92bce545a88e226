"""Cuts a text into words, and says of each whether it begins a sentence."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OPENERS = " \t\u00a0\"“”„‘’'(«[*"
_ENDERS = ".!?:;\n\r•…)→>="
_QUOTES = "\"“„«'‘"
_ELIDED = {"s", "t", "n", "k"}
_SHORTENED = {
    *("bijv", "bv", "ca", "evt", "nl", "resp", "incl", "excl", "mw", "mevr", "mej", "dhr", "hr"),
    *("fam", "dr", "drs", "ir", "mr", "prof", "st", "geb", "tel", "nr", "zgn", "o.a", "m.b.t"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word: how it is written, where it stands, what stands between it and the one before."""

    text: str
    start: int
    end: int
    gap: str
    begins: bool

    @property
    def plain(self) -> str:
        """The word without its capitals."""
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        """Whether it is written as a name is: one capital, then small letters."""
        return self.text[0].isupper() and not self.text.isupper()


def words_in(text: str) -> list[Word]:
    """Return the words of a text, in order."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        before = found[-1] if found else None
        gap = text[before.end : match.start()] if before else text[: match.start()]
        begins = before is None or _begins(before, gap)
        found.append(Word(match[0], match.start(), match.end(), gap, begins))
    return found


def _begins(before: Word, gap: str) -> bool:
    bare = gap.rstrip(_OPENERS)
    if not bare and before.begins and before.text in _ELIDED:
        return True  # "'s Avonds": the capital of the sentence stands on its second word
    if not bare:
        return gap[-1:] in _QUOTES and gap[-2:-1] in " ("  # what is quoted begins anew
    if bare.endswith("."):
        return not _is_shortened(before, bare)
    if bare[-1] in "-–—":
        return len(bare) > 1 and bare[-2] in " \n\r"
    return bare[-1] in _ENDERS


def _is_shortened(before: Word, bare: str) -> bool:
    return bare == "." and (len(before.text) == 1 or before.plain in _SHORTENED)
