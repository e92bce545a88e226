"""What is destroyed is gone from every table, wherever it was written."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from baken.casework.contact import actions as contact_actions
from baken.foundation.identity.actor import clock_of
from baken.intake.terugbelverzoek import actions as terugbel_actions
from tests.cast import a_request, given_contact, given_verzoek

pytestmark = pytest.mark.django_db

NAME, NUMBER, ABOUT = "Kwispelstaartje", "+31655509911", "Vreemdewoorden over de overbuurman"


def holding(*wanted: str) -> set[str]:
    """Return the tables in which one of these texts stands, in any column."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        found = set()
        for table in tables:
            for text in wanted:
                cursor.execute(
                    f'SELECT exists(SELECT FROM "{table}" AS r WHERE r::text ILIKE %s)',  # noqa: S608
                    [f"%{text}%"],
                )
                found |= {table} if cursor.fetchone() == (True,) else set()
        return found


@pytest.fixture
def verzoek(wim, monday, at_work):
    told = {"number": NUMBER, "name": NAME, "about": ABOUT, "caller": "burger"}
    return given_verzoek(user=wim, at=monday, **told)


def test_a_name_stands_in_the_narrow_tables_alone(verzoek):
    """So that destroying it can rewrite those, and no log, trail or queue has to be searched."""
    assert holding(NAME, NUMBER, ABOUT) == {
        "contact_naam",
        "contact_naamwoord",
        "contact_telefoon",
    }


def test_a_request_that_ended_is_gone(verzoek, fatima, monday):
    later = monday + timedelta(hours=1)
    terugbel_actions.reach(user=fatima, at=later, verzoek=verzoek, direction="uit", once=uuid4())
    clock = clock_of(fatima.organisatie_id)
    terugbel_actions.erase(user=clock, at=monday + timedelta(days=31), verzoek=verzoek)
    assert holding(NAME, NUMBER, ABOUT) == set()
    verzoek.zaak.kluis.refresh_from_db()
    assert verzoek.zaak.kluis.destroyed_at is not None


def test_a_contact_that_became_nothing_is_gone(wim, fatima, monday, at_work):
    from baken.casework.contact import steps

    contact = given_contact(user=fatima, at=monday)
    steps.note_safe_contact(contact=contact, safe=a_request(number=NUMBER).safe, at=monday)
    steps.note_naam(contact=contact, name=NAME, organisation="")
    reason = "ophangen"
    contact_actions.end_as_nothing(user=fatima, at=monday, contact=contact, reason=reason)
    assert holding(NAME, NUMBER)
    clock = clock_of(fatima.organisatie_id)
    contact_actions.erase_contact(user=clock, at=monday + timedelta(days=8), contact=contact)
    assert holding(NAME, NUMBER) == set()
