"""One small cluster for all tests of this folder; each test spoils a copy of its own."""

import shutil

import psycopg
import pytest

from baken.config import cluster
from baken.config.cluster import place as places
from baken.config.cluster import server
from baken.config.environment import read


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A data folder with a stopped cluster and one row in it."""
    data = tmp_path_factory.mktemp("made") / "data"
    here = read({"BAKEN_DATA": str(data)})
    with cluster.running(here), psycopg.connect(here.conninfo("owner")) as connection:
        connection.execute("create table kept (what text)")
        connection.execute("insert into kept values ('a row')")
    return data


@pytest.fixture
def here(made, tmp_path):
    """The settings of a copy of that folder, for one test to spoil."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    shutil.copy2(made / "secrets.toml", data)
    shutil.copytree(made / "cluster", data / "cluster")
    (data / "pg").symlink_to(made / "pg")
    settings = read({"BAKEN_DATA": str(data)})
    yield settings
    server.stop(places.choose(data))
