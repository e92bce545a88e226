"""Makes a word of a clue that tells nothing to who has not the key."""

import hmac
from collections.abc import Mapping

WORD_BYTES = 8  # a bigint; at 15 million words one in a million is another's by chance
_PURPOSE = b"baken.bekend.trefwoord.1"


def key_for_words(secret: bytes) -> bytes:
    """Return the key for words that belongs to the secret of a kluis, and does nothing else."""
    return hmac.digest(secret, _PURPOSE, "sha256")


def word_of(clue: str, *, key: bytes) -> int:
    """Return the word of a clue: the first eight bytes of its HMAC-SHA256, with a sign."""
    digest = hmac.digest(key, clue.encode(), "sha256")
    return int.from_bytes(digest[:WORD_BYTES], "big", signed=True)


def words_of(clues: Mapping[str, int], *, key: bytes) -> dict[int, int]:
    """Return the words of clues, each with how much it tells."""
    return {word_of(clue, key=key): weight for clue, weight in clues.items()}
