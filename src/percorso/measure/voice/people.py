"""The people behind figures of voice: who gave which score, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import chosen
from percorso.measure.listing import assemble, person_codes, person_names
from percorso.measure.run import Run
from percorso.measure.voice.kinds import OUTSIDE
from percorso.measure.voice.listening import Heard, classes, listen, sift

if TYPE_CHECKING:
    from percorso.measure.voice.question import Voice

WHICH = ("promoters", "passives", "detractors")
Mask = NDArray[np.bool_]


def people(question: Voice, run: Run, events: Any, which: dict[str, Any]) -> pa.Table:
    """Who answered: person, stage, touchpoint, kind, score, when, and the number of the event.

    Args:
        question: What was asked.
        run: Its run.
        events: Where the events are.
        which: `kind`, `which`, `stage`, `touchpoint`, `segment`, as in `VoiceAnswer.people`.

    Raises:
        QuestionError: There is no such choice.
    """
    kind, side, *_ = chosen(which, "kind", "which", "stage", "touchpoint", "segment")
    if question.view in ("sentiment", "themes"):
        return _writers(question, run, events, which)
    names = [str(name) for name in run.timeline.codes.of("score_kind").values]
    heard = sift(*listen(run), names)[0]
    keep = np.isin(heard.kind, [names.index(k) for k in question.kind if k in names]) | (
        not question.kind
    )
    keep &= _side(heard, names, side)
    if kind is not None:
        keep &= heard.kind == _place("kind", str(kind), names)
    keep &= _where(run, heard, which)
    return _table(run, heard.picked(keep), names)


def _writers(question: Voice, run: Run, events: Any, which: dict[str, Any]) -> pa.Table:
    """Who wrote a text: where and when, and nothing of what the model made of it."""
    from percorso.measure.voice.texts import collect

    chosen(which, "stage", "touchpoint", "segment")
    heard = collect(events, run)
    table = _table(run, heard.picked(_where(run, heard, which)), [])
    return table.drop_columns(["kind", "score"]).rename_columns({"answered_at": "written_at"})


def _stages(run: Run) -> list[str]:
    return [*(each.id for each in run.stages), OUTSIDE]


def _where(run: Run, heard: Heard, which: dict[str, Any]) -> Mask:
    """Which answers were given in a stage, at a touchpoint, in a segment."""
    keep = np.ones(len(heard), np.bool_)
    for name, codes, known in (
        ("stage", heard.stage, _stages(run)),
        ("touchpoint", heard.touchpoint, run.touchpoints.names),
        ("segment", heard.group, [str(label) for label in run.labels()]),
    ):
        if which.get(name) is not None:
            keep &= codes == _place(name, str(which[name]), list(known))
    return keep


def _side(heard: Heard, names: list[str], side: str | None) -> Mask:
    upper, lower = classes(heard, names)
    masks = dict(zip(WHICH, (upper, ~upper & ~lower, lower), strict=True))
    if side is None:
        return np.ones(len(heard), np.bool_)
    if side not in masks:
        raise QuestionError(Problem(f"There is no '{side}'.", did_you_mean(str(side), WHICH)))
    return np.asarray(masks[side])


def _place(name: str, wanted: str, known: list[str]) -> int:
    if wanted not in known:
        raise QuestionError(Problem(f"There is no {name} '{wanted}'.", did_you_mean(wanted, known)))
    return known.index(wanted)


def _table(run: Run, heard: Heard, names: list[str]) -> pa.Table:
    part: dict[str, NDArray[Any]] = {
        "person": person_codes(run, heard.person),
        "segment": heard.group.astype(np.int32),
        "stage": heard.stage.astype(np.int32),
        "touchpoint": heard.touchpoint.astype(np.int32),
        "kind": heard.kind.astype(np.int32),
        "score": heard.score,
        "answered_at": heard.t,
        "event": heard.event,
    }
    texts = {"person": person_names(run), "segment": [str(each) for each in run.labels()],
             "stage": _stages(run), "touchpoint": run.touchpoints.names, "kind": names}  # fmt: skip
    columns = assemble([part], texts, frozenset({"answered_at"}))
    if not run.grouping.split:
        columns.pop("segment")
    return pa.table(columns)
