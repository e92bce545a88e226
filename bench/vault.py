"""Measures what sealing costs: texts and files through the vault, beside bare AES-GCM.

Run it with `./baken python bench/vault.py`; it needs no database.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from baken.foundation.vault.envelope import Key, new_secret, seal, unseal

ROUNDS = 5
SIZES = {"text of 200 bytes": (200, 20_000), "part of 256 KiB": (256 * 1024, 200)}
PLACE = ("contact_contact", "about", 1234567)


def per_second(do: Callable[[], object], times: int) -> float:
    """Return how many times a second this is done."""
    start = time.perf_counter()
    for _ in range(times):
        do()
    return times / (time.perf_counter() - start)


def measure(size: int, times: int) -> dict[str, list[float]]:
    """Return operations per second of each way, in interleaved rounds."""
    key = Key(kluis_id=1, organisatie_id=1, secret=new_secret())
    plain, bare, nonce = os.urandom(size), AESGCM(key.secret), os.urandom(12)
    sealed, bare_sealed = seal(plain, key=key, place=PLACE), bare.encrypt(nonce, plain, b"")
    ways: dict[str, Callable[[], object]] = {
        "seal": lambda: seal(plain, key=key, place=PLACE),
        "bare encrypt": lambda: bare.encrypt(os.urandom(12), plain, b""),
        "unseal": lambda: unseal(sealed, key=key, place=PLACE),
        "bare decrypt": lambda: bare.decrypt(nonce, bare_sealed, b""),
    }
    rounds = [{name: per_second(do, times) for name, do in ways.items()} for _ in range(ROUNDS)]
    return {name: [found[name] for found in rounds] for name in ways}


def main() -> None:
    """Print medians of five rounds with their spread, and the ratio to bare AES-GCM."""
    for what, (size, times) in SIZES.items():
        found = measure(size, times)
        medians = {name: statistics.median(rates) for name, rates in found.items()}
        for name, rates in found.items():
            spread = f"{min(rates):,.0f}-{max(rates):,.0f}"
            sys.stdout.write(f"{what}: {name:13}{medians[name]:>10,.0f}/s ({spread})\n")
        sealing = medians["seal"] / medians["bare encrypt"]
        opening = medians["unseal"] / medians["bare decrypt"]
        sys.stdout.write(f"{what}: {sealing:.2f} and {opening:.2f} of bare AES-GCM\n")


if __name__ == "__main__":
    main()
