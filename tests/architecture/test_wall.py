"""The second wall stands around every table, and the application cannot climb it."""

from itertools import chain

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from baken.foundation.access.inside import inside
from baken.foundation.access.wall import APPEND_ONLY, OUTSIDE, own_models, walled
from baken.intake.chat.models import Misser
from tests.cast import given_advies, given_contact, given_verzoek

pytestmark = pytest.mark.django_db

# Tables of the libraries: none holds what a person told. Each by the beginning of its name.
OF_LIBRARIES = {
    "django_": "sessions, migrations and kinds of rows; no content of work",
    "account_": "addresses of people who log in, before an organisatie is chosen",
    "mfa_": "second factors of people who log in",
    "socialaccount_": "log-ins at the employer",
    "auth_": "what Django makes; empty",
    "procrastinate_": "the queue: ids and moments, for all organisaties",
    "identity_tally": "counts of failed log-ins, without an organisatie yet",
}


def ask(statement: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def change(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def tables() -> set[str]:
    return {name for (name,) in ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}


@pytest.fixture
def some_of_each(fatima, wim, monday):
    """Rows of work in every table of the rooms."""
    given_contact(user=fatima, at=monday)
    given_verzoek(user=wim, at=monday, name="Kees", caller="burger")
    given_advies(user=fatima, at=monday)


def test_every_table_is_walled_or_named_with_a_reason():
    ours = {model._meta.db_table for model in walled()}
    known = ours | set(OUTSIDE)
    strange = {name for name in tables() - known if not name.startswith(tuple(OF_LIBRARIES))}
    assert not strange
    assert not ours & set(OUTSIDE)
    assert all(reason.strip() for reason in chain(OUTSIDE.values(), OF_LIBRARIES.values()))


def test_no_reason_outlives_its_table():
    assert set(OUTSIDE) <= tables()
    assert {model._meta.db_table for model in own_models()} <= tables()


def test_the_rooms_of_work_stand_inside_the_wall():
    """Only foundation has tables outside; of a dienst, intake or casework every table is walled."""
    for model in own_models():
        if not model.__module__.startswith("baken.foundation.") and model is not Misser:
            assert model in walled(), model._meta.label


def test_the_database_has_the_wall_the_models_ask_for():
    standing = {
        name
        for (name,) in ask(
            "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid "
            "WHERE c.relrowsecurity"
        )
    }
    assert standing == {model._meta.db_table for model in walled()}


def test_a_policy_compares_plain_columns_alone():
    """A policy through a subquery or a function of ours is two hundred times as slow."""
    for (text,) in ask("SELECT pg_get_expr(polqual, polrelid) FROM pg_policy"):
        assert "SELECT" not in text.upper()
        assert "organisatie_id = " in text


def test_only_a_row_that_may_be_unrouted_is_seen_by_all():
    wide = {
        name
        for (name,) in ask(
            "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid "
            "WHERE pg_get_expr(p.polqual, p.polrelid) LIKE '%%IS NULL%%'"
        )
    }
    assert wide == {"contact_contact", "chat_lijn", "chat_deel", "chat_regel"}


def test_the_application_is_no_owner_and_cannot_pass_the_wall():
    ((name, is_super, bypasses, creates),) = ask(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles "
        "WHERE rolname = current_user"
    )
    assert (name, is_super, bypasses, creates) == ("baken_app", False, False, False)
    owned = ask("SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
    assert owned == []
    above = ask("SELECT r.rolname FROM pg_roles r WHERE r.rolname <> current_user "
                "AND pg_has_role(current_user, r.oid, 'MEMBER')")  # fmt: skip
    assert above == []


def rows_of(table: str) -> int:
    ((count,),) = ask(f"SELECT count(*) FROM {table}")  # noqa: S608
    return count


def stand_in(organisatie: str) -> None:
    ask("SELECT set_config('baken.organisatie', %s, true)", organisatie)


def test_who_stands_nowhere_finds_nothing(some_of_each):
    stand_in("")
    assert {model._meta.db_table: 0 for model in walled()} == {
        model._meta.db_table: rows_of(model._meta.db_table) for model in walled()
    }


def test_another_region_finds_nothing_and_the_own_region_does(some_of_each, zaanstreek, haaglanden):
    stand_in(str(haaglanden.pk))
    assert not any(rows_of(model._meta.db_table) for model in walled())
    stand_in(str(zaanstreek.pk))
    full = {model._meta.db_table for model in walled() if rows_of(model._meta.db_table)}
    assert {"zaak_zaak", "contact_contact", "contact_telefoon", "advies_advies"} <= full


def test_a_row_cannot_be_given_to_another_region(some_of_each, zaanstreek, haaglanden):
    for table in ("zaak_zaak", "contact_contact", "advies_advies"):
        stand_in(str(zaanstreek.pk))
        with pytest.raises(ProgrammingError, match="row-level security"):
            change(f"UPDATE {table} SET organisatie_id = {haaglanden.pk}")  # noqa: S608


def test_a_row_of_a_zaak_is_tied_to_its_region():
    tied = {
        name for (name,) in ask("SELECT conrelid::regclass::text FROM pg_constraint WHERE conname "
                                "LIKE '%%_same_organisatie'")
    }  # fmt: skip
    hang = {
        model._meta.db_table
        for model in walled()
        if any(field.name == "zaak" for field in model._meta.concrete_fields)
    }
    assert tied == hang


def test_the_trail_can_be_added_to_and_no_more():
    keys = {model._meta.db_table: model._meta.pk.column for model in own_models()}
    for table in APPEND_ONLY:
        anew = f"UPDATE {table} SET {keys[table]} = 1"  # noqa: S608
        for verb in (anew, f"DELETE FROM {table}", f"TRUNCATE {table}"):  # noqa: S608
            with pytest.raises(ProgrammingError, match="permission denied"):
                change(verb)


def test_the_wall_stays_shut_after_work(some_of_each, zaanstreek, haaglanden):
    """Inside another region and back: each sees its own, whatever stood before."""
    with inside(zaanstreek.pk):
        own = rows_of("zaak_zaak")
        with inside(haaglanden.pk):
            assert rows_of("zaak_zaak") == 0
        assert rows_of("zaak_zaak") == own > 0


def test_all_models_of_ours_are_installed():
    """A model in a room that is not installed would have no table and no wall."""
    assert set(own_models()) == {m for m in apps.get_models() if m.__module__.startswith("baken.")}
