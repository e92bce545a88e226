"""Shows and turns the master key of the vault: `./baken sleutel [status | draai | ruim-op]`."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from django.conf import settings

from baken.config.fault import Fault
from baken.foundation.vault import turn
from baken.foundation.vault.errors import NoMaster
from baken.foundation.vault.turn import Status

_USE = "Kies wat je wilt: ./baken sleutel status, ./baken sleutel draai of ./baken sleutel ruim-op."
_SENTENCES = {
    "absent": "Het bestand met de hoofdsleutels ontbreekt ({path}); zet de kopie terug.",
    "faulty": "Sleutel {key} in {path} is beschadigd; zet de kopie van het bestand terug.",
    "lacks_key": "Hoofdsleutel {master} ontbreekt in het bestand; zet de kopie terug.",
    "not_here": "Dit proces krijgt geen hoofdsleutel.",
    "open_to_others": "Anderen mogen {path} lezen ({mode}); geef het de rechten 0600.",
    "owner_only": "Alleen de eigenaar van de database ziet alle sleutels; geef zijn DATABASE_URL.",
    "unreadable": "Het bestand {path} is niet te lezen.",
    "unwritable": "Het bestand {path} is niet te schrijven; maak de map schrijfbaar.",
}


def run(arguments: Sequence[str]) -> int:
    """Do what was asked and return the exit code: 1 if something is still to be done.

    :raises Fault: one sentence, if it cannot be done.
    """
    doing = _DOINGS.get(" ".join(arguments) or "status")
    if doing is None:
        raise Fault(_USE)
    path: Path | None = settings.BAKEN.master_key_file
    try:
        if path is None:
            raise NoMaster("not_here")
        return doing(path)
    except NoMaster as fault:
        raise Fault(sentence(fault)) from fault


def prepare(path: Path) -> None:
    """Make the file of master keys at the first start; later, check that it opens every key.

    :raises Fault: one sentence, if the file is not the one that this database needs.
    """
    try:
        turn.prepare(path)
    except NoMaster as fault:
        raise Fault(sentence(fault)) from fault


def sentence(fault: NoMaster) -> str:
    """Return what is wrong with the master key, in one Dutch sentence without a key in it."""
    return _SENTENCES[fault.reason].format(**fault.facts)


def _status(path: Path) -> int:
    found = turn.status(path)
    _tell(f"Hoofdsleutels in {path}, de nieuwste eerst:")
    for name in found.in_file:
        _tell(f"  {name}  {_use_of(name, found)}")
    if found.absent:
        raise NoMaster("lacks_key", master=found.absent[0])
    if found.half_way:
        _tell("Het draaien is niet afgemaakt. Doe het af met ./baken sleutel draai.")
    return int(found.half_way)


def _turn(path: Path) -> int:
    found = turn.turn(path)
    _tell(f"Gedraaid. Organisatiesleutels onder {found.in_file[0]}: {sum(found.in_use.values())}.")
    _tell(f"Maak nu een nieuwe kopie van {path}, apart van de database.")
    if found.spare:
        _tell("De oude sleutel blijft in het bestand, voor reservekopieën van voor vandaag.")
        _tell("Zijn die er niet meer? Haal hem dan weg met ./baken sleutel ruim-op.")
    return 0


def _drop_spare(path: Path) -> int:
    gone = turn.drop_spare(path)
    for name in gone:
        _tell(f"Weggehaald: {name}.")
    if not gone:
        _tell("Er is geen oude sleutel om weg te halen.")
    return 0


def _use_of(name: str, found: Status) -> str:
    count = found.in_use.get(name, 0)
    if count:
        return f"in gebruik, organisatiesleutels: {count}"
    return "niet meer nodig" if name in found.spare else "nog niet gebruikt"


def _tell(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")


_DOINGS: Mapping[str, Callable[[Path], int]] = {
    "status": _status,
    "draai": _turn,
    "turn": _turn,
    "ruim-op": _drop_spare,
}
