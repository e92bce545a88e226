"""The master key can be turned, and nothing is lost when that is broken off at any point."""

import os
import signal

import pytest
from django.db import connections

from baken.config.cli import sleutel
from baken.config.fault import Fault
from baken.foundation.access.inside import inside
from baken.foundation.vault import keys, master, sealed, steps, turn
from baken.foundation.vault.errors import NoMaster
from baken.foundation.vault.models import Bestand, Kluis, Kluissleutel, Organisatiesleutel
from baken.foundation.vault.tests.conftest import make_organisatie


def owner_of(settings, name):
    wanted = settings.BAKEN.database("owner")
    return connections.create_connection("default").__class__(
        {**connections["default"].settings_dict, **wanted, "NAME": name, "OPTIONS": {}}, "default"
    )


@pytest.fixture
def owner(django_db_setup, django_db_blocker, settings, master_file):
    """The owner of the database, who sees past the wall; what it writes is really written."""
    application = connections["default"]
    with django_db_blocker.unblock():
        connections["default"] = owner_of(settings, application.settings_dict["NAME"])
        try:
            assert not Organisatiesleutel.objects.exists(), "this database holds other keys"
            yield
        finally:
            connections["default"].close()
            connections["default"] = application


@pytest.fixture
def rows(owner, at):
    """A sealed row in each of three organisaties."""
    made = [make_organisatie(f"turn-{number}") for number in range(3)]
    yield [row_of(organisatie, at) for organisatie in made]
    for organisatie in made:
        remove(organisatie)


def row_of(organisatie, at):
    with inside(organisatie.pk):
        kluis = steps.new_kluis(organisatie_id=organisatie.pk, purpose="proef", at=at)
        (pk,) = steps.reserve_ids(Bestand)
        row = Bestand(pk=pk, organisatie=organisatie, kluis=kluis, position=0, made_at=at)
        sealed.seal(row, content=organisatie.code)
        row.save(force_insert=True)
    return row


def remove(organisatie):
    for model in (Bestand, Kluissleutel, Kluis, Organisatiesleutel):
        model.objects.filter(organisatie=organisatie).delete()
    organisatie.delete()


def texts(rows):
    keys.open_organisatie.cache_clear()
    return [sealed.read(Bestand.objects.get(pk=row.pk), "content") for row in rows]


ALL = ["turn-0", "turn-1", "turn-2"]


def test_after_a_turn_all_stands_under_the_new_key(rows, master_file):
    old = master.load(master_file).newest.id
    after = turn.turn(master_file)
    assert after.in_file[1:] == (old,)
    assert after.in_use == {after.in_file[0]: 3}
    assert after.spare == (old,)
    assert not after.half_way
    assert texts(rows) == ALL


def test_turned_again_and_again(rows, master_file):
    for _ in range(3):
        turn.turn(master_file)
    assert len(master.load(master_file).keys) == 4
    assert len(turn.drop_spare(master_file)) == 3
    assert len(master.load(master_file).keys) == 1
    assert turn.drop_spare(master_file) == ()
    assert texts(rows) == ALL


def test_a_key_in_use_is_never_dropped(rows, master_file):
    old = master.load(master_file)
    master.write(master_file, master.Masters((master.new_master(), *old.keys)))
    assert turn.status(master_file).half_way
    assert turn.drop_spare(master_file) == ()
    assert texts(rows) == ALL


def kill(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def kill_at_second(do):
    calls = []

    def call(*args, **kwargs):
        calls.append(1)
        return kill() if len(calls) == 2 else do(*args, **kwargs)

    return call


KILLS = {
    "before the file is written": (master, "write", lambda do: kill),
    "while the file is written": (master.Path, "replace", lambda do: kill),
    "after the file is written": (turn, "rewrap", lambda do: kill),
    "between two keys": (turn, "wrap", kill_at_second),
    "after the keys are written": (turn, "status", kill_at_second),
}


@pytest.mark.parametrize("moment", KILLS)
def test_killed_at_any_moment_it_can_be_done_again(rows, master_file, settings, moment):
    target, name, breaking = KILLS[moment]
    database = connections["default"].settings_dict["NAME"]
    child = os.fork()
    if not child:
        connections["default"] = owner_of(settings, database)
        setattr(target, name, breaking(getattr(target, name)))
        turn.turn(master_file)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert texts(rows) == ALL
    after = turn.turn(master_file)
    assert after.in_use == {after.in_file[0]: 3}
    assert texts(rows) == ALL


def test_a_turn_broken_off_is_finished_with_the_same_key(rows, master_file, monkeypatch):
    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(turn, "rewrap", raise_interrupt)
        turn.turn(master_file)
    begun = turn.status(master_file)
    assert begun.half_way
    assert turn.turn(master_file).in_file == begun.in_file


def raise_interrupt(_):
    raise KeyboardInterrupt


def test_a_lost_file_made_anew_is_noticed_before_anything_changes(rows, master_file):
    kept = master_file.read_text()
    master_file.unlink()
    made = master.ensure(master_file)
    assert turn.status(master_file).absent
    with pytest.raises(NoMaster):
        turn.turn(master_file)
    assert master.load(master_file) == made
    master_file.write_text(kept)
    assert texts(rows) == ALL


def test_the_first_start_makes_the_file(owner, master_file):
    master_file.unlink()
    turn.prepare(master_file)
    made = master.load(master_file)
    turn.prepare(master_file)
    assert master.load(master_file) == made


def test_a_later_start_makes_no_file(rows, master_file):
    turn.prepare(master_file)
    kept = master_file.read_text()
    master_file.unlink()
    with pytest.raises(NoMaster, match="kluis_no_master"):
        turn.prepare(master_file)
    assert not master_file.exists()
    master.ensure(master_file)
    with pytest.raises(Fault, match="ontbreekt in het bestand"):
        sleutel.prepare(master_file)
    master_file.write_text(kept)


def test_who_works_on_meets_the_new_key_without_a_restart(rows, master_file, at):
    turn.turn(master_file)
    newest = turn.status(master_file).in_file[0]
    late = make_organisatie("turn-late")
    row_of(late, at)
    assert Organisatiesleutel.objects.get(organisatie=late).master_id == newest
    remove(late)


def test_the_application_may_not_turn(organisatie, master_file):
    for refused in (turn.status, turn.prepare, turn.turn, turn.drop_spare):
        with pytest.raises(NoMaster) as fault:
            refused(master_file)
        assert fault.value.reason == "owner_only"
