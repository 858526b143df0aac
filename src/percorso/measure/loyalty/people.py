"""One row a customer: her goals, her worth, what to expect of her, whether she is at risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.measure.listing import person_codes, person_names
from percorso.measure.loyalty.gather import Customers
from percorso.measure.loyalty.outlook import Outlook
from percorso.measure.loyalty.rfm import SEGMENTS, Scores, scores
from percorso.measure.loyalty.risk import Risk, risk
from percorso.measure.run import Run

COLUMNS = (
    "person", "goals", "frequency", "recency_s", "age_s", "silence_s", "value_total", "value_mean",
    "p_alive", "expected_goals", "expected_value", "clv", "rfm", "rfm_segment", "gap_chance",
    "at_risk",
)  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """The customers of one group with everything that is known of them.

    Attributes:
        who: The customers.
        outlook: What to expect of them.
        scores: Their RFM scores.
        risk: The signs that they may be leaving.
    """

    run: Run
    who: Customers
    outlook: Outlook
    scores: Scores
    risk: Risk

    def columns(self) -> dict[str, Any]:
        """The columns of the table, one value a customer."""
        who, outlook = self.who, self.outlook
        silence = (outlook.wanted.as_of - who.last) / 1e6
        goals, value, kept = outlook.goals(), outlook.value(), outlook.discounted()
        named = outlook.worth.goals > 0
        return {
            "person": _picked(person_names(self.run), person_codes(self.run, who.person)),
            "goals": who.goals,
            "frequency": who.goals - 1,
            "recency_s": (who.last - who.first) / 1e6,
            "age_s": silence + (who.last - who.first) / 1e6,
            "silence_s": silence,
            "value_total": _some(outlook.worth.total, named),
            "value_mean": _some(outlook.worth.mean, named),
            "p_alive": _some(outlook.alive()),
            "expected_goals": _some(goals),
            "expected_value": _some(_product(goals, value)),
            "clv": _some(_product(kept, value)),
            "rfm": self.scores.texts(),
            "rfm_segment": _picked(pa.array(list(SEGMENTS)), self.scores.segment()),
            "gap_chance": self.risk.gap_chance,
            "at_risk": self.risk.at_risk,
        }

    def stake(self) -> NDArray[np.float64]:
        """What is to be lost with each: the value to expect, else the goals, else what she gave."""
        goals, value = self.outlook.goals(), self.outlook.value()
        if goals is None:
            return self.outlook.worth.total
        return goals if value is None else goals * value


def listed(run: Run, who: Customers, outlook: Outlook, limit: float) -> Listed:
    """Everything about some customers.

    Args:
        run: The question at work.
        who: The customers.
        outlook: What to expect of them.
        limit: Below this chance to be still there a customer is at risk.
    """
    as_of = outlook.wanted.as_of
    money = np.where(outlook.worth.goals > 0, outlook.worth.total, 0.0)
    return Listed(
        run, who, outlook, scores(as_of - who.last, who.goals, money),
        risk(outlook.histories, outlook.alive(), limit),
    )  # fmt: skip


def _product(
    goals: NDArray[np.float64] | None, value: NDArray[np.float64] | None
) -> NDArray[np.float64] | None:
    return None if goals is None or value is None else goals * value


def _some(values: NDArray[np.float64] | None, there: NDArray[np.bool_] | None = None) -> Any:
    """Numbers as a column, with nothing where there is none."""
    if values is None:
        return None
    return pa.array(values, pa.float64(), mask=None if there is None else ~there)


def _picked(values: Any, places: NDArray[Any]) -> Any:
    return values.take(pa.array(places))


def table(parts: list[tuple[str | None, Listed]], at_risk: bool) -> pa.Table:
    """The customers of all groups as a table, those first of whom most is to be lost.

    Args:
        parts: For each group its name and its customers.
        at_risk: Whether only those at risk are wanted.
    """
    if not parts:
        return pa.table({name: pa.nulls(0) for name in ("segment", *COLUMNS)})
    found = [_group(label, each, at_risk) for label, each in parts]
    return pa.concat_tables(found, promote_options="default")


def _group(label: str | None, each: Listed, at_risk: bool) -> pa.Table:
    columns = each.columns()
    size = len(each.who)
    arrays = {name: pa.nulls(size, pa.float64()) if value is None else pa.array(value)
              for name, value in columns.items()}  # fmt: skip
    order = np.lexsort((each.who.person, -each.stake()))
    if at_risk:
        order = order[each.risk.at_risk[order]]
    found: pa.Table = _picked(pa.table(arrays), order)
    return (
        found if label is None else found.add_column(0, "segment", pa.array([label] * len(found)))
    )
