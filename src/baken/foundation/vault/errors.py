"""What can be refused when something sealed is asked for."""

from baken.core.errors import Refused, WrongState


class Destroyed(WrongState):
    """The kluis is destroyed: what it held can never be read again, by anybody."""

    def __init__(self, **facts: int | str) -> None:
        super().__init__("kluis_destroyed", **facts)


class Tampered(Refused):
    """The sealed bytes do not belong here, or are not what was once written."""

    def __init__(self, **facts: int | str) -> None:
        super().__init__("kluis_tampered", **facts)


class NoMaster(Refused):
    """The file with the master key is absent, faulty, or lacks the key that is needed."""

    def __init__(self, code: str, **facts: int | str) -> None:
        super().__init__(code, **facts)


class TooLarge(Refused):
    """The file is larger than a kluis takes."""

    def __init__(self, *, limit_mb: int) -> None:
        super().__init__("file_too_large", limit_mb=limit_mb)
