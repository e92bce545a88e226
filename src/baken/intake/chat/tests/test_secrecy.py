"""The key of a talk opens for its visitor and for the organisaties, and for nobody else."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from baken.intake.chat.rules import secrecy


def test_a_token_is_read_back_and_nothing_else_is_one():
    told = secrecy.new_token()
    assert len(secrecy.read_token(told)) == secrecy.TOKEN_BYTES
    for wrong in (
        "",
        "x",
        told[:-2],
        told + "aa",
        "é" * 43,
        told[:-1] + " ",
        "=" * 44,
        "\x00" * 43,
    ):
        assert secrecy.read_token(wrong) is None


def test_the_name_of_a_line_tells_nothing_of_its_token():
    token = secrecy.read_token(secrecy.new_token())
    assert secrecy.name_of(token) == secrecy.name_of(token) != token
    assert secrecy.name_of(token) != secrecy.name_of(secrecy.read_token(secrecy.new_token()))


def test_a_box_opens_for_whom_it_was_closed():
    token, key = secrecy.read_token(secrecy.new_token()), secrecy.new_key()
    private = secrecy.own_key(token)
    boxed = secrecy.box(key, public=private.public_key().public_bytes_raw())
    assert len(boxed) == secrecy.BOX_BYTES and key not in boxed
    assert secrecy.unbox(boxed, private=secrecy.own_key(token)) == key
    for other in (X25519PrivateKey.generate(), secrecy.own_key(bytes(32))):
        with pytest.raises(secrecy.Closed):
            secrecy.unbox(boxed, private=other)


@pytest.mark.parametrize("place", [0, 31, 32, 43, 44, 91])
def test_a_box_that_was_touched_stays_closed(place):
    secret, public = secrecy.new_pair()
    boxed = bytearray(secrecy.box(secrecy.new_key(), public=public))
    boxed[place] ^= 1
    private = X25519PrivateKey.from_private_bytes(secret)
    with pytest.raises(secrecy.Closed):
        secrecy.unbox(bytes(boxed), private=private)
    with pytest.raises(secrecy.Closed):
        secrecy.unbox(bytes(boxed[:-1]), private=private)


def test_a_message_opens_with_its_key_at_its_place_alone():
    key, place = secrecy.new_key(), secrecy.place_of(name=b"n", side="b", client=b"1")
    sealed = secrecy.seal_text("Hij is er. 🙈", key=key, place=place)
    assert secrecy.open_text(sealed, key=key, place=place) == "Hij is er. 🙈"
    other = secrecy.place_of(name=b"n", side="m", client=b"1")
    for wrong in ({"key": secrecy.new_key(), "place": place}, {"key": key, "place": other}):
        with pytest.raises(secrecy.Closed):
            secrecy.open_text(sealed, **wrong)
