"""The Chromium that the tests drive: found, or installed where that is allowed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from baken.config.fault import Fault

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DOWNLOADED = "chromium-*/chrome-linux*/chrome"  # where Playwright puts its own


def find_or_install() -> Path:
    """Return a Chromium that starts; root installs one where there is none.

    :raises Fault: one sentence that says what to install.
    """
    named = os.environ.get("BAKEN_CHROMIUM")
    if named:
        if not _works(Path(named)):
            raise Fault(f"BAKEN_CHROMIUM names {named}, which does not start as a browser.")
        return Path(named)
    found = _find()
    if found is None and os.geteuid() == 0:
        _install()
        found = _find()
    if found is None:
        raise Fault(
            "The tests need a Chromium; install it (Debian: apt-get install chromium; Ubuntu:"
            " .venv/bin/playwright install --with-deps chromium) or name one in BAKEN_CHROMIUM."
        )
    return found


def _find() -> Path | None:
    kept = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or "~/.cache/ms-playwright")
    own = sorted(kept.expanduser().glob(DOWNLOADED), reverse=True)
    system = [Path(path) for path in map(shutil.which, NAMES) if path]
    return next((path for path in [*system, *own] if _works(path)), None)


def _works(path: Path) -> bool:
    """Whether it says its version: Ubuntu's chromium-browser may be a shell without a browser."""
    try:
        said = subprocess.run(
            [path, "--version"], capture_output=True, text=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and "chrom" in said.stdout.lower()


def _install() -> None:
    """Install Debian's Chromium, or Playwright's where the system has none."""
    sys.stderr.write("baken: installing Chromium for the tests\n")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        if shutil.which(command[0]):
            subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
    if _find() is None:
        command = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
