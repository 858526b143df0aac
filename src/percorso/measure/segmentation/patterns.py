"""What people do in each cycle before the goal, as sequences of touchpoints or stages.

How a cycle ended is left out of its sequence, so that the conversion of a group is not put into it
by the way it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.engine.rules import RESOLVED
from percorso.measure.cycles import cycle_groups, cycle_persons, in_window
from percorso.measure.listing import person_codes
from percorso.measure.net_value import Ways, goal_money
from percorso.measure.segmentation.chains import Walks
from percorso.measure.segments import Field, values_at
from percorso.measure.turns import C_END, C_GOAL_AT, C_OPENED, C_ROW, CYCLE, OPEN, ROW, STAGE

if TYPE_CHECKING:
    from percorso.measure.run import Bucket, Run

Ints = NDArray[np.int64]
MOST_STEPS = 50
MOST_STATES = 15
SAMPLE = 6_000
OTHER = "other"
TELLING = ("channel", "device", "touchpoint")
"""The fields, as they are when a cycle begins, among which a condition is looked for."""


@kernel
def _walk(cycle: Any, code: Any, row: Any, goal_row: Any, most: Any, states: Any, n: Any) -> int:
    """The codes of each cycle before its goal; repeats in a row are one."""
    total = 0
    current = -1
    last = -1
    for i in range(len(cycle)):
        c = cycle[i]
        if c != current:
            current = c
            last = -1
        if code[i] < 0 or code[i] == last or row[i] >= goal_row[c] or n[c] >= most:
            continue
        last = code[i]
        states[total] = last
        total += 1
        n[c] += 1
    return total


@kernel
def _tokens(codes: Any, lengths: Any, place: Any, states: Any, tokens: Any, ends: Any) -> int:
    """Codes as tokens: where a cycle begins, then each move; rare codes are one state."""
    total = 0
    start = 0
    for c in range(len(lengths)):
        last = -1
        for i in range(start, start + lengths[c]):
            s = place[codes[i]]
            if s == last:
                continue
            tokens[total] = s if last < 0 else states + last * states + s
            total += 1
            last = s
        start += lengths[c]
        ends[c] = total
    return total


@dataclass
class Gathered:
    """The cycles of one bucket, or of all, that were opened in the period.

    Attributes:
        codes: The codes of all sequences, one after the other.
        lengths: How many of them each cycle has.
        key: The person of each cycle; `person` her place in the dictionary of persons.
        groups: For each comparison group the group of each cycle, −1 for none.
        reached, decided: Whether it reached the goal; whether that is known.
        wait: The time to the goal, −1 without.
        money: Net value in ten-thousandths, by currency (the last: none).
        valued: Whether a goal signal of it had a value.
        begins: For each field of `TELLING` its code when the cycle began.
    """

    codes: NDArray[np.int32]
    lengths: Ints
    key: Ints
    person: NDArray[np.int32]
    groups: NDArray[np.int32]
    reached: NDArray[np.bool_]
    decided: NDArray[np.bool_]
    wait: Ints
    money: Ints
    valued: NDArray[np.bool_]
    begins: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.lengths)


AXES = {"groups": 1, "begins": 1}
"""Arrays in which the cycles are the second axis."""


def gather(run: Run, ways: Ways, between: str) -> Gathered:
    """The cycles of all buckets with what they did before the goal."""
    touchpoints = between == "touchpoints"
    columns = {*ways.columns(), "channel", "device"}
    parts = run.over(
        lambda bucket: _bucket(run, bucket, ways, touchpoints), columns, track=True, resolve=True
    )
    names = Gathered.__dataclass_fields__
    return Gathered(
        **{name: np.concatenate([getattr(part, name) for part in parts], axis=AXES.get(name, 0))
           for name in names}
    )  # fmt: skip


def _bucket(run: Run, bucket: Bucket, ways: Ways, touchpoints: bool) -> Gathered:
    cycles = bucket.fold.cycles
    groups = np.stack([cycle_groups(bucket, cell) for cell in bucket.cells])
    kept = np.flatnonzero(in_window(run, bucket) & (groups >= 0).any(axis=0))
    codes, lengths = _sequences(bucket, touchpoints, kept)
    money, valued = _money(run, bucket, ways)
    persons = cycle_persons(bucket)[kept]
    reached = cycles[kept, C_GOAL_AT] >= 0
    first = cycles[:, C_ROW]
    begins = [values_at(Field("cycle", name), bucket.columns, first, first, run.window.as_of)[kept]
              for name in TELLING]  # fmt: skip
    return Gathered(
        codes, lengths, persons, person_codes(run, persons), groups[:, kept], reached,
        reached | (cycles[kept, C_END] != OPEN),
        np.where(reached, cycles[kept, C_GOAL_AT] - cycles[kept, C_OPENED], -1),
        money[kept], valued[kept], np.stack(begins),
    )  # fmt: skip


def _sequences(
    bucket: Bucket, touchpoints: bool, kept: Ints
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    fold = bucket.fold
    if touchpoints:
        row = np.flatnonzero(fold.event_stay >= 0)
        cycle = np.ascontiguousarray(fold.stays[fold.event_stay[row], CYCLE])
        code = np.asarray(bucket.columns[RESOLVED])[row].astype(np.int32)
    else:
        row, cycle = (np.ascontiguousarray(fold.stays[:, place]) for place in (ROW, CYCLE))
        code = fold.stays[:, STAGE].astype(np.int32)
    goal = np.full(len(fold.cycles), np.iinfo(np.int64).max)
    np.minimum.at(goal, fold.goal_cycles, fold.goal_rows)
    goal[np.setdiff1d(np.arange(len(goal)), kept)] = -1
    states, lengths = np.empty(len(cycle), np.int32), np.zeros(len(goal), np.int64)
    total = _walk(cycle, code, row, goal, MOST_STEPS, states, lengths)
    return states[:total].copy(), lengths[kept]


def _money(run: Run, bucket: Bucket, ways: Ways) -> tuple[Ints, NDArray[np.bool_]]:
    width = len(run.timeline.codes.of("currency")) + 1
    shape = len(bucket.fold.cycles), width
    sums, there = np.zeros(shape, np.int64), np.zeros(shape, np.bool_)
    money = goal_money(bucket, ways)
    own = money.valued
    currency = np.where(money.currency < 0, width - 1, money.currency)
    places = money.cycles[own], currency[own]
    np.add.at(sums, places, money.net[own])
    there[places] = True
    return sums, there


@dataclass(frozen=True)
class Sequences:
    """The sequences of cycles with at least one move or beginning.

    Attributes:
        walks: As tokens.
        cycles: Which of the gathered cycles they are.
        states: The code of each state; the last one pools the rare ones when it is −1.
    """

    walks: Walks
    cycles: Ints
    states: list[int]


def sequences(found: Gathered, names: int) -> Sequences:
    """The gathered sequences as tokens, the rarest codes as one.

    Args:
        found: What was gathered.
        names: How many codes there are.
    """
    used = np.bincount(found.codes, minlength=names)
    order = np.argsort(-used, kind="stable")
    order = order[used[order] > 0]
    kept = order[:MOST_STATES].tolist() if len(order) > MOST_STATES + 1 else order.tolist()
    states = [*kept, *([-1] if len(kept) < len(order) else [])]
    place = np.full(max(names, 1), max(len(states) - 1, 0), np.int32)
    place[kept] = np.arange(len(kept), dtype=np.int32)
    tokens, ends = np.empty(len(found.codes), np.int32), np.empty(len(found), np.int64)
    total = _tokens(found.codes, found.lengths, place, len(states), tokens, ends)
    cycles = np.flatnonzero(found.lengths > 0)
    _, person = np.unique(found.key[cycles], return_inverse=True)
    walks = Walks(tokens[:total].copy(), ends[cycles], len(states), person.astype(np.int32))
    return Sequences(walks, cycles, states)


def sample(walks: Walks, key: Ints) -> Walks:
    """The sequences of some people, chosen by a hash of who they are: the same ones every time.

    Args:
        walks: All sequences.
        key: The person of each.
    """
    if len(walks) <= SAMPLE:
        return walks
    mixed = _mixed(key)
    limit = np.partition(mixed, SAMPLE - 1)[SAMPLE - 1]
    chosen = np.flatnonzero(mixed <= limit)
    lengths = np.diff(walks.ends, prepend=0)
    inside = np.zeros(len(walks), np.bool_)
    inside[chosen] = True
    _, person = np.unique(walks.person[chosen], return_inverse=True)
    return Walks(walks.tokens[np.repeat(inside, lengths)], np.cumsum(lengths[chosen]),
                 walks.states, person.astype(np.int32))  # fmt: skip


def _mixed(key: Ints) -> NDArray[np.uint64]:
    """A number that looks random for each key (SplitMix64)."""
    z = key.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(z ^ (z >> np.uint64(31)), np.uint64)


__all__ = ["MOST_STATES", "MOST_STEPS", "OTHER", "SAMPLE", "TELLING", "Gathered", "Sequences",
           "gather", "sample", "sequences"]  # fmt: skip
