"""`percorso check`: valid or not, with the rules as sentences or every problem with its place."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from percorso.cli import group
from percorso.journey.schema import json_schema
from tests.conftest import ROOT

EXAMPLE = str(ROOT / "examples" / "industrial-design" / "journey.yaml")
LAMP = """\
percorso: 1
id: lamp
title: Buying a lamp
stages:
  - {id: see, name: See, enter: {event: Page Viewed}}
  - {id: idle, name: Idle}
  - {id: do, name: Do, goal: true, enter: {event: [Order Completed, Order Paid]}}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["check", *arguments])


def lamp(folder: Path, text: str = LAMP) -> str:
    path = folder / "lamp.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_valid(tmp_path: Path) -> None:
    done = run(lamp(tmp_path))
    assert done.exit_code == 0
    assert "The journey is valid: 3 stages (2 measured), 0 touchpoints." in done.stdout
    assert "enters: The event is Order Completed or Order Paid." in done.stdout
    assert "Do (goal)" in done.stdout
    assert "drawn only" in done.stdout


def test_in_italian(tmp_path: Path) -> None:
    assert "L’evento è Page Viewed." in run(lamp(tmp_path), "--lang", "it").stdout
    spoken = lamp(tmp_path, LAMP + "language: it\n")
    assert "L’evento è Page Viewed." in run(spoken).stdout


def test_touchpoints_are_called_by_their_names() -> None:
    assert "Il touchpoint è Cassa" in run(EXAMPLE, "--lang", "it").stdout.replace("il t", "Il t")


def test_invalid(tmp_path: Path) -> None:
    path = lamp(tmp_path, LAMP.replace("enter", "entre").replace("goal: true", "goal: yes"))
    done = run(path)
    assert done.exit_code == 2
    assert f"{path}:5:26: stages[0].entre: 'entre' is not a key of a stage." in done.stderr
    assert f"{path}:7:30: stages[2].goal: Expected true or false" in done.stderr
    assert "3 problems" in done.stderr
    assert done.stdout == ""


def test_json(tmp_path: Path) -> None:
    said = json.loads(run(lamp(tmp_path), "--json").stdout)
    assert (said["valid"], said["goal"], said["restart"]) == (True, "do", "see")
    assert said["stages"][0]["enter"] == "The event is Page Viewed."
    done = run(lamp(tmp_path, "percorso: 1\n"), "--json")
    said = json.loads(done.stdout)
    assert done.exit_code == 2
    assert said["valid"] is False
    assert {one["line"] for one in said["problems"]} == {1}
    assert len(said["problems"]) == 3


def test_no_such_file(tmp_path: Path) -> None:
    done = run(str(tmp_path / "lamp.yaml"))
    assert done.exit_code == 2
    assert "no such file" in done.stderr


def test_schema() -> None:
    done = run("--schema")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == json_schema()


def test_no_file_named() -> None:
    done = run()
    assert done.exit_code == 2
    assert "--schema" in done.stderr
