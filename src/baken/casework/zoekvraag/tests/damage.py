"""Invented names, and the ways in which a name is damaged between a telephone and a keyboard."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

FIRST = ("Anna", "Jan", "Fatima", "Youssef", "Marieke", "Zoë", "Çağla", "Bo", "Wilhelmina", "Ömer",
         "Noor", "Thijs")  # fmt: skip
LAST = (
    "Kwispelaar", "van den Bergschot", "de Witterik", "Meijerink", "Bruijnstaal", "El Amranouni",
    "Jansenaar-de Vriesma", "van der Zwaluwen", "Müllerstein", "Østergård", "Groothuizen",
    "Şahinoğlan", "'t Hooftveld", "O'Brannigan", "Pieterszoon", "Lauwerijssen", "Dijkgraafsma",
    "ter Braakhuis", "Szymankowski", "Nguyenhof", "IJsbrandsen", "Abdelkaderi", "Vermeulenaar",
    "Koningsbruggen", "la Fontaineaux", "Overdiepsma", "Wachtelaer", "Hoogzaadt", "Snijdersberg",
    "Tulpenveld",
)  # fmt: skip
ORGANISATIONS = (
    "Basisschool De Vlierkamp", "Huisartsenpraktijk Zeezicht", "Wijkteam Noorderlicht",
    "Thuiszorg Randmeren", "Kinderdagverblijf 't Krakeeltje",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """One who called: given name, and surname with its tussenvoegsels."""

    first: str
    last: str

    @property
    def noted(self) -> str:
        return f"{self.first} {self.last}"


def people() -> Iterator[Person]:
    """Go through invented people, each surname once."""
    for number, last in enumerate(LAST):
        yield Person(FIRST[number % len(FIRST)], last)


def bare(text: str) -> str:
    """Leave accents out, as a hurried typist does."""
    apart = unicodedata.normalize("NFKD", text.replace("Ø", "O").replace("ø", "o"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def core(person: Person) -> str:
    """Return the longest word of the surname."""
    return max(person.last.replace("-", " ").split(), key=len)


def slip(word: str, chance: Random) -> str:
    """Make one slip of the keyboard in a word: too few, too many, wrong, or swapped."""
    place = chance.randrange(1, len(word) - 1)
    letter = chance.choice("aeioutnrs")
    return chance.choice([
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ])  # fmt: skip


def swap_ij(text: str) -> str:
    """Write y for ij and ij for y, as both are heard."""
    marked = text.replace("ij", "\0").replace("IJ", "\1").replace("y", "ij").replace("Y", "IJ")
    return marked.replace("\0", "y").replace("\1", "Y")


DAMAGE: dict[str, Callable[[Person, Random], str]] = {
    "nothing": lambda p, c: p.noted,
    "surname alone": lambda p, c: p.last,
    "small letters": lambda p, c: p.noted.lower(),
    "capitals": lambda p, c: p.noted.upper(),
    "no accents": lambda p, c: bare(p.noted),
    "no tussenvoegsel": lambda p, c: core(p),
    "joined tussenvoegsel": lambda p, c: p.last.replace(" ", "").replace("-", " "),
    "half of a double name": lambda p, c: p.last.split("-")[-1],
    "hyphen typed as space": lambda p, c: p.last.replace("-", " "),
    "initial": lambda p, c: f"{p.first[0]}. {p.last}",
    "initial without dot, behind": lambda p, c: f"{p.last} {p.first[0]}",
    "surname first": lambda p, c: f"{p.last}, {p.first}",
    "title": lambda p, c: f"mevr. {p.last}",
    "y and ij": lambda p, c: swap_ij(p.last),
    "beginning": lambda p, c: core(p)[: max(5, len(core(p)) - 3)],
    "one slip": lambda p, c: slip(bare(core(p)), c),
    "one slip, with given name": lambda p, c: f"{p.first} {slip(bare(core(p)), c)}",
    "one slip and small letters without accents": lambda p, c: slip(bare(core(p)).lower(), c),
}
