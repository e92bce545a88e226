"""The command line: what it finds, what it says, what it does not load."""

import os
import subprocess
import sys

import pytest

from baken.config import cli
from baken.config.cli import check
from baken.config.environment import KNOWN


def command(*arguments, **variables):
    return subprocess.run(
        [sys.executable, "-m", "baken.config.cli", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables},
    )


def said(capsys, monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["baken", *arguments])
    monkeypatch.setattr(cli.signal, "signal", lambda *_: None)
    code = cli.main()
    return code, capsys.readouterr()


def test_help_names_every_command_and_setting(capsys, monkeypatch):
    for asked in ((), ("help",), ("--help",)):
        code, heard = said(capsys, monkeypatch, *asked)
        assert code == 0
        for name in [*cli.COMMANDS, *KNOWN, "DATABASE_URL"]:
            assert name in heard.out


def test_an_unknown_command_gets_the_nearest(capsys, monkeypatch):
    code, heard = said(capsys, monkeypatch, "rnu")
    assert (code, heard.out) == (2, "")
    assert heard.err == "baken: There is no command 'rnu'; did you mean run?\n"


def test_a_fault_of_the_settings_is_one_line_and_code_2():
    done = command("psql", BAKEN_PORT="x")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "baken: BAKEN_PORT is 'x'; it is a whole number from 1 to 65535.\n"


def test_what_the_machine_refuses_is_one_line(tmp_path):
    (tmp_path / "file").touch()
    done = command("psql", BAKEN_DATA=str(tmp_path / "file" / "data"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("baken: ")


def test_an_unknown_check_is_named(capsys, monkeypatch):
    code, heard = said(capsys, monkeypatch, "check", "spelling")
    assert code == 2
    assert all(name in heard.err for name in check.CHECKS)


@pytest.mark.parametrize("asked", [["termijn", "bezwaar", "2026-03-02"], ["help"]])
def test_what_needs_no_database_loads_no_django(asked):
    program = (
        "import sys; from baken.config import cli; sys.argv[1:] = sys.argv[1:];"
        "cli.main(); sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, *asked], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout
