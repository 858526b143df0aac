"""The frictions and delights that the simulator plants are found; where none is, hardly anything.

The rate of false alarms over 20 worlds is on the page of the question; here are a few of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import percorso as pc
from percorso.simulate.run import simulate
from tests.conftest import ROOT
from tools.friction_false_alarms import asked, plain_world

JOURNEY = pc.Journey.load(ROOT / "examples" / "industrial-design" / "journey.yaml")


def _world(folder: Path, people: int, seed: int) -> tuple[pc.Measured, dict[str, dict[str, Any]]]:
    file = folder / f"{seed}.parquet"
    manifest = simulate(JOURNEY, people, seed, file)
    return pc.measure(JOURNEY, str(file)), {truth.id: truth.where for truth in manifest.truths}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return _world(tmp_path_factory.mktemp("planted"), 3000, 7)


def _found(rows: list[dict[str, Any]], **wanted: Any) -> list[dict[str, Any]]:
    return [row for row in rows if row["significant"]
            and all(row[key] == value for key, value in wanted.items())]  # fmt: skip


def test_payment_errors_are_the_costliest(planted: Any) -> None:
    measured, truths = planted
    stage = truths["payment-errors"]["stage"]
    rows = measured.friction().rows
    for component in ("errors", "unfinished"):
        (found,) = _found(rows, where=f"stage:{stage}", value="phone", component=component)
        assert found["cost_low"] > 0
    assert rows[0]["stage"] == stage
    assert rows[0]["component"] == "errors"
    # by device it is found too, without being told where to look
    by = measured.friction(by="event.device").rows
    assert {row["segment"] for row in _found(by, stage=stage)} == {"phone"}


def test_the_slow_region_waits(planted: Any) -> None:
    measured, truths = planted
    slow = truths["slow-stage"]
    rows = measured.friction().rows
    found = _found(rows, component="waits")
    assert {(row["stage"], row["value"]) for row in found} == {(slow["stage"], slow["geo_region"])}


def test_the_touchpoint_that_makes_people_go_on_delights(planted: Any) -> None:
    measured, truths = planted
    places = {(r["stage"], r["touchpoint"]) for r in _found(measured.friction(
        view="delights").rows, component="goes_on")}  # fmt: skip
    planted_at = truths["uplift"]["stage"], truths["uplift"]["touchpoint"]
    echo = truths["association"]["stage"], truths["association"]["touchpoint"]
    assert places == {planted_at, echo}  # the second is associated, and no cause: as announced


def test_where_nothing_is_planted_hardly_anything_stands_out() -> None:
    for seed in (1, 2, 5):
        measured = plain_world(JOURNEY, 2000, seed)
        rows, tested = asked(measured, "frictions")
        assert tested > 1000
        assert rows == []


def test_slow_answers_hurt_and_the_planted_delight_pleases(tmp_path: Path) -> None:
    journey = pc.Journey.load(
        ROOT / "src" / "percorso" / "journey" / "templates" / "five-phases.yaml"
    )
    manifest = simulate(journey, 15000, 5, tmp_path / "world.parquet")
    truths = {one.id: one.where for one in manifest.truths}
    truth, delight = truths["slow-answers"], truths["delight"]
    measured = pc.measure(journey, str(tmp_path / "world.parquet"))
    found = _found(
        measured.friction().rows, where=f"stage:{truth['stage']}", value=truth["geo_region"]
    )
    assert {row["component"] for row in found} == {"drop_off", "low_scores"}
    glad = _found(measured.friction(view="delights").rows, component="high_scores")
    assert [(row["stage"], row["touchpoint"]) for row in glad] == [
        (delight["stage"], delight["touchpoint"])
    ]
