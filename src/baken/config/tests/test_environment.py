"""The settings: what each variable becomes, and the one sentence for each fault."""

import stat
from pathlib import Path

import pytest

from baken.config import connection, secrets
from baken.config.environment import Environment, read, warnings
from baken.config.fault import Fault

OWNER = "postgresql://boss:s%40cret@db.example:6432/zorg?sslmode=require"
FAULTS = [
    ({"BAKEN_PORT": "80a"}, "BAKEN_PORT"),
    ({"BAKEN_PORT": "0"}, "BAKEN_PORT"),
    ({"BAKEN_PORT": "65536"}, "BAKEN_PORT"),
    ({"BAKEN_PORT": "²"}, "BAKEN_PORT"),
    ({"BAKEN_PORT": "9" * 5000}, "BAKEN_PORT"),
    ({"BAKEN_PUBLIC_PORT": "-1"}, "BAKEN_PUBLIC_PORT"),
    ({"BAKEN_PORT": "8001"}, "BAKEN_PUBLIC_PORT"),
    ({"BAKEN_DATA": "/tmp/a\nb"}, "BAKEN_DATA"),
    ({"BAKEN_DEMO": "perhaps"}, "BAKEN_DEMO"),
    ({"BAKEN_WORKERS": "none"}, "BAKEN_WORKERS"),
    ({"BAKEN_LANGUAGE": "de"}, "BAKEN_LANGUAGE"),
    ({"BAKEN_LOCK_MINUTES": "0"}, "BAKEN_LOCK_MINUTES"),
    ({"BAKEN_STAFF_HOSTS": "https://vt.example"}, "BAKEN_STAFF_HOSTS"),
    ({"BAKEN_STAFF_HOSTS": ","}, "BAKEN_STAFF_HOSTS"),
    ({"BAKEN_PUBLIC_HOSTS": "vt.example:443"}, "BAKEN_PUBLIC_HOSTS"),
    ({"BAKEN_OIDC_ISSUER": "https://login.example"}, "BAKEN_OIDC_CLIENT_ID"),
    (
        {
            "BAKEN_OIDC_ISSUER": "http://login.example",
            "BAKEN_OIDC_CLIENT_ID": "baken",
            "BAKEN_OIDC_CLIENT_SECRET": "x",
        },
        "BAKEN_OIDC_ISSUER",
    ),
    ({"BAKEN_PROCESS": "cron"}, "BAKEN_PROCESS"),
    ({"DATABASE_URL": "mysql://boss:s3cret@db/zorg"}, "DATABASE_URL"),
    ({"DATABASE_URL": "postgresql://db.example"}, "DATABASE_URL"),
    ({"DATABASE_URL": "postgresql://boss@db:port/zorg?nonsense=1"}, "DATABASE_URL"),
]


@pytest.fixture
def data(tmp_path) -> Path:
    return tmp_path / "data"


def of(data: Path, **given: str) -> Environment:
    return read({"BAKEN_DATA": str(data), **given})


@pytest.mark.parametrize(("given", "named"), FAULTS)
def test_a_fault_is_one_sentence_that_names_the_variable(given, named):
    with pytest.raises(Fault) as fault:
        read(given)
    sentence = str(fault.value)
    assert named in sentence
    assert sentence.endswith(".")
    assert "s3cret" not in sentence


def test_without_settings_it_is_a_demo_on_this_machine(data):
    here = of(data)
    assert (here.port, here.public_port, here.workers, here.lock_minutes) == (8000, 8001, 2, 10)
    assert here.demo
    assert here.embedded
    assert not here.https
    assert here.staff_origins == ["http://localhost:8000"]
    assert here.public_origins == ["http://127.0.0.1:8001"]
    assert here.master_key_file == data / "master.key"
    assert not data.exists()


def test_a_database_of_ones_own_is_no_demo_unless_asked(data):
    assert not of(data, DATABASE_URL=OWNER).demo
    assert of(data, DATABASE_URL=OWNER, BAKEN_DEMO="on").demo


