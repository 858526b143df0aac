"""What a draft finds again of a journey that is known, and that it draws nothing out of noise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.explain.discovery import discover
from tools.discovery_recovery import journeys, rand, recovery, simulated, tau

FLOORS = {"crm-five": 0.6, "see-think-do-care": 0.7}
"""Agreement that each journey must reach; 0.9 where none is said."""
JOURNEYS = list(journeys())


@pytest.mark.parametrize(("name", "journey"), JOURNEYS, ids=[name for name, _ in JOURNEYS])
def test_the_stages_behind_simulated_events_are_found_again(
    name: str, journey: pc.Journey, tmp_path: Path
) -> None:
    found = recovery(journey, simulated(journey, 1500, 7, tmp_path))
    assert found.goal
    assert found.rand >= FLOORS.get(name, 0.9)
    assert found.tau >= 0.85
    assert found.covered >= 0.9
    assert abs(found.stages - found.true_stages) <= 2


def test_it_is_the_order_that_tells_not_the_names(tmp_path: Path) -> None:
    """With every event but the noise renamed to a number, the stages are the same."""
    journey = dict(JOURNEYS)["ecommerce-six"]
    file = Path(simulated(journey, 1500, 7, tmp_path))
    named = discover(str(file)).journey
    table = pq.read_table(file)
    kept = {"Session Started", "Identified", "Experiment Viewed", "Survey Sent", "Page Viewed"}
    column: list[Any] = table["event"].to_pylist()
    code = {str(name): f"E{k}" for k, name in enumerate(sorted(set(column) - kept))}
    events = [code.get(name, name) for name in column]
    place = table.schema.get_field_index("event")
    opaque = discover(table.set_column(place, "event", pa.array(events))).journey
    ours, theirs = _stages(named, code), _stages(opaque, {})
    both = [name for name in ours if name in theirs]
    assert len(both) >= 0.9 * len(ours)
    assert tau(np.array([ours[n] for n in both]), np.array([theirs[n] for n in both])) > 0.85
    goal = opaque.stages[opaque.goal_index() or 0]
    assert goal.completes
    assert code["Order Completed"] in goal.completes.event


def _stages(journey: pc.Journey, code: dict[str, str]) -> dict[str, int]:
    return {
        code.get(name, name): k
        for k, stage in enumerate(journey.stages)
        for rule in (stage.enter, stage.completes) if rule
        for inner in rule.walk() for name in inner.event
    }  # fmt: skip


def _noise(seed: int, people: int = 800, n: int = 12_000) -> pa.Table:
    """Events that people do at any time, some often and some seldom."""
    random = np.random.default_rng(seed)
    names = ["Order Completed", "Apple", "Banana", "Cherry", "Date", "Elder"]
    which = random.choice(6, n, p=[0.05, 0.4, 0.25, 0.15, 0.1, 0.05])
    times = 1_735_689_600_000_000 + random.integers(0, 180 * 86_400, n) * 1_000_000
    return pa.table({
        "user_id": [str(i) for i in random.integers(0, people, n)],
        "event": [names[k] for k in which],
        "timestamp": pa.array(times, pa.timestamp("us", "UTC")),
    })  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_no_order_is_drawn_out_of_noise(seed: int) -> None:
    """Frequent events come first in most stretches, and still no order is seen."""
    with pytest.raises(QuestionError, match="No order is visible"):
        discover(_noise(seed))


def test_agreement_is_one_for_the_same_groups_and_none_by_chance() -> None:
    groups = np.array([0, 0, 1, 1, 2, 2])
    assert rand(groups, groups[::-1]) == pytest.approx(1.0)
    # Hubert and Arabie's index by hand: 1 pair in common, 3 and 2 pairs, 15 in all:
    # (1 − 3·2/15) / ((3 + 2)/2 − 3·2/15)
    other = np.array([0, 0, 1, 2, 1, 3])
    assert rand(groups, other) == pytest.approx((1 - 6 / 15) / (2.5 - 6 / 15))
    random = np.random.default_rng(3)
    assert abs(rand(random.integers(0, 4, 5000), random.integers(0, 4, 5000))) < 0.01
