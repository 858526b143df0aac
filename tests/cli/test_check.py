"""`percorso check`: valid or not, with the rules as sentences or every problem with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from percorso.cli import group
from percorso.errors import PercorsoError
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
    done = run(lamp(tmp_path), "--rules")
    assert done.exit_code == 0
    assert "The journey is valid: 3 stages (2 measured), 0 touchpoints." in done.stdout
    assert "enters: The event is Order Completed or Order Paid." in done.stdout
    assert "Do (goal)" in done.stdout
    assert "drawn only" in done.stdout


def test_in_italian(tmp_path: Path) -> None:
    assert "L’evento è Page Viewed." in run(lamp(tmp_path), "--rules", "--lang", "it").stdout
    spoken = lamp(tmp_path, LAMP + "language: it\n")
    assert "L’evento è Page Viewed." in run(spoken, "--rules").stdout


def test_touchpoints_are_called_by_their_names() -> None:
    assert "Il touchpoint è Cassa" in run(EXAMPLE, "--rules", "--lang", "it").stdout.replace(
        "il t", "Il t"
    )


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


SHOP = (
    LAMP
    + """\
touchpoints:
  - {id: chat, name: Chat, channel: chat, stages: [do], state: missing, if_missing: Nobody answers}
"""
)


def test_findings_say_what_where_and_what_to_write(tmp_path: Path) -> None:
    said = run(lamp(tmp_path, SHOP)).stdout
    assert "Map check: " in said
    assert "Chat is not covered. What it costs: “Nobody answers”" in said
    assert "→ Decide on it: write state: planned" in said
    assert "touchpoint_missing · touchpoints[0] · line 9" in said


def test_findings_in_italian(tmp_path: Path) -> None:
    said = run(lamp(tmp_path, SHOP), "--lang", "it").stdout
    assert "Verifica della mappa: " in said
    assert "Touchpoint non presidiato: Chat." in said


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "never"], 0),
        (["--fail-on", "high"], 0),
        (["--fail-on", "medium"], 1),
        (["--fail-on", "low"], 1),
        (["--fail-on", "medium", "--mark", "consistent"], 0),
    ],
)
def test_exit_code(tmp_path: Path, options: list[str], code: int) -> None:
    assert run(lamp(tmp_path, SHOP), *options).exit_code == code


def test_a_grave_finding_fails(tmp_path: Path) -> None:
    path = lamp(tmp_path, LAMP.replace(", goal: true", ""))
    assert run(path, "--fail-on", "high").exit_code == 1
    assert run(path, "--fail-on", "high", "--ignore", "goal_stage").exit_code == 0
    done = CliRunner().invoke(group, ["check", path, "--ignore", "goal_stag"])
    assert isinstance(done.exception, PercorsoError)
    assert "Did you mean 'goal_stage'?" in str(done.exception)


def test_only_some_marks(tmp_path: Path) -> None:
    said = run(lamp(tmp_path, SHOP), "--mark", "wants", "--mark", "consistent").stdout
    assert said.index("Consistency") < said.index("What customers want")
    assert "Clear stages" not in said


def test_findings_as_json(tmp_path: Path) -> None:
    check = json.loads(run(lamp(tmp_path, SHOP), "--json", "--lang", "it").stdout)["check"]
    found = next(one for one in check["findings"] if one["check"] == "touchpoint_missing")
    assert (found["key"], found["line"], found["severity"]) == ("touchpoints[0]", 9, "medium")
    assert found["params"] == {"name": "Chat", "cost": "Nobody answers"}
    assert check["measured"] is False
    assert check["marks"]["clear_stages"]["name"] == "Fasi chiare"
    assert {one["want"]: one["state"] for one in check["wants"]}["trust"] == "not_covered"


def test_with_events(tmp_path: Path) -> None:
    events = tmp_path / "events.csv"
    events.write_text(
        "user_id,event,timestamp\nann,Page Viewed,2026-03-01T10:00Z\n"
        "ann,Order Complete,2026-03-02T10:00Z\n",
        encoding="utf-8",
    )
    done = run(lamp(tmp_path), "--events", str(events), "--fail-on", "high")
    assert done.exit_code == 1
    assert "The nearest is “Order Complete”." in " ".join(done.stdout.split())


def test_all_checks_are_listed() -> None:
    said = run("--list").stdout
    assert "  stage_owner               Does somebody answer for every stage?" in said
    assert "Are the KPIs on target? (needs events)" in said
    assert "Qualcuno risponde di ogni fase?" in run("--list", "--lang", "it").stdout


def test_no_file_named() -> None:
    done = run()
    assert done.exit_code == 2
    assert "--schema" in done.stderr
