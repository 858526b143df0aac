"""All paths of a timeline: every bucket walked, equal paths counted as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.measure.paths import units
from percorso.measure.paths.units import Mask, Units, first_in
from percorso.measure.paths.walk import NEVER, Codes, Ints, Reach, Walked, number_paths, walk
from percorso.measure.run import Bucket, Run
from percorso.measure.selectors import Compiled, Selector, compile_selectors
from percorso.measure.turns import NONE, STAGE

PATH, DROP_OFF, UNDECIDED, DIRECT, EMPTY = range(5)
KINDS = ("path", "drop_off", "undecided", "direct", "none")
"""What became of a unit: it has a path; nothing more came; nothing more has come yet; nothing came
before, or between; it has no step at all."""
REACHED, DECIDED, OVER, LONGER = 1, 2, 4, 8


@dataclass(frozen=True)
class Asked:
    """What a question on paths wants, made ready.

    Attributes:
        of: `touchpoints`, `stages`, `events` or `channels`.
        within: `cycle`, `stay`, `session` or `person`.
        steps: How many steps are kept.
        keep: Whether repeats in a row stay.
        last: Whether the signal's last occurrence counts, else its first.
        after: The signal after which paths begin.
        before: The signal before which they stop.
        dropped: Whether the units are cycles that dropped off: "before", "after", or "".
        stage: The number of a stage among the measured ones.
        gap: The longest quiet in a session, microseconds.
        limit: How long after a drop-off is looked at, microseconds.
    """

    of: str
    within: str
    steps: int
    keep: bool
    last: bool
    after: Selector | None
    before: Selector | None
    dropped: str
    stage: int | None
    gap: int
    limit: int

    @property
    def back(self) -> bool:
        """Whether paths are counted back from their end."""
        return self.dropped == "before" or (self.before is not None and self.after is None)

    @property
    def selectors(self) -> tuple[Selector, ...]:
        """The signals, the one after which first."""
        return tuple(one for one in (self.after, self.before) if one is not None)


@dataclass(frozen=True)
class Found:
    """Every unit with its path; a unit in two compared groups stands twice.

    Attributes:
        items: The steps of each distinct path, as codes; −1 after the last.
        size: How many steps it has.
        names: The ids behind the codes.
        path: For each unit the number of its path; −1 without one.
        kind: For each unit what became of it.
        group: Its group.
        person: Its person.
        wait: Its time, microseconds, −1 for none.
        flags: `REACHED`, `DECIDED`, `OVER`, `LONGER`.
        shared: Units that are in both of two compared groups.
    """

    items: Codes
    size: Codes
    names: tuple[str, ...]
    path: Codes
    kind: NDArray[np.int8]
    group: Codes
    person: Ints
    wait: Ints
    flags: NDArray[np.int8]
    shared: int


def find(run: Run, asked: Asked) -> Found:
    """The path of every unit that begins in the period."""
    compiled = compile_selectors(run, asked.selectors)
    named = {"events": {"name"}, "channels": {"channel"}}
    columns = compiled.columns() | named.get(asked.of, set())
    resolve = compiled.resolve or asked.of == "touchpoints"
    work = partial(_bucket, run, asked, compiled)
    return _merge(run.over(work, columns, track=True, resolve=resolve))


def _bucket(run: Run, asked: Asked, compiled: Compiled, bucket: Bucket) -> Found:
    t = np.array(bucket.columns["t"], np.int64)
    chosen, reach = _reach(asked, compiled.masks(bucket), _pick(run, asked, bucket), t)
    walked = walk(reach, *_steps(run, asked, bucket), t, asked.steps, asked.back)
    kind = _kinds(asked, chosen, reach, walked)
    walked.items[kind != PATH] = NONE
    number, first = number_paths(walked.items)
    whole = Found(
        walked.items[first],
        walked.size[first],
        names_of(run, asked.of),
        np.where(kind == PATH, number, NONE).astype(np.int32),
        kind,
        number,
        np.asarray(bucket.columns["person"], np.int64)[chosen.row],
        np.where((kind == PATH) | (kind == DIRECT), walked.wait, NONE),
        _flags(asked, bucket, chosen, reach, walked, kind),
        0,
    )
    return _grouped(whole, chosen.groups)


def _pick(run: Run, asked: Asked, bucket: Bucket) -> Units:
    if asked.dropped == "before":
        return units.dropped(run, bucket, asked.stage)
    if asked.dropped == "after":
        return units.after_drop_off(run, bucket, asked.stage, asked.limit)
    if asked.within == "stay":
        return units.stays(run, bucket, asked.stage)
    if asked.within == "session":
        return units.sessions(run, bucket, asked.gap)
    return units.persons(run, bucket) if asked.within == "person" else units.cycles(run, bucket)


def _reach(
    asked: Asked, masks: Sequence[Mask], picked: Units, t: Ints
) -> tuple[Units, Reach]:  # fmt: skip
    """The units that have the signal asked for, and where their paths begin and stop."""
    rows = [np.flatnonzero(mask) for mask in masks]
    after = before = None
    if asked.after is not None:
        after = first_in(rows[0], picked.lo, picked.hi, asked.last)
        keep = after >= 0
        picked, after = picked.only(keep), after[keep]
    if asked.before is not None and after is not None:
        before = first_in(rows[1], after + 1, picked.hi)
    elif asked.before is not None:
        before = first_in(rows[0], picked.lo, picked.hi, asked.last)
        keep = before >= 0
        picked, before = picked.only(keep), before[keep]
    return picked, _bounds(asked, picked, after, before, t)


def _bounds(
    asked: Asked, picked: Units, after: Ints | None, before: Ints | None, t: Ints
) -> Reach:  # fmt: skip
    nowhere = np.full(len(picked.lo), NONE, np.int64)
    since, until = picked.since, np.full(len(picked.lo), NEVER, np.int64)
    if after is not None:
        since = t[after]
    if before is not None:
        until = np.where(before >= 0, np.append(t, NEVER)[before], NEVER)
    elif asked.dropped == "before":
        until = t[picked.hi - 1]
    return Reach(
        picked.lo, picked.hi, nowhere if after is None else after,
        nowhere if before is None else before, since, until,
    )  # fmt: skip


def _steps(run: Run, asked: Asked, bucket: Bucket) -> tuple[Codes, Ints]:
    """For each event its step's code, and a number that is the same for events of one step."""
    columns = bucket.columns
    if asked.of == "stages":
        stay = np.append(bucket.fold.stays[:, STAGE], NONE)
        item = stay[bucket.fold.event_stay].astype(np.int32)
        return item, (bucket.fold.event_stay if asked.keep else item).astype(np.int64)
    name = {"touchpoints": RESOLVED, "events": "name", "channels": "channel"}[asked.of]
    item = np.array(columns[name], np.int32)
    return item, np.arange(len(item)) if asked.keep else item.astype(np.int64)


