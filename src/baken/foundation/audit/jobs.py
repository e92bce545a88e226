"""Seals the audit trail each minute."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from baken.foundation.audit.seal import drop_once_before, seal_rows
from baken.policy.bewaren import bewaren


@app.periodic(cron="* * * * *")
@app.task(name="audit.seal", queueing_lock="audit.seal")
def seal(timestamp: int) -> None:
    """Seal the rows that can no longer change, and forget old tokens of forms."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    seal_rows(at=at)
    drop_once_before(moment=at - bewaren()["formulier.eenmalig"].period)
