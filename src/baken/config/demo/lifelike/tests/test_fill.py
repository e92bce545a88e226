"""Generated work in the product: it is found, opened, counted and walled like work of people."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from psycopg.conninfo import conninfo_to_dict

from baken.casework.contact.actions import begin_contact
from baken.casework.contact.models import Naam, Telefoon
from baken.casework.ketenpartner.queries import list_ketenpartners
from baken.casework.zaak.models import Zaak
from baken.config import demo
from baken.config.cli import demo as command
from baken.config.demo.lifelike import Wish, fill
from baken.config.fault import Fault
from baken.diensten.advies.actions import register_and_close
from baken.diensten.advies.models import Situatieomschrijving
from baken.foundation.access.inside import inside
from baken.foundation.audit.seal import first_broken, seal_rows
from baken.foundation.identity.models import Organisatie, User
from baken.foundation.identity.queries import actor_of
from baken.foundation.vault.sealed import read
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.policy.codelijsten import gemeenten
from tests.cast import ANSWERS, the_clock_at
from tests.databases import conninfo

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WISH = Wish(zaken=300, organisaties=3, seed=7)
HERE, ELSEWHERE = "zaanstreek-waterland", "haaglanden"


@contextmanager
def as_owner(database):
    """Let Django come in as the owner, as the command does."""
    settings = connections["default"].settings_dict
    owner = conninfo_to_dict(conninfo("owner", database))
    before = {"USER": settings["USER"], "PASSWORD": settings["PASSWORD"]}
    connections["default"].close()
    settings |= {"USER": owner["user"], "PASSWORD": owner["password"]}
    try:
        yield
    finally:
        connections["default"].close()
        settings |= before


@pytest.fixture
def rows(own_database):
    """Fill a database, by two processes, and return the rows of each table."""
    with as_owner(own_database):
        found = fill(WISH, at=AT, workers=2, tell=lambda _: None)
    with the_clock_at(AT):
        yield found


def actor(username):
    found = actor_of(user=User.objects.get(username=username), on=AT.date())
    assert found is not None
    return found


def browser(username):
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def here(code=HERE):
    return inside(Organisatie.objects.get(code=code).pk)


def zaken_of(code):
    with here(code):
        return list(Zaak.objects.order_by("pk"))


def test_each_organisatie_has_its_part_and_the_work_that_is_open(rows):
    assert rows["zaak_zaak"] == 300
    each = [zaken_of(code) for code in (HERE, ELSEWHERE, "amsterdam-amstelland")]
    assert [len(zaken) for zaken in each] == [100, 100, 100]
    for zaken in each:
        still_open = [zaak for zaak in zaken if zaak.closed_at is None]
        assert 15 <= len(still_open) <= 20, "a melding is two zaken, and its advies has ended"
        assert all(zaak.opened_at < AT for zaak in zaken)
        assert all(zaak.closed_at < AT for zaak in zaken if zaak.closed_at)


def test_each_organisatie_has_its_directory_of_ketenpartners(rows):
    for code in (HERE, ELSEWHERE):
        with here(code):
            name = "visser" if code == HERE else f"visser-{code}"
            found = list_ketenpartners(user=actor(name), at=AT)
            own = {gemeente for row in found for gemeente in row.gemeenten}
        assert len(found) >= 10 and all(row.telephone for row in found)
        regio = Organisatie.objects.get(code=code).name
        assert own and {gemeenten()[one].regio for one in own} == {regio}


def test_every_zaak_opens_for_who_may_and_for_nobody_of_another_region(rows):
    sanne, stranger = browser("sanne"), browser("sanne-haaglanden")
    own = actor("sanne")
    zaken = zaken_of(HERE)
    assert {zaak.soort for zaak in zaken} == {"terugbelverzoek", "advies", "melding"}
    for zaak in zaken:
        page = f"/zaak/{zaak.number}/"
        if zaak.soort != "melding" or zaak.behandelaar_id == own.user_id:
            answer = sanne.get(page, follow=True)
            assert answer.status_code == 200, zaak.soort
            assert zaak.number in answer.content.decode()
        assert stranger.get(page).status_code == 404
    for zaak in zaken_of(ELSEWHERE)[:10]:
        assert sanne.get(f"/zaak/{zaak.number}/").status_code == 404


def test_a_melding_opens_with_its_people_for_who_has_it_in_hand(rows):
    (melding, *_) = [zaak for zaak in zaken_of(HERE) if zaak.soort == "melding"]
    person = User.objects.get(pk=melding.behandelaar_id)
    answer = browser(person.username).get(f"/zaak/{melding.number}/")
    assert answer.status_code == 200
    assert "Mogelijk slachtoffer" in answer.content.decode()


def test_what_was_typed_is_sealed_and_opens(rows):
    with here():
        situatie = Situatieomschrijving.objects.select_related("zaak").first()
        assert read(situatie, "situation").startswith("Beller ")
        assert b"Beller" not in bytes(situatie.situation)
    with here(ELSEWHERE):
        assert not Situatieomschrijving.objects.filter(pk=situatie.pk).exists()


def test_mijn_werk_shows_the_calls_that_wait(rows):
    with here():
        waiting = Terugbelverzoek.objects.filter(zaak__closed_at=None, state="waiting")
        numbers = set(waiting.values_list("zaak__number", flat=True))
    text = browser("sanne").get("/werk/").content.decode()
    assert len(numbers) > 5
    assert all(number in text for number in numbers)
    assert browser("joke").get("/werk/").status_code == 200
    assert browser("farida").get("/werk/").status_code == 200


@pytest.mark.parametrize("username", ["sanne", "omar", "lotte"])
def test_a_telephone_a_name_and_a_number_are_found(rows, username):
    with here():
        phone = Telefoon.objects.select_related("contact__zaak").exclude(number="").last()
        named = Naam.objects.filter(contact__zaak__soort="advies").exclude(name="").first()
        advies = named.contact.zaak
    client = browser(username)
    by_phone = client.post("/zoeken/", {"zoek": phone.number}).content.decode()
    by_name = client.post("/zoeken/", {"zoek": named.name}).content.decode()
    by_number = client.post("/zoeken/", {"zoek": advies.number})
    assert phone.contact.zaak.number in by_phone
    assert advies.number in by_name
    assert by_number.status_code == 302 and advies.number in by_number["Location"]


def test_work_goes_on_after_it_and_the_trail_is_intact(rows):
    sanne = actor("sanne")
    contact = begin_contact(user=sanne, at=AT, channel="telefoon", once=uuid4())
    made = register_and_close(user=sanne, at=AT, contact=contact, answers=ANSWERS, once=uuid4())
    assert browser("sanne").get(f"/zaak/{made.zaak.number}/").status_code == 200
    assert seal_rows(at=AT + timedelta(minutes=1)) >= 3
    assert first_broken() is None


def test_what_is_kept_too_long_is_nothing(rows):
    """The clock finds nothing to destroy in the night after: that was done long ago."""
    from baken.foundation.identity.actor import clock_of
    from baken.intake.terugbelverzoek.queries import list_ended_before
    from baken.policy.bewaren import bewaren

    for organisatie in Organisatie.objects.all():
        with inside(organisatie.pk):
            before = AT - timedelta(days=2) - bewaren()["terugbelverzoek.gesproken"].period
            clock = clock_of(organisatie_id=organisatie.pk)
            assert list_ended_before(user=clock, moment=before) == []


def test_a_fault_half_way_leaves_nothing(own_database):
    def break_off(done):
        raise KeyboardInterrupt

    with as_owner(own_database):
        with pytest.raises(KeyboardInterrupt):
            fill(WISH, at=AT, workers=1, tell=break_off)
        assert not Zaak.objects.exists() and not User.objects.exists()


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def owner(self, own_database):
        with as_owner(own_database):
            yield

    def test_other_data_is_refused_with_a_sentence(self):
        with pytest.raises(Fault, match="data"):
            command.run(["--zaken", "30", "--organisaties", "2"])
        assert not Zaak.objects.exists()

    def test_an_empty_database_is_filled(self, capsys):
        Organisatie.objects.all().delete()
        asked = ["--zaken", "30", "--organisaties", "2", "--moment", "2026-03-02T10:00"]
        assert command.run(asked) == 0
        assert Zaak.objects.count() == 30
        assert "30 zaken are there" in capsys.readouterr().out
        demo.load()
        assert Zaak.objects.count() == 30, "the small practice data does not come on top"

    def test_outside_practice_it_is_refused(self, monkeypatch):
        from dataclasses import replace

        from baken.config.environment import environment

        real = replace(environment(), demo=False)
        monkeypatch.setattr(command, "environment", lambda: real)
        with pytest.raises(Fault, match="BAKEN_DEMO"):
            command.run([])
