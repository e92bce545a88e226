"""How a failure of the public site is told: where in the code, never who asked for what."""

import logging
import traceback


class Failure(logging.Formatter):
    """Writes the place and the kind of a failure; its words could hold what a visitor sent."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one record as text."""
        head = f"{self.formatTime(record)} {record.levelname} {record.name}"
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return f"{head} {record.getMessage()}" if record.name != "django.request" else head
        places = "".join(traceback.format_tb(error.__traceback__))
        return f"{head} {type(error).__name__}\n{places}".rstrip()
