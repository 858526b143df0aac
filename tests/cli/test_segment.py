"""`percorso segment`: segments kept in the workspace, listed, removed, and used by every question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from percorso.cli import group
from percorso.errors import PercorsoError, QuestionError, WorkspaceError

JOURNEY = """
percorso: 1
id: lamp
title: Lamp
stages:
  - {id: see, name: See, enter: {event: Page}}
  - {id: do, name: Do, goal: true, enter: {event: Order}}
segments:
  - {id: mails, name: Drawn, of: cycle, where: {channel: email}}
"""
EVENTS = """user_id,timestamp,event,plan,channel
ann,2026-01-01,Page,pro,email
ann,2026-01-02,Order,pro,web
bob,2026-01-01,Page,free,web
"""


def run(*arguments: str) -> Result:
    found = CliRunner().invoke(group, list(arguments))
    if isinstance(found.exception, PercorsoError):
        raise found.exception
    return found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "lamp.yaml").write_text(JOURNEY)
    (tmp_path / "lamp.csv").write_text(EVENTS)
    run("import", str(tmp_path / "lamp.csv"), "--workspace", str(tmp_path / "lamp"))
    return tmp_path


def test_a_segment_is_kept_listed_used_and_removed(place: Path) -> None:
    folder, journey = str(place / "lamp"), str(place / "lamp.yaml")
    kept = run(
        "segment", "pros", "-w", folder, "--where", "person.plan=pro", "--name-it", "Esperti"
    )
    assert "Kept: pros (person.plan=pro)" in kept.output
    assert "Esperti" in run("segment", "--list", "-w", folder).output
    (listed,) = json.loads(run("segment", "--list", "-w", folder, "--json").output)
    assert listed == {"id": "pros", "name": {"it": "Esperti"}, "where": ["person.plan=pro"]}
    told = json.loads(run("ask", "summary", journey, "-w", folder, "--where", "pros",
                          "--json").output)  # fmt: skip
    assert told["rows"][0]["people_with_stay"] == 1
    told = json.loads(run("ask", "segments", journey, "-w", folder, "--smallest", "1",
                          "--json").output)  # fmt: skip
    assert [(row["id"], row["people"]) for row in told["rows"]] == [
        ("everyone", 2), ("mails", 1), ("pros", 1),
    ]  # fmt: skip
    assert "Removed: pros" in run("segment", "pros", "-w", folder, "--remove").output
    assert "There are no segments" in run("segment", "--list", "-w", folder).output


def test_the_journeys_segment_comes_first_and_it_is_said(place: Path) -> None:
    folder, journey = str(place / "lamp"), str(place / "lamp.yaml")
    run("segment", "mails", "-w", folder, "--where", "person.plan=free")
    told = json.loads(run("ask", "cycles", journey, "-w", folder, "--where", "mails",
                          "--json").stdout)  # fmt: skip
    assert [row["person"] for row in told["rows"]] == ["ann"]
    assert any("the journey’s is meant" in notice for notice in told["notices"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pros"], "has no condition"),
        (["My Pros", "--where", "person.plan=pro"], "Write my-pros"),
        (["pros", "--where", "plan=pro"], "cannot be read"),
        (["pros", "--remove"], "keeps no segment 'pros'"),
        (["--where", "person.plan=pro"], "Which segment"),
        (["pros", "--list"], "--list goes alone"),
        (["pros", "--remove", "--where", "person.plan=pro"], "cannot be used together"),
        (["pros", "--where", "person.plan=pro", "--name-en", " "], "name of a segment is empty"),
    ],
)
def test_what_cannot_be_kept_is_explained(place: Path, arguments: list[str], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        run("segment", *arguments, "-w", str(place / "lamp"))
    assert not (place / "lamp" / "segments.json").exists()


def test_without_a_workspace_it_asks_for_one() -> None:
    with pytest.raises(QuestionError, match="Where are the segments kept"):
        run("segment", "--list")


@pytest.mark.parametrize("content", ["{", "[]", '{"segments": {"a": {"where": "x"}}}'])
def test_a_file_changed_by_hand_is_refused(place: Path, content: str) -> None:
    (place / "lamp" / "segments.json").write_text(content)
    with pytest.raises(WorkspaceError, match="cannot be read"):
        run("segment", "--list", "-w", str(place / "lamp"))
