"""./baken woorden: compile the translations that are newer than what is in use."""

import sys

from baken.config.words import compile_words


def run(_arguments: list[str]) -> int:
    """Compile and return 0."""
    for path in compile_words():
        sys.stdout.write(f"{path}\n")
    return 0
