"""`./baken sleutel` says in plain Dutch how the keys stand, and never shows one."""

import pytest

from baken.config.cli import sleutel
from baken.config.fault import Fault
from baken.foundation.vault import master, turn
from baken.foundation.vault.errors import NoMaster
from baken.foundation.vault.master import Masters
from baken.foundation.vault.turn import Status


@pytest.fixture
def stand(monkeypatch):
    """Says how file and database stand, in place of the database."""

    def stand(in_file, in_use):
        found = Status(in_file=in_file, in_use=in_use)
        monkeypatch.setattr(turn, "status", lambda path: found)
        monkeypatch.setattr(turn, "turn", lambda path: found)
        monkeypatch.setattr(turn, "drop_spare", lambda path: found.spare)

    return stand


@pytest.mark.parametrize(
    ("in_file", "in_use", "says", "code"),
    [
        (("new",), {}, "nog niet gebruikt", 0),
        (("new",), {"new": 3}, "in gebruik, organisatiesleutels: 3", 0),
        (("new", "old"), {"new": 3}, "old  niet meer nodig", 0),
        (("new", "old"), {"new": 1, "old": 2}, "niet afgemaakt", 1),
    ],
)
def test_status(master_file, stand, capsys, in_file, in_use, says, code):
    stand(in_file, in_use)
    assert sleutel.run([]) == code
    assert says in capsys.readouterr().out


def test_a_key_that_is_lacking_is_a_fault(master_file, stand):
    stand(("new",), {"old": 2})
    with pytest.raises(Fault, match="Hoofdsleutel old ontbreekt"):
        sleutel.run(["status"])


@pytest.mark.parametrize("word", ["draai", "turn"])
def test_turning_says_to_copy_the_file(master_file, stand, capsys, word):
    stand(("new", "old"), {"new": 3})
    assert sleutel.run([word]) == 0
    assert "Maak nu een nieuwe kopie" in capsys.readouterr().out


def test_clearing_up(master_file, stand, capsys):
    stand(("new", "old"), {"new": 3})
    assert sleutel.run(["ruim-op"]) == 0
    stand(("new",), {"new": 3})
    sleutel.run(["ruim-op"])
    assert capsys.readouterr().out == (
        "Weggehaald: old.\nEr is geen oude sleutel om weg te halen.\n"
    )


@pytest.mark.parametrize("arguments", [["weg"], ["draai", "nu"], ["--help"]])
def test_anything_else_is_one_sentence(master_file, arguments):
    with pytest.raises(Fault, match="Kies wat je wilt"):
        sleutel.run(arguments)


def faults(path):
    yield "absent", NoMaster("absent", path=str(path))
    yield "faulty", NoMaster("faulty", path=str(path), key=2)
    yield "lacks_key", NoMaster("lacks_key", master="abc")
    yield "not_here", NoMaster("not_here")
    yield "open_to_others", NoMaster("open_to_others", path=str(path), mode="0644")
    yield "owner_only", NoMaster("owner_only")
    yield "unreadable", NoMaster("unreadable", path=str(path))
    yield "unwritable", NoMaster("unwritable", path=str(path))


def test_every_fault_has_its_sentence(tmp_path):
    told = {reason: sleutel.sentence(fault) for reason, fault in faults(tmp_path)}
    assert told.keys() == sleutel._SENTENCES.keys()
    assert all("{" not in sentence for sentence in told.values())


def test_no_key_is_ever_shown(master_file, stand, capsys):
    keys = Masters((master.new_master(), *master.load(master_file).keys))
    master.write(master_file, keys)
    stand(tuple(key.id for key in keys.keys), {keys.newest.id: 1})
    for arguments in ([], ["draai"], ["ruim-op"]):
        sleutel.run(arguments)
    shown = capsys.readouterr().out
    for line in master_file.read_text().splitlines():
        assert line.split(" ")[-1] not in shown or line.startswith("#")
