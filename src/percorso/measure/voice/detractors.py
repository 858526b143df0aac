"""What detractors met before they answered, against promoters: touchpoints, and the last way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.measure.answer import Row
from percorso.measure.multiple import benjamini_hochberg, two_shares
from percorso.measure.run import Bucket, Run
from percorso.measure.statistics import newcombe
from percorso.measure.turns import CYCLE
from percorso.measure.voice.listening import COLUMNS as READ
from percorso.measure.voice.listening import (
    Foreign,
    Heard,
    Ints,
    census,
    classes,
    foreign,
    placed,
    scored,
    sift,
)

MET, WAY, OTHER = "met", "way", "other"
TOP = 10
COLUMNS = (
    "rank", "what", "path", "n_detractors", "of_detractors", "detractors", "n_promoters",
    "of_promoters", "promoters", "difference", "difference_low", "difference_high", "q_value",
)  # fmt: skip


@dataclass(frozen=True)
class Behind:
    """What lies before some answers in their cycles.

    Attributes:
        heard: The answers.
        way: For each the last touchpoints before it, repeats in a row as one, oldest first; −1
            where there were fewer.
        met: Pairs of an answer's place and a touchpoint met before it in the cycle, each once.
        strange: The kinds that are refused altogether.
    """

    heard: Heard
    way: NDArray[np.int64]
    met: NDArray[np.int64]
    strange: Foreign = frozenset()


def look_behind(run: Run, names: Sequence[str], steps: int) -> Behind:
    """What lies before every answer inside a cycle."""

    def behind(bucket: Bucket) -> tuple[Behind, Ints]:
        return _behind(run, bucket, steps), census(run, bucket, names)

    found = run.over(behind, READ, track=True, resolve=True)
    parts = [part for part, _ in found]
    before = np.cumsum([0, *(len(part.heard) for part in parts)])
    met = [part.met + np.array([first, 0]) for part, first in zip(parts, before, strict=False)]
    return Behind(
        Heard.joined([part.heard for part in parts]),
        np.concatenate([part.way for part in parts]),
        np.concatenate(met),
        foreign(sum(each for _, each in found), names),
    )


def _behind(run: Run, bucket: Bucket, steps: int) -> Behind:
    answers = scored(bucket)
    heard = placed(run, bucket, answers)
    heard = heard.picked(heard.stage < run.plan.stages)
    at, cycle, touchpoint = _walked(bucket, answers)
    own = bucket.fold.stays[bucket.fold.event_stay[heard.row], CYCLE].astype(np.int64)
    last = np.searchsorted(at, heard.row) - 1
    first = np.searchsorted(cycle, own)
    way = np.full((len(heard), steps), -1, np.int64)
    for back in range(steps):
        there = last - back >= first
        way[there, steps - 1 - back] = touchpoint[(last - back)[there]]
    return Behind(heard, way, _met(first, last, touchpoint))


def _walked(bucket: Bucket, answers: Ints) -> tuple[Ints, Ints, Ints]:
    """Events at touchpoints in cycles, answers apart, repeats in a row as one: row, cycle, where.

    The cycles of a bucket are numbered in the order of its rows, so both come out ascending.
    """
    where = np.asarray(bucket.columns[RESOLVED], np.int64)
    there = (bucket.fold.event_stay >= 0) & (where >= 0)
    there[answers] = False
    rows = np.flatnonzero(there)
    cycle = bucket.fold.stays[bucket.fold.event_stay[rows], CYCLE].astype(np.int64)
    new = np.append(True, (cycle[1:] != cycle[:-1]) | (where[rows][1:] != where[rows][:-1]))
    kept = np.flatnonzero(new[: len(rows)])
    return rows[kept], cycle[kept], where[rows][kept]


def _met(first: Ints, last: Ints, touchpoint: Ints) -> NDArray[np.int64]:
    sizes = np.maximum(last - first + 1, 0)
    answer = np.repeat(np.arange(len(first)), sizes)
    offset = np.arange(len(answer)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    found = np.stack([answer, touchpoint[first[answer] + offset]], axis=1)
    return np.unique(found, axis=0) if len(found) else found


def way_rows(run: Run, behind: Behind, names: Sequence[str], kind: str, least: int) -> list[Row]:
    """The rows of every group: touchpoints met before, then the last ways, by their difference."""
    kept = np.isin(behind.heard.event, sift(behind.heard, behind.strange, names)[0].event)
    kept &= behind.heard.kind == names.index(kind)
    upper, lower = classes(behind.heard, names)
    rows = []
    for group, label in enumerate(run.labels()):
        own = kept & (behind.heard.group == group)
        head: Row = {"segment": label} if run.grouping.split else {}
        sides = own & lower, own & upper
        rows += [head | row for row in _group(run, behind, sides, least)]
    return rows


Sides = tuple[NDArray[np.bool_], NDArray[np.bool_]]


def _group(run: Run, behind: Behind, sides: Sides, least: int) -> Iterator[Row]:
    places = run.touchpoints.names
    met = [Counter(behind.met[side[behind.met[:, 0]], 1].tolist()) for side in sides]
    ways = [Counter(map(tuple, behind.way[side].tolist())) for side in sides]
    top = [way for way, _ in (ways[0] + ways[1]).most_common(TOP)]
    bases = int(sides[0].sum()), int(sides[1].sum())
    found = [_row(MET, [places[t]], (met[0][t], met[1][t]), bases) for t in {*met[0], *met[1]}]
    found += [_row(WAY, [places[t] for t in w if t >= 0], (ways[0][w], ways[1][w]), bases)
              for w in top]  # fmt: skip
    rest = tuple(sum(n for way, n in side.items() if way not in top) for side in ways)
    rows = sorted(found, key=_order)
    if any(rest):
        rows.append(_row(OTHER, [], (rest[0], rest[1]), bases))
    _judge(rows, least)
    yield from rows


def _order(row: Row) -> tuple[int, float, list[str]]:
    return (row["what"] != MET, -(row["difference"] or 0.0), row["path"])


def _row(what: str, path: list[str], counts: tuple[int, int], bases: tuple[int, int]) -> Row:
    (low, high), (n, m) = counts, bases
    bounds = newcombe(low, n, high, m) or (None, None)
    return {
        "rank": None, "what": what, "path": path,
        "n_detractors": low, "of_detractors": n, "detractors": low / n if n else None,
        "n_promoters": high, "of_promoters": m, "promoters": high / m if m else None,
        "difference": low / n - high / m if n and m else None,
        "difference_low": bounds[0], "difference_high": bounds[1], "q_value": None,
    }  # fmt: skip


def _judge(rows: list[Row], least: int) -> None:
    """Ranks, q-values of all that was compared, and figures of too few answers hidden."""
    p = [two_shares(r["n_detractors"], r["of_detractors"], r["n_promoters"], r["of_promoters"])
         for r in rows]  # fmt: skip
    for place, (row, q) in enumerate(zip(rows, benjamini_hochberg(p), strict=True)):
        row["rank"], row["q_value"] = place + 1, q
        if min(row["of_detractors"], row["of_promoters"]) < least:
            row |= dict.fromkeys(("detractors", "promoters", "difference", "difference_low",
                                  "difference_high", "q_value"))  # fmt: skip
