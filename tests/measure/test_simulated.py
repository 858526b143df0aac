"""What a simulator made is called simulated wherever it shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from click.testing import CliRunner

from percorso.cli import group
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.events.schema import SIMULATOR
from percorso.journey import Journey
from percorso.measure import Measured, measure
from percorso.share.figures import Figures
from percorso.share.report import render

JOURNEY = Journey.parse("""
percorso: 1
id: lamp
title: Buying a lamp
stages:
  - {id: see, name: See, enter: {event: Page Viewed}}
  - {id: do, name: Do, goal: true, enter: {event: Order Completed}}
""")


def _events(*libraries: str | None) -> pa.Table:
    count = len(libraries)
    return pa.table(
        {
            "user_id": [f"u{n}" for n in range(count)],
            "event": ["Page Viewed"] * count,
            "timestamp": ["2026-03-01T10:00Z"] * count,
            "library": pa.array(libraries, pa.string()),
        }
    )


def _measured(*libraries: str | None, lang: str = "en") -> Measured:
    return measure(JOURNEY, _events(*libraries), lang=lang)


@pytest.mark.parametrize(
    ("libraries", "said"),
    [
        ((SIMULATOR, SIMULATOR), "Simulated data: a simulator made these events"),
        ((SIMULATOR, None, "web"), "Simulated data: a simulator made 1 of 3 events."),
    ],
)
def test_an_answer_says_it(libraries: tuple[str | None, ...], said: str) -> None:
    measured = _measured(*libraries)
    answer = measured.stages()
    assert measured.simulated
    assert answer.notices[0].startswith(said)
    assert said in answer._repr_html_()
    assert json.loads(answer.to_json())["simulated"] is True
    assert answer.chart().spec["title"]["subtitle"].startswith("Simulated data · ")


def test_real_events_are_not_called_simulated() -> None:
    measured = _measured(None, "web")
    answer = measured.stages()
    assert not measured.simulated
    assert not any("imulated" in notice for notice in answer.notices)
    assert json.loads(answer.to_json())["simulated"] is False
    assert "imulated" not in answer.chart().spec["title"]["subtitle"]
    assert "simulated data" not in render(measured)


@pytest.mark.parametrize(("lang", "said"), [("en", "simulated data"), ("it", "dati simulati")])
def test_the_report_and_the_map_say_it(lang: str, said: str) -> None:
    measured = _measured(SIMULATOR, lang=lang)
    assert Figures.of(measured).simulated
    page = render(measured, lang)
    header, drawing = page[: page.index('id="map"')], page[page.index('id="map"') :]
    assert f'<span class="badge">{said}</span>' in header
    assert said in drawing


def test_a_workspace_remembers_it(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    row: dict[str, Any] = {"event": "Page Viewed", "userId": "u1", "timestamp": "2026-03-01T10:00Z"}
    row |= {"context": {"library": {"name": SIMULATOR}}}
    file.write_text(json.dumps(row) + "\n", "utf-8")
    load([file], tmp_path / "w")
    assert measure(JOURNEY, Workspace.open(tmp_path / "w")).simulated
    assert measure(JOURNEY, Workspace.open(tmp_path / "w")).timeline().simulated == 1


def test_the_import_says_it(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_text(
        f"event,user_id,timestamp,library\nA,u,2026-03-01,{SIMULATOR}\nA,v,2026-03-01,web\n",
        "utf-8",
    )
    found = CliRunner().invoke(group, ["import", str(file), "-w", str(tmp_path / "w")])
    assert "Simulated data: a simulator made 1 of these events." in found.output
