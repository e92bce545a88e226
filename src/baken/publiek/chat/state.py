"""How it stands with the chat, as the pages of this process may tell: kept by the line, a few
seconds old at most."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from baken.intake.chat.adapters.line import Public
from baken.intake.chat.rules.opening import Opening, Stand, opening_now

TRUE_FOR = timedelta(seconds=20)


@dataclass
class State:
    """What was last seen, and when; a state that is old says that nobody is there."""

    seen: Public | None = None
    at: datetime | None = None

    def keep(self, seen: Public, *, at: datetime) -> None:
        """Keep what was seen."""
        self.seen, self.at = seen, at

    def opening(self, now: datetime) -> Opening:
        """Return how it stands with the chat."""
        seen = self._seen(now)
        return opening_now(
            now,
            is_manned=seen is not None and seen.is_manned,
            practice=settings.BAKEN.demo,
        )

    def waiting(self, now: datetime) -> int:
        """Return how many others wait."""
        seen = self._seen(now)
        return 0 if seen is None else seen.waiting

    def is_open(self, now: datetime) -> bool:
        """Return whether a chat can begin now."""
        return self.opening(now).stand is Stand.OPEN

    def _seen(self, now: datetime) -> Public | None:
        return self.seen if self.at is not None and now - self.at <= TRUE_FOR else None


STATE = State()
