"""What can be refused: each kind has one answer on the screen, given in one place."""


class Refused(Exception):
    """The request cannot be done; `code` names the sentence of `policy/refusals.toml`."""

    def __init__(self, code: str, **facts: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class NotFound(Refused):
    """It is not there, or this person may not know that it is."""

    def __init__(self, code: str = "not_found", **facts: int | str) -> None:
        super().__init__(code, **facts)


class NotAllowed(Refused):
    """The person does not hold this right here."""

    def __init__(self, code: str = "not_allowed", **facts: int | str) -> None:
        super().__init__(code, **facts)


class WrongState(Refused):
    """The move is not possible from the present state."""


class Conflict(WrongState):
    """Somebody changed the row after this person looked at it; `newer` is its version now."""

    def __init__(self, *, seen: int, newer: int) -> None:
        super().__init__("conflict", seen=seen, newer=newer)
