"""./baken run: serve staff and public until Ctrl-C, and bring back what falls over."""

import os
import sys
from contextlib import ExitStack

from baken.config import cluster, ports, processes
from baken.config.cli import child
from baken.config.environment import Environment, environment, warnings
from baken.config.fault import Fault

WELCOME = """
Baken is running.

  Staff pages    {staff}
  Public pages   {public}
{first}
Stop with Ctrl-C. The next ./baken run goes on where this one was.
"""
FIRST = """
Try this first, in two windows. Make the second one private: then it logs in by itself.

  1. Log in as secretariaat with one click, press N, and take down who wants to be called back.
  2. Log in as front office in the other window, call back, give advies, and close it.
"""


def run(arguments: list[str]) -> int:
    """Serve until asked to stop; return 0 after a clean stop."""
    if arguments:
        raise Fault("./baken run takes no arguments; its settings are BAKEN_* (./baken help).")
    here = environment()
    for warning in warnings(os.environ):
        sys.stderr.write(f"baken: {warning}\n")
    with ExitStack() as stack:
        sockets = stack.enter_context(ports.opened(here))
        held = stack.enter_context(cluster.running(here))
        answer = child.call([sys.executable, "-m", "baken.config.cli", "prepare"])
        if answer:
            return answer
        watched = processes.all_of(here, sockets)
        processes.watch(watched, held=held, ready=lambda: _welcome(here))
    sys.stdout.write("Baken has stopped.\n")
    return 0


def _welcome(here: Environment) -> None:
    first = FIRST if here.demo else ""
    text = WELCOME.format(staff=here.staff_origins[0], public=here.public_origins[0], first=first)
    sys.stdout.write(text)
    sys.stdout.flush()
