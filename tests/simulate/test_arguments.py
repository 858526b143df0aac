"""Mistakes are told in words, and leave nothing behind."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from percorso.cli.simulate import command
from percorso.errors import EventsError, JourneyError, PercorsoError
from percorso.journey import Journey
from percorso.simulate import simulate
from percorso.simulate.files import EventsFile
from tests.simulate.conftest import lamp


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"people": 0}, "People: a whole number from 1"),
        ({"people": 10, "seed": 1.5}, "Seed: a whole number"),
        ({"people": 10, "seed": -1}, "Seed: a whole number"),
        ({"people": 10, "days": 0}, "Days: a whole number"),
        ({"people": 10, "days": 4_000}, "Days: a whole number"),
        ({"people": 10, "start": "yesterday"}, "no day of the calendar|not a day of the calendar"),
        ({"people": 10, "start": "1812-01-01"}, "between 1990 and 2080"),
        ({"people": 10, "lang": "fr"}, "no language 'fr'"),
        ({"people": 10, "events": 10}, "both"),
        ({}, "Neither people nor events"),
        ({"people": 10, "output": "people.xlsx"}, "suffix"),
        ({"people": 10, "output": ".csv"}, "suffix"),
        ({"people": 10, "output": "nowhere/people.csv"}, "no such folder"),
    ],
)
def test_a_wrong_argument_is_told(tmp_path: Path, options: dict[str, Any], message: str) -> None:
    output = tmp_path / options.pop("output", "people.csv")
    with pytest.raises(EventsError, match=message):
        simulate(lamp(), output=output, **options)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "people.costs.csv").write_text("mine")
    with pytest.raises(EventsError, match="already there"):
        simulate(lamp(), 10, 1, tmp_path / "people.csv")
    assert (tmp_path / "people.costs.csv").read_text() == "mine"
    simulate(lamp(), 10, 1, tmp_path / "people.csv", force=True)
    assert (tmp_path / "people.csv").exists()


@pytest.mark.parametrize("name", ["people.csv", "people.manifest.json", "people.media.csv"])
def test_a_folder_in_the_way_is_told_before_anything_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(EventsError, match="is no file"):
        simulate(lamp(), 10, 1, tmp_path / "people.csv", force=True)
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["people.csv", "people.manifest.json"])
def test_the_journey_is_never_written_over(tmp_path: Path, name: str) -> None:
    lamp().save(tmp_path / "lamp.json")
    file = (tmp_path / "lamp.json").rename(tmp_path / name)
    before = file.read_bytes()
    words = [str(file), "--people", "5", "-o", str(tmp_path / "people.csv"), "--force"]
    done = CliRunner().invoke(command, words)
    assert isinstance(done.exception, PercorsoError)
    assert "over the journey" in str(done.exception)
    assert file.read_bytes() == before


def test_a_run_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    lamp().save(tmp_path / "lamp.json")
    words = ["simulate", "lamp.json", "--people", "200000", "-o", "people.csv"]
    with subprocess.Popen(
        [sys.executable, "-m", "percorso", *words], cwd=tmp_path, stderr=subprocess.DEVNULL
    ) as run:
        while not list(tmp_path.glob(".percorso-simulate-*")):
            time.sleep(0.02)
        run.terminate()
        assert run.wait(60) == 128 + signal.SIGTERM
    assert [one.name for one in tmp_path.iterdir()] == ["lamp.json"]


@pytest.mark.parametrize(
    ("stage", "message"),
    [
        ({"id": "a", "name": "A"}, "has a rule"),
        ({"id": "a", "name": "A", "enter": {"where": {"source": "till"}}}, "can be satisfied"),
    ],
)
def test_a_journey_that_measures_nothing_is_told(
    tmp_path: Path, stage: dict[str, Any], message: str
) -> None:
    journey = Journey.from_dict({"percorso": 1, "id": "j", "title": "J", "stages": [stage]})
    with pytest.raises(JourneyError, match=message):
        simulate(journey, 10, 1, tmp_path / "people.csv")


def test_a_rule_that_nothing_satisfies_is_named(tmp_path: Path) -> None:
    stages = [
        {"id": "a", "name": "A", "enter": {"event": "Page"}},
        {"id": "till", "name": "T", "enter": {"where": {"source": "till"}}},
    ]
    journey = Journey.from_dict({"percorso": 1, "id": "j", "title": "J", "stages": stages})
    notices = simulate(journey, 10, 1, tmp_path / "people.csv").notices
    assert any("stage 'till'" in notice for notice in notices)


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"),
                                   KeyboardInterrupt()])  # fmt: skip
def test_nothing_half_done_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(EventsFile, "write", fail)
    with pytest.raises((PercorsoError, KeyboardInterrupt)):
        simulate(lamp(), 10, 1, tmp_path / "people.csv")
    assert not list(tmp_path.iterdir())


def test_the_command_says_simulated(tmp_path: Path) -> None:
    lamp().save(tmp_path / "lamp.yaml")
    file = str(tmp_path / "people.jsonl.gz")
    found = CliRunner().invoke(
        command, [str(tmp_path / "lamp.yaml"), "--people", "30", "-o", file, "--json"]
    )
    assert found.exit_code == 0
    assert "Simulated data" in found.stderr
    assert '"simulated": true' in found.stdout
