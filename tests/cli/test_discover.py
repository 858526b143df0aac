"""`percorso discover`, as somebody types it, and what the draft can be used for at once."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import percorso as pc
from percorso.cli import group
from percorso.errors import JourneyError, QuestionError
from tools.discovery_recovery import EXAMPLE, simulated


def call(*arguments: object) -> Result:
    return CliRunner().invoke(group, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(simulated(pc.Journey.load(EXAMPLE), 600, 3, tmp_path_factory.mktemp("events")))


@pytest.fixture(scope="module")
def drafted(events: Path) -> Path:
    output = events.parent / "journey.yaml"
    result = call("discover", events, "-o", output)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "is the goal: its name says it" in result.stderr
    assert "The data are simulated." in result.stderr
    following = [one.strip() for one in result.stderr.splitlines() if one.startswith("  percorso")]
    assert [shlex.split(one)[1] for one in following] == ["check", "report"]
    return output


def test_the_draft_passes_the_map_check(drafted: Path) -> None:
    result = call("check", drafted, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)["check"]["findings"]
    high = [one["check"] for one in found if one["severity"] == "high"]
    assert high == []
    structural = {"dead_rule", "same_rule", "rules_overlap", "goal_stage", "stage_rule",
                  "care_stage", "stage_touchpoints"}  # fmt: skip
    assert not structural & {one["check"] for one in found}


def test_events_find_nothing_wrong_with_the_rules(drafted: Path, events: Path) -> None:
    result = call("check", drafted, "--events", events, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)["check"]["findings"]
    wrong = {"rule_unknown_event", "stage_unentered", "events_two_stages", "touchpoint_silent"}
    assert not wrong & {one["check"] for one in found}


def test_it_opens_at_once(drafted: Path, events: Path, tmp_path: Path) -> None:
    assert call("ask", "stages", drafted, "--events", events).exit_code == 0
    assert call("draw", drafted, "-o", tmp_path / "map.svg").exit_code == 0
    report = call("report", drafted, "--events", events, "-o", tmp_path / "report.html")
    assert report.exit_code == 0, report.output


def test_what_is_there_stays_unless_forced(drafted: Path, events: Path) -> None:
    before = drafted.read_bytes()
    refused = call("discover", events, "-o", drafted)
    assert isinstance(refused.exception, JourneyError)
    assert drafted.read_bytes() == before
    assert call("discover", events, "-o", drafted, "--force").exit_code == 0
    assert drafted.read_bytes() == before


def test_a_workspace_gives_the_same_draft(drafted: Path, events: Path, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    assert call("import", events, "--workspace", lake).exit_code == 0
    shown = call("discover", "--workspace", lake)
    assert shown.stdout == drafted.read_text("utf-8")
    assert "Keep the draft with -o FILE" in shown.stderr


def test_json_holds_all_of_it(events: Path) -> None:
    result = call("discover", events, "--json", "--lang", "it", "--title", "Una lampada")
    told = json.loads(result.stdout)
    assert told["journey"]["title"] == "Una lampada"
    assert set(told) == {"journey", "sentences", "questions", "left_out", "reasons"}
    noise = next(one for one in told["left_out"] if one["event"] == "Session Started")
    assert noise["why"] == "dal nome non dice nulla di un journey"
    assert 0 < noise["share"] < 1


def test_a_json_file_holds_the_journey(events: Path, tmp_path: Path) -> None:
    output = tmp_path / "journey.json"
    assert call("discover", events, "-o", output, "--stages", "4").exit_code == 0
    assert len(pc.Journey.load(output).stages) == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "No events were given."),
        (("a.csv", "-w", "lake"), "Two places of events were given."),
        (("-w", "lake", "--mapping", "m.yaml"), "A mapping is for files"),
    ],
)
def test_where_the_events_are_is_said_once(arguments: tuple[str, ...], said: str) -> None:
    refused = call("discover", *arguments)
    assert isinstance(refused.exception, QuestionError)
    assert said in str(refused.exception)
