"""A saved forecast held against what came since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from percorso.errors import Problem, QuestionError
from percorso.explain.forecast.rows import BASELINE, CHANGED, WEEK
from percorso.explain.forecast.saving import saved
from percorso.explain.forecast.states import DAY_US
from percorso.measure.answer import Row
from percorso.measure.cycles import cycle_groups, goal_values
from percorso.measure.snapshots import Snapshot, journey_hash
from percorso.measure.turns import (
    C_GOAL_AT,
    CYCLE,
    END,
    ENTERED,
    LEFT,
    NONE,
    NUMBER,
    OPEN,
    STAGE,
)
from percorso.measure.window import micros
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.explain.forecast.question import Forecast
    from percorso.measure.measured import Measured
    from percorso.measure.run import Bucket, Run

Seen = dict[tuple[str, str | int, int], float]
"""Measure, stage or currency, week from 1 → what came."""


def held(question: Forecast, measured: Measured, run: Run) -> tuple[list[Row], tuple[str, ...]]:
    """One row a measure and whole week since: expected, what came, and whether it lies within.

    Raises:
        QuestionError: Nothing is saved, or not a whole week has passed.
    """
    kept = saved(measured, question.saved)
    begun = micros(dt.datetime.fromisoformat(str(kept.window["as_of"])))
    weeks = int((run.window.as_of - begun) // (WEEK * DAY_US))
    if weeks < 1:
        raise QuestionError(
            Problem(f"The forecast '{kept.label}' was made less than a week of data ago.",
                    "Import newer events, then hold it against them.")
        )  # fmt: skip
    for name in ("where", "by", "compare"):
        if getattr(question, name) is not None:
            raise QuestionError(
                Problem(f"A saved forecast has its own groups: '{name}' cannot be chosen.",
                        "Leave it out.")
            )  # fmt: skip
    return compare(question, measured, kept, begun, weeks)


def compare(
    question: Forecast, measured: Measured, kept: Snapshot, begun: int, weeks: int
) -> tuple[list[Row], tuple[str, ...]]:
    """The rows, and how often what came lies within the bands."""
    from dataclasses import replace

    groups = {name: _condition(kept.asked[name]) for name in ("where", "by", "compare")}
    run = measured.run(replace(question, **groups))
    last = int(kept.asked["days"]) // WEEK
    seen = Came(run, begun, min(weeks, last)).seen()
    label = kept.rows("forecast")[0].get("segment") if kept.rows("forecast") else None
    wanted = CHANGED if kept.asked["changes"] else BASELINE
    rows = [
        _row(row, seen, run) for row in kept.rows("forecast")
        if row["scenario"] == wanted and row["week"] <= min(weeks, last)
        and row.get("segment") == label and row["expected"] is not None
    ]  # fmt: skip
    return rows, _told(kept, rows, measured, Words(measured.lang))


def _condition(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True)
class Came:
    """Counts what came in the weeks after a forecast.

    Attributes:
        begun: The instant the forecast was as of, microseconds.
        weeks: How many whole weeks to count.
    """

    run: Run
    begun: int
    weeks: int

    def seen(self) -> Seen:
        """Every measure by week."""
        found: Seen = {}
        for part in self.run.over(self._bucket, ("value", "currency", "order")):
            for key, n in part.items():
                found[key] = found.get(key, 0.0) + n
        return found

    def _week(self, t: Any) -> Any:
        """The week of instants: 1 for the first; 0 when it is none of them."""
        week = -((self.begun - t) // (WEEK * DAY_US))
        return np.where((t > self.begun) & (week <= self.weeks), week, 0)

    def _bucket(self, bucket: Bucket) -> Seen:
        stays, cell = bucket.fold.stays, bucket.cells[0]
        group = cycle_groups(bucket, cell)
        own = stays[group[stays[:, CYCLE]] == 0 if self.run.grouping.by is None
                    else group[stays[:, CYCLE]] >= 0]  # fmt: skip
        found: Seen = {}
        for place, stage in enumerate(self.run.stages):
            here = own[own[:, STAGE] == place]
            for week, n in _counted(self._week(here[:, ENTERED])):
                found["entries", stage.id, week] = n
            for week in range(1, self.weeks + 1):
                then = self.begun + week * WEEK * DAY_US
                still = (here[:, END] == OPEN) | (here[:, LEFT] > then)
                found["inside", stage.id, week] = float(((here[:, ENTERED] <= then) & still).sum())
        return found | self._goals(bucket, group) | self._inflow(bucket, group)

    def _goals(self, bucket: Bucket, group: Any) -> Seen:
        at = bucket.fold.cycles[:, C_GOAL_AT]
        week = np.where((at != NONE) & (group >= 0), self._week(at), 0)
        found: Seen = {("goals", "", w): n for w, n in _counted(week)}
        cycle, value, currency = goal_values(bucket)
        names = self.run.timeline.codes.of("currency").values
        for code in np.unique(currency).tolist():
            mine = currency == code
            sums = np.bincount(week[cycle[mine]], value[mine] / 1e4, self.weeks + 1)
            name = names[code] if code >= 0 else ""
            found |= {("value", name, w): float(sums[w]) for w in range(1, self.weeks + 1)}
        return found

    def _inflow(self, bucket: Bucket, group: Any) -> Seen:
        from percorso.explain.forecast.gather import Stays
        from percorso.explain.forecast.states import States

        stays = Stays(bucket, group.astype(np.int64), States(self.run.plan.stages))
        assert (bucket.fold.stays[stays.arrivals(), NUMBER] == 1).all()  # noqa: S101
        week = self._week(stays.entered[stays.arrivals()])
        return {("inflow", "", w): n for w, n in _counted(week)}


def _counted(week: Any) -> list[tuple[int, float]]:
    return [(w, float(n)) for w, n in enumerate(np.bincount(week).tolist()) if w]


def _row(row: Mapping[str, Any], seen: Seen, run: Run) -> Row:
    about = row["stage"] or (row["currency"] if row["measure"] == "value" else "")
    came = seen.get((row["measure"], about, row["week"]), 0.0)
    names = ("week", "start", "stage", "measure", "currency", "n", "expected", "low", "high",
             "low_80", "high_80")  # fmt: skip
    return {name: row[name] for name in names} | {
        "seen": came,
        "inside_80": row["low_80"] <= came <= row["high_80"],
        "inside_95": row["low"] <= came <= row["high"],
    }


def _told(kept: Snapshot, rows: list[Row], measured: Measured, words: Words) -> tuple[str, ...]:
    n = len(rows)
    narrow, wide = (sum(bool(row[name]) for row in rows) for name in ("inside_80", "inside_95"))
    shares = {"narrow": words.share(narrow / max(n, 1)), "wide": words.share(wide / max(n, 1))}
    said = [
        words(
            "Of {n} figures {narrow} lie within the 80% band and {wide} within the 95% band.",
            n=words.number(n), **shares,
        )
    ]  # fmt: skip
    if kept.asked["changes"]:
        said.append(words("The forecast was made with: {changes}.",
                          changes=words.listed(kept.asked["changes"])))  # fmt: skip
    if journey_hash(measured.journey) != kept.content["journey_hash"]:
        said.append(words("The journey was changed since the forecast was made."))
    return tuple(said)
