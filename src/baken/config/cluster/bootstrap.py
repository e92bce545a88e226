"""What a new cluster needs before the owner can work in it: the owner and his database."""

import psycopg
from psycopg import sql

from baken.config.connection import DATABASE, verifier

OWNER = "baken_owner"


def furnish(url: str, *, owner_password: str) -> None:
    """Make the owner and the database where they lack; `url` is the superuser's."""
    with psycopg.connect(url, autocommit=True) as connection:
        secret = verifier(connection, user=OWNER, password=owner_password)
        if not connection.execute("select from pg_roles where rolname = %s", [OWNER]).rowcount:
            connection.execute(
                sql.SQL("create role {} login createdb createrole password {}").format(
                    sql.Identifier(OWNER), sql.Literal(secret)
                )
            )
        if not connection.execute(
            "select from pg_database where datname = %s", [DATABASE]
        ).rowcount:
            connection.execute(
                sql.SQL("create database {} owner {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(OWNER)
                )
            )
