"""The people behind a row: with the behaviour or without it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.explain.drivers.counting import Seen, empty, look
from percorso.measure.answer import chosen
from percorso.measure.listing import assemble, person_codes, person_names
from percorso.measure.turns import C_NUMBER, CYCLE, NONE

if TYPE_CHECKING:
    from percorso.explain.drivers.question import DriversAnswer
    from percorso.explain.drivers.rows import Place
    from percorso.measure.run import Bucket

MOMENTS = frozenset({"entered_at", "at"})
Part = dict[str, NDArray[Any]]


def people(answer: DriversAnswer, which: Mapping[str, Any]) -> pa.Table:
    """The entries of a row with their people."""
    place, with_it = _row(answer, which)
    run, plan, window = answer.run, answer.plan, answer.window
    assert plan is not None  # noqa: S101 an answer of this question has one
    assert window is not None  # noqa: S101 and a window
    group, stage = divmod(place.at, run.plan.stages)
    number = group if run.grouping.by is None else 0

    def listed(bucket: Bucket) -> Part:
        seen = look(run, plan, window, bucket, number, empty(run, plan), place.behaviour)
        own = bucket.cells[number][seen.units.stay[seen.kept]] == group
        own &= seen.units.stage[seen.kept] == stage
        own &= seen.shown if with_it else _others(answer, bucket, seen, place)
        return _columns(answer, bucket, seen, own)

    parts = run.over(listed, plan.columns(), plan.outcome_is_signal, True)
    texts = {"person": person_names(run), "stage": [one.id for one in run.stages]}
    return pa.table(assemble(parts, texts, MOMENTS))


def _others(
    answer: DriversAnswer, bucket: Bucket, seen: Seen, place: Place
) -> NDArray[np.bool_]:  # fmt: skip
    """Those without it; of a property, those with another known value."""
    plan = answer.plan
    assert plan is not None  # noqa: S101 an answer of this question has one
    among = plan.catalogue.behaviours[place.behaviour].among
    others = ~seen.shown
    if among is None:
        return np.asarray(others)
    traits = plan.catalogue.traits(answer.run, bucket, seen.units.row[seen.kept])
    known = ((traits >= among[0]) & (traits < among[1])).any(axis=0)
    return np.asarray(others & known)


def _columns(
    answer: DriversAnswer, bucket: Bucket, seen: Seen, own: NDArray[np.bool_]
) -> Part:  # fmt: skip
    units, kept = seen.units, seen.kept[own]
    stay = units.stay[kept]
    persons = np.asarray(bucket.columns["person"], np.int64)[units.row[kept]]
    return {
        "person": person_codes(answer.run, persons),
        "cycle": bucket.fold.cycles[bucket.fold.stays[stay, CYCLE], C_NUMBER].astype(np.int32),
        "stage": units.stage[kept].astype(np.int32),
        "entered_at": units.entered[kept],
        "went_on": seen.won[own],
        "at": np.where(seen.won[own], units.went[kept], NONE),
    }


def _row(answer: DriversAnswer, which: Mapping[str, Any]) -> tuple[Place, bool]:
    rank, side = chosen(dict(which), "rank", "which")
    if rank is None:
        raise QuestionError(Problem("Which behaviour's people?", "Say people(rank=1)."))
    if side not in (None, "with", "without"):
        fix = did_you_mean(str(side), ("with", "without"))
        raise QuestionError(Problem(f"'which' cannot be '{side}'.", fix))
    if not isinstance(rank, int) or not 1 <= rank <= len(answer.places):
        raise QuestionError(
            Problem(f"There is no rank {rank}.", f"Ranks go from 1 to {len(answer.places)}.")
        )
    return answer.places[rank - 1], side != "without"
