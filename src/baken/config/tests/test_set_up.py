"""The program ./baken on a machine that lacks something, and what the servers write down."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import uvicorn

from baken.config import ports
from baken.config.cli import serve

ROOT = Path(__file__).parents[4]
TOOLS = ("sh", "dirname", "readlink", "cksum", "cat", "mkdir", "rm", "flock")
OLD = '#!/bin/sh\ncase "$*" in *platform*) echo 3.9.2 ;; *) exit 1 ;; esac\n'
NO_PIP = '#!/bin/sh\n[ "$2" = pip ] && exit 1\nexit 0\n'


@pytest.mark.parametrize(
    ("python3", "sentence"),
    [(None, "python3 is missing"), (OLD, "python3 is 3.9.2"), (NO_PIP, "pip is missing")],
)
def test_a_machine_that_lacks_something_gets_one_sentence(tmp_path, python3, sentence):
    checkout, programs = tmp_path / "a checkout", tmp_path / "bin"
    checkout.mkdir()
    programs.mkdir()
    for name in ("baken", "uv.lock"):
        shutil.copy2(ROOT / name, checkout)
    for name in TOOLS:
        found = shutil.which(name)
        if found:
            (programs / name).symlink_to(found)
    if python3:
        (programs / "python3").write_text(python3)
        (programs / "python3").chmod(0o755)
    done = subprocess.run(
        [checkout / "baken", "help"],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={"PATH": str(programs), "HOME": str(tmp_path)},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"baken: {sentence}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", serve.APPLICATIONS)
def test_no_request_is_written_down(monkeypatch, name):
    asked = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: asked.append(self.config))
    with ports.socket.socket() as listening:
        serve.run([name, str(os.dup(listening.fileno()))])
    (config,) = asked
    assert not config.access_log
    assert config.log_level == "warning"
    assert config.proxy_headers
