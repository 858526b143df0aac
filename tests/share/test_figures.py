"""Figures: taken from a measured journey, found by stage and touchpoint."""

from __future__ import annotations

import pyarrow as pa

import percorso as pc
from percorso.share.figures import Figures
from percorso.share.map import draw_map
from tests.share.fixtures import lamp, lamp_figures


def measured() -> Figures:
    events = pa.table(
        {
            "user_id": ["ann", "ann", "ann", "bob"],
            "event": ["Page Viewed", "Product Viewed", "Order Completed", "Page Viewed"],
            "timestamp": [f"2026-03-0{day}T10:00Z" for day in (1, 2, 3, 1)],
        }
    )
    return Figures.of(pc.measure(lamp(), events), simulated=True)


def test_figures_of_a_measured_journey() -> None:
    figures = measured()
    assert figures.stage("discover")["entries"] == 2
    ways = {(row["from"], row["to"]) for row in figures.flow}
    assert ways == {("discover", "compare"), ("compare", "buy")}
    assert figures.summary["people"] == 2
    assert figures.time_zone == "Europe/Rome"
    assert set(figures.definitions) == {"stages", "flow", "touchpoints", "population"}
    assert (figures.window["as_of"] or "").startswith("2026-03-03")


def test_a_measured_journey_can_be_drawn() -> None:
    svg = draw_map(lamp(), measured(), lang="it")
    assert "lane-people" in svg
    assert "dati simulati" in svg


def test_rows_are_found_and_missing_ones_are_empty() -> None:
    figures = lamp_figures()
    assert figures.stage("buy")["entries"] == 6_890
    assert figures.stage("nowhere") == {}
    assert figures.touchpoint("chat", "help")["people"] == 272
    assert figures.touchpoint("chat", "buy") == {}


def test_the_invented_figures_add_up() -> None:
    ends = ("advanced", "skipped", "returned", "new_cycle", "expired", "open")
    figures = lamp_figures()
    for row in figures.stages:
        assert row["entries"] == sum(row[end] for end in ends)
        left = [r["n"] for r in figures.flow if r["from"] == row["stage"]]
        assert sum(left) == sum(row[end] for end in ends[:4])
