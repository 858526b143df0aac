"""The rows of a funnel: for each step how many reached it, out of how many, and the time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.measure.answer import Row
from percorso.measure.funnel.counting import Attempts
from percorso.measure.funnel.plan import LOST, RUNNING, Ints, Plan
from percorso.measure.run import Run
from percorso.measure.statistics import wilson

SECOND = 1_000_000


def step_rows(run: Run, plan: Plan, names: Sequence[str], found: Attempts) -> list[Row]:
    """One row for each group and step."""
    labels = run.labels()
    rows: list[Row] = []
    for group in groups(run, found.group):
        at = found.at[found.group == group]
        for step, name in enumerate(names):
            row: Row = {"segment": labels[group]} if run.grouping.split else {}
            row |= {"step": step + 1, "name": name, "optional": bool(plan.optional[step])}
            rows.append(row | figures(plan, at, step))
    return rows


def groups(run: Run, group: NDArray[np.int32]) -> Iterable[int]:
    """The groups to show: all that are compared; of the values of a field those that occur."""
    if run.grouping.by is None:
        return range(len(run.labels()))
    counted = np.bincount(group, minlength=len(run.labels()))
    return sorted(np.flatnonzero(counted).tolist(), key=lambda each: -int(counted[each]))


def figures(plan: Plan, at: Ints, step: int) -> Row:
    """The figures of one step."""
    reached, running = at[:, step] >= 0, at[:, step] == RUNNING
    before = np.ones(len(at), np.bool_) if step == 0 else at[:, plan.before(step)] >= 0
    row: Row = {"reached": int(reached.sum())}
    row |= _share("conversion", row["reached"], int((~running).sum()))
    if step == 0:  # all of them, by definition: nothing is estimated
        row |= {"conversion_low": None, "conversion_high": None}
    row |= _previous(row["reached"], int((before & ~running).sum()) if step else None)
    row["dropped"] = int((before & (at[:, step] == LOST)).sum()) if step else 0
    row["undecided"] = int(running.sum())
    row["undecided_previous"] = int((before & running).sum()) if step else 0
    row["time_median_s"] = _median(at[reached, step]) if step else None
    waits = at[reached, step] - at[reached, plan.before(step)] if step else at[:0, 0]
    row["time_previous_median_s"] = _median(waits)
    return row


def last_figures(at: Ints) -> Row:
    """How many reached the step in the last column, out of how many, and when."""
    reached, running = at[:, -1] >= 0, at[:, -1] == RUNNING
    row: Row = {"reached": int(reached.sum())}
    row |= _share("conversion", row["reached"], int((~running).sum()))
    row |= {"undecided": int(running.sum()), "time_median_s": _median(at[reached, -1])}
    return row


def _share(name: str, reached: int, decided: int) -> Row:
    low, high = wilson(reached, decided) or (None, None)
    share = reached / decided if decided else None
    return {"decided": decided, name: share, f"{name}_low": low, f"{name}_high": high}


def _previous(reached: int, decided: int | None) -> Row:
    """Conversion from the last required step; none for the first."""
    found = _share("conversion_previous", reached, decided or 0)
    found["decided_previous"] = found.pop("decided")
    return dict.fromkeys(found) if decided is None else found


def _median(times: Ints) -> float | None:
    return float(np.median(times)) / SECOND if len(times) else None


def behind(found: Attempts, plan: Plan, step: int, figure: str) -> NDArray[np.bool_]:
    """Which attempts are behind a figure of a step."""
    at = found.at[:, step]
    if figure == "reached":
        return np.asarray(at >= 0)
    if figure == "undecided":
        return np.asarray(at == RUNNING)
    before = found.at[:, plan.before(step)] >= 0 if step else np.zeros(len(at), np.bool_)
    return np.asarray(before & (at == LOST))


def furthest(at: Ints) -> Any:
    """The last step that each attempt reached, from 0."""
    return at.shape[1] - 1 - np.argmax(at[:, ::-1] >= 0, axis=1)
