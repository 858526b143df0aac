"""The people of an arm, when they were exposed, and what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.explain.experiment.arms import currency_of, texts_of
from percorso.explain.experiment.asking import ARMS, plan_of
from percorso.explain.experiment.outcomes import seen
from percorso.measure.answer import chosen
from percorso.measure.listing import assemble, person_names

if TYPE_CHECKING:
    from percorso.explain.experiment.question import Experiment
    from percorso.measure.run import Run


def people(question: Experiment, run: Run, which: dict[str, Any]) -> pa.Table:
    """The people of the arms with one figure of each; people of two arms are left out.

    Args:
        question: What was asked.
        run: Its run.
        which: `arm`, `figure`, `decided`, `segment`, as in `ExperimentAnswer.people`.

    Raises:
        QuestionError: The view has no arms, or there is no such choice.
    """
    arm, figure, decided, segment = chosen(which, "arm", "figure", "decided", "segment")
    if question.view != ARMS:
        raise QuestionError(
            Problem(f"The view '{question.view}' has no list of people.", "Ask for the arms.")
        )
    plan = plan_of(question, run)
    found = seen(plan)
    place = _place([one.key for one in plan.figures], figure)
    names, labels = texts_of(plan), run.labels()
    keep = ~found.mixed & _is(found.arm, names, "arm", arm)
    group = found.groups[0] if run.grouping.by else _groups(found.groups)
    keep &= (group >= 0) & _is(group, [str(each) for each in labels], "segment", segment)
    if decided is not None:
        keep &= found.decided == bool(decided)
    y = found.outcomes[place].y[:, currency_of(plan, found, place, keep)]
    part = {
        "person": found.person[keep], "segment": group[keep], "arm": found.arm[keep],
        "exposed_at": found.t[keep], "decided": found.decided[keep],
        plan.figures[place].key: np.where(found.decided, y, np.nan)[keep],
    }  # fmt: skip
    texts = {"person": person_names(run), "segment": labels, "arm": names}
    table = pa.table(assemble([part], texts, frozenset({"exposed_at"})))
    return table if run.grouping.split else table.drop_columns(["segment"])


def _place(known: list[str], figure: str | None) -> int:
    if figure is None:
        return 0
    if figure not in known:
        raise QuestionError(
            Problem(f"There is no figure '{figure}' here.", did_you_mean(figure, known))
        )
    return known.index(figure)


def _groups(groups: tuple[Any, ...]) -> Any:
    """The group of each unit; somebody in two to compare is listed in the first."""
    found = groups[0]
    for other in groups[1:]:
        found = np.where(found < 0, other, found)
    return found


def _is(codes: Any, names: Any, kind: str, wanted: str | None) -> Any:
    if wanted is None:
        return np.ones(len(codes), np.bool_)
    if wanted not in names:
        raise QuestionError(
            Problem(f"There is no {kind} '{wanted}'.", did_you_mean(str(wanted), names))
        )
    return codes == list(names).index(wanted)
