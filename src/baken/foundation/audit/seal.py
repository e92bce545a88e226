"""Seals the audit trail: rows that can no longer change are hashed into a chain of blocks.

Only rows of transactions older than the oldest one still running are taken. Taking them by id
alone would pass over rows that commit late.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connection, transaction

from baken.foundation.audit.models import AuditRow, Block, Leaf, Once

START = bytes(32)
AT_ONCE = 10_000

_READY = """
    SELECT r.id FROM audit_auditrow r
    LEFT JOIN audit_leaf l ON l.row_id = r.id
    WHERE l.row_id IS NULL
      AND (r.xid < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
           OR r.cluster <> (pg_control_system()).system_identifier)
    ORDER BY r.id LIMIT %s
"""


def seal_rows(*, at: datetime) -> int:
    """Seal the rows that are ready, at most ten thousand; return how many were sealed."""
    with transaction.atomic():
        _one_at_a_time()
        rows = _ready_rows()
        if not rows:
            return 0
        last = Block.objects.order_by("-id").first()
        previous = bytes(last.head) if last else START
        digests = [digest_of(row) for row in rows]
        block = Block.objects.create(
            sealed_at=at, row_count=len(rows), previous=previous, head=head_of(previous, digests)
        )
        Leaf.objects.bulk_create(
            Leaf(row_id=row.pk, block=block, position=place, digest=digest)
            for place, (row, digest) in enumerate(zip(rows, digests, strict=True))
        )
        return len(rows)


def first_broken() -> str | None:
    """Return what is broken first in the sealed trail, in words with its number, or None."""
    previous = START
    for block in Block.objects.order_by("id").iterator():
        if bytes(block.previous) != previous:
            return f"block {block.pk}"
        leaves = list(Leaf.objects.filter(block=block).order_by("position"))
        for leaf, row in _with_rows(leaves):
            if row is None or digest_of(row) != bytes(leaf.digest):
                return f"row {leaf.row_id}"
        digests = [bytes(leaf.digest) for leaf in leaves]
        if len(leaves) != block.row_count or head_of(previous, digests) != bytes(block.head):
            return f"block {block.pk}"
        previous = bytes(block.head)
    return None


def digest_of(row: AuditRow) -> bytes:
    """Return the hash of a row over its canonical form: sorted keys, moments in UTC."""
    values = {f.attname: _plain(getattr(row, f.attname)) for f in row._meta.concrete_fields}
    text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).digest()


def head_of(previous: bytes, digests: list[bytes]) -> bytes:
    """Return the hash of a block: over the block before it and the hashes of its rows."""
    return hashlib.sha256(previous + b"".join(digests)).digest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('audit seal'))")


def _ready_rows() -> list[AuditRow]:
    with connection.cursor() as cursor:
        cursor.execute(_READY, [AT_ONCE])
        ids = [row_id for (row_id,) in cursor.fetchall()]
    return list(AuditRow.objects.filter(pk__in=ids).order_by("pk"))


def _with_rows(leaves: list[Leaf]) -> Iterator[tuple[Leaf, AuditRow | None]]:
    rows = AuditRow.objects.in_bulk([leaf.row_id for leaf in leaves])
    for leaf in leaves:
        yield leaf, rows.get(leaf.row_id)


def head() -> str:
    """Return the number and the hash of the newest block, to be kept elsewhere."""
    last = Block.objects.order_by("-id").first()
    return "0 " + START.hex() if last is None else f"{last.pk} {bytes(last.head).hex()}"


def drop_once_before(*, moment: datetime) -> None:
    """Forget the tokens of forms that were sent before a moment."""
    Once.objects.filter(at__lt=moment).delete()
