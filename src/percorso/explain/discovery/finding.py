"""The signals of a timeline: the names of its events, taken apart where one means many things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import NO_VALUE
from percorso.explain.discovery import kernels
from percorso.explain.discovery.lexicon import fits, goal_rank, is_generic
from percorso.explain.discovery.signals import ABSENT, Signal, section, writable

if TYPE_CHECKING:
    from percorso.engine.timeline import Timeline
    from percorso.measure.measured import Measured

MOST_SIGNALS = 60
MOST_PARTS = 24
FEWEST_EVENTS, FEWEST_PEOPLE = 20, 5
SPLIT_FROM = 0.02
"""A name is taken apart when it stands on so large a share of all events."""
COVERED = 0.2
"""The share of a name's events whose parts can be told, from which on it is taken apart."""
COLUMNS = {"page_path": "f:page_path", "touchpoint": "touchpoint", "channel": "channel"}
"""What can tell the parts of a name from each other, the best first, and the timeline's column."""

Parts = dict[int, tuple[str, NDArray[np.int64]]]


@dataclass
class Found:
    """What a timeline holds.

    Attributes:
        timeline: The timeline.
        signals: The signals that are looked at, the most frequent first.
        left: Signals that are not, each with the reason: `noise`, `rare` or `many`.
        total: Events in all.
        people: People in all.
    """

    timeline: Timeline
    signals: list[Signal]
    left: list[tuple[Signal, str]]
    total: int
    people: int
    _names: NDArray[np.int64]
    _parts: dict[int, tuple[str, NDArray[np.int64]]]

    @property
    def columns(self) -> set[str]:
        """The columns of the timeline that tell the signals."""
        return {"name", *(column for column, _ in self._parts.values())}

    def buckets(self) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
        """Person, instant and signal of the events, bucket by bucket."""
        columns = self.columns | {"person", "t"}
        for number in range(len(self.timeline.buckets)):
            read = self.timeline.read(number, columns)
            yield _whole(read["person"]), _whole(read["t"]), self.code(read)

    def code(self, read: dict[str, NDArray[Any]]) -> NDArray[np.int64]:
        """The signal of each event, −1 for none."""
        return coded(read, self._names, self._parts)


def _whole(values: NDArray[Any]) -> NDArray[np.int64]:
    return np.ascontiguousarray(values, np.int64)


def coded(
    read: dict[str, NDArray[Any]],
    names: NDArray[np.int64],
    parts: dict[int, tuple[str, NDArray[np.int64]]],
) -> NDArray[np.int64]:
    """The signal of each event: by its name, and where that is taken apart, by its part."""
    signal: NDArray[np.int64] = names[read["name"]]
    for name, (column, of) in parts.items():
        mine = read["name"] == name
        signal[mine] = of[read[column][mine]]
    return signal


def _tallied(timeline: Timeline, size: int, names: Any, parts: Any) -> list[dict[str, Any]]:
    """The counts of each signal over all buckets."""
    counts, place = np.zeros((size, kernels.COUNTS), np.int64), np.zeros(size)
    columns = {"person", "name", "value", "order", *(column for column, _ in parts.values())}
    for number in range(len(timeline.buckets)):
        read = timeline.read(number, columns)
        money = (read["value"] > 0) & (read["value"] != NO_VALUE)
        signal = coded(read, names, parts)
        kernels.tally(_whole(read["person"]), signal, money, read["order"] >= 0, counts, place)
    keys = ("n", "people", "money", "orders", "once")
    rows = [dict(zip(keys, map(int, row), strict=True)) for row in counts]
    return [
        {**row, "place": float(p) / max(row["n"], 1)} for row, p in zip(rows, place, strict=True)
    ]


def find(measured: Measured) -> Found:
    """The signals of the events behind a measurement."""
    timeline = measured.timeline()
    names = timeline.codes.of("name").values
    whole = np.arange(len(names), dtype=np.int64)
    first = [Signal(name, **row) for name, row in
             zip(names, _tallied(timeline, len(names), whole, {}), strict=True)]  # fmt: skip
    single = sum(one.n >= FEWEST_EVENTS for one in first) == 1
    apart = [i for i, one in enumerate(first) if _to_part(one, single, timeline.rows)]
    if apart and _has_paths(measured):
        timeline = measured.timeline({"page_path"})
    splits = {i: split for i in apart if (split := _split(timeline, first[i], i))}
    return _kept(timeline, first, splits, _people(timeline))


def _people(timeline: Timeline) -> int:
    read = (timeline.read(number, ("person",)) for number in range(len(timeline.buckets)))
    return sum(len(np.unique(columns["person"])) for columns in read)


