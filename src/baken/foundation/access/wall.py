"""The second wall: row level security, composite keys and grants, built by the owner.

The wall is derived from the models each time the database is migrated, so that no new table can
be forgotten: a table of work carries `organisatie`, every other one is named below with a reason.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from baken.foundation.access.models import Protected

APPLICATION = "baken_app"

OUTSIDE = {
    "identity_organisatie": "names the organisaties themselves",
    "identity_user": "a person logs in before an organisatie is chosen",
    "identity_membership": "says in which organisatie a person works",
    "identity_installatie": "one row about the database itself",
    "audit_auditrow": "sealed and verified over all organisaties; ids and codes only",
    "audit_block": "the seal itself",
    "audit_leaf": "the seal itself",
    "audit_once": "the tokens of forms; random, tied to a person",
    "chat_misser": "counts of wrong codes, of all visitors together",
    "notes_draft": "tied to one person, who may work for several organisaties; sealed",
}

PUBLIC = "baken_publiek"
# All the public side may do; each function checks the token of the line it is asked about.
OPEN_TO_PUBLIC = (
    "chat_start(bytea, bytea, bytea, text, text, text, bigint[], bytea[], bytea, boolean)",
    "chat_add(bytea[], uuid[], bytea[], smallint[])",
    "chat_read(bytea[], integer[], integer)",
    "chat_beat(bytea[], text[], bytea[])",
    "chat_deposit(uuid, text, bytea, bytea)",
)

APPEND_ONLY = ("audit_auditrow", "audit_block", "audit_leaf")


def raise_wall(connection: BaseDatabaseWrapper) -> None:
    """Build the wall anew around all tables; safe to run on a wall that stands."""
    with connection.cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)


def statements() -> Iterator[str]:
    """Return the SQL of the wall, each statement repeatable."""
    yield f"GRANT USAGE ON SCHEMA public TO {APPLICATION}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APPLICATION}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APPLICATION}"
    yield f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {APPLICATION}"
    for function in OPEN_TO_PUBLIC:
        yield f"REVOKE EXECUTE ON FUNCTION {function} FROM {APPLICATION}"
        yield f"GRANT EXECUTE ON FUNCTION {function} TO {PUBLIC}"
    for table in APPEND_ONLY:
        yield f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APPLICATION}"
    yield f"REVOKE UPDATE ON vault_kluissleutel FROM {APPLICATION}"
    yield f"REVOKE UPDATE, DELETE ON vault_organisatiesleutel FROM {APPLICATION}"
    yield f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {APPLICATION}"
    for model in walled():
        yield from _policy(model)
        if _hangs_on_zaak(model):
            yield from _composite_key(model)


def walled() -> list[type[models.Model]]:
    """Return the models whose rows belong to one organisatie."""
    return [m for m in own_models() if _has(m, "organisatie") and m._meta.db_table not in OUTSIDE]


def own_models() -> list[type[models.Model]]:
    """Return the concrete models of our own rooms."""
    return [m for m in apps.get_models() if m.__module__.startswith("baken.")]


def _has(model: type[models.Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def _hangs_on_zaak(model: type[models.Model]) -> bool:
    return issubclass(model, Protected) and _has(model, "zaak")


def _policy(model: type[models.Model]) -> Iterator[str]:
    table = model._meta.db_table
    mine = "organisatie_id = nullif(current_setting('baken.organisatie', true), '')::bigint"
    if model._meta.get_field("organisatie").null:
        mine += " OR organisatie_id IS NULL"
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS wall ON {table}"
    yield f"CREATE POLICY wall ON {table} TO {APPLICATION} USING ({mine}) WITH CHECK ({mine})"


def _composite_key(model: type[models.Model]) -> Iterator[str]:
    table = model._meta.db_table
    name = f"{table}_same_organisatie"
    yield f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}"
    yield (
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (zaak_id, organisatie_id) "
        "REFERENCES zaak_zaak (id, organisatie_id) ON UPDATE CASCADE "
        "DEFERRABLE INITIALLY DEFERRED"
    )
