"""Which question comes first: the classes of `policy/volgorde.toml`, for a consult."""

from datetime import datetime


def risk_of(*, is_spoed: bool, due_at: datetime, now: datetime, tomorrow: datetime) -> str:
    """Return the class of risk of a question that waits; `tomorrow` is the coming midnight."""
    if is_spoed:
        return "spoed"
    if due_at <= now:
        return "te_laat"
    return "vandaag" if due_at <= tomorrow else "later"
