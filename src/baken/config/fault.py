"""What stops a program before it serves anybody: one sentence for the person who started it."""


class Fault(Exception):
    """Something on this machine stands in the way; the text says what and what to do."""
