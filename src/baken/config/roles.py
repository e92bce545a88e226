"""The two roles that serve people, made by the owner: neither can own, nor see past the wall."""

import psycopg
from psycopg import sql

from baken.config.connection import verifier
from baken.config.environment import Environment, Role
from baken.config.fault import Fault

SERVING: tuple[Role, ...] = ("app", "publiek")
OLDEST = 180000  # server_version_num


def ensure(environment: Environment) -> None:
    """Make or mend the serving roles of this installation, and let them in.

    :raises Fault: when the server is too old, the address is not an owner's, or the owner may
        not make roles; then with the SQL for who may.
    """
    with connect(environment) as connection:
        _check_owner(connection)
        for role in SERVING:
            _ensure_one(environment, connection, role)
        names = sql.SQL(", ").join(sql.Identifier(f"baken_{role}") for role in SERVING)
        here = sql.Identifier(connection.info.dbname)
        for line in (
            sql.SQL("revoke all on database {} from public").format(here),
            sql.SQL("grant connect on database {} to {}").format(here, names),
            sql.SQL("grant usage on schema public to {}").format(names),
        ):
            connection.execute(line)


def connect(environment: Environment) -> psycopg.Connection:
    """Return a connection as the owner that commits by itself.

    :raises Fault: when nothing answers at the address.
    """
    try:
        return psycopg.connect(environment.conninfo("owner"), autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as refusal:
        said = str(refusal).strip().splitlines()[-1].strip()
        raise Fault(f"The database of DATABASE_URL does not let Baken in: {said}") from None


def _check_owner(connection: psycopg.Connection) -> None:
    if connection.info.server_version < OLDEST:
        major = connection.info.server_version // 10000
        raise Fault(f"DATABASE_URL leads to PostgreSQL {major}; Baken needs 18.")
    user = connection.info.user
    able = connection.execute(
        "select has_database_privilege(current_database(), 'create')"
        " and has_schema_privilege('public', 'create')"
    ).fetchone()
    if user in {f"baken_{role}" for role in SERVING} or able != (True,):
        raise Fault(
            f"DATABASE_URL names the role {user}, which cannot own tables in"
            f" {connection.info.dbname}; name the role that owns that database."
        )


def _ensure_one(environment: Environment, connection: psycopg.Connection, role: Role) -> None:
    name = f"baken_{role}"
    password = environment.password(role)
    found = connection.execute(
        "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or pg_has_role("
        "oid, current_user::regrole, 'member') from pg_roles where rolname = %s",
        [name],
    ).fetchone()
    if found == (True,):
        raise Fault(
            f"The role {name} has more power than it may: it is superuser, BYPASSRLS, CREATEROLE,"
            " CREATEDB or a member of the owner; take that away as administrator."
        )
    if found and _opens(environment.conninfo(role), name):
        return
    verb = "alter" if found else "create"
    secret = verifier(connection, user=name, password=password)
    line = sql.SQL("{} role {} login password {}").format(
        sql.SQL(verb), sql.Identifier(name), sql.Literal(secret)
    )
    try:
        connection.execute(line)
    except psycopg.errors.InsufficientPrivilege:
        raise Fault(
            f"The role {connection.info.user} of DATABASE_URL may not {verb} {name}; ask the"
            f" administrator to run: {line.as_string(connection)};"
        ) from None


def _opens(conninfo: str, name: str) -> bool:
    """Whether the role comes in with this password; a closed database is opened after."""
    try:
        psycopg.connect(conninfo, connect_timeout=10).close()
    except psycopg.OperationalError as refusal:
        said = str(refusal)
        if "permission denied for database" in said:
            return True
        if "password authentication failed" in said or "not permitted to log in" in said:
            return False
        raise Fault(
            f"The database does not let {name} in: {said.strip().splitlines()[-1].strip()}"
        ) from None
    return True
