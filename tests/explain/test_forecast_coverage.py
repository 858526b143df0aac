"""Forecasts of the first half held against the second: how often what came lies within the bands.

The people move by known chances that hold throughout, so the bands should hold what they promise.
docs/questions/forecast.md states what was found.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyarrow.compute as pc_
import pytest

import percorso as pc
from percorso.explain.forecast.held import compare
from percorso.explain.forecast.question import Forecast
from percorso.explain.forecast.saving import keep
from percorso.measure.window import micros
from tests.explain.forecast_data import START, journey, people

SEEDS = range(12)
MADE = START + dt.timedelta(days=140)


@pytest.fixture(scope="module")
def covered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """For each measure the share of weekly figures within each band, over all seeds."""
    hits: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for seed in SEEDS:
        for row in _held(seed, tmp_path_factory.mktemp(f"seed{seed}")):
            for band in ("inside_80", "inside_95"):
                hits[row["measure"]][band].append(bool(row[band]))
    return {measure: {band: sum(all_) / len(all_) for band, all_ in bands.items()}
            for measure, bands in hits.items()}  # fmt: skip


def _held(seed: int, folder: Path) -> list[dict[str, Any]]:
    events = people(seed)
    measured = pc.measure(journey(), events)
    question = Forecast(days=56, as_of=MADE)
    early = measured.ask(question)
    kept = keep(early, "early", folder)  # type: ignore[arg-type]
    assert pc_.max(events["timestamp"]).as_py() > MADE.isoformat()
    asked = Forecast(view="held")
    return compare(asked, measured, kept, micros(MADE), 8)[0]


@pytest.mark.parametrize("measure", ["entries", "inside", "goals", "value", "inflow"])
def test_the_bands_hold_what_they_promise(
    covered: dict[str, dict[str, float]], measure: str
) -> None:
    found = covered[measure]
    assert 0.72 <= found["inside_80"] <= 0.92
    assert 0.90 <= found["inside_95"] <= 1.0
