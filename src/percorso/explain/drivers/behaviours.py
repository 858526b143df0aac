"""The behaviours that are looked for: their numbers, and where in a bucket each is seen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import column_of
from percorso.engine.rules import RESOLVED
from percorso.measure.run import Bucket, Run
from percorso.measure.segments import carried
from percorso.measure.turns import NONE
from percorso.measure.window import Window, instant

KINDS = ("touchpoints", "events", "channels", "sessions", "properties")
"""The kinds that can be asked for."""
TIMES = 3
MOST_POINTS, MOST_NAMES, MOST_VALUES = 200, 400, 60
HOURS = ((0, 6), (6, 12), (12, 18), (18, 24))
_SLOT = 15 * 60 * 1_000_000
_DAY = 96 * _SLOT


@dataclass(frozen=True)
class Behaviour:
    """Something that was done, or that was so, in the window.

    Attributes:
        kind: `touchpoint`, `event`, `channel`, `signal`, `sessions`, `hour` or `property`.
        name: The touchpoint, event, channel, signal, hours or `field=value`.
        times: At least so often.
        among: First and last-but-one number of the values of which each entry has one or none;
            the others with a value are those without. None: everybody else is.
    """

    kind: str
    name: str
    times: int = 1
    among: tuple[int, int] | None = None

    @property
    def of_device(self) -> bool:
        """Whether it is the device itself, which cannot be a stratum of its own."""
        return self.kind == "property" and self.name.startswith("device=")


@dataclass
class Catalogue:
    """Every behaviour by number, and the columns that show them.

    Attributes:
        behaviours: All of them.
        streams: For each column of codes of the events its name (a number for a signal), the
            number of its first behaviour, how many codes it has, and up to how many times count.
        fields: For each property its field and the number of its first behaviour.
        sessions: The number of the first behaviour about sessions; −1 for none.
        hours: The same about hours.
        left_out: What has too many values to look at.
    """

    behaviours: list[Behaviour] = field(default_factory=list)
    streams: list[tuple[str | int, int, int, int]] = field(default_factory=list)
    fields: list[tuple[str, int]] = field(default_factory=list)
    sessions: int = NONE
    hours: int = NONE
    left_out: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.behaviours)

    def stream(self, column: str | int, kind: str, names: list[str], times: int) -> None:
        """Look for the values of a column of the events."""
        self.streams.append((column, len(self), len(names), times))
        self.behaviours += [Behaviour(kind, name, k + 1) for name in names for k in range(times)]

    def values(self, kind: str, names: list[str]) -> int:
        """Look for values of which each entry has one; gives the number of the first."""
        first = len(self)
        among = first, first + len(names)
        self.behaviours += [Behaviour(kind, name, among=among) for name in names]
        return first

    def codes(self, run: Run, bucket: Bucket, masks: list[NDArray[np.bool_]]) -> NDArray[np.int32]:
        """For each stream the code of every event, −1 for none."""
        size = len(bucket.columns["t"])
        found = np.empty((len(self.streams), size), np.int32)
        for number, (column, _, many, _) in enumerate(self.streams):
            if isinstance(column, int):
                found[number] = np.where(masks[column], 0, NONE)
            else:
                codes = np.asarray(bucket.columns[column])
                found[number] = np.where(codes < many, codes, NONE)
        return found

    def traits(
        self, run: Run, bucket: Bucket, rows: NDArray[np.int64]
    ) -> NDArray[np.int32]:  # fmt: skip
        """For each property and hour the number of the behaviour that each entry shows, or −1."""
        found = []
        for name, first in self.fields:
            codes = known_at(run, bucket, name)[rows]
            found.append(np.where(codes < 0, NONE, codes + first))
        if self.hours >= 0:
            hour = hours_at(run.window, np.asarray(bucket.columns["t"], np.int64)[rows])
            found.append(self.hours + hour // 6)
        return np.array(found, np.int32).reshape(len(found), len(rows))


def known_at(run: Run, bucket: Bucket, name: str) -> NDArray[np.int32]:
    """For each event the value of a field there, else the last before: never one from later."""
    codes = np.asarray(bucket.columns[column_of(name)], np.int32)
    return carried(bucket.columns, codes, run.window.as_of, last_known=False)


def catalogue(
    run: Run, kinds: tuple[str, ...], properties: tuple[str, ...], signals: list[str]
) -> Catalogue:
    """Everything that can be looked for, of the kinds that were asked for."""
    found = Catalogue()
    for number, text in enumerate(signals):
        found.stream(number, "signal", [text], TIMES)
    if "touchpoints" in kinds:
        points = run.touchpoints.names
        kept = points if len(points) <= MOST_POINTS else points[: run.touchpoints.drawn]
        found.stream(RESOLVED, "touchpoint", list(kept), TIMES)
        found.left_out += ["touchpoint"] * (len(kept) < len(points))
    if "events" in kinds:
        _coded(run, found, "name", "event", MOST_NAMES, TIMES)
    if "channels" in kinds:
        _coded(run, found, "channel", "channel", MOST_VALUES, 1)
    if "sessions" in kinds:
        found.sessions = len(found)
        found.behaviours += [Behaviour("sessions", "sessions", k) for k in range(2, TIMES + 1)]
    if "properties" in kinds:
        _properties(run, found, properties)
    return found


def _coded(run: Run, found: Catalogue, column: str, kind: str, most: int, times: int) -> None:
    names = run.timeline.codes.of(column).values
    if len(names) > most:
        found.left_out.append(kind)
    else:
        found.stream(column, kind, list(names), times)


def _properties(run: Run, found: Catalogue, properties: tuple[str, ...]) -> None:
    for name in properties:
        values = run.timeline.codes.of(column_of(name)).values
        if len(values) > MOST_VALUES:
            found.left_out.append(name)
        elif values:
            shown = [f"{name}={value}" for value in values]
            found.fields.append((name, found.values("property", shown)))
    found.hours = found.values("hour", [f"{a:02}-{b:02}" for a, b in HOURS])


def hours_at(window: Window, t: NDArray[np.int64]) -> NDArray[np.int64]:
    """The local hour of instants.

    Clocks are changed on quarters of an hour, so it is enough to know the offset of each.
    """
    if not len(t):
        return np.zeros(0, np.int64)
    first = int(t.min()) // _DAY
    days = [_offsets(window, day) for day in range(first, int(t.max()) // _DAY + 1)]
    offset = np.array(days, np.int64).ravel()[t // _SLOT - first * 96]
    return (t + offset) // 3_600_000_000 % 24


@lru_cache(maxsize=100_000)
def _offsets(window: Window, day: int) -> tuple[int, ...]:
    """What is added to UTC in each quarter of an hour of a UTC day, microseconds."""
    ends = [_offset(window, day * _DAY + place) for place in (0, _DAY)]
    if ends[0] == ends[1]:
        return (ends[0],) * 96
    return tuple(_offset(window, day * _DAY + slot * _SLOT) for slot in range(96))


def _offset(window: Window, us: int) -> int:
    found = instant(us).astimezone(window.zone).utcoffset() or dt.timedelta()
    return found // dt.timedelta(microseconds=1)