def _to_part(one: Signal, single: bool, total: int) -> bool:
    """A name is taken apart when it says little, or when no other stands beside it."""
    often = one.n >= SPLIT_FROM * total and one.n >= FEWEST_EVENTS
    return often and not fits(one.name, "noise") and (single or is_generic(one.name))


def _has_paths(measured: Measured) -> bool:
    """Whether the events carry paths of pages, and not nearly as many as there are events."""
    import duckdb

    from percorso.engine.lake import Workspace

    con, source = duckdb.connect(), measured.events
    if isinstance(source, Workspace):
        source.version()
        relation = con.read_parquet(source.files())
    else:
        relation = con.from_arrow(source.select(["page_path"]))
    n, different = relation.aggregate(
        "count(page_path), approx_count_distinct(page_path)"
    ).fetchall()[0]
    return bool(n and different <= max(1_000, n // 10))


def _split(timeline: Timeline, one: Signal, name: int) -> tuple[str, dict[str, list[int]]] | None:
    """What takes a name apart, and the codes of each part; None when nothing does."""
    for by, column in COLUMNS.items():
        if column != "f:page_path" or timeline.has({"page_path"}):
            values = timeline.codes.of(column).values
            counts = _counted(timeline, name, column, len(values))
            parts = _parts_of(by, values)
            many = Counter({p: int(counts[codes].sum()) for p, codes in parts.items()})
            most = [
                p for p, n in many.most_common(MOST_PARTS) if n >= max(FEWEST_EVENTS, one.n / 100)
            ]
            if (
                len(most) + (one.n - counts.sum() >= FEWEST_EVENTS) > 1
                and sum(many[p] for p in most) >= COVERED * one.n
            ):
                return by, {p: parts[p] for p in most}
    return None


def _counted(timeline: Timeline, name: int, column: str, size: int) -> NDArray[np.int64]:
    counts = np.zeros(size + 1, np.int64)
    for number in range(len(timeline.buckets)):
        read = timeline.read(number, ("name", column))
        counts += np.bincount(read[column][read["name"] == name] + 1, minlength=size + 1)
    return counts[1:]


def _parts_of(by: str, values: list[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for code, value in enumerate(values):
        part = section(value) if by == "page_path" else value
        if part is not None:
            found.setdefault(part, []).append(code)
    return found


def _kept(timeline: Timeline, first: list[Signal], splits: dict[int, Any], people: int) -> Found:
    """The signals that are looked at, and those that are left out."""
    names = np.arange(len(first), dtype=np.int64)
    parts: Parts = {}
    told: list[tuple[str, str | None, str | None]] = [(one.name, None, None) for one in first]
    for name, (by, of) in splits.items():
        column = COLUMNS[by]
        codes = np.full(len(timeline.codes.of(column).values) + 1, name, np.int64)
        codes[-1] = len(told)
        told.append((first[name].name, by, ABSENT))
        for part, mine in of.items():
            codes[mine] = len(told)
            told.append((first[name].name, by, part))
        parts[name] = (column, codes)
    counted = first if not splits else [
        Signal(*one, **row)
        for one, row in zip(told, _tallied(timeline, len(told), names, parts), strict=True)
    ]  # fmt: skip
    why = [_why_not(one, i in splits) for i, one in enumerate(counted)]
    weights = [_weight(one, reason) for one, reason in zip(counted, why, strict=True)]
    order = sorted(range(len(counted)), key=lambda i: (-weights[i], counted[i].label))
    kept = [i for i in order if not why[i]][:MOST_SIGNALS]
    place = np.full(len(counted) + 1, -1, np.int64)
    place[kept] = np.arange(len(kept))
    left = [(counted[i], why[i] or "many") for i in order if place[i] < 0 and counted[i].n]
    return Found(
        timeline, [counted[i] for i in kept], left, timeline.rows, people, place[names],
        {name: (column, place[codes]) for name, (column, codes) in parts.items()},
    )  # fmt: skip


def _weight(one: Signal, why: str) -> float:
    """How much a signal deserves a place: its people, more when it carries money or an order."""
    if why:
        return 0.0
    return one.people * (3.0 if one.money or one.orders or goal_rank(one.name) > 0 else 1.0)


def _why_not(one: Signal, taken_apart: bool) -> str:
    if one.n < FEWEST_EVENTS or one.people < FEWEST_PEOPLE:
        return "rare"
    if fits(one.name, "noise"):
        return "noise"
    return "rest" if taken_apart else "" if writable(one) else "unwritable"
