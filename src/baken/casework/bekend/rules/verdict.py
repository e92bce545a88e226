"""What is said of two persons who look alike."""

from enum import StrEnum


class Verdict(StrEnum):
    """An empty one waits for somebody to look."""

    SAME = "same"
    OTHER = "other"
