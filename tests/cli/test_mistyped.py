"""What is mistyped is answered with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from percorso.cli import group
from percorso.engine.lake import Workspace
from percorso.errors import QuestionError, WorkspaceError
from percorso.journey import Journey
from percorso.measure import measure

JOURNEY = "{percorso: 1, id: a, title: A, stages: [{id: s, name: S, enter: {event: Page Viewed}}]}"


@pytest.mark.parametrize(("typed", "meant"), [("rapport", "report"), ("Import", "import")])
def test_an_unknown_command_is_answered_with_the_nearest(typed: str, meant: str) -> None:
    found = CliRunner().invoke(group, [typed])
    assert found.exit_code == 2
    assert f"There is no command '{typed}'. Did you mean '{meant}'? Allowed: new" in found.output


@pytest.mark.parametrize(
    ("typed", "meant"), [("Anna", "anna"), ("ann", "anna"), (" anna ", "anna")]
)
def test_an_unknown_person_is_answered_with_the_nearest(
    tmp_path: Path, typed: str, meant: str
) -> None:
    events = tmp_path / "events.csv"
    events.write_text("event,user_id,timestamp\nPage Viewed,anna,2026-03-01\n", "utf-8")
    measured = measure(Journey.parse(JOURNEY), events)
    with pytest.raises(QuestionError, match=f"Did you mean '{meant}'"):
        measured.why(typed)
    with pytest.raises(QuestionError) as error:
        measured.why("zoe")
    assert "Did you mean" not in str(error.value)


def test_a_file_is_no_workspace(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    file.write_text(JOURNEY, "utf-8")
    for use in (Workspace.open, Workspace.create):
        with pytest.raises(WorkspaceError, match="This is a file; a workspace is a folder"):
            use(file)
    assert file.read_text("utf-8") == JOURNEY


def test_a_new_journey_may_be_named_without_an_option(tmp_path: Path) -> None:
    file = tmp_path / "lampada.yaml"
    found = CliRunner().invoke(group, ["new", str(file), "--lang", "it"])
    assert found.exit_code == 0
    assert Journey.load(file).language == "it"
    twice = CliRunner().invoke(group, ["new", str(file), "-o", "other.yaml"])
    assert twice.exit_code == 2
    assert "Name the file once" in twice.output


def test_the_beginning_of_a_name_is_enough_to_guess_it() -> None:
    found = CliRunner().invoke(group, ["new", "--template", "CRM"])
    assert found.exit_code == 2
    assert "Did you mean 'crm-five'?" in found.output
