"""The keys of a talk on the worker's side: out of their boxes, and in the kluis of the talk."""

from base64 import b64decode, b64encode
from collections.abc import Mapping

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from baken.foundation.vault.errors import alarm
from baken.foundation.vault.sealed import read, read_many, seal
from baken.intake.chat.models import Deel, Lijn, Sleutel, Sleutelpaar
from baken.intake.chat.rules import secrecy


def keys_of(lijn: Lijn) -> Mapping[int, bytes]:
    """Return the open keys of the parts of a talk, by the number of the part.

    A visitor who came back began a new part: its box is opened first.
    """
    if lijn.kluis_id is None:
        return {}
    _take(lijn)
    parts = Deel.objects.filter(lijn=lijn).exclude(for_staff=None).select_related("lijn")
    texts = read_many(list(parts), "for_staff")
    return {part.number: b64decode(texts[part.pk]) for part in parts}


def private_of(organisatie_id: int) -> X25519PrivateKey:
    """Return the private key of an organisatie."""
    pair = Sleutelpaar.objects.get(organisatie_id=organisatie_id)
    return X25519PrivateKey.from_private_bytes(b64decode(read(pair, "private")))


def _take(lijn: Lijn) -> None:
    """Put the keys that are boxed for this organisatie in the kluis of the talk."""
    boxes = Sleutel.objects.filter(deel__lijn=lijn, organisatie=lijn.organisatie)
    if lijn.organisatie_id is None or not boxes.exists():
        return
    private = private_of(lijn.organisatie_id)
    found = list(boxes.select_for_update(of=("self",)).select_related("deel"))
    for box in found:
        deel = box.deel
        deel.lijn = lijn
        try:
            key = secrecy.unbox(bytes(box.boxed), private=private)
        except (secrecy.Closed, ValueError):
            alarm(table="chat_sleutel", row_id=box.pk)
        else:
            seal(deel, for_staff=b64encode(key).decode())
            deel.save(update_fields=["for_staff"])
        box.delete()
