"""Who can open the text of a chat: the visitor with his token, and each organisatie by itself.

A visitor holds a token and nothing else. From it come the hash by which his line is found, and the
pair of keys with which he opens the key of the talk. The public side wraps that key for him and for
each organisatie, and forgets it; it holds no secret of its own.
"""

import hashlib
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

TOKEN_BYTES = 32
KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
BOX_BYTES = KEY_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES


class Closed(ValueError):
    """What was sealed does not open with this key, or at this place."""


def new_token() -> str:
    """Return what a visitor keeps for as long as he is there."""
    return urlsafe_b64encode(os.urandom(TOKEN_BYTES)).decode().rstrip("=")


def read_token(told: str) -> bytes | None:
    """Return the token a browser sends; None when it has not the form of one."""
    try:
        token = urlsafe_b64decode(told + "=" * (-len(told) % 4))
    except (Error, ValueError):
        return None
    return token if len(token) == TOKEN_BYTES and told.isascii() else None


def name_of(token: bytes) -> bytes:
    """Return the hash by which the line of a token is found; the token cannot be told from it."""
    return hashlib.sha256(b"baken chat line" + token).digest()


def own_key(token: bytes) -> X25519PrivateKey:
    """Return the private key of a visitor; it is made from his token each time."""
    return X25519PrivateKey.from_private_bytes(_derived(token, b"baken chat visitor"))


def new_key() -> bytes:
    """Return a fresh key for one part of a talk."""
    return os.urandom(KEY_BYTES)


def new_pair() -> tuple[bytes, bytes]:
    """Return the private and the public key of an organisatie."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def box(key: bytes, *, public: bytes) -> bytes:
    """Return a key that only the owner of this public key can take out."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    head = once.public_key().public_bytes_raw()
    nonce = os.urandom(NONCE_BYTES)
    under = AESGCM(_derived(shared, b"baken chat box" + head + public))
    return head + nonce + under.encrypt(nonce, key, None)


def unbox(boxed: bytes, *, private: X25519PrivateKey) -> bytes:
    """Return the key. :raises Closed: if it was meant for another."""
    if len(boxed) != BOX_BYTES:
        raise Closed
    head, nonce, rest = boxed[:KEY_BYTES], boxed[KEY_BYTES:][:NONCE_BYTES], boxed[-48:]
    own = private.public_key().public_bytes_raw()
    shared = private.exchange(X25519PublicKey.from_public_bytes(head))
    try:
        return AESGCM(_derived(shared, b"baken chat box" + head + own)).decrypt(nonce, rest, None)
    except InvalidTag:
        raise Closed from None


def seal_bytes(told: bytes, *, key: bytes, place: bytes) -> bytes:
    """Return what was told sealed, bound to its place."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, told, place)


def open_bytes(sealed: bytes, *, key: bytes, place: bytes) -> bytes:
    """Return what was sealed. :raises Closed: if key or place is another."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place)
    except InvalidTag:
        raise Closed from None


def seal_text(text: str, *, key: bytes, place: bytes) -> bytes:
    """Return one message sealed, bound to its place: the line, the side, and its own id."""
    return seal_bytes(text.encode(), key=key, place=place)


def open_text(sealed: bytes, *, key: bytes, place: bytes) -> str:
    """Return the text of a message. :raises Closed: if key or place is another."""
    return open_bytes(sealed, key=key, place=place).decode()


def place_of(*, name: bytes, side: str, client: bytes) -> bytes:
    """Return what a message is bound to; `name` is that of its line."""
    return b"chat" + name + side.encode() + client


def _derived(secret: bytes, info: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=info).derive(secret)
