"""The rows of the question `drivers`, entry by entry, from the definition of a landmark."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from tests.oracle.drawing import duration
from tests.oracle.figures import SECOND, Z, newcombe, share
from tests.oracle.fold import Cycle, Fold, Stay
from tests.oracle.rules import EPOCH, Event, text_form
from tests.oracle.windows import Segment, last_known
from tests.oracle.world import Row, World

GAP = duration("30min")
Key = tuple[str, str, int]  # kind, behaviour, times


@dataclass(eq=False)
class Unit:
    """ "a cycle's first entry of a stage"."""

    fold: Fold
    cycle: Cycle
    entry: Stay
    went: int | None
    state: str = ""
    shown: frozenset[Key] = frozenset()

    @property
    def at(self) -> int:
        return self.entry.entered_at


class Landmarks:
    """What is asked: the outcome, the window (microseconds, or a share), the fields."""

    def __init__(
        self, world: World, to: str = "later", window: int | Fraction = Fraction(1, 2),
        properties: tuple[str, ...] = ("device",), least: int = 1,
    ) -> None:  # fmt: skip
        self.world, self.to, self.window, self.properties = world, to, window, properties
        self.least = least
        self.drawing = world.drawing
        self.measured = [s.index for s in self.drawing.stages if s.measured]

    # --- who, from where, to where ----------------------------------------------------------------

    def stages(self) -> list[int]:
        """ "by default every stage before the goal", else all from which one can go on."""
        goal = self.drawing.goal
        before = [] if goal is None else self.drawing.measured_before(goal)
        if before or self.to == "goal":
            return before
        return self.measured if self.to.startswith("event:") else self.measured[:-1]

    def went(self, cycle: Cycle, entry: Stay) -> int | None:
        """When it went on."""
        after = cycle.stays[entry.number :]
        if self.to == "later":
            return next((s.entered_at for s in after if s.stage > entry.stage), None)
        if self.to == "next":
            wanted = self.drawing.next_of(entry.stage)
            return next((s.entered_at for s in after if s.stage == wanted), None)
        place = entry.first.place
        if self.to == "goal":
            return next((h.event.t for h in cycle.goal_hits if h.event.place > place), None)
        name = self.to.removeprefix("event:")
        return next((e.t for e in cycle.events if e.place > place and e.name == name), None)

    def units(self, segment: Segment, stage: int) -> list[Unit]:
        folds = {found.person: found for found in self.world.folds}
        return [
            Unit(folds[cycle.person], cycle, entry, self.went(cycle, entry))
            for cycle, entry in self.world.turns(segment, stage)
        ]

    def length(self, segments: list[Segment], stage: int) -> int | None:
        """The window of a stage: "the time within which so many of those who went on had"."""
        if isinstance(self.window, int):
            return self.window
        every = {id(u.entry): u for segment in segments for u in self.units(segment, stage)}
        found = sorted(u.went - u.at for u in every.values() if u.went is not None)
        return found[math.ceil(len(found) * self.window) - 1] if found else None

    def state(self, unit: Unit, length: int) -> str:
        if unit.went is not None:
            return "early" if unit.went - unit.at <= length else "won"
        ended = unit.cycle.ended_at
        if unit.cycle.end == "open" or ended is None:
            return "undecided"
        return "ended" if ended - unit.at <= length else "lost"

    # --- what was shown inside the window ---------------------------------------------------------

    def behaviours(self, unit: Unit, length: int) -> Iterator[Key]:
        timeline, place = unit.fold.timeline, unit.entry.first.place
        seen = [e for e in timeline[place:] if e.t <= unit.at + length]
        for kind, most in (("touchpoint", 3), ("event", 3), ("channel", 1)):
            values = [_value(e, kind) for e in seen]
            for value in {v for v in values if v is not None}:
                for times in range(1, min(values.count(value), most) + 1):
                    yield kind, value, times
        visits = 1 + sum(b.t - a.t > GAP for a, b in pairwise(seen))
        yield from (("sessions", "sessions", n) for n in (2, 3) if visits >= n)
        for name in self.properties:
            known = last_known(timeline[: place + 1], name)
            if known is not None:
                yield "property", f"{name}={text_form(known)}", 1
        local = (EPOCH + timedelta(microseconds=unit.at)).astimezone(
            ZoneInfo(self.world.window.zone)
        )
        first = local.hour // 6 * 6
        yield "hour", f"{first:02}-{first + 6:02}", 1

    def stratum(self, unit: Unit, key: Key) -> tuple[str, Any]:
        """ "kind of cycle and device at the entry"; of the device itself the kind alone."""
        place = unit.entry.first.place
        device = last_known(unit.fold.timeline[: place + 1], "device")
        own = key[0] == "property" and key[1].startswith("device=")
        return unit.cycle.kind, None if own else device

    # --- rows -------------------------------------------------------------------------------------

    def rows(self, segment: Segment, segments: list[Segment]) -> list[Row]:
        found = []
        for stage in self.stages():
            length = self.length(segments, stage)
            units = self.units(segment, stage)
            if length is None:
                continue
            for unit in units:
                unit.state = self.state(unit, length)
                unit.shown = frozenset(self.behaviours(unit, length))
            compared = [u for u in units if u.state in ("won", "lost")]
            for key in sorted({key for u in compared for key in u.shown}):
                row = {"stage": self.drawing.stages[stage].id, "window_s": length / SECOND,
                       "entries": len(units)}  # fmt: skip
                states = [u.state for u in units]
                row |= {"went_early": states.count("early"), "ended_early": states.count("ended")}
                row |= {"undecided": states.count("undecided")}
                found.append(row | self.row(compared, key))
        return found

    def row(self, compared: list[Unit], key: Key) -> Row:
        kind, name, times = key
        rivals = compared
        if kind in ("property", "hour"):
            field = name.partition("=")[0] if kind == "property" else ""
            rivals = [u for u in compared if any(_field(k) == (kind, field) for k in u.shown)]
        having = [u for u in rivals if key in u.shown]
        others = [u for u in rivals if key not in u.shown]
        a, c = (sum(u.state == "won" for u in side) for side in (having, others))
        n, m = len(having), len(others)
        difference, low, high = newcombe(a, n, c, m)
        row: Row = {
            "kind": kind, "behaviour": name, "times": times, "n_with": n, "went_on_with": a,
            "n_without": m, "went_on_without": c, "share_with": share(a, n),
            "share_without": share(c, m), "difference": difference, "difference_low": low,
            "difference_high": high, "odds_ratio": None, "odds_ratio_adjusted": None,
        }  # fmt: skip
        if min(n, m) >= self.least:
            b, d = n - a, m - c
            odds = (a + 0.5) * (d + 0.5) / (b + 0.5) / (c + 0.5)
            half = Z * math.sqrt(sum(1 / (cell + 0.5) for cell in (a, b, c, d)))
            row |= {"odds_ratio": odds, "odds_ratio_low": odds * math.exp(-half)}
            row |= {"odds_ratio_high": odds * math.exp(half)}
            row["odds_ratio_adjusted"] = self.adjusted(having, others, key)
        return row

    def adjusted(self, having: list[Unit], others: list[Unit], key: Key) -> float | None:
        """Mantel–Haenszel, where two strata or more have both sides and both outcomes."""
        strata: dict[Any, list[int]] = {}
        for side, offset in ((having, 0), (others, 2)):
            for unit in side:
                cells = strata.setdefault(self.stratum(unit, key), [0, 0, 0, 0])
                cells[offset + (unit.state != "won")] += 1
        telling = [
            (a, b, c, d) for a, b, c, d in strata.values() if (a + b) * (c + d) * (a + c) * (b + d)
        ]
        top = sum((Fraction(a * d, a + b + c + d) for a, b, c, d in telling), Fraction(0))
        bottom = sum((Fraction(b * c, a + b + c + d) for a, b, c, d in telling), Fraction(0))
        return float(top / bottom) if len(telling) > 1 and top and bottom else None


def _value(event: Event, kind: str) -> str | None:
    return {"touchpoint": event.touchpoint, "event": event.name, "channel": event.channel}[kind]


def _field(key: Key) -> tuple[str, str]:
    kind, name, _ = key
    return kind, name.partition("=")[0] if kind == "property" else ""
