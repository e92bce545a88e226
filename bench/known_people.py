"""A million invented people in households, named as often as people in the Netherlands are."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from baken.casework.bekend.rules.traits import Traits
from baken.casework.dossier.rules.birth import Birth
from baken.config.demo.lifelike.figures import read_text
from baken.core.herkenning.first_names import FIRST_NAMES

# The most frequent surnames, by how many in 16,400 are called so (Nederlandse Familienamenbank,
# 2007), rounded. One in five people has one of these; the others are put together.
FREQUENT = """
    87 de Jong;76 Jansen;73 de Vries;60 van den Berg;58 van Dijk;57 Bakker;55 Janssen;51 Visser
    43 Smit;41 Meijer;40 de Boer;37 Mulder;37 de Groot;36 Bos;31 Vos;31 Peters;30 Hendriks
    29 van Leeuwen;28 Dekker;26 Brouwer;25 de Wit;24 Dijkstra;24 Smits;23 de Graaf;22 van der Meer
    22 van der Linden;21 Kok;20 Jacobs;20 de Haan;20 Vermeulen;19 van den Heuvel;19 van der Veen
    18 van den Broek;18 de Bruijn;18 de Bruin;17 van der Heijden;17 Schouten;16 van Beek;16 Willems
    16 van Vliet;15 van de Ven;15 Hoekstra;15 Maas;15 Verhoeven;15 Koster;14 van Dam;14 Prins
    14 van der Wal;13 Blom;13 Huisman;13 Peeters;12 de Jonge;12 Kuipers;12 van Veen;12 Postma
    12 Kuiper;12 Veenstra;11 Kramer;11 van den Brink;11 Scholten;11 van Wijk;10 Yilmaz;9 El Idrissi
    8 Kaya;8 Demir;7 Singh;7 Nguyen;6 Chen;6 Bouzid;5 Kowalski;5 Santos;5 Ramdin;4 El Amrani
"""
ENDINGS = ("", "", "", "s", "en", "a", "sen", "inga", "mans", "aar")
DOUBLE = 0.08  # of the households in which somebody has a double name
OTHER_NAME = 0.3  # of the people of a household who are called otherwise than the first
SECOND_NAME = 0.35
NO_BIRTH, ONLY_YEAR = 0.04, 0.03  # of what stands in dossiers
YOUNGEST, OLDEST = date(2026, 1, 1), date(1936, 1, 1)
SIZES = (1, 2, 2, 3, 3, 4, 4, 4, 5)
ONCE_FREQUENT = 0.2


class People:
    """Draws households; the same seed draws the same."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        told = [one.split(" ", 1) for line in FREQUENT.strip().splitlines()
                for one in line.strip().split(";")]  # fmt: skip
        self._frequent = [_split(name) for _, name in told]
        self._shares = list(accumulate(float(count) for count, _ in told))
        self._parts = tomllib.loads(read_text("namen.toml"))
        self._first = [name.title() for name in FIRST_NAMES.split()]
        self.chance.shuffle(self._first)
        # The n-th name is given as often as one over n, the way names are.
        self._given = list(accumulate(1 / (n + 5) for n in range(len(self._first))))

    def households(self, people: int) -> Iterator[list[Traits]]:
        """Draw households until there are so many people."""
        count = 0
        while count < people:
            size = self.chance.choice(SIZES)
            yield self.household(size)
            count += size

    def household(self, size: int) -> list[Traits]:
        """Draw one household."""
        shared = self._surname()
        found = []
        for _ in range(size):
            own = self._surname() if self.chance.random() < OTHER_NAME else shared
            if self.chance.random() < DOUBLE:
                own = (own[0], f"{own[1]}-{' '.join(part for part in self._surname() if part)}")
            found.append(Traits(voornamen=self._names(), voorvoegsel=own[0], geslachtsnaam=own[1],
                                birth=self._born()))  # fmt: skip
        return found

    def _names(self) -> str:
        some = 2 if self.chance.random() < SECOND_NAME else 1
        return " ".join(self.chance.choices(self._first, cum_weights=self._given, k=some))

    def _surname(self) -> tuple[str, str]:
        if self.chance.random() < ONCE_FREQUENT:
            return self.chance.choices(self._frequent, cum_weights=self._shares)[0]
        parts, choice = self._parts, self.chance.choice
        before = choice(parts["tussen"]).strip()
        return before, choice(parts["voor"]) + choice(parts["achter"]) + choice(ENDINGS)

    def _born(self) -> Birth | None:
        drawn = self.chance.random()
        if drawn < NO_BIRTH:
            return None
        days = self.chance.randrange((YOUNGEST - OLDEST).days)
        day = OLDEST + timedelta(days=days)
        if drawn < NO_BIRTH + ONLY_YEAR:
            return Birth(year=day.year)
        return Birth(year=day.year, month=day.month, day=day.day)


def _split(name: str) -> tuple[str, str]:
    """Part a surname from its tussenvoegsels."""
    words = name.split(" ")
    before = [word for word in words if word.islower()]
    return " ".join(before), " ".join(words[len(before) :])
