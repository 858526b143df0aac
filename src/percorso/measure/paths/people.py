"""The people behind a row of paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import Row
from percorso.measure.listing import person_codes, person_names
from percorso.measure.paths.asking import read
from percorso.measure.paths.found import KINDS, Asked, Found, find
from percorso.measure.paths.rows import OTHER, Ranked, rank
from percorso.measure.paths.steps import ENDS, step_slots
from percorso.measure.paths.tree import grow

if TYPE_CHECKING:
    from percorso.measure.paths.question import Paths, PathsAnswer

NAMES = ("rank", "path", "kind", "position", "step", "segment", "side")
Mask = NDArray[np.bool_]


def people_of(answer: PathsAnswer, which: Row) -> pa.Table:
    """People and how many units of theirs a choice counts, sorted by person."""
    question = _side(answer.question, which)  # type: ignore[arg-type]
    measured, run = answer.measured, answer.run
    asked = read(question, measured.journey, measured.lang)
    found = find(run, asked)
    keep = _of_segment(answer, found, which)
    if question.view == "steps":
        keep &= _at_step(asked, found, question.top, which)
    elif question.view == "tree":
        keep &= _on_way(asked, found, question.top, which)
    else:
        keep &= _on_path(rank(run, found, question.top, False), which)
    counted = np.unique(person_codes(run, found.person[keep]), return_counts=True)
    names = person_names(run).take(pa.array(counted[0], pa.int32()))
    return pa.table({"person": names, "n": pa.array(counted[1])}).sort_by("person")


def _side(question: Paths, which: Row) -> Paths:
    """The question on one side of a signal."""
    sides = question.sides()
    side = which.get("side")
    if len(sides) == 1:
        if side is not None:
            raise QuestionError("'side' goes with --around. Leave it out.")
        return sides[0]
    if side not in ("before", "after"):
        raise QuestionError(Problem("Which side is meant?", "Give side='before' or side='after'."))
    return sides[0] if side == "before" else sides[1]


def _of_segment(answer: PathsAnswer, found: Found, which: Row) -> Mask:
    wanted = which.get("segment")
    if wanted is None:
        return np.ones(len(found.kind), np.bool_)
    labels = [str(label) for label in answer.run.labels()]
    return np.asarray(found.group == _place("segment", str(wanted), labels))


def _place(name: str, wanted: str, known: list[str]) -> int:
    if wanted not in known:
        raise QuestionError(Problem(f"There is no {name} '{wanted}'.", did_you_mean(wanted, known)))
    return known.index(wanted)


def _refuse(which: Row, *names: str) -> None:
    for name in names:
        if name in which:
            raise QuestionError(Problem(f"'{name}' chooses nothing in this view.", "Leave it out."))


def _on_path(ranked: Ranked, which: Row) -> Mask:
    _refuse(which, "position", "step")
    found, keep = ranked.found, np.ones(len(ranked.found.kind), np.bool_)
    if "rank" in which:
        known = [str(place + 1) for place in range(len(ranked.top))]
        keep &= ranked.slot == _place("rank", str(which["rank"]), known)
    if "path" in which:
        keep &= found.path == _path(found, which["path"])
    if "kind" in which:
        kinds = ["path", OTHER, *KINDS[1:]]
        slot = len(ranked.top) + _place("kind", str(which["kind"]), kinds) - 1
        keep &= (ranked.slot < len(ranked.top)) if which["kind"] == "path" else ranked.slot == slot
    return keep


def _path(found: Found, wanted: Any) -> int:
    """The number of the path with these steps."""
    codes = _codes(found, wanted)
    row = np.full(found.items.shape[1], -1, np.int32)
    row[: len(codes)] = codes[: len(row)]
    places = np.flatnonzero((found.items == row).all(axis=1) & (found.size == len(codes)))
    if not len(places):
        raise QuestionError(
            Problem("Nobody has that path.", "Give the list of ids that a row has as its path.")
        )
    return int(places[0])


def _codes(found: Found, wanted: Any) -> list[int]:
    names = list(found.names)
    steps = [str(step) for step in ([wanted] if isinstance(wanted, str) else wanted)]
    return [_place("step", step, names) for step in steps]


def _at_step(asked: Asked, found: Found, top: int, which: Row) -> Mask:
    _refuse(which, "rank", "path")
    if "position" not in which:
        raise QuestionError(Problem("Which place is meant?", "Give position=1, position=2 …"))
    places = [str(-n if asked.back else n) for n in range(1, asked.steps + 1)]
    position = _place("position", str(which["position"]), places) + 1
    chosen, slot = step_slots(asked, found, top, position)
    keep = np.ones(len(slot), np.bool_)
    if "step" in which:
        names = [found.names[code] for code in chosen.tolist()]
        keep &= slot == _place("step", str(which["step"]), names)
    if "kind" in which and which["kind"] == "step":
        keep &= slot < len(chosen)
    elif "kind" in which:
        keep &= slot == len(chosen) + _place("kind", str(which["kind"]), list(ENDS))
    return keep


def _on_way(asked: Asked, found: Found, top: int, which: Row) -> Mask:
    """The units that stand at a node of the tree, or at the rarer steps after it."""
    _refuse(which, "rank", "position", "step")
    tree, way = grow(found, asked, top), tuple(_codes(found, which.get("path", [])))
    kind = which.get("kind", "step" if way else "start")
    for number, node in enumerate(tree.nodes):
        if node.way == way and node.kind == kind:
            return np.asarray(np.any([places == number for places in tree.places], axis=0))
    raise QuestionError(
        Problem("There is no such place in the tree.", "Give the path of a row, and its kind.")
    )


__all__ = ["NAMES", "people_of"]
