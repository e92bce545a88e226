"""./baken woorden: compile the translations; `verzamel` first gathers what the screens say."""

import sys

from baken.config.collect import collect, untranslated
from baken.config.fault import Fault
from baken.config.words import compile_words


def run(arguments: list[str]) -> int:
    """Compile, after gathering where asked; 1 when a text has no English yet."""
    match arguments:
        case []:
            pass
        case ["verzamel"]:
            collect()
        case _:
            raise Fault("Say: ./baken woorden, or ./baken woorden verzamel.")
    for path in compile_words():
        sys.stdout.write(f"{path}\n")
    missing = untranslated()
    for text in missing:
        sys.stdout.write(f"no English: {text}\n")
    return 1 if missing else 0
