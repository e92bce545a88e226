"""A sealed value opens in its own place under its own key, and nowhere else."""

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from baken.foundation.vault import envelope
from baken.foundation.vault.envelope import Key, new_secret, seal, unseal, unwrap, wrap
from baken.foundation.vault.errors import Tampered

KEY = Key(kluis_id=7, organisatie_id=1, secret=new_secret())
PLACE = ("contact_contact", "about", 12)


@given(st.binary(max_size=2000))
def test_what_is_sealed_opens_again(plain):
    sealed = seal(plain, key=KEY, place=PLACE)
    assert unseal(sealed, key=KEY, place=PLACE) == plain
    assert envelope.is_sealed(sealed)
    assert len(sealed) == len(plain) + envelope.OVERHEAD


def test_the_same_text_is_never_sealed_the_same_twice():
    assert seal(b"ja", key=KEY, place=PLACE) != seal(b"ja", key=KEY, place=PLACE)


@pytest.mark.parametrize(
    "place",
    [
        ("contact_contact", "about", 13),
        ("contact_contact", "other", 12),
        ("zaak_zaak", "about", 12),
        ("contact_contact", "about12", ""),
        ("contact_contactabout", 12),
    ],
)
def test_another_place_is_refused(place):
    with pytest.raises(Tampered):
        unseal(seal(b"tekst", key=KEY, place=PLACE), key=KEY, place=place)


@pytest.mark.parametrize(
    "key",
    [
        Key(kluis_id=8, organisatie_id=1, secret=KEY.secret),
        Key(kluis_id=7, organisatie_id=1, secret=new_secret()),
    ],
    ids=["another kluis", "another key"],
)
def test_another_key_is_refused(key):
    with pytest.raises(Tampered):
        unseal(seal(b"tekst", key=KEY, place=PLACE), key=key, place=PLACE)


def test_every_changed_bit_is_noticed():
    sealed = seal(b"tekst", key=KEY, place=PLACE)
    for bit in range(len(sealed) * 8):
        broken = bytearray(sealed)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Tampered):
            unseal(bytes(broken), key=KEY, place=PLACE)


@given(st.binary(max_size=80))
def test_any_other_bytes_are_refused(junk):
    with pytest.raises(Tampered):
        unseal(junk, key=KEY, place=PLACE)


def test_a_value_cut_short_is_refused():
    sealed = seal(b"tekst", key=KEY, place=PLACE)
    for length in range(len(sealed)):
        with pytest.raises(Tampered):
            unseal(sealed[:length], key=KEY, place=PLACE)


def test_a_wrapped_key_opens_in_its_own_place_under_its_own_key_only():
    above, secret = AESGCM(new_secret()), new_secret()
    wrapped = wrap(secret, under=above, place=("kluis", 7, 1))
    assert unwrap(wrapped, under=above, place=("kluis", 7, 1)) == secret
    for under, place in [(AESGCM(new_secret()), ("kluis", 7, 1)), (above, ("kluis", 7, 2))]:
        with pytest.raises(Tampered):
            unwrap(wrapped, under=under, place=place)
    with pytest.raises(Tampered):
        unwrap(wrapped[:-1], under=above, place=("kluis", 7, 1))


def test_no_key_shows_itself():
    assert repr(KEY.secret) not in repr(KEY)
    assert "secret" not in repr(KEY)
