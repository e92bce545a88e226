"""Serving: the ports, the processes, and what each of them is told."""

import os
import signal
import socket
import sys
import threading
import time

import pytest

from baken.config import ports, processes, secrets
from baken.config.cluster import Held
from baken.config.environment import read
from baken.config.fault import Fault

OWNER = "postgresql://boss:owners-word@db.example/zorg"


@pytest.fixture
def free():
    """Two free ports, as text."""
    with socket.socket() as one, socket.socket() as two:
        one.bind((ports.HOST, 0))
        two.bind((ports.HOST, 0))
        return str(one.getsockname()[1]), str(two.getsockname()[1])


@pytest.fixture
def here(tmp_path, free):
    return read(
        {
            "BAKEN_DATA": str(tmp_path / "data"),
            "BAKEN_PORT": free[0],
            "BAKEN_PUBLIC_PORT": free[1],
            "DATABASE_URL": OWNER,
        }
    )


def test_a_taken_port_is_named_with_its_variable(here):
    with socket.socket() as stranger:
        stranger.bind((ports.HOST, here.public_port))
        stranger.listen()
        sentence = rf"Port {here.public_port} is taken.*BAKEN_PUBLIC_PORT"
        with pytest.raises(Fault, match=sentence), ports.opened(here):
            pass


def test_a_second_run_of_this_folder_is_told_so_and_leaves_the_first(here):
    with ports.opened(here) as sockets:
        with pytest.raises(Fault, match=f"runs already.*{os.getpid()}"), ports.opened(here):
            pass
        assert sockets["staff"].getsockname() == ("127.0.0.1", here.port)
        socket.create_connection(("127.0.0.1", here.port)).close()
    with ports.opened(here):
        pass


def test_each_process_is_handed_its_own_way_in_and_no_other(here, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", OWNER)
    monkeypatch.setenv("BAKEN_MASTER_KEY_FILE", "/somewhere/master.key")
    monkeypatch.setenv("BAKEN_OIDC_ISSUER", "https://login.example")
    monkeypatch.setenv("BAKEN_OIDC_CLIENT_ID", "baken")
    monkeypatch.setenv("BAKEN_OIDC_CLIENT_SECRET", "oidc-word")
    known = secrets.load(here.data)
    staff, publiek = (processes.variables(here, name) for name in ("staff", "publiek"))
    assert known.app_password in staff["BAKEN_APP_URL"]
    assert known.publiek_password in publiek["BAKEN_PUBLIEK_URL"]
    assert not read(staff).demo
    assert read(publiek).master_key_file is None
    for given, others in (
        (staff, {known.owner_password, known.publiek_password, "owners-word"}),
        (publiek, {known.owner_password, known.app_password, known.secret_key, "owners-word"}),
    ):
        assert not [word for word in others if any(word in text for text in given.values())]
    assert "/somewhere/master.key" not in publiek.values()
    assert "oidc-word" not in publiek.values()


def watched(program, **given):
    return processes.Watched("one", [sys.executable, "-c", program], dict(os.environ), **given)


def test_a_process_that_falls_over_comes_back_after_a_pause():
    one = watched("import time; time.sleep(60)")
    one.see_to()
    first = one.running
    first.kill()
    first.wait()
    one.see_to()
    assert one.running is None
    assert one.failures == 1
    time.sleep(0.15)
    one.see_to()
    assert one.running.pid != first.pid
    processes.stop([one.running])


def test_what_never_served_is_given_up_with_a_sentence(here, capfd):
    with ports.opened(here):
        one = watched("raise SystemExit('broken')", serves=("localhost", here.port))
        one.failures = processes.ATTEMPTS - 1
        held = Held(environment=here, place=None)
        with pytest.raises(Fault, match="one does not start"):
            processes.watch([one], held=held, ready=lambda: None)
    assert "broken" in capfd.readouterr().err


def test_ctrl_c_stops_every_process(here):
    program = "import time; time.sleep(60)"
    both = [watched(program), watched(program)]
    ready = []

    def interrupt():
        ready.append(True)
        threading.Timer(0.2, signal.raise_signal, [signal.SIGINT]).start()

    before = signal.getsignal(signal.SIGTERM)
    processes.watch(both, held=Held(environment=here, place=None), ready=interrupt)
    assert ready == [True]
    assert [one.running.poll() for one in both] == [-signal.SIGTERM, -signal.SIGTERM]
    assert signal.getsignal(signal.SIGTERM) == before
