"""The experiment that the simulator plants is found with its size; where none is, none is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import percorso as pc
from percorso.simulate.run import simulate
from tests.conftest import ROOT
from tests.simulate.conftest import by_true_person

JOURNEY = pc.Journey.load(ROOT / "examples" / "industrial-design" / "journey.yaml")
PEOPLE, WITHIN = 6_000, "60d"


def _asked(file: Path, seed: int, plain: bool) -> tuple[dict[str, Any], Any]:
    manifest = simulate(JOURNEY, PEOPLE, seed, file, plain=plain)
    truth = next((one for one in manifest.truths if one.id == "experiment"), None)
    measured = pc.measure(JOURNEY, by_true_person(file, seed))
    answer = measured.experiment(figure=("conversion",), within=WITHIN)
    [row] = [row for row in answer.rows if row["arm"] == "B"]
    return row, truth


@pytest.mark.parametrize("seed", [1, 7])
def test_the_planted_effect_is_found_with_its_size(seed: int, tmp_path: Path) -> None:
    row, truth = _asked(tmp_path / "planted.parquet", seed, plain=False)
    assert row["verdict"] == "better"
    assert row["difference_low"] <= truth.size["added_to_chance"] <= row["difference_high"]
    assert row["srm_p"] > 0.001


@pytest.mark.parametrize("seed", [1, 2])
def test_where_nothing_is_planted_nothing_is_told(seed: int, tmp_path: Path) -> None:
    row, truth = _asked(tmp_path / "plain.parquet", seed, plain=True)
    assert truth is None
    assert row["verdict"] == "unclear"
    assert row["difference_low"] <= 0 <= row["difference_high"]
