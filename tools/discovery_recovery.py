"""How well `percorso discover` finds again the stages of a journey from simulated events alone.

For the example journey and every template, people are simulated, a journey is drafted from their
events, and the stage of each event in the draft is held against its stage in the journey that made
it. Run `python -m tools.discovery_recovery` for the table of docs/discover.md.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import percorso as pc
from percorso.engine.rules import RESOLVED
from percorso.explain.discovery import discover
from percorso.journey.template import TEMPLATES, load
from percorso.measure import Measured
from percorso.measure.stages import Stages
from percorso.simulate.run import simulate

EXAMPLE = Path(__file__).parent.parent / "examples" / "industrial-design" / "journey.yaml"
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Recovery:
    """How near a draft comes to the journey behind the events.

    Attributes:
        rand: Adjusted Rand index of the events that both give a stage (Hubert and Arabie, 1985).
        rand_all: The same over all events with a true stage; without one in the draft, a group.
        covered: The share of the events with a true stage that the draft gives one.
        tau: Kendall's tau-b of drafted against true place of the stages, over those events.
        goal: Whether the draft's goal is what completes the true goal stage.
        stages: How many stages are drafted.
        true_stages: How many there are.
    """

    rand: float
    rand_all: float
    covered: float
    tau: float
    goal: bool
    stages: int
    true_stages: int


def recovery(truth: pc.Journey, events: Any) -> Recovery:
    """Draft a journey from events and hold it against the one that made them."""
    measured = pc.measure(truth, events)
    draft = discover(measured.events).journey
    real, completes = _stages(measured)
    drawn, goals = _stages(Measured(draft, measured.events))
    known = real >= 0
    both = known & (drawn >= 0)
    goal = draft.goal_index()
    mine = goals & (drawn == goal) if goal is not None else np.zeros_like(goals)
    true_goal = completes & (real == truth.goal_index())
    return Recovery(
        rand(drawn[both], real[both]), rand(drawn[known], real[known]),
        float(drawn[known].__ge__(0).mean()), tau(drawn[both], real[both]),
        bool(mine.any() and true_goal[mine].mean() > 0.5), len(draft.stages), len(truth.stages),
    )  # fmt: skip


def _stages(measured: Measured) -> tuple[Whole, NDArray[np.bool_]]:
    """The stage that takes each event, −1 for none, and whether the event completes it."""
    fields = {"page_path", "utm_campaign", "topic", "score", "value", "customer"}
    measured.timeline(fields)
    run = measured.run(Stages())
    parts = []
    for bucket in range(len(run.timeline.buckets)):
        needed = run.rules.columns() | run.touchpoints.columns() | {"person", "t", "event"}
        columns = run.timeline.read(bucket, sorted(needed - {RESOLVED}))
        columns[RESOLVED] = run.touchpoints.codes(columns)
        order = np.argsort(columns["event"])
        parts.append(run.rules.codes(columns)[order])
    codes = np.concatenate(parts).astype(np.int64)
    return np.where(codes < 0, -1, codes // 2), (codes >= 0) & (codes % 2 == 1)


def rand(one: Whole, other: Whole) -> float:
    """The adjusted Rand index of two groupings: 1 the same, 0 what chance gives.

    Example:
        >>> round(rand(np.array([0, 0, 1, 1]), np.array([5, 5, 7, 7])), 2)
        1.0
    """
    table = _crossed(one, other).astype(float)
    pairs = (table * (table - 1) / 2).sum()
    rows, columns = (_pairs(table.sum(axis=axis)) for axis in (1, 0))
    chance = rows * columns / max(_pairs(np.array([table.sum()])), 1.0)
    most = (rows + columns) / 2
    return float((pairs - chance) / (most - chance)) if most != chance else 1.0


def _pairs(counts: NDArray[np.float64]) -> float:
    return float((counts * (counts - 1) / 2).sum())


def _crossed(one: Whole, other: Whole) -> Whole:
    _, a = np.unique(one, return_inverse=True)
    _, b = np.unique(other, return_inverse=True)
    table = np.zeros((a.max() + 1, b.max() + 1), np.int64)
    np.add.at(table, (a, b), 1)
    return table


def tau(one: Whole, other: Whole) -> float:
    """Kendall's tau-b of two rankings with ties."""
    from scipy.stats import kendalltau

    return float(kendalltau(one, other).statistic)


def journeys() -> Iterator[tuple[str, pc.Journey]]:
    """The example journey and every template."""
    yield "floor-lamp (example)", pc.Journey.load(EXAMPLE)
    for name in TEMPLATES:
        yield name, load(name)


def simulated(journey: pc.Journey, people: int, seed: int, folder: Path) -> str:
    """A file of simulated events of a journey."""
    file = folder / f"{journey.id}-{seed}.parquet"
    simulate(journey, people, seed, file)
    return str(file)


def table(people: int = 2000, seeds: tuple[int, ...] = (7, 8, 9)) -> Iterator[str]:
    """The table, line by line, each figure the mean over the seeds."""
    yield "| journey | goal found | stages true, drafted | agreement | of all | order | covered |"
    yield "|---|---|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        for name, journey in journeys():
            files = [simulated(journey, people, seed, Path(folder)) for seed in seeds]
            found = [recovery(journey, file) for file in files]
            drafted = "–".join(map(str, sorted({min(f.stages for f in found),
                                                max(f.stages for f in found)})))  # fmt: skip
            means = [np.mean([getattr(one, key) for one in found])
                     for key in ("rand", "rand_all", "tau", "covered")]  # fmt: skip
            yield (f"| {name} | {sum(one.goal for one in found)} of {len(seeds)} | "
                   f"{len(journey.stages)}, {drafted} | "
                   + " | ".join(f"{mean:.2f}" for mean in means) + " |")  # fmt: skip


if __name__ == "__main__":
    for line in table():
        print(line)
