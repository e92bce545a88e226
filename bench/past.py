"""The past to measure on: generated work, the same rows by COPY alone, and a trail as long."""

import re
import subprocess
import sys
import time
from pathlib import Path

import psycopg
from found import Made
from psycopg import sql

from baken.config.environment import Environment

ORGANISATIES = 25
PIECE = 1 << 20
WRITTEN = re.compile(r"in ([\d,]+) rows and ([\d,.]+) s")
# What a person leaves behind with each zaak: it was made, it was looked at, it was ended.
TRAIL = """
    INSERT INTO audit_auditrow (at, action, outcome, verb, ground, user_id, actor_kind, roles,
        organisatie_id, source, subject_type, subject_id, reason, query, facts)
    SELECT z.opened_at + n * interval '1 hour', v.action, 0, v.verb, 'wmo-4.1.1',
        z.behandelaar_id, 'person', ARRAY['frontoffice'], z.organisatie_id, 'staff',
        'zaak.zaak', z.id, '', '', '{}'
    FROM zaak_zaak z CROSS JOIN (VALUES
        (0, 'C', 'advies.register'), (1, 'R', 'zaak.view'), (2, 'U', 'advies.close')
    ) AS v (n, action, verb)
    ORDER BY z.opened_at
"""


def generate(here: Environment, zaken: int) -> Made:
    """Fill the empty database by the command people use, and measure its rate beside bare COPY."""
    asked = ["--zaken", str(zaken), "--organisaties", str(ORGANISATIES), "--open", "0"]
    command = [sys.executable, "-m", "baken.config.cli", "demo", *asked]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    told = WRITTEN.search(done.stdout)
    if told is None:
        raise RuntimeError(f"the generator did not say how much it wrote: {done.stdout}")
    rows, seconds = (float(part.replace(",", "")) for part in told.groups())
    bare, gigabytes = _again_by_copy(here)
    return Made(rows=int(rows), generator=seconds, bare_copy=bare, gigabytes=gigabytes)


def lengthen_trail(here: Environment) -> None:
    """Give the trail the rows that as much work of people would have left in it."""
    with psycopg.connect(here.conninfo("owner")) as owner:
        owner.execute(TRAIL)


def _again_by_copy(here: Environment) -> tuple[float, float]:
    """Take all generated rows out and put them back by COPY alone; return seconds and gigabytes.

    The tables keep their indexes and constraints, as for the generator.
    """
    from baken.config.demo.lifelike.fill import TABLES  # noqa: PLC0415 (Django is set up by now)

    tables = [model._meta.db_table for model in TABLES]
    folder = here.data / "copied"
    folder.mkdir()
    with psycopg.connect(here.conninfo("owner"), autocommit=True) as owner:
        size = sum(_take_out(owner, table, folder / table) for table in tables)
        names = sql.SQL(", ").join(map(sql.Identifier, tables))
        owner.execute(sql.SQL("TRUNCATE {} CASCADE").format(names))
        begun = time.perf_counter()
        with owner.transaction():
            owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in tables:
                _put_back(owner, table, folder / table)
        owner.execute("VACUUM (ANALYZE)")
        return time.perf_counter() - begun, size / 1e9


def _take_out(owner: psycopg.Connection, table: str, path: Path) -> int:
    statement = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
    with path.open("wb") as file, owner.cursor() as cursor, cursor.copy(statement) as copy:
        return sum(file.write(piece) for piece in copy)


def _put_back(owner: psycopg.Connection, table: str, path: Path) -> None:
    statement = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
    with path.open("rb") as file, owner.cursor() as cursor, cursor.copy(statement) as copy:
        while piece := file.read(PIECE):
            copy.write(piece)
    path.unlink()
