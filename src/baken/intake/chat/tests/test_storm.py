"""The storm of the bench, shortened: lines are cut, servers and database killed, nothing is lost."""

import os
import subprocess
import sys

from baken.config.environment import environment
from tests.databases import ROOT

STORM = [sys.executable, ROOT / "bench" / "chaos_chat.py", "--cuts", "300", "--talks", "6"]


def test_nothing_that_was_acknowledged_is_lost():
    given = os.environ | {"BAKEN_DATA": str(environment().data / "storm")}
    done = subprocess.run(
        STORM, env=given, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 lost, 0 doubled, 0 out of order" in done.stdout
