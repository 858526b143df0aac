"""The people behind the figures: every departure with its moment and event, every cycle."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.explain.conformance.codes import ADDED, KINDS, OTHER_CHANNEL
from percorso.explain.conformance.drawing import COLUMNS, Drawn, Held, Ints, hold
from percorso.explain.conformance.tally import cycle_persons, groups
from percorso.measure.listing import Part, assemble, person_codes, person_names
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import C_END, C_NUMBER, C_OPENED, NONE, OPEN

FOLLOWED, DEPARTED, UNDECIDED = range(3)
STATES = ("followed", "departed", "undecided")
MOMENTS = frozenset({"opened_at", "at"})


def departure_table(run: Run, drawn: Drawn) -> pa.Table:
    """Every departure: person, cycle, kind, stage, touchpoint, channel, when, event, how often."""

    def listed(bucket: Bucket) -> Part:
        held = hold(run, drawn, bucket)
        return _joined([_departures(run, drawn, bucket, held, g) for g in groups(run, bucket)])

    parts = run.over(listed, (*COLUMNS, "name"), track=True, resolve=True)
    codes = run.timeline.codes
    texts = {
        "person": person_names(run), "departure": list(KINDS),
        "stage": [stage.id for stage in run.stages], "touchpoint": list(run.touchpoints.names),
        "channel": codes.of("channel").values, "event": codes.of("name").values,
        "segment": run.labels(),
    }  # fmt: skip
    return pa.table(assemble(parts, texts, MOMENTS))


def _joined(parts: list[Part]) -> Part:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _departures(
    run: Run, drawn: Drawn, bucket: Bucket, held: Held, group: NDArray[np.int32]
) -> Part:  # fmt: skip
    found = held.found[group[held.found[:, 0]] >= 0]
    found = found[np.lexsort((found[:, 1], found[:, 2], found[:, 0]))]
    cycle = found[:, 0]
    part: Part = {"segment": group[cycle]} if run.grouping.split else {}
    part["person"] = person_codes(run, cycle_persons(bucket)[cycle])
    part["cycle"] = bucket.fold.cycles[cycle, C_NUMBER].astype(np.int32)
    part |= _told(drawn, found[:, 1])
    part["at"] = found[:, 2].copy()
    part["event"] = np.asarray(bucket.columns["name"], np.int32)[found[:, 3]]
    return part | {"n": found[:, 5].astype(np.int32)}


def _told(drawn: Drawn, code: Ints) -> Part:
    """The kind, stage, touchpoint and channel of many codes; −1 for none."""
    codes = drawn.codes
    of_stage = code < codes.added
    added = ~of_stage & (code < codes.other)
    other = code >= codes.other
    place = np.where(added, code - codes.added, code - codes.other)
    routes = max(codes.channels, 1)
    stage = np.where(
        of_stage, code % codes.stages,
        np.where(added, place // max(codes.touchpoints, 1), place // routes // max(codes.drawn, 1)),
    )  # fmt: skip
    touchpoint = np.where(
        of_stage, NONE,
        np.where(added, place % max(codes.touchpoints, 1), place // routes % max(codes.drawn, 1)),
    )  # fmt: skip
    kind = np.where(of_stage, code // codes.stages, np.where(added, ADDED, OTHER_CHANNEL))
    channel = np.where(other, place % routes, NONE)
    columns = {"departure": kind, "stage": stage, "touchpoint": touchpoint, "channel": channel}
    return {name: column.astype(np.int32) for name, column in columns.items()}


def cycle_table(run: Run, drawn: Drawn) -> pa.Table:
    """Every cycle: person, number, whether it follows the drawing, and its departures by kind."""

    def listed(bucket: Bucket) -> Part:
        held = hold(run, drawn, bucket)
        return _joined([_cycles(run, bucket, held, group) for group in groups(run, bucket)])

    parts = run.over(listed, COLUMNS, track=True, resolve=True)
    texts = {"person": person_names(run), "state": list(STATES), "segment": run.labels()}
    return pa.table(assemble(parts, texts, MOMENTS))


def _cycles(run: Run, bucket: Bucket, held: Held, group: NDArray[np.int32]) -> Part:
    keep = np.flatnonzero(group >= 0)
    cycles, shape = bucket.fold.cycles[keep], held.shape[keep]
    departed = held.departed[keep] != 0
    state = np.where(departed, DEPARTED, np.where(cycles[:, C_END] == OPEN, UNDECIDED, FOLLOWED))
    part: Part = {"segment": group[keep]} if run.grouping.split else {}
    part["person"] = person_codes(run, cycle_persons(bucket)[keep])
    part["cycle"] = cycles[:, C_NUMBER].astype(np.int32)
    part["opened_at"] = cycles[:, C_OPENED].copy()
    part["state"] = state.astype(np.int32)
    part["stays"] = shape[:, 0].astype(np.int32)
    part["cost"] = shape[:, 1].astype(np.int32)
    part["fitness"] = 1 - shape[:, 1] / np.maximum(shape[:, 0], 1)
    for kind, name in enumerate(KINDS):
        part[f"stages_{name}"] = _bits(held.marks[keep, kind], run.plan.stages)
    return part


def _bits(marks: Ints, stages: int) -> NDArray[np.int32]:
    """How many stages are marked."""
    found = np.zeros(len(marks), np.int32)
    for stage in range(stages):
        found += ((marks >> stage) & 1).astype(np.int32)
    return found


def behind(run: Run, drawn: Drawn, wanted: dict[str, Any]) -> pa.Table:
    """The people behind a figure: those of a departure with the evidence, else cycles.

    Args:
        run: The question at work.
        drawn: The drawing.
        wanted: `departure`, one of the kinds, or `followed`, `departed`, `undecided`; `stage`,
            `touchpoint` and `channel` of a departure; None for any.

    Raises:
        QuestionError: There is no such departure, or a stage was named for whole cycles.
    """
    departure = wanted.pop("departure")
    if departure is not None and departure not in (*KINDS, *STATES):
        raise QuestionError(
            Problem(f"There is no departure '{departure}'.",
                    did_you_mean(str(departure), (*KINDS, *STATES)))
        )  # fmt: skip
    if departure in STATES:
        if any(value is not None for value in wanted.values()):
            raise QuestionError(
                Problem(f"'{departure}' is said of a whole cycle, not of a stage.",
                        "Leave out stage, touchpoint and channel, or choose a departure: "
                        f"{', '.join(KINDS)}.")
            )  # fmt: skip
        return _only(cycle_table(run, drawn), state=departure)
    return _only(departure_table(run, drawn), departure=departure, **wanted)


def _only(found: pa.Table, **wanted: str | None) -> pa.Table:
    for name, value in wanted.items():
        if value is not None:
            found = found.filter(pc.equal(found[name], pa.scalar(str(value))))
    return found