def test_named_hosts_are_reached_over_tls(data):
    here = of(data, BAKEN_STAFF_HOSTS="Vt.example, werk.example", BAKEN_PUBLIC_HOSTS="hulp.example")
    assert here.staff_hosts == ("vt.example", "werk.example")
    assert here.https
    assert here.staff_origins == ["https://vt.example", "https://werk.example"]
    assert here.public_origins == ["https://hulp.example"]


def test_relative_paths_count_from_where_one_stands(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert read({"BAKEN_DATA": "here"}).data == tmp_path / "here"


def test_each_role_has_its_own_address(data):
    here = of(data, DATABASE_URL=OWNER)
    owner, app, publiek = (here.database(role) for role in ("owner", "app", "publiek"))
    assert (owner["USER"], owner["PASSWORD"]) == ("boss", "s@cret")
    assert (app["USER"], publiek["USER"]) == ("baken_app", "baken_publiek")
    assert len({entry["PASSWORD"] for entry in (owner, app, publiek)}) == 3
    for entry in (owner, app, publiek):
        assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.example", "6432", "zorg")
        assert entry["OPTIONS"] == {"sslmode": "require"}
    assert here.database("app", pool={"min_size": 1})["OPTIONS"] == {
        "sslmode": "require",
        "pool": {"min_size": 1},
    }


def test_a_process_has_no_way_in_but_its_own(data):
    address = "host=/run/x dbname=baken user=baken_publiek password=p"
    here = of(
        data,
        BAKEN_PROCESS="publiek",
        BAKEN_PUBLIEK_URL=address,
        BAKEN_PUBLIEK_SECRET_KEY="k" * 50,
    )
    assert here.database("publiek")["USER"] == "baken_publiek"
    assert here.secret_key == "k" * 50
    assert here.master_key_file is None
    assert not here.embedded
    for role in ("owner", "app"):
        with pytest.raises(Fault, match="no way in"):
            here.database(role)
    assert not data.exists()


def test_the_settings_show_no_secret_when_printed(data):
    here = of(data, DATABASE_URL=OWNER, BAKEN_APP_URL=OWNER)
    assert "s%40cret" not in repr(here)


def test_an_unknown_variable_is_named_with_the_nearest_known():
    assert warnings({"BAKEN_PROT": "1", "BAKEN_PORT": "1", "HOME": "/"}) == [
        "BAKEN_PROT is not known; did you mean BAKEN_PORT?"
    ]


def test_secrets_are_made_once_and_closed_to_others(data):
    first = secrets.load(data)
    assert secrets.load(data) == first
    assert len(set(vars(first).values())) == len(vars(first))
    assert stat.S_IMODE((data / "secrets.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert [path.name for path in data.iterdir()] == ["secrets.toml"]


def test_of_two_makers_one_wins(data):
    secrets.load(data)
    before = (data / "secrets.toml").read_text()
    secrets._make(data / "secrets.toml")
    assert (data / "secrets.toml").read_text() == before


@pytest.mark.parametrize("text", ["not toml", 'secret_key = "x"\n', "\udcff"])
def test_damaged_secrets_are_not_made_anew(data, text):
    secrets.load(data)
    (data / "secrets.toml").write_text(text, "utf-8", "surrogateescape")
    with pytest.raises(Fault, match="damaged"):
        secrets.load(data)


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").touch()
    tmp_path.chmod(0o755)
    with pytest.raises(Fault, match="other files"):
        secrets.load(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_is_no_data_folder(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(Fault, match="name a folder"):
        secrets.load(tmp_path / "file")


def test_a_folder_of_another_user_is_refused(data, monkeypatch):
    data.mkdir()
    monkeypatch.setattr(secrets.os, "geteuid", lambda: data.stat().st_uid + 1)
    with pytest.raises(Fault, match="belongs to"):
        secrets.load(data)


@pytest.mark.parametrize("name", ["short", "x" * 120, "a b", "a,b", "é"])
def test_the_socket_has_a_short_plain_path_that_is_always_the_same(monkeypatch, name):
    monkeypatch.setattr(connection.os, "geteuid", lambda: 1000)
    data = Path("/home/jan") / name
    folder = connection.socket_folder(data)
    assert folder == connection.socket_folder(data)
    assert len(bytes(folder / connection.SOCKET)) <= connection.LONGEST
    assert (folder == data / "socket") == (name == "short")
