"""The sealed form itself: what the bytes mean, and to which place they are bound."""

import os
import struct
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from baken.foundation.vault.errors import Tampered

VERSION: Final = 1
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
HEAD: Final = struct.Struct(">BQ")  # version, kluis
OVERHEAD: Final = HEAD.size + NONCE_BYTES + TAG_BYTES


@dataclass(frozen=True, kw_only=True)
class Key:
    """The open data key of one kluis; it lives as long as the call that asked for it."""

    kluis_id: int
    organisatie_id: int
    secret: bytes = field(repr=False)


def new_secret() -> bytes:
    """Return 32 fresh random bytes: a key for AES-256."""
    return os.urandom(KEY_BYTES)


def seal(plain: bytes, *, key: Key, place: tuple[str | int, ...]) -> bytes:
    """Return the plain bytes sealed under this kluis, bound to the place (table, column, row)."""
    head, nonce = HEAD.pack(VERSION, key.kluis_id), os.urandom(NONCE_BYTES)
    return head + nonce + AESGCM(key.secret).encrypt(nonce, plain, _bound(head, place))


def unseal(sealed: bytes, *, key: Key, place: tuple[str | int, ...]) -> bytes:
    """Return the plain bytes. :raises Tampered: if they are not of this kluis or this place."""
    head = sealed[: HEAD.size]
    if not is_sealed(sealed) or HEAD.unpack(head)[1] != key.kluis_id:
        raise Tampered(kluis=key.kluis_id)
    rest = memoryview(sealed)[HEAD.size :]  # a part of a file is not copied
    try:
        return AESGCM(key.secret).decrypt(
            rest[:NONCE_BYTES], rest[NONCE_BYTES:], _bound(head, place)
        )
    except InvalidTag as fault:
        raise Tampered(kluis=key.kluis_id) from fault


def is_sealed(value: bytes) -> bool:
    """Return whether these bytes have the form of a sealed value (not whether they open)."""
    return len(value) >= OVERHEAD and value[0] == VERSION


def wrap(secret: bytes, *, under: AESGCM, place: tuple[str | int, ...]) -> bytes:
    """Return a key sealed under another key, bound to the place where the wrapped key stands."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + under.encrypt(nonce, secret, _bound(b"wrap", place))


def unwrap(wrapped: bytes, *, under: AESGCM, place: tuple[str | int, ...]) -> bytes:
    """Return the key that was wrapped. :raises Tampered: if key or place is another."""
    if len(wrapped) != NONCE_BYTES + KEY_BYTES + TAG_BYTES:
        raise Tampered()
    nonce, rest = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
    try:
        return under.decrypt(nonce, rest, _bound(b"wrap", place))
    except InvalidTag as fault:
        raise Tampered() from fault


def _bound(head: bytes, place: tuple[str | int, ...]) -> bytes:
    # No name and no number holds a NUL, so no two places ever spell the same bytes.
    return head + "\0".join(map(str, place)).encode()
