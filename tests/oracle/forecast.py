"""What the question `forecast` expects, by moving small parts of people day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any

from tests.oracle.fold import Cycle, Stay
from tests.oracle.windows import Segment
from tests.oracle.world import World

DAY = 86_400_000_000
CAP, THIN, FEW, WEEKS = 120, 5, 30, 8
State = tuple[Any, ...]  # (kind, goal reached, stage) or ("away", ever a customer)
Way = tuple[str, Any]  # "move" or "again" with (goal reached, stage); "out"; "gone"


@dataclass
class Piece:
    """A stay, or the part of it before or after the goal, or a time away."""

    state: State
    days: int  # that it lasted, or has lasted so far
    way: Way | None  # None: not ended


@dataclass
class Process:
    """All that is known of a group: pieces, who is in now, and who comes new."""

    world: World
    segment: Segment
    pieces: list[Piece] = field(default_factory=list)
    now: list[Piece] = field(default_factory=list)
    new: list[tuple[int, State]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for found in self.world.folds:
            cycles = [c if self.segment.stay(found, c.stays[0]) else None for c in found.cycles]
            for before, cycle in pairwise([None, *cycles]):
                if cycle is not None and before is None:
                    opened = cycle.first.t
                    if self.world.window.holds(opened):
                        self.new.append((self.day(opened), begins(cycle, cycle.stays[0])))
            for cycle, after in zip(cycles, [*cycles[1:], None], strict=False):
                last = cycle is found.cycles[-1]
                if cycle is not None:
                    self._cycle(cycle, after, last)

    def day(self, t: int) -> int:
        """0 for the 24 hours up to `as_of`, -1 for those before, and so on."""
        return -((self.world.window.as_of - t) // DAY)

    def _add(self, state: State, begun: int, ended: int | None, way: Way | None) -> None:
        days = (0 if ended is None else self.day(ended)) - self.day(begun)
        piece = Piece(state, days, way)
        if way is None:
            self.now.append(piece)
        if self.world.window.holds(begun):
            self.pieces.append(piece)

    def _cycle(self, cycle: Cycle, after: Cycle | None, last: bool) -> None:
        again: Way = ("gone", None)
        if after is not None:
            again = ("again", begins(after, after.stays[0])[1:])
        for stay, following in zip(cycle.stays, [*cycle.stays[1:], None], strict=True):
            state, begun = begins(cycle, stay), stay.entered_at
            goal = cycle.goal_at
            inside = goal is not None and begun < goal
            if inside and (stay.left_at is None or goal < stay.left_at):  # type: ignore[operator]
                assert goal is not None
                self._add(state, begun, goal, ("move", (True, stay.stage)))
                state, begun = (cycle.kind, True, stay.stage), goal
            if stay.end == "open":
                self._add(state, begun, None, None)
            elif stay.end == "expired":
                assert stay.left_at is not None
                self._add(state, begun, stay.left_at, ("out", None))
                away = ("away", cycle.goal_at is not None or cycle.kind == "repeat")
                if last:
                    self._add(away, stay.left_at, None, None)
                else:
                    follows = self._next(cycle)
                    self._add(away, stay.left_at, follows.first.t, again)
            elif stay.end == "new_cycle":
                self._add(state, begun, stay.left_at, again)
            else:
                assert following is not None
                self._add(state, begun, stay.left_at, ("move", begins(cycle, following)[1:]))

    def _next(self, cycle: Cycle) -> Cycle:
        for found in self.world.folds:
            for one, other in pairwise(found.cycles):
                if one is cycle:
                    return other
        raise AssertionError

    def like(self, state: State) -> list[Piece]:
        """The pieces of a state; with fewer than 30 those of the stage in all kinds of cycle."""
        own = [p for p in self.pieces if p.state == state]
        if state[0] == "away" or not 0 < len(own) < FEW:
            return own
        return [p for p in self.pieces if p.state[1:] == state[1:] and p.state[0] != "away"]

    def chances(self, state: State, lag: int) -> dict[Way, float]:
        """The chance to leave by each way on a day, for one who is there."""
        key = (state, min(lag, CAP))
        if key not in self._known:
            self._known[key] = self._chances(state, min(lag, CAP))
        return self._known[key]

    _known: dict[Any, dict[Way, float]] = field(default_factory=dict)

    def _chances(self, state: State, lag: int) -> dict[Way, float]:
        some = self.like(state)
        then = [p for p in some if (p.days >= CAP if lag == CAP else p.days == lag)]
        risk = (sum(p.days - CAP + 1 for p in some if p.days >= CAP) if lag == CAP
                else sum(p.days >= lag for p in some))  # fmt: skip
        if risk < THIN:
            late = sum(p.days for p in some)
            then = [p for p in some if p.days >= 1] if late >= THIN else some
            risk = late if late >= THIN else sum(p.days + 1 for p in some)
        found: dict[Way, float] = defaultdict(float)
        for piece in then:
            if piece.way is not None:
                found[piece.way] += 1 / risk
        return found

    def inflow(self, days: int) -> Iterator[dict[State, float]]:
        """Who comes new on each day: the mean of the last whole weeks, by weekday."""
        window = self.world.window
        start = self.world.oldest if window.start is None else max(window.start, self.world.oldest)
        low = self.day(start) + (window.start is not None and window.start > self.world.oldest)
        high = 0
        if window.end is not None and window.end <= window.as_of:
            high = self.day(window.end) - 1
        weeks = min(WEEKS, (high - low + 1) // 7)
        span = max(weeks, 1) * 7
        seen = [(day, state) for day, state in self.new if high - span < day <= high]
        for day in range(1, days + 1):
            same = [d for d, _ in seen if (d - day) % 7 == 0]
            level = len(same) / weeks if weeks >= 1 else len(seen) / max(high - low + 1, 1)
            found: dict[State, float] = defaultdict(float)
            for _, state in seen:
                found[state] += level / len(seen)
            yield found


def begins(cycle: Cycle, stay: Stay) -> State:
    """The state in which a stay begins."""
    return (cycle.kind, cycle.goal_at is not None and cycle.goal_at <= stay.entered_at, stay.stage)


def leads(state: State, way: Way) -> State | None:
    """Where a way leads from a state; None out of the group."""
    how, to = way
    if how == "gone":
        return None
    if how == "out":
        return ("away", state[1] or state[0] == "repeat")
    if how == "move":
        return (state[0], *to)
    return ("retry" if state == ("away", False) else "repeat", *to)


@dataclass
class Expected:
    """What is expected over all days: entries and people inside by stage, goals, new people."""

    entries: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    inside: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    goals: float = 0.0
    new: float = 0.0

    def moved(self, state: State, way: Way, to: State | None, many: float) -> None:
        split = way == ("move", (True, state[-1])) and state[0] != "away" and not state[1]
        if to is not None and to[0] != "away":
            if not split:
                self.entries[to[2]] += many
            if to[1] and (way[0] == "again" or not state[1]):
                self.goals += many

    def came(self, state: State, many: float) -> None:
        self.new += many
        self.entries[state[2]] += many
        self.goals += many * state[1]


def expected(process: Process, days: int) -> Expected:
    """Move every part of a person day by day."""
    told = Expected()
    parts: dict[tuple[State, int], float] = defaultdict(float)
    for piece in process.now:
        parts[piece.state, piece.days + 1] += 1.0
    for new in process.inflow(days):
        for state, many in new.items():
            told.came(state, many)
            parts[state, 0] += many
        left: dict[tuple[State, int], float] = defaultdict(float)
        while parts:
            (state, lag), many = parts.popitem()
            stays = many
            for way, chance in process.chances(state, lag).items():
                gone, to = many * chance, leads(state, way)
                stays -= gone
                told.moved(state, way, to, gone)
                if to is not None and gone > 1e-13:
                    parts[to, 0] += gone
            if stays > 1e-13:
                left[state, lag + 1] += stays
        parts = left
    for (state, _), many in parts.items():
        if state[0] != "away":
            told.inside[state[2]] += many
    return told


def simulated(process: Process, days: int, random: Random) -> Expected:
    """One future: every person throws her own dice."""
    told = Expected()
    for piece in process.now:
        _one(process, told, piece.state, piece.days + 1, 1, days, random)
    for day, new in enumerate(process.inflow(days), 1):
        level = sum(new.values())
        while level > 0 and random.random() < level:
            level -= 1
            (state,) = random.choices(list(new), list(new.values()))
            told.came(state, 1.0)
            _one(process, told, state, 0, day, days, random)
    return told


def _one(
    process: Process, told: Expected, state: State, lag: int, day: int, days: int, random: Random
) -> None:
    while day <= days:
        chances = process.chances(state, lag)
        ways = [*chances, None]
        stays = max(0.0, 1 - sum(chances.values()))
        (way,) = random.choices(ways, [*chances.values(), stays])
        if way is None:
            day, lag = day + 1, lag + 1
            continue
        to = leads(state, way)
        told.moved(state, way, to, 1.0)
        if to is None:
            return
        state, lag = to, 0
    if state[0] != "away":
        told.inside[state[2]] += 1.0
