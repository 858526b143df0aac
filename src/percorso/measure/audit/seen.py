"""What the events show beside the answers: names, channels and scores, counted in one pass.

All counts are of the events of the period, up to `as_of`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.engine.build import Columns
from percorso.engine.conditions import Node
from percorso.engine.reports import NOBODY
from percorso.engine.rules import RESOLVED
from percorso.measure.run import Bucket, Run
from percorso.measure.scales import SCALES
from percorso.measure.turns import STAGE

if TYPE_CHECKING:
    from percorso.measure import Measured

Counted = dict[str, int]
Counts = dict[str, NDArray[Any]]
COLUMNS = ("name", "channel", "score", "score_kind")
FIGURES = 5
"""Answers, sum, sum of squares, answers of 9 and 10, answers up to 6."""


@dataclass(frozen=True)
class Seen:
    """Counts of events.

    Attributes:
        events: Events of the period.
        names: Events by name.
        loose: By name those that no stage takes and that happen at no touchpoint of the map.
        off_map: By channel those that happen at no touchpoint of the map.
        off_map_in: By such a channel the stage where most of them are; None: in none at all.
        untaken: Events that no stage takes.
        nobodies: By customer number those whose number means nobody, such as `undefined`.
        doubles: By pair of measured stages the events that match the rules of both.
        scores: By measured stage (the last: outside any), channel (the last: none) and kind of
            score the `FIGURES`.
    """

    events: int
    names: Counted
    loose: Counted
    off_map: Counted
    off_map_in: dict[str, str | None]
    untaken: int
    nobodies: Counted
    doubles: dict[tuple[int, int], int]
    scores: NDArray[np.float64]


def look_at(measured: Measured) -> tuple[Run, Seen]:
    """Count the events of a measured journey."""
    from percorso.measure.summary import Summary

    run = measured.run(Summary())
    parts = run.over(lambda bucket: _part(run, bucket), COLUMNS, track=True, resolve=True)
    names, channels = (run.timeline.codes.of(name).values for name in ("name", "channel"))
    total: dict[str, Any] = {key: sum(part[key] for part in parts) for key in parts[0]}
    doubles = {pair: int(total["doubles"][pair]) for pair in _pairs(len(run.stages))}
    return run, Seen(
        events=int(total["events"]),
        names=_named(names, total["names"]),
        loose=_named(names, total["loose"]),
        off_map=_named(channels, total["off_map"].sum(axis=0)),
        off_map_in=_busiest(run, channels, total["off_map"]),
        untaken=int(total["untaken"]),
        nobodies=_nobodies(run, total["persons"]),
        doubles=doubles,
        scores=total["scores"],
    )


def _pairs(stages: int) -> list[tuple[int, int]]:
    return list(combinations(range(stages), 2))


def _named(names: Sequence[str], counts: NDArray[np.int64]) -> Counted:
    """Names with their counts, the commonest first."""
    order = np.argsort(-counts, kind="stable").tolist()
    return {names[code]: int(counts[code]) for code in order if counts[code]}


def _part(run: Run, bucket: Bucket) -> Counts:
    columns, codes = bucket.columns, run.timeline.codes
    start, end = run.window.bounds
    t = np.asarray(columns["t"])
    seen = (t >= start) & (t < end) & (t <= run.window.as_of)
    resolved = np.asarray(columns[RESOLVED])
    drawn = (resolved >= 0) & (resolved < run.touchpoints.drawn)
    taken = run.stage_codes(columns) >= 0
    size = {name: len(codes.of(name)) for name in ("name", "channel")}
    return {
        "events": np.array(seen.sum(), np.float64),
        "names": _count(columns["name"][seen], size["name"]),
        "loose": _count(columns["name"][seen & ~drawn & ~taken], size["name"]),
        "off_map": _by_stage(run, bucket, seen & ~drawn, size["channel"]),
        "untaken": np.array((seen & ~taken).sum(), np.float64),
        "persons": _persons(run, np.asarray(columns["person"])[seen]),
        "doubles": _doubles(run, columns, seen),
        "scores": _scores(run, bucket, seen),
    }


def _count(found: NDArray[np.int32], size: int) -> NDArray[np.int64]:
    return np.bincount(found[found >= 0], minlength=size)


def _by_stage(run: Run, bucket: Bucket, wanted: NDArray[np.bool_], size: int) -> NDArray[np.int64]:
    """Events by stage (the last row: outside of any) and channel."""
    channel = np.asarray(bucket.columns["channel"])
    rows = np.flatnonzero(wanted & (channel >= 0))
    result = np.zeros((len(run.stages) + 1, size), np.int64)
    np.add.at(result, (_stage_of(run, bucket, rows), channel[rows]), 1)
    return result


def _stage_of(run: Run, bucket: Bucket, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """The stages of events; one more than there are for those outside of any."""
    stay = np.asarray(bucket.fold.event_stay)[rows]
    stage = np.full(len(rows), len(run.stages), np.intp)
    stage[stay >= 0] = bucket.fold.stays[stay[stay >= 0], STAGE]
    return stage


def _busiest(
    run: Run, names: Sequence[str], counts: NDArray[np.int64]
) -> dict[str, str | None]:  # fmt: skip
    """By name the stage with the most events; None for names that no stage has."""
    inside = counts[:-1]
    most = inside.argmax(axis=0) if len(inside) else np.zeros(len(names), np.intp)
    ids = [stage.id for stage in run.stages]
    return {
        name: ids[most[code]] if len(inside) and inside[most[code], code] else None
        for code, name in enumerate(names)
        if counts[:, code].any()
    }


def _of_nobody(run: Run) -> list[tuple[int, str]]:
    """The persons whose customer number means nobody."""
    table: Any = run.timeline.persons.table
    known = pc.and_(pc.equal(table["kind"], pa.scalar("user")), pc.is_in(table["id"], _NOBODY))
    found = table.filter(known)
    return list(zip(found["person"].to_pylist(), found["id"].to_pylist(), strict=True))


def _persons(run: Run, persons: NDArray[np.int64]) -> NDArray[np.float64]:
    wanted = [number for number, _ in _of_nobody(run)]
    return np.array([(persons == number).sum() for number in wanted], np.float64)


def _nobodies(run: Run, counts: NDArray[np.float64]) -> Counted:
    pairs = zip(_of_nobody(run), counts.tolist(), strict=True)
    return {name: int(n) for (_, name), n in pairs if n}


def _doubles(run: Run, columns: Columns, seen: NDArray[np.bool_]) -> NDArray[np.float64]:
    """For each pair of stages the events that match a rule of both."""
    drawn = np.asarray(columns[RESOLVED])
    own = {**columns, RESOLVED: np.where(drawn < run.touchpoints.drawn, drawn, -1)}
    stages = len(run.stages)
    matched = np.zeros((stages, len(seen)), np.bool_)
    for number, *nodes in run.rules.stages:
        matched[number] = seen & _any([node for node in nodes if node is not None], own)
    rows = matched.sum(axis=0) > 1
    few = matched[:, rows].astype(np.float64)
    return few @ few.T


def _any(nodes: Sequence[Node], columns: Columns) -> NDArray[np.bool_]:
    result = np.zeros(len(columns["person"]), np.bool_)
    for node in nodes:
        result |= node.judge(columns)
    return result


def _scores(run: Run, bucket: Bucket, seen: NDArray[np.bool_]) -> NDArray[np.float64]:
    columns, codes = bucket.columns, run.timeline.codes
    stages, channels = len(run.stages) + 1, len(codes.of("channel")) + 1
    kinds = len(codes.of("score_kind"))
    result = np.zeros((stages, channels, kinds, FIGURES))
    score, kind = np.asarray(columns["score"]), np.asarray(columns["score_kind"])
    scales = [SCALES.get(name, _NO_SCALE) for name in codes.of("score_kind").values]
    low, high = (np.array([*(one[side] for one in scales), 0]) for side in (0, 1))
    rows = np.flatnonzero(seen & (kind >= 0) & (score >= low[kind]) & (score <= high[kind]))
    stage = _stage_of(run, bucket, rows)
    channel = np.asarray(columns["channel"])[rows]
    place = (stage, np.where(channel < 0, channels - 1, channel), kind[rows])
    x = score[rows].astype(np.float64)
    for number, value in enumerate((np.ones(len(x)), x, x * x, x >= 9, x <= 6)):
        np.add.at(result[..., number], place, value)
    return result


_NO_SCALE = (np.inf, -np.inf)
_NOBODY = pa.array(sorted(NOBODY))
