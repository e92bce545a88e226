"""The file of master keys is made once, is for one user's eyes, and is never half written."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from baken.foundation.vault import master
from baken.foundation.vault.errors import NoMaster
from baken.foundation.vault.master import Masters


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "master.key"


def refusal(path) -> str:
    with pytest.raises(NoMaster) as fault:
        master.load(path)
    return fault.value.reason


def test_the_first_start_makes_it_for_one_user_and_the_next_finds_it(path):
    first = master.ensure(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert master.ensure(path) == first
    assert len(first.newest.secret) == 32


def test_many_first_starts_at_once_agree(path):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(master.ensure, [path] * 24))
    assert all(one == found[0] for one in found)


def test_newest_first_and_each_is_found_by_its_id(path):
    old = master.ensure(path)
    new = master.new_master()
    master.write(path, Masters((new, *old.keys)))
    masters = master.load(path)
    assert masters.newest == new
    assert masters.find(old.newest.id) == old.newest
    with pytest.raises(NoMaster):
        masters.find("000000000000")


def test_what_is_absent_is_said(path):
    assert refusal(path) == "absent"
    assert refusal(None) == "not_here"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o777])
def test_a_file_that_others_can_read_is_refused(path, mode):
    master.ensure(path)
    path.chmod(mode)
    assert refusal(path) == "open_to_others"


@pytest.mark.parametrize("line", ["", "# niets", "abc", "abc ===", "abc QUJD", "é"])
def test_a_faulty_file_is_refused(path, line):
    master.ensure(path)
    path.write_text(line, encoding="utf-8")
    assert refusal(path) in {"faulty", "unreadable"}


def test_a_damaged_key_is_noticed_by_its_id(path):
    first = master.ensure(path).newest
    text = path.read_text()
    at = text.index(first.id) + len(first.id) + 5
    path.write_text(text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :])
    assert refusal(path) == "faulty"


def test_a_write_that_breaks_off_leaves_the_old_file(path, monkeypatch):
    old = master.ensure(path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoMaster) as fault:
        master.write(path, Masters((master.new_master(), *old.keys)))
    assert fault.value.reason == "unwritable"
    assert master.load(path) == old
    assert [p.name for p in sorted(path.parent.iterdir())] == ["master.key", "master.key.lock"]


def test_what_a_killed_write_left_is_cleared_away(path):
    master.ensure(path)
    left = path.with_name("master.key.new")
    left.write_text("half a key")
    with master.locked(path):
        assert not left.exists()


def test_a_link_to_the_file_stays_a_link(path, tmp_path):
    old = master.ensure(path)
    link = tmp_path / "link"
    link.symlink_to(path)
    master.write(link, Masters((master.new_master(), *old.keys)))
    assert link.is_symlink()
    assert master.load(path) == master.load(link)


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NoMaster) as fault:
        master.ensure(tmp_path / "file" / "master.key")
    assert fault.value.reason == "unwritable"


def test_no_master_key_shows_itself(path):
    assert "secret" not in repr(master.ensure(Path(path)))
