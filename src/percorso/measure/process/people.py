"""The people behind an arc or a node of the map of the process."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.listing import assemble, person_codes, person_names
from percorso.measure.process.nodes import Nodes
from percorso.measure.process.rows import START
from percorso.measure.process.walks import ENDINGS, Places, Walks, walks
from percorso.measure.run import Bucket, Run

Wanted = Mapping[str, str | None]
Mask = NDArray[np.bool_]


def behind(run: Run, places: Places, nodes: Nodes, wanted: Wanted) -> pa.Table:
    """The people who went along the arcs that are wanted, and how often (`n`).

    Raises:
        QuestionError: There is no such node.
    """
    left, entered = _sides(run, nodes, wanted)
    between = wanted["end"] is not None or wanted["end_stage"] is not None

    def count(bucket: Bucket) -> dict[str, NDArray[np.int64]]:
        found = walks(run, bucket, places)
        persons = _persons(found, nodes, left, entered, between)
        each, n = np.unique(persons, return_counts=True)
        return {"person": person_codes(run, each).astype(np.int64), "n": n.astype(np.int64)}

    parts = run.over(count, ("name",), track=True, resolve=True)
    return pa.table(assemble(parts, {"person": person_names(run)}, frozenset()))


def _sides(run: Run, nodes: Nodes, wanted: Wanted) -> tuple[Mask, Mask]:
    """Which places may be left (the last: the start) and entered (the last three: the ends)."""
    ids = [(node.id, run.stages[node.stage].id) for node in nodes.all]
    left = _side(ids, [START], wanted["start"], wanted["start_stage"])
    return left, _side(ids, list(ENDINGS), wanted["end"], wanted["end_stage"])


def _side(
    ids: list[tuple[str, str]], others: list[str], name: str | None, stage: str | None
) -> Mask:
    known = [*ids, *((other, "") for other in others)]
    if name is not None and name not in {each for each, _ in known}:
        raise QuestionError(
            Problem(f"There is no node '{name}' on this map.",
                    did_you_mean(name, sorted({each for each, _ in known})))
        )  # fmt: skip
    mask = [(name in (None, each)) and (stage in (None, where)) for each, where in known]
    return np.array(mask, np.bool_)


def _persons(
    found: Walks, nodes: Nodes, left: Mask, entered: Mask, between: bool
) -> NDArray[np.int64]:
    """The person of every arc that is wanted; without an end, of every contact that begins."""
    size, lengths = len(nodes.all), np.diff(found.first)
    here = nodes.recode[found.node].astype(np.int64)
    before, after = _neighbours(found, here, size)
    persons: NDArray[np.int64] = np.repeat(found.person, lengths)
    if not between:
        begins = left[size] and not left[:size].any()
        chosen: Mask = before == size if begins else left[here] & (before != here)
        return np.asarray(persons[chosen], np.int64)
    ways = left[before] & entered[here]
    last = left[here] & (after >= size) & entered[after]
    return np.concatenate([persons[ways], persons[last]])


def _neighbours(
    found: Walks, here: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each event the node before it (`size`: none) and after it (from `size`: how it ends)."""
    before, after = np.roll(here, 1), np.roll(here, -1)
    before[found.first[:-1]] = size
    after[found.first[1:] - 1] = size + found.ending
    return before, after


__all__ = ["behind"]
