"""`./baken audit verify`: is the sealed trail intact, and what is its head?"""

import sys

from django.utils import timezone

from baken.config.fault import Fault
from baken.foundation.audit.seal import first_broken, head, seal_rows

USE = "Say: ./baken audit verify, ./baken audit seal or ./baken audit head."


def run(arguments: list[str]) -> int:
    """Check, seal, or print the head of the trail; 1 when the trail is broken."""
    match arguments:
        case ["verify"]:
            broken = first_broken()
            sys.stdout.write("intact\n" if broken is None else f"broken: {broken}\n")
            return 0 if broken is None else 1
        case ["seal"]:
            sys.stdout.write(f"{seal_rows(at=timezone.now())} rows sealed\n")
            return 0
        case ["head"]:
            sys.stdout.write(f"{head()}\n")
            return 0
    raise Fault(USE)
