"""The rows of the answer: findings with names, ranked by what they cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from percorso.explain.friction.baselines import Finding
from percorso.explain.friction.finding import MOVE, TOUCHPOINT, stands_out
from percorso.explain.friction.kernels import COMPONENTS, DELIGHTS, DROP, ON
from percorso.explain.friction.money import Worth
from percorso.measure.answer import Row
from percorso.measure.run import Run
from percorso.measure.segments import Field

COLUMNS = (
    "rank", "where", "kind", "stage", "touchpoint", "from", "to", "field", "value", "component",
    "n", "cases", "people", "rate", "baseline", "baseline_n", "against", "excess", "excess_low",
    "excess_high", "lost_goals_low", "cost_low", "cost",
    "currency", "p_value", "q_value", "significant", "overlaps",
)  # fmt: skip
FEWEST = 10
"""With fewer cases a row is shown only when everything is asked for."""
GAINS = {"lost_goals_low": "gained_goals_low", "cost_low": "gain_low", "cost": "gain"}


@dataclass(frozen=True)
class Teller:
    """Turns findings into rows.

    Attributes:
        run: The question at work.
        worth: What the loss of a cycle costs.
        among: The fields whose values were compared.
    """

    run: Run
    worth: Worth
    among: Sequence[Field]

    def rows(self, findings: Sequence[Finding], everything: bool) -> list[tuple[Row, Finding]]:
        """The rows with their findings: those that stand out, then the rest, each by cost."""
        shown = [found for found in findings if everything or _above(found)]
        told = [(self._row(found), found) for found in shown]
        told.sort(key=_order)
        rank = 0
        for row, _ in told:
            if row["significant"]:
                rank += 1
                row["rank"] = rank
        _mark_overlaps([row for row, _ in told if row["significant"]])
        return told

    def _row(self, found: Finding) -> Row:
        row: Row = {}
        if self.run.grouping.split:
            row["segment"] = self.run.labels()[found.group]
        row |= {"rank": None, **self._place(found), **self._segment(found)}
        low, high = found.interval or (None, None)
        goals = self._goals(found, low, found.harm[0])
        excess = None if found.baseline is None else found.rate - found.baseline
        price = self.worth
        row |= {
            "component": COMPONENTS[found.component], "n": found.cases, "cases": found.hits,
            "people": found.people, "rate": found.rate, "baseline": found.baseline,
            "baseline_n": found.base[1] if found.base else None,
            "against": found.against if found.base else None,
            "excess": excess,
            "excess_low": low, "excess_high": high,
            "lost_goals_low": goals, "cost_low": self._cost(goals),
            "cost": self._cost(self._goals(found, excess, found.harm[1])),
            "currency": (price.currency or None) if price.mean is not None else None,
            "p_value": found.p, "q_value": found.q, "significant": stands_out(found),
            "overlaps": None,
        }  # fmt: skip
        if COMPONENTS[found.component] in DELIGHTS:
            row = {GAINS.get(key, key): value for key, value in row.items()}
        return row

    def _place(self, found: Finding) -> Row:
        kind, stage, origin, point = found.where
        ids, names = [one.id for one in self.run.stages], self.run.touchpoints.names
        here, before = ids[stage], ids[origin] if kind == MOVE else None
        touch = names[point] if kind == TOUCHPOINT else None
        shown = {MOVE: f"{before}>{here}", TOUCHPOINT: f"{touch}@{here}"}.get(kind, here)
        return {"where": f"{kind}:{shown}", "kind": kind, "stage": here, "touchpoint": touch,
                "from": before, "to": here if kind == MOVE else None}  # fmt: skip

    def _segment(self, found: Finding) -> Row:
        if found.among < 0:
            return {"field": None, "value": None}
        field = self.among[found.among]
        return {"field": str(field), "value": self.value(field, found.value)}

    def value(self, field: Field, code: int) -> str:
        """A value of a field by its code."""
        return str(self.run.timeline.codes.of(field.column).values[code])

    def _goals(self, found: Finding, low: float | None, harm: float) -> float | None:
        """The goal cycles that go with an excess."""
        stage = found.where[1]
        chance = self.worth.chance[stage]
        if low is None or chance is None:
            return None
        excess = max(0.0, low) * found.cases
        if found.component in (DROP, ON):
            return excess * chance if stage < self.run.plan.goal else None
        if COMPONENTS[found.component] in DELIGHTS:
            return None
        return excess * harm * chance

    def _cost(self, goals: float | None) -> float | None:
        mean = self.worth.mean
        return None if goals is None or mean is None else round(goals * mean, 2)


def _above(found: Finding) -> bool:
    interval = found.interval
    return found.hits > 0 and found.cases >= FEWEST and interval is not None and interval[0] > 0


def _mark_overlaps(rows: Sequence[Row]) -> None:
    """Say of each row that stands out which earlier one counts some of the same stays.

    Both are of the same component in the same stage (and group), and of the same segment, or the
    same touchpoint, or one of them is of the whole stage.
    """
    leaders: list[Row] = []
    for row in rows:
        mates = (one for one in leaders if all(one.get(k) == row.get(k) for k in SAME))
        found = next((one for one in mates if _share(one, row)), None)
        if found is None:
            leaders.append(row)
        else:
            row["overlaps"] = found["rank"]


SAME = ("segment", "stage", "component")


def _share(one: Row, other: Row) -> bool:
    whole = any(row["kind"] == "stage" and row["field"] is None for row in (one, other))
    segment = one["field"] is not None and all(one[k] == other[k] for k in ("field", "value"))
    return whole or segment or one["where"] == other["where"]


def _order(told: tuple[Row, Finding]) -> Any:
    row, found = told
    goals = row.get("lost_goals_low", row.get("gained_goals_low"))
    unsure = 1.0 if found.p is None else found.p
    low = row["excess_low"]
    extra = -found.rate if low is None else -low * found.cases
    named = (row["where"], row["component"], str(row["field"]), str(row["value"]))
    chance = (found.p is None, unsure, extra)
    return (not row["significant"], -(goals or 0.0), *chance, *named, str(row.get("segment")))
