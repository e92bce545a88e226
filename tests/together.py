"""Lets people do things at the same moment, each on a connection of their own."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection

SECONDS = 30


def together(*doings: Callable[[], Any]) -> Sequence[Any]:
    """Do these at the same moment; return for each its result or what it raised, in order."""
    results: list[Any] = [None] * len(doings)
    gate = threading.Barrier(len(doings))

    def do(place: int) -> None:
        gate.wait(SECONDS)
        try:
            results[place] = doings[place]()
        except Exception as fault:
            results[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(n,), daemon=True) for n in range(len(doings))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS)
    assert not any(thread.is_alive() for thread in threads), "two people wait for each other"
    return results
