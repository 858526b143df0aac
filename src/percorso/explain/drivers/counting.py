"""Counting who showed each behaviour in the window, and who of them went on after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.explain.drivers.behaviours import known_at
from percorso.explain.drivers.units import STATES, WON, Ints, Units, units_of, waits, windows_of
from percorso.measure.run import Bucket, Run
from percorso.measure.sessions import SESSION_GAP
from percorso.measure.turns import C_KIND, CYCLE, KINDS

if TYPE_CHECKING:
    from percorso.explain.drivers.plan import Plan

LEFT, ON = range(2)


@dataclass
class Counts:
    """What was counted, by group and stage.

    Attributes:
        at: By behaviour and stratum those who showed it: who did not go on, who did.
        all: By stratum everybody compared: who did not go on, who did.
        states: What became of the first entries, compared or not.
        prints: For each behaviour a number that tells its people from others.
    """

    at: Ints
    all: Ints
    states: Ints
    prints: NDArray[np.uint64]


@dataclass(frozen=True)
class Seen:
    """The entries of one bucket that are compared, with the behaviours wanted of them.

    Attributes:
        units: All first entries asked about.
        kept: The places in `units` of those of one group that are compared.
        shown: Which of these showed the wanted behaviour.
        won: Which of these went on.
    """

    units: Units
    kept: Ints
    shown: NDArray[np.bool_]
    won: NDArray[np.bool_]


@kernel
def _scan(  # noqa: C901 one pass, one place
    person: Any, t: Any, codes: Any, base: Any, times: Any, slot: Any, row: Any, until: Any,
    place: Any, stratum: Any, won: Any, mark: Any, traits: Any, sessions: Any, gap: Any,
    want: Any, at: Any, prints: Any, stamp: Any, met: Any, shown: Any,
) -> None:  # fmt: skip
    for u in range(len(row)):
        g, z, w = place[u], stratum[u], won[u]
        visits = 1
        before = t[row[u]]
        who = person[row[u]]
        i = row[u]
        while i < len(t) and person[i] == who and t[i] <= until[u]:
            if t[i] - before > gap:
                visits += 1
            before = t[i]
            for k in range(len(base)):
                c = codes[k, i]
                if c < 0:
                    continue
                s = slot[k] + c
                if stamp[s] != u:
                    stamp[s] = u
                    met[s] = 0
                met[s] += 1
                if met[s] <= times[k]:
                    b = base[k] + c * times[k] + met[s] - 1
                    at[g, b, z, w] += 1
                    prints[g, b] += mark[u]
                    if b == want:
                        shown[u] = True
            i += 1
        if sessions >= 0:
            for v in range(2, 4):
                if visits >= v:
                    b = sessions + v - 2
                    at[g, b, z, w] += 1
                    prints[g, b] += mark[u]
                    if b == want:
                        shown[u] = True
        for p in range(len(traits)):
            b = traits[p, u]
            if b >= 0:
                at[g, b, z, w] += 1
                prints[g, b] += mark[u]
                if b == want:
                    shown[u] = True


def windows(run: Run, plan: Plan) -> Ints:
    """The window of each stage; −1 where nobody went on, so that it cannot be said."""
    if plan.length is not None:
        return np.full(run.plan.stages, plan.length, np.int64)

    def waited(bucket: Bucket) -> tuple[Ints, Ints]:
        return waits(units_of(run, plan, bucket))

    signal = plan.outcome_is_signal
    parts = run.over(waited, plan.outcome_columns(), signal, signal and plan.compiled.resolve)
    return windows_of(plan, parts, run.plan.stages)


def count(run: Run, plan: Plan, window: Ints) -> Counts:
    """Everything of all buckets."""

    def counted(bucket: Bucket) -> Counts:
        counts = empty(run, plan)
        for number in range(len(bucket.cells)):
            look(run, plan, window, bucket, number, counts)
        return counts

    parts = run.over(counted, plan.columns(), plan.outcome_is_signal, True)
    names = ("at", "all", "states", "prints")
    return Counts(*(sum(getattr(part, name) for part in parts) for name in names))


def empty(run: Run, plan: Plan) -> Counts:
    """Nothing counted yet."""
    places = len(run.labels()) * run.plan.stages
    return Counts(
        np.zeros((places, len(plan.catalogue), plan.strata, 2), np.int64),
        np.zeros((places, plan.strata, 2), np.int64),
        np.zeros((places, STATES), np.int64),
        np.zeros((places, len(plan.catalogue)), np.uint64),
    )


def look(
    run: Run, plan: Plan, window: Ints, bucket: Bucket, number: int, counts: Counts, want: int = -1
) -> Seen:
    """Count one comparison group of a bucket, and mark who showed the wanted behaviour."""
    units = units_of(run, plan, bucket)
    group = bucket.cells[number][units.stay]
    state = units.states(window)
    place = group.astype(np.int64) * run.plan.stages + units.stage
    inside = group >= 0
    np.add.at(counts.states, (place[inside], state[inside]), 1)
    kept = np.flatnonzero(inside & (state <= WON))
    stratum, won = _strata(plan, run, bucket, units, kept), (state[kept] == WON).astype(np.int64)
    np.add.at(counts.all, (place[kept], stratum, won), 1)
    shown = _scanned(run, plan, window, bucket, units, kept, place, stratum, won, counts, want)
    return Seen(units, kept, shown, won > 0)


def _scanned(
    run: Run, plan: Plan, window: Ints, bucket: Bucket, units: Units, kept: Ints, place: Ints,
    stratum: Ints, won: Ints, counts: Counts, want: int,
) -> NDArray[np.bool_]:  # fmt: skip
    found, streams = plan.catalogue, plan.catalogue.streams
    codes = found.codes(run, bucket, plan.compiled.masks(bucket))
    base, many, times = (
        np.array([stream[part] for stream in streams], np.int64) for part in (1, 2, 3)
    )
    slot = np.cumsum(many) - many
    slots = int(many.sum())
    shown = np.zeros(len(kept), np.bool_)
    row = units.row[kept]
    person, t = np.array(bucket.columns["person"], np.int64), np.array(bucket.columns["t"])
    traits = found.traits(run, bucket, row)
    mark = _marks(person[row], units.entered[kept])
    _scan(
        person, t, codes, base, times, slot, row, units.entered[kept] + window[units.stage[kept]],
        place[kept], stratum, won, mark, traits, found.sessions, SESSION_GAP, want, counts.at,
        counts.prints, np.full(slots, -1, np.int64), np.zeros(slots, np.int64), shown,
    )  # fmt: skip
    return shown


def _strata(plan: Plan, run: Run, bucket: Bucket, units: Units, kept: Ints) -> Ints:
    """Kind of cycle, and the device at the entry where the devices are few."""
    fold = bucket.fold
    kind: Ints = fold.cycles[fold.stays[units.stay[kept], CYCLE], C_KIND].copy()
    if plan.devices == 0:
        return kind
    device = known_at(run, bucket, "device")[units.row[kept]].astype(np.int64)
    kind *= plan.devices + 1
    kind += np.where(device < 0, plan.devices, device)
    return kind


def kinds_alone(plan: Plan, counts: Ints) -> Ints:
    """Counts by stratum as counts by kind of cycle, all devices together."""
    split = counts.reshape(len(KINDS), plan.devices + 1, 2)
    return np.asarray(split.sum(axis=1), np.int64)


def _marks(person: Ints, entered: Ints) -> NDArray[np.uint64]:
    """A number for each entry, so spread that sums of them tell one set of entries from another."""
    found = person.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    found ^= entered.astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        found = (found ^ (found >> np.uint64(shift))) * np.uint64(factor)
    return found ^ (found >> np.uint64(31))
