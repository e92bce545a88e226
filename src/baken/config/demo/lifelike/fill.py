"""Fills a practice database with invented work: made on all cores, written by COPY, all or none."""

import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from itertools import islice
from multiprocessing import get_context
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from baken.casework.contact.models import Contact, Naam, Naamwoord, Telefoon
from baken.casework.dossier.models import Betrokkene, Dossier, DossierZaak, Rol
from baken.casework.taak.models import Taak
from baken.casework.termijn.models import Termijn
from baken.casework.zaak.models import Relatie, Verantwoordelijke, Zaak
from baken.config.demo.lifelike.ketenpartners import fill_directory
from baken.config.demo.lifelike.people import settle_in
from baken.config.demo.lifelike.plan import Batch, Wish, batches
from baken.config.demo.lifelike.sheet import layout_of
from baken.config.demo.lifelike.stories import make
from baken.diensten.advies.models import Advies, Situatieomschrijving
from baken.diensten.melding.models import Melder, Melding
from baken.foundation.vault.models import Kluis, Kluissleutel
from baken.intake.terugbelverzoek.models import Poging, Terugbelverzoek

Block = tuple[type[Model], bytes, int]
Tell = Callable[[int], None]

# Each table after those it points to.
TABLES: tuple[type[Model], ...] = (
    Kluis, Kluissleutel, Zaak, Contact, Telefoon, Naam, Naamwoord, Termijn, Terugbelverzoek, Poging,
    Advies, Situatieomschrijving, Melding, Melder, Dossier, DossierZaak, Betrokkene, Rol,
    Verantwoordelijke, Relatie, Taak,
)  # fmt: skip
_NEXT_ID = (
    "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(%s, 'id')::regclass), 0) + 1"
)
AHEAD = 2  # batches for each process that are made before they are asked for


def fill(wish: Wish, *, at: datetime, workers: int, tell: Tell) -> Mapping[str, int]:
    """Write the work that is wished for, in one transaction, and return the rows of each table.

    `tell` hears each time how many zaken were written. The trail says nothing of this work, for
    nobody did it.
    """
    rows: Counter[str] = Counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        places = [
            settle_in(regio, is_first=number == 0, at=at)
            for number, regio in enumerate(wish.regios())
        ]
        for place in places:
            fill_directory(place, at=at)
        planned = batches(wish, places, at=at, first=_first_free(cursor))
        for blocks in _made(planned, workers):
            for model, lines, count in sorted(blocks, key=lambda block: TABLES.index(block[0])):
                _copy(cursor, model, lines)
                rows[model._meta.db_table] += count
            tell(rows[Zaak._meta.db_table])
        _go_on_after(cursor)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    return rows


def _made(planned: Iterator[Batch], workers: int) -> Iterator[list[Block]]:
    """Go through the rows of the batches in their order, made by that many processes."""
    if workers == 1:
        yield from map(blocks_of, planned)
        return
    with ProcessPoolExecutor(workers, get_context("fork"), _leave_ctrl_c_to_us) as pool:
        waiting = deque(pool.submit(blocks_of, one) for one in islice(planned, workers * AHEAD))
        while waiting:
            done = waiting.popleft().result()
            waiting.extend(pool.submit(blocks_of, one) for one in islice(planned, 1))
            yield done


def blocks_of(batch: Batch) -> list[Block]:
    """Return the rows of one batch as blocks for COPY; it asks nothing of the database."""
    return list(make(batch).blocks())


def _leave_ctrl_c_to_us() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _copy(cursor: Any, model: type[Model], lines: bytes) -> None:
    layout = layout_of(model)
    columns = ", ".join(layout.columns)
    with cursor.copy(f'COPY "{layout.table}" ({columns}) FROM STDIN') as copy:
        copy.write(lines)


def _first_free(cursor: Any) -> dict[str, int]:
    """Return the next id of each table, by its sequence."""
    found = {}
    for table in (model._meta.db_table for model in TABLES):
        cursor.execute(_NEXT_ID, [table])
        found[table] = cursor.fetchone()[0]
    return found


def _go_on_after(cursor: Any) -> None:
    """Let each sequence go on after the highest id that was written."""
    for table in (model._meta.db_table for model in TABLES):
        cursor.execute(f'SELECT max(id) FROM "{table}"')  # noqa: S608
        highest = cursor.fetchone()[0]
        if highest is not None:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, highest])
