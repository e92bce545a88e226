"""`./baken termijn`: the end, the steps, the source; or one clear sentence and exit 2."""

import json
import subprocess
import sys

import pytest

from baken.config.cli.termijn import run


def test_the_end_the_steps_and_the_source_are_printed(capsys):
    assert run(["veiligheidsbeoordeling.wet", "2026-04-02"]) == 0

    said = capsys.readouterr().out
    assert "2026-04-08" in said
    assert "Goede Vrijdag" in said
    assert "Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1" in said


def test_each_start_is_one_object_on_a_line(capsys):
    assert run(["bezwaar", "2026-03-23", "2026-03-24", "--json"]) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["start"] for line in lines] == ["2026-03-23", "2026-03-24"]
    assert [line["einde"] for line in lines] == ["2026-05-04", "2026-05-06"]
    assert all(line["regel"] == "bezwaar" and line["bron"] and line["stappen"] for line in lines)


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        ("huisverbod.duur", "2026-04-25T14:30", "2026-05-05T14:30:00+02:00"),
        ("huisverbod.duur", "2026-10-20 23:10", "2026-10-30T23:10:00+01:00"),
        ("datalek", "2026-03-28T12:00Z", "2026-03-31T14:00:00+02:00"),
        ("terugbellen.streef", "2026-11-20T17:00", "2026-11-23T17:00:00+01:00"),
        ("terugbellen.uiterlijk", "2026-12-24", "2026-12-29T17:00:00+01:00"),
        ("klacht.commissie+klacht.verdaging", "2026-03-24", "2026-06-30"),
    ],
)
def test_a_moment_has_its_clock_time(capsys, key, start, end):
    assert run([key, start, "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["einde"] == end


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["terugbelen.streef", "2026-01-07"], "bedoel je terugbellen.streef?"),
        (["klacht", "2026-01-07"], "bedoel je klacht.afdoening?"),
        (["zzzz", "2026-01-07"], "--lijst"),
        (["", "2026-01-07"], "bestaat niet"),
        (["bezwaar", "2026-02-30"], "De datum '2026-02-30' bestaat niet."),
        (["bezwaar", "2026-01-07", "2026-02-30"], "'2026-02-30' bestaat niet"),
        (["bezwaar", "morgen"], "is geen datum"),
        (["bezwaar", "20260107"], "is geen datum"),
        (["bezwaar", ""], "is geen datum"),
        (["bezwaar", "0001-01-01"], "kan Baken niet rekenen"),
        (["datalek", "2026-03-29T02:30"], "gaat de klok een uur vooruit"),
        (["huisverbod.duur", "2026-04-25"], "geef ook een tijd"),
        (["inzage.wmo", "2026-01-07"], "zo spoedig mogelijk"),
        (["bezwaar+klacht.verdaging", "2026-01-07"], "horen niet achter elkaar"),
        (["bezwaar"], "Geef een termijn"),
        (["bezwaar", "2026-01-07", "--xml"], "Geef een termijn"),
        (["bezwaar", "2026-01-07", "--regio", "../x"], "De regels van ../x kloppen niet"),
        ([], "Geef een termijn"),
    ],
)
def test_what_cannot_be_reckoned_gives_one_sentence(capsys, arguments, sentence):
    assert run(arguments) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_term_that_extends_says_how_to_count_from_the_beginning(capsys):
    run(["klacht.verdaging", "2026-05-05"])

    said = capsys.readouterr().out
    assert "het einde van de lopende termijn, zonder verschuiving" in said
    assert "klacht.afdoening+klacht.verdaging" in said


def test_all_terms_can_be_listed(capsys):
    assert run(["--lijst"]) == 0

    assert "huisverbod.duur" in capsys.readouterr().out


def test_it_starts_without_the_web():
    program = (
        "import sys; from baken.config.cli.termijn import run; "
        "run(['bezwaar', '2026-01-07']); sys.exit('django' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
