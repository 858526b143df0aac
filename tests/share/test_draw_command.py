"""`percorso draw`: the drawing alone, the drawing with events, and mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from percorso.cli import group
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.errors import PercorsoError
from tests.share.fixtures import HERE

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


@pytest.mark.parametrize(
    ("more", "message"),
    [
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
