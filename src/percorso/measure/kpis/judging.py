"""A KPI in a period: its value, what the undecided can still make of it, and the verdict.

A verdict is given when nothing that is still open can change it. A share of decided cycles looks
high while those who will be lost have not been lost yet, so the last periods would be praised (or
blamed) for what nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from percorso.journey import Kpi
from percorso.measure.kpis.counting import Range
from percorso.measure.statistics import wilson
from percorso.measure.targets import judge, reached

SETTLED = frozenset({"entries", "people", "cycles", "cycles_first", "cycles_repeat",
                     "cycles_retry"})  # fmt: skip
"""Counts that no open stay changes."""
ENDS = frozenset({"advanced", "skipped", "returned", "new_cycle", "expired"})
FALLING = {"open": "open", "undecided": "undecided", "undecided_next": "undecided_next",
           "undecided_goal": "undecided_goal"}  # fmt: skip
RATES = frozenset({"conversion", "conversion_next", "conversion_goal", "drop_off", "incidence"})
OF_STAYS = frozenset({"late", "completed"})
STAY_TIMES = frozenset({"time_median_s", "time_p90_s"})
COUNTS = SETTLED | ENDS | FALLING.keys() | {
    f"{what}{way}" for what in ("decided", "converted") for way in ("", "_next", "_goal")
}  # fmt: skip
"""Figures that grow with the length of the period."""


@dataclass(frozen=True)
class Reading:
    """A KPI in a period, in the KPI's unit.

    Attributes:
        value: What it is; None when nothing can be said.
        low, high: Its 95 % interval, where it is a share.
        n: Of how many it is a share, or a median.
        undecided: How many of them may still change it.
        least, most: Between which it will lie when all is decided.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    undecided: int | None = None
    least: float = -inf
    most: float = inf


def way_of(figure: str) -> str:
    """Which of the three conversions a figure belongs to: none, `_next` or `_goal`."""
    return next((way for way in ("_next", "_goal") if figure.endswith(way)), "")


def reading(kpi: Kpi, row: Mapping[str, Any], times: Range | None, complete: bool) -> Reading:
    """A KPI in one period.

    Args:
        kpi: A KPI with a figure.
        row: The figures of its stage in the period.
        times: Between which a time can come to lie, in seconds; None for other figures.
        complete: Whether the period is over and was wholly seen.
    """
    figure = str(kpi.figure)
    judged = judge(kpi, row)
    if not judged.measured:
        return Reading(None, n=cases(figure, row), undecided=undecided(figure, row))
    least, most = _range(figure, row, times) if complete else _unfinished(figure, row)
    low, high = interval(figure, row)
    return Reading(
        judged.value,
        None if low is None else kpi.in_unit(low),
        None if high is None else kpi.in_unit(high),
        cases(figure, row),
        undecided(figure, row),
        kpi.in_unit(least),
        kpi.in_unit(most),
    )


def cases(figure: str, row: Mapping[str, Any]) -> int | None:
    """The denominator of a share, or how many a median is of; None for counts."""
    if figure in RATES - {"incidence"}:
        return _whole(row, f"decided{way_of(figure)}")
    if figure in OF_STAYS | STAY_TIMES | {"rounds"}:
        return _whole(row, "entries")
    return _whole(row, "cycles") if figure in ("incidence", "progress_median_s") else None


def undecided(figure: str, row: Mapping[str, Any]) -> int | None:
    """How many stays or cycles may still change a figure; None where none can."""
    if figure in SETTLED | {"population"}:
        return None
    if figure in ENDS | OF_STAYS | STAY_TIMES | {"rounds", "open"}:
        return _whole(row, "open")
    return _whole(row, f"undecided{way_of(figure)}")


def _whole(row: Mapping[str, Any], key: str) -> int | None:
    value = row.get(key)
    return None if value is None else int(value)


def interval(figure: str, row: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """The 95 % interval of a share (Wilson); none for other figures, nor for the incidence."""
    if figure in OF_STAYS and row.get("entries"):
        entries = int(row["entries"])
        return wilson(round(row[figure] * entries), entries) or (None, None)
    return row.get(f"{figure}_low"), row.get(f"{figure}_high")


def _range(figure: str, row: Mapping[str, Any], times: Range | None) -> Range:
    """Between which a figure of a period that is over will lie when all is decided.

    Of the open stays that are late already some may go quiet and prove to have been short.
    """
    value, still = float(row[figure]), undecided(figure, row) or 0
    if not still:
        return value, value
    if times is not None:
        return times
    if figure in RATES:
        return _rate(figure, row, still)
    if figure in OF_STAYS:
        most = still / int(row["entries"])
        return max(0.0, value - most) if figure == "late" else value, min(1.0, value + most)
    if figure in FALLING:
        return 0.0, value
    return value, inf if figure == "rounds" else value + still


def _rate(figure: str, row: Mapping[str, Any], still: int) -> Range:
    """All of the undecided are lost, or all of them go on."""
    way = way_of(figure)
    converted, cycles = int(row[f"converted{way}"]), int(row[f"decided{way}"]) + still
    least, most = converted / cycles, (converted + still) / cycles
    return (1 - most, 1 - least) if figure == "drop_off" else (least, most)


def _unfinished(figure: str, row: Mapping[str, Any]) -> Range:
    """A period in progress: what was counted can only grow, and all else may come out anyhow."""
    grows = figure in COUNTS and figure not in FALLING
    return (float(row[figure]) if grows else -inf), inf


def verdict(kpi: Kpi, found: Reading) -> bool | None:
    """Whether the target is met; None while what is undecided could still change the answer."""
    if kpi.target is None or found.value is None:
        return None
    least, most = reached(kpi, found.least), reached(kpi, found.most)
    return least if least == most else None


def sure(kpi: Kpi, found: Reading) -> bool | None:
    """Whether the whole interval lies on one side of the target; None without either."""
    if kpi.target is None or found.low is None or found.high is None:
        return None
    return reached(kpi, found.low) == reached(kpi, found.high)
