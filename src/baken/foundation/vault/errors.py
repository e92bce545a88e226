"""What can be refused when something sealed is asked for, and the alarm when it was touched."""

import logging

from baken.core.errors import Refused, WrongState

logger = logging.getLogger(__name__)


class Destroyed(WrongState):
    """The kluis is destroyed: what it held can never be read again, by anybody."""

    def __init__(self, **facts: int | str) -> None:
        super().__init__("kluis_destroyed", **facts)


class Tampered(Refused):
    """The sealed bytes do not belong here, or are not what was once written."""

    def __init__(self, **facts: int | str) -> None:
        super().__init__("kluis_tampered", **facts)


class NoMaster(Refused):
    """The file of master keys is absent, faulty, or lacks the key that is needed.

    `reason` is a code for the person who looks after the machine; a page says nothing of it.
    """

    def __init__(self, reason: str, **facts: int | str) -> None:
        super().__init__("kluis_no_master", reason=reason, **facts)
        self.reason = reason


class TooLarge(Refused):
    """The file is larger than a kluis takes."""

    def __init__(self, *, limit_mb: int) -> None:
        super().__init__("file_too_large", limit_mb=limit_mb)


def alarm(*, table: str, row_id: int) -> None:
    """Leave a line in the log, so that who catches `Tampered` cannot keep it silent: ids only."""
    logger.error("tampered: table %s, row %s", table, row_id)
