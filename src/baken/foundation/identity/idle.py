"""When a session began, when somebody last touched it, and whether its screen is locked."""

from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

BEGUN = "begun_at"
SEEN = "seen_at"
LOCKED = "locked_at"
COARSEST = timedelta(seconds=30)


def begin(session: SessionBase, *, at: datetime) -> None:
    """Note that a person has just logged in."""
    session[BEGUN] = session[SEEN] = at.isoformat()
    session.pop(LOCKED, None)


def is_locked(session: SessionBase) -> bool:
    """Return whether the screen waits for its person to log in again."""
    return LOCKED in session


def is_idle(session: SessionBase, *, at: datetime, allowed: timedelta) -> bool:
    """Return whether nobody was active for as long as is allowed."""
    seen = _moment(session, SEEN)
    return seen is not None and at - seen >= allowed


def is_over(session: SessionBase, *, at: datetime, longest: timedelta) -> bool:
    """Return whether the session began so long ago that activity no longer prolongs it."""
    begun = _moment(session, BEGUN)
    return begun is not None and at - begun >= longest


def began_within(session: SessionBase, *, at: datetime, term: timedelta) -> bool:
    """Return whether the person logged in no longer ago than this."""
    begun = _moment(session, BEGUN)
    return begun is not None and at - begun < term


def note_activity(session: SessionBase, *, at: datetime, allowed: timedelta) -> None:
    """Note that somebody is active; written at most twice a minute, so reading stays cheap."""
    session.setdefault(BEGUN, at.isoformat())
    seen = _moment(session, SEEN)
    if seen is None or at - seen > min(COARSEST, allowed / 20):
        session[SEEN] = at.isoformat()


def lock(session: SessionBase, *, at: datetime) -> None:
    """Lock the screen; the session stays the person's own."""
    session[LOCKED] = at.isoformat()


def unlock(session: SessionBase, *, at: datetime) -> None:
    """Let the person go on, under a new session key."""
    session.pop(LOCKED, None)
    session[SEEN] = at.isoformat()
    session.cycle_key()


def _moment(session: SessionBase, key: str) -> datetime | None:
    written = session.get(key)
    return datetime.fromisoformat(written) if isinstance(written, str) else None
