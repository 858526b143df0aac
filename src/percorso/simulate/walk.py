"""The walk: a semi-Markov process over the measured stages, a whole block of people at a time.

What people mean to do is said in the words of the measurement: a stay is entered, has signals, and
ends because the next stage, an earlier one or a new cycle begins, or because nothing more comes.
Times keep away from the limits of the journey, so that the fold of the measurement finds exactly
the stays that were walked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.calendar import Calendar
from percorso.simulate.model import MARGIN, MS_DAY, Floats, Ints, Model
from percorso.simulate.people import People
from percorso.simulate.plants import Effects

MOST_STAYS = 1_000
"""Stays of one person, at most."""
ADVANCED, SKIPPED, RETURNED, NEW_CYCLE, QUIET = range(5)
ENDS = ("advanced", "skipped", "returned", "new_cycle", "quiet")
"""How a stay ended; a quiet one has expired or is open, which the last event of all decides."""


@dataclass
class Stays:
    """The stays of a block, one entry each, ordered by person and time.

    Attributes:
        person: The person's number in the block.
        stage: The measured stage.
        cycle: The cycle, numbered from 1 per person.
        kind: 0 first, 1 repeat (an earlier cycle reached the goal), 2 retry.
        entry: The instant of the first signal, milliseconds.
        last: The instant of the last one.
        count: How many signals, the first and the last included.
        done: Whether the last signal completes the stage.
        end: How it ended, see `ENDS`.
        opens: Whether it opens a cycle.
        device: Which of the person's devices.
        channel: The channel by which the person came.
        backed: Whether it follows a stage entered afresh, so soon that a second look counts.
        flags: What the planted truths did to it, a bit for each.
        first: The mould of its first signal.
    """

    person: Ints
    stage: Ints
    cycle: Ints
    kind: Ints
    entry: Ints
    last: Ints
    count: Ints
    done: NDArray[np.bool_]
    end: Ints
    opens: NDArray[np.bool_]
    device: Ints
    channel: Ints
    backed: NDArray[np.bool_]
    flags: Ints
    first: Ints

    def __len__(self) -> int:
        """How many stays."""
        return len(self.person)

    def only(self, keep: NDArray[np.bool_]) -> Stays:
        """Some of them."""
        return Stays(**{name: values[keep] for name, values in vars(self).items()})


@dataclass
class _Now:
    """Where the people who are still under way stand."""

    person: Ints
    stage: Ints
    t: Ints
    cycle: Ints
    kind: Ints
    goal_now: NDArray[np.bool_]
    goal_before: NDArray[np.bool_]
    last_goal: Ints
    opens: NDArray[np.bool_]
    device: Ints
    channel: Ints
    before: Ints

    def only(self, keep: NDArray[np.bool_]) -> _Now:
        return _Now(**{name: values[keep] for name, values in vars(self).items()})


@dataclass
class Walk:
    """One block of people walking.

    Args:
        model: The chances and times.
        people: The people of the block.
        calendar: The days.
        effects: The planted truths.
        rng: The randomness of this block.
        lead: The least time between the last signal of a stay and the next stay.
        moulds: For each stage 1,024 moulds of first signals.
        web: For each mould whether it happens on a device.
    """

    model: Model
    people: People
    calendar: Calendar
    effects: Effects
    rng: np.random.Generator
    lead: int
    moulds: Ints
    web: NDArray[np.bool_]
    found: list[Stays] = field(default_factory=list)

    def stays(self) -> Stays:
        """All stays of the block."""
        now = self._arrivals()
        for _ in range(MOST_STAYS):
            now = now.only(now.t < self.calendar.end)
            if not len(now.person):
                break
            now = self._step(now)
        return self._joined()

    def _joined(self) -> Stays:
        names = Stays.__dataclass_fields__
        whole = Stays(**{n: np.concatenate([getattr(s, n) for s in self.found]) for n in names})
        order = np.lexsort((whole.entry, whole.person))
        return Stays(**{name: values[order] for name, values in vars(whole).items()})

    def _arrivals(self) -> _Now:
        n = self.people.count
        person = np.arange(n)
        zero, no = np.zeros(n, np.int64), np.zeros(n, np.bool_)
        stage = np.searchsorted(self.model.starts, self.rng.random(n), side="right")
        stage = np.minimum(stage, self.model.stages - 1)
        return _Now(
            person, stage, self.people.arrival.copy(), zero + 1, zero.copy(), no, no.copy(),
            zero - 1, ~no, zero.copy(), self.people.channel.copy(), zero - 1,
        )  # fmt: skip

    def _step(self, now: _Now) -> _Now:
        """One stay of everybody: how it goes, how it ends, and where the next one begins."""
        model, rng, n = self.model, self.rng, len(now.person)
        u = rng.random((n, 6))
        draws = rng.integers(0, 1024, n)
        first = self.moulds[now.stage, rng.integers(0, 1024, n)]
        phone = (self.people.classes[now.person, now.device] == 0) & self.web[first]
        flags = self.effects.flags(self.people, now.person, now.stage, phone, rng)
        done = u[:, 0] < self.effects.done(model.done[now.stage], now.stage, flags, u[:, 0])
        dwell = self.effects.dwell(
            model.dwell[now.stage, draws], now.stage, flags, model, self.lead
        )
        count = 1 + np.minimum(_geometric(u[:, 1], model.busy[now.stage]), 24)
        own = model.own[now.stage] & done
        count = np.where(own, np.maximum(count, 2), count)
        active = (dwell * (0.2 + 0.7 * u[:, 2])).astype(np.int64)
        last = now.t + np.where(count == 1, 0, np.minimum(active, dwell - self.lead))
        last = self._likely(now.t, last, now.t + dwell - self.lead)
        at_goal = (now.stage == model.goal) & done
        late = last >= self.calendar.end
        done &= ~(late & own)
        at_goal &= ~(late & own)
        last, count = np.where(late, now.t, last), np.where(late, 1, count)
        goal_now = now.goal_now | at_goal
        last_goal = np.where(at_goal, last, now.last_goal)
        target, goes = self._target(now, goal_now, done, flags, u[:, 3], u[:, 4])
        t = self._likely(now.t, now.t + dwell, now.t + self._limit(now.stage))
        t = np.where(goes, np.maximum(t, last + self.lead), 0)
        again, wait = self._again(now, goal_now, last_goal, last, flags, u[:, 5])
        fresh = self._first_of_next(goal_now, wait, now.stage, n)
        target, t = np.where(goes, target, fresh), np.where(goes, t, last + wait)
        return self._ended(now, last, count, done, flags, target, t, goes | (again & ~late), late,
                           goal_now, last_goal, first)  # fmt: skip

    def _limit(self, stage: Ints) -> Ints:
        """The longest time from entry to entry of the next stage."""
        limit: Ints = self.model.expires[stage] - self.lead
        return limit

    def _likely(self, entry: Ints, t: Ints, most: Ints) -> Ints:
        """Instants on later days moved to likelier hours, as far as the limits allow."""
        draws = self.rng.integers(0, 4096, len(t))
        moved = self.calendar.snapped(t, draws)
        later = self.calendar.day_of(t) > self.calendar.day_of(entry)
        return np.where(later & (moved <= most) & (moved > entry), moved, t)

    def _target(
        self, now: _Now, goal_now: NDArray[np.bool_], done: NDArray[np.bool_], flags: Ints,
        u: Floats, v: Floats,
    ) -> tuple[Ints, NDArray[np.bool_]]:  # fmt: skip
        """The stage that each stay leads to, and whether it leads to any."""
        model = self.model
        base = np.where((now.stage == model.goal) & ~done, 0.0, model.on[now.stage])
        channel = np.where(now.opens & (now.stage < max(model.goal, 1)), now.channel, -1)
        chance = self.effects.on(base, now.stage, flags, self.people.keen[now.person], u, channel)
        forward = u < chance
        target = self._onward(now.stage)
        goes = forward & (target < model.stages)
        back = ~forward & (u < chance + model.back[now.stage])
        earlier = np.maximum(now.stage - 1 - (v < 0.25), 0)
        back &= (now.stage > 0) & ~(goal_now & (earlier <= model.restart)) & model.again[earlier]
        return np.where(back, earlier, np.minimum(target, model.stages - 1)), goes | back

    def _onward(self, stage: Ints) -> Ints:
        """The next stage that is not passed over; the number of stages when none is left."""
        found = np.full(len(stage), self.model.stages)
        for place in range(self.model.stages - 1, 0, -1):
            stops = self.rng.random(len(stage)) < self.model.stop[place]
            found = np.where((stage < place) & stops, place, found)
        return found

    def _again(
        self, now: _Now, goal_now: NDArray[np.bool_], last_goal: Ints, last: Ints, flags: Ints,
        u: Floats,
    ) -> tuple[NDArray[np.bool_], Ints]:  # fmt: skip
        """Whether another cycle follows, and how long after the last signal."""
        quiet = np.maximum(self.model.expires[now.stage], self.model.window) + MARGIN
        person = now.person
        wait = self.people.waits(person, self.rng)
        wait = self.effects.wait(wait, flags)
        least = last_goal + self.model.restart_after + MARGIN - last
        stays_on = (now.stage == self.model.goal) & (self.model.restart >= self.model.goal)
        least = np.where(stays_on, np.maximum(least, quiet), least)
        least = np.where(self.model.slow_return, np.maximum(least, quiet), least)
        after_goal = u >= self.effects.leaves(self.people, person)
        retry = u < 0.22
        again = np.where(goal_now, after_goal, retry)
        return again, np.where(goal_now, np.maximum(wait, least), quiet + wait // 2)

    def _first_of_next(self, goal_now: NDArray[np.bool_], wait: Ints, stage: Ints, n: int) -> Ints:
        u = self.rng.random(n)
        first = np.searchsorted(self.model.starts, u, side="right")
        back = np.searchsorted(self.model.returns, u, side="right")
        return np.minimum(np.where(goal_now, back, first), self.model.stages - 1)

    def _ended(
        self, now: _Now, last: Ints, count: Ints, done: NDArray[np.bool_], flags: Ints,
        target: Ints, t: Ints, more: NDArray[np.bool_], late: NDArray[np.bool_],
        goal_now: NDArray[np.bool_], last_goal: Ints, first: Ints,
    ) -> _Now:  # fmt: skip
        """Note the stays with their ends, and step to the next ones."""
        more &= (t < self.calendar.end) & ~late
        alive = t - last <= self.model.expires[now.stage]
        opens = ~alive | (goal_now & (target <= self.model.restart))
        end = np.where(target == now.stage + 1, ADVANCED,
                       np.where(target > now.stage, SKIPPED, RETURNED))  # fmt: skip
        end = np.where(opens, NEW_CYCLE, end)
        end = np.where(more & alive, end, QUIET)
        self.found.append(
            Stays(now.person, now.stage, now.cycle, now.kind, now.t, last, count, done, end,
                  now.opens, now.device, now.channel, self._backed(now, last), flags, first)
        )  # fmt: skip
        before = now.goal_before | goal_now
        near = t - last < 1_800_000
        device = np.where(near, now.device, self.people.device(now.person, self.rng))
        channel = np.where(opens, self.people.later_channel(now.person, self.rng), now.channel)
        return _Now(
            now.person, target, t, now.cycle + opens,
            np.where(opens, np.where(before, 1, 2), now.kind), goal_now & ~opens,
            np.where(opens, before, now.goal_before), np.where(opens, -1, last_goal), opens,
            device, channel, np.where(self.model.fresh[now.stage] & ~opens, now.t, -1),
        ).only(more)  # fmt: skip

    def _backed(self, now: _Now, last: Ints) -> NDArray[np.bool_]:
        """Whether a stay follows one entered afresh that is still remembered at its end."""
        return (now.before >= 0) & (last - now.before < self.model.nearest)


def _geometric(u: Floats, mean: Floats) -> Ints:
    """Whole numbers from 0 with these means, falling by the same factor."""
    share = mean / (1 + mean)
    found = np.zeros(len(u), np.int64)
    power = share.copy()
    for _ in range(24):
        found += u < power
        power = power * share
    return found


__all__ = ["ENDS", "MS_DAY", "Stays", "Walk"]
