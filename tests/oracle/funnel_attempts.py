"""One attempt at a funnel, followed by trying every choice of a person's events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.oracle.drawing import Plain, duration
from tests.oracle.fold import Fold
from tests.oracle.rules import Event
from tests.oracle.windows import FAR
from tests.oracle.world import World

LOST, OPEN = "lost", "open"


@dataclass
class Asked:
    """A funnel as it was asked: the options of the question, lengths in microseconds."""

    steps: list[Any]
    optional: set[int] = field(default_factory=set)  # from 0
    order: str = "ordered"
    within: int | None = None
    step_within: dict[int, int] = field(default_factory=dict)  # step from 0
    start_at: str = "any"
    count: str = "people"
    exclude: list[tuple[Any, int, int]] = field(default_factory=list)  # signal, after, before
    exclusion: str = "stop"
    hold: str | None = None
    inside: bool = False

    @classmethod
    def read(cls, options: Plain) -> Asked:
        """From the options of the question, as `measured.funnel` takes them."""
        asked = cls(**{k: v for k, v in options.items() if k in ("steps", "order", "start_at",
                    "count", "exclusion", "inside", "hold")})  # fmt: skip
        asked.optional = {n - 1 for n in options.get("optional", ())}
        if options.get("within"):
            asked.within = duration(options["within"])
        asked.step_within = {
            int(n) - 1: duration(length)
            for n, length in (each.split("=") for each in options.get("step_within", ()))
        }
        for each in options.get("exclude", ()):
            between, colon, signal = each.partition(":")
            if colon and between[0].isdigit():
                a, b = between.split("-")
                asked.exclude.append((signal, int(a) - 1, int(b) - 1))
            else:
                asked.exclude.append((each, 0, len(asked.steps) - 1))
        return asked

    def hops(self, done: tuple[int, ...]) -> list[int]:
        """The steps that may come next: "optional or not" lets the required ones not be missed."""
        if self.order == "any":
            return [m for m in range(len(self.steps)) if m not in done]
        found = []
        for m in range(done[-1] + 1, len(self.steps)):
            found.append(m)
            if m not in self.optional:
                break
        return found


Choice = tuple[tuple[int, int], ...]  # (step, place of the event) one after the other


@dataclass
class Timeline:
    """The events of one unit, what each may do, and whether the unit still goes on at `as_of`."""

    fold: Fold
    events: list[Event]
    does: list[set[int]]
    excluded: list[set[int]]
    open: bool


@dataclass
class Attempt:
    """What became of the attempt that starts at one event."""

    start: Event
    at: list[int | str]  # of each step the time, or LOST, or OPEN
    dropped: bool
    after: int  # the place of the first event after it

    @property
    def far(self) -> int:
        return max(k for k, t in enumerate(self.at) if isinstance(t, int))


class Following:
    """The attempt that starts at one place of a timeline, every choice of events tried."""

    def __init__(self, world: World, asked: Asked, line: Timeline, place: int) -> None:
        self.asked, self.line, self.place = asked, line, place
        self.t0 = line.events[place].t
        self.as_of = world.window.as_of
        end = world.window.end
        self.deadline = end - 1 if asked.inside and end is not None else FAR
        self.whole = asked.within is not None or asked.count == "cycles" or self.deadline < FAR
        self.choices = [c for first in self._first() for c in self._grow(first)]

    def _first(self) -> list[Choice]:
        if self.asked.order != "any":
            return [((0, self.place),)]
        return [((m, self.place),) for m in sorted(self.line.does[self.place])]

    def _grow(self, choice: Choice) -> Iterator[Choice]:
        """The choice and all that continue it: "one event does one step of an attempt"."""
        yield choice
        for place in range(choice[-1][1] + 1, len(self.line.events)):
            for step in self.asked.hops(tuple(s for s, _ in choice)):
                if step in self.line.does[place] and self._allowed(choice, step, place):
                    yield from self._grow((*choice, (step, place)))

    def _held(self, place: int) -> bool:
        """ "equal to its value at step 1"."""
        if self.asked.hold is None:
            return True
        here, first = (self.line.events[p].field(self.asked.hold) for p in (place, self.place))
        return bool(str(here) == str(first) and here is not None)

    def _allowed(self, choice: Choice, step: int, place: int) -> bool:
        if not self._in_time(choice, step, self.line.events[place].t) or not self._held(place):
            return False
        # "strict_next (her very next event, of any kind)"
        if self.asked.order == "strict_next" and place != choice[-1][1] + 1:
            return False
        return self._clean(choice, place)

    def _in_time(self, choice: Choice, step: int, t: int) -> bool:
        """ "`within` from the first step and per step from the last step done"."""
        if t > self.deadline or (self.asked.within is not None and t - self.t0 > self.asked.within):
            return False
        limit = self.asked.step_within.get(step)
        return limit is None or t - self.line.events[choice[-1][1]].t <= limit

    def _inside(self, choice: Choice, number: int) -> bool:
        """Whether an exclusion bears on a choice: after one of its steps and before the other."""
        _, after, before = self.asked.exclude[number]
        return self.asked.order == "any" or after <= choice[-1][0] < before

    def _clean(self, choice: Choice, place: int) -> bool:
        """No excluded event after the choice's last one and before a place."""
        between = self.line.excluded[choice[-1][1] + 1 : place]
        return not any(self._inside(choice, e) for found in between for e in found)

    def _waits(self, choice: Choice, place: int, t: int) -> bool:
        """Whether a choice can still go on at a place and instant."""
        if self.asked.order == "strict_next" and place != choice[-1][1] + 1:
            return False
        hops = self.asked.hops(tuple(s for s, _ in choice))
        return self._clean(choice, place) and any(self._in_time(choice, m, t) for m in hops)

    def _row(self, choice: Choice) -> int:
        """The row that a choice reaches: in any order row k takes k different steps."""
        return len(choice) - 1 if self.asked.order == "any" else choice[-1][0]

    def follow(self) -> Attempt:
        last = len(self.asked.steps) - 1
        done = [c[-1][1] for c in self.choices if self._row(c) == last]
        finish = min(done, default=None)
        # what comes after the last step belongs to no attempt
        kept = [c for c in self.choices if finish is None or c[-1][1] <= finish]
        at: list[int | str] = [
            min((self.line.events[c[-1][1]].t - self.t0 for c in kept if self._row(c) == k),
                default=LOST)
            for k in range(last + 1)
        ]  # fmt: skip
        if finish is None:
            at = self._open(at)
        return Attempt(self.line.events[self.place], at, self._dropped(finish), self._over(finish))

    def _open(self, at: list[int | str]) -> list[int | str]:
        """ "Not finished and `within` still running at `as_of` = undecided"."""
        if not self.line.open:
            return at
        end = len(self.line.events)
        first = [
            0 if self.asked.order == "any" else m
            for c in self.choices
            for m in self.asked.hops(tuple(s for s, _ in c))
            if self._clean(c, end)
            and self._in_time(c, m, self.as_of)
            and (self.asked.order != "strict_next" or c[-1][1] == end - 1)
            and (self.whole or m in self.asked.step_within)
        ]
        return [OPEN if t == LOST and first and k >= min(first) else t for k, t in enumerate(at)]

    def _dropped(self, finish: int | None) -> bool:
        until = len(self.line.events) if finish is None else finish
        for place in range(self.place + 1, until):
            for number in self.line.excluded[place]:
                before = self.asked.exclude[number][2]
                if self._falls(place, number) and not any(
                    self._row(c) >= before for c in self.choices if self.asked.order != "any"
                ):
                    return self.asked.order != "any" or finish is None
        return False

    def _falls(self, place: int, number: int) -> bool:
        """Whether an exclusion falls upon a choice that was waiting."""
        t = self.line.events[place].t
        waiting = (c for c in self.choices if c[-1][1] < place and self._inside(c, number))
        # "some limit lets the attempt go on": it is over once none of its choices can
        if not self._alive(place, t):
            return False
        return any(self._clean(c, place) and self._next(c, place) for c in waiting)

    def _next(self, choice: Choice, place: int) -> bool:
        return self.asked.order != "strict_next" or place == choice[-1][1] + 1

    def _alive(self, place: int, t: int) -> bool:
        return all(
            any(self._waits(c, p, self.line.events[p].t) for c in self.choices if c[-1][1] < p)
            for p in range(self.place + 1, place + 1)
        )

    def _over(self, finish: int | None) -> int:
        """The first place after the attempt."""
        if finish is not None:
            return finish + 1
        for place in range(self.place + 1, len(self.line.events)):
            if not self._alive(place, self.line.events[place].t) or self._broken(place):
                return place
        return len(self.line.events)

    def _broken(self, place: int) -> bool:
        """In `strict_next` an attempt is over with the first event that is not its next step."""
        return self.asked.order == "strict_next" and not any(
            c[-1][1] == place for c in self.choices
        )