def names_of(run: Run, of: str) -> tuple[str, ...]:
    """The ids behind the codes of steps."""
    if of == "stages":
        return tuple(stage.id for stage in run.stages)
    if of == "touchpoints":
        return run.touchpoints.names
    return tuple(run.timeline.codes.of("name" if of == "events" else "channel").values)


def _kinds(asked: Asked, chosen: Units, reach: Reach, walked: Walked) -> NDArray[np.int8]:
    """What became of each unit."""
    nothing = np.where(chosen.over, DROP_OFF, UNDECIDED)
    some = walked.total > 0
    if asked.after is not None and asked.before is not None:
        between = np.where(some, PATH, DIRECT)
        return np.where(reach.before >= 0, between, nothing).astype(np.int8)
    if asked.after is not None or asked.dropped == "after":
        return np.where(some, PATH, nothing).astype(np.int8)
    none = EMPTY if asked.before is None else DIRECT
    return np.where(some, PATH, none).astype(np.int8)


def _flags(
    asked: Asked, bucket: Bucket, chosen: Units, reach: Reach, walked: Walked,
    kind: NDArray[np.int8],
) -> NDArray[np.int8]:  # fmt: skip
    """Whether each unit reached the goal (or moved on), is decided, is over, has more steps."""
    since = np.where(reach.after >= 0, reach.after + 1, reach.lo)
    if asked.back:
        since = np.where(reach.before >= 0, reach.before, reach.lo)
    reached = first_in(bucket.fold.goal_rows, since, reach.hi) >= 0
    if asked.within == "stay":
        reached = chosen.progress
    longer = (walked.total > asked.steps) & (kind == PATH)
    flags = np.zeros(len(kind), np.int8)
    for flag, holds in ((REACHED, reached), (DECIDED, reached | chosen.over),
                        (OVER, chosen.over), (LONGER, longer)):  # fmt: skip
        flags[holds] |= flag
    return flags


def _grouped(whole: Found, groups: Sequence[Codes]) -> Found:
    """Each unit once in every comparison group that it belongs to."""
    rows = [np.flatnonzero(group >= 0) for group in groups]
    picked = np.concatenate(rows)
    group = np.concatenate([group[row] for group, row in zip(groups, rows, strict=True)])
    shared = int(((groups[0] >= 0) & (groups[1] >= 0)).sum()) if len(groups) > 1 else 0
    return replace(
        whole, path=whole.path[picked], kind=whole.kind[picked], group=group,
        person=whole.person[picked], wait=whole.wait[picked], flags=whole.flags[picked],
        shared=shared,
    )  # fmt: skip


def _merge(parts: Sequence[Found]) -> Found:
    """The parts of all buckets as one, equal paths with one number."""
    items = np.concatenate([part.items for part in parts])
    number, first = number_paths(items)
    paths, start = [], 0
    for part in parts:
        known = np.append(number[start : start + len(part.items)], NONE)
        paths.append(known[part.path].astype(np.int32))
        start += len(part.items)

    def joined(name: str) -> Any:
        return np.concatenate([getattr(part, name) for part in parts])

    return Found(
        items[first], joined("size")[first], parts[0].names, np.concatenate(paths), joined("kind"),
        joined("group"), joined("person"), joined("wait"), joined("flags"),
        sum(part.shared for part in parts),
    )  # fmt: skip


__all__ = [
    "DECIDED", "DIRECT", "DROP_OFF", "EMPTY", "KINDS", "LONGER", "OVER", "PATH", "REACHED",
    "UNDECIDED", "Asked", "Found", "find", "names_of",
]  # fmt: skip
