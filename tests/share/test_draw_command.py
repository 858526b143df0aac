"""`percorso draw`: the drawing alone, the drawing with events, and mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from percorso.cli import group
from percorso.cli.draw import FORMS as WRITTEN
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.errors import PercorsoError
from percorso.share.drawings import FORMS
from tests.share.fixtures import HERE
from tests.share.fixtures.future import lamp_future

LAMP = str(HERE / "lamp.yaml")
EVENTS = """user_id,event,timestamp
ann,Page Viewed,2026-03-01T10:00Z
ann,Product Viewed,2026-03-02T10:00Z
ann,Order Completed,2026-03-05T11:00Z
bob,Page Viewed,2026-03-01T11:00Z
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["draw", *arguments])


def test_the_drawing_alone(tmp_path: Path) -> None:
    result = run(LAMP, "-o", str(tmp_path / "map.svg"), "--lang", "it", "--theme", "auto")
    assert result.exit_code == 0, result.output
    assert "disegnato, non ancora misurato" in (tmp_path / "map.svg").read_text("utf-8")


def test_with_events(tmp_path: Path) -> None:
    events = tmp_path / "events.csv"
    events.write_text(EVENTS, "utf-8")
    workspace = Workspace.create(tmp_path / "shop")
    load([events], workspace)
    output = str(tmp_path / "map.svg")
    result = run(LAMP, "-w", str(workspace.path), "-o", output, "--simulated")
    assert result.exit_code == 0, result.output
    svg = (tmp_path / "map.svg").read_text("utf-8")
    assert "lane-people" in svg
    assert "2 people" in svg
    assert "simulated data" in svg


def test_pictures_cannot_follow_the_readers_system(tmp_path: Path) -> None:
    result = run(LAMP, "-o", str(tmp_path / "map.pdf"), "--theme", "auto", "--lanes", "kpis")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("form", ["strip", "storyboard", "table", "blueprint"])
def test_every_form(tmp_path: Path, form: str) -> None:
    result = run(LAMP, "--form", form, "-o", str(tmp_path / "x.svg"), "--lang", "it")
    assert result.exit_code == 0, result.output
    assert "Acquisto di una lampada" in (tmp_path / "x.svg").read_text("utf-8")


def test_the_forms_of_the_help_are_the_forms_there_are() -> None:
    assert WRITTEN == FORMS


def test_the_process_of_two_groups(tmp_path: Path) -> None:
    events, output = tmp_path / "events.csv", tmp_path / "process.svg"
    events.write_text(EVENTS, "utf-8")
    asked = (LAMP, "--events", str(events), "--form", "process", "-o", str(output))
    result = run(*asked, "--compare", "event.channel missing", "--coverage", "1")
    assert result.exit_code == 0, result.output
    assert "more often in" in output.read_text("utf-8")
    assert run(*asked, "--most-nodes", "3").exit_code == 0
    assert "2 cycles begin" in output.read_text("utf-8")
    refused = run(LAMP, "--events", str(events), "-o", str(output), "--coverage", "1")
    assert isinstance(refused.exception, PercorsoError)
    assert "for the process alone" in str(refused.exception)


def test_a_future_beside(tmp_path: Path) -> None:
    future = tmp_path / "future.yaml"
    lamp_future().save(future)
    result = run(LAMP, "--beside", str(future), "-o", str(tmp_path / "x.svg"))
    assert result.exit_code == 0, result.output
    assert "New stage: Home trial." in (tmp_path / "x.svg").read_text("utf-8")


def test_pages(tmp_path: Path) -> None:
    result = run(LAMP, "--form", "table", "--page", "a3", "-o", str(tmp_path / "x.pdf"))
    assert result.exit_code == 0, result.output
    assert b"[0 0 1190" in (tmp_path / "x.pdf").read_bytes()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("-o", "map.svg", "--page", "a4"), "Only a PDF has pages"),
        (("-o", "map.svg", "--form", "strip", "--lanes", "kpis"), "for the map alone"),
        (("-o", "map.svg", "--form", "strip", "--beside", LAMP), "beside the map"),
        (("-o", "map.svg", "--beside", str(HERE / "none.yaml")), "none.yaml"),
        (("-o", "map.none/map.svg"), "Make it first: mkdir -p"),
        (("-o", "map.gif"), "End it in .svg"),
        (("-o", "map.svg", "--lanes", "peple"), "Did you mean 'people'"),
        (("-o", "map.svg", "--width", "300"), "too narrow"),
        (("-o", "map.png", "--width", "100000000"), "too wide"),
    ],
)
def test_mistakes_are_explained(tmp_path: Path, more: tuple[str, ...], message: str) -> None:
    place = [str(tmp_path / part) if part.startswith("map.") else part for part in more]
    result = run(LAMP, *place)
    assert isinstance(result.exception, PercorsoError)
    assert message in str(result.exception)
    assert not list(tmp_path.iterdir())
