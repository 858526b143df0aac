"""The people behind a KPI: the stays that count against it in a period."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from percorso.durations import microseconds
from percorso.journey import Kpi, Stage
from percorso.measure.answer import Question, Row
from percorso.measure.kpis.judging import OF_STAYS, RATES, STAY_TIMES, way_of
from percorso.measure.population import Population
from percorso.measure.stages import Stages
from percorso.measure.stays import Stays
from percorso.measure.window import DAY, Window, instant

if TYPE_CHECKING:
    from percorso.measure.measured import Measured

_GROUPS = ("where", "by", "compare", "as_of")


def behind(
    measured: Measured, question: Question, row: Row, figure: str | None, window: Window
) -> pa.Table:
    """The stays that count against the KPI of a row.

    Args:
        measured: The measured journey.
        question: What was asked: its groups hold for the people too.
        row: A row of a measured KPI.
        figure: Another figure of `stages`, whose people are wanted instead.
        window: The window of the question.
    """
    stage = next(each for each in measured.journey.stages if each.id == row["stage"])
    kpi = next(each for each in stage.kpis if each.id == row["kpi"])
    wanted = figure or str(row["figure"])
    common = {name: getattr(question, name) for name in _GROUPS} | _span(row, window)
    if wanted == "population":
        people: pa.Table = Population(**common).answer(measured).people(stage=stage.id)
        return people
    if figure is None and wanted in OF_STAYS | STAY_TIMES:
        stays = Stays(**common, stage=stage.id).answer(measured).table()
        return stays.filter(_against(stays, stage, kpi, window))
    if figure is None and wanted in RATES:
        wanted = f"drop_off{way_of(wanted)}"
    elif wanted in ("progress_median_s", "rounds"):
        wanted = "cycles" if wanted == "progress_median_s" else "entries"
    return Stages(**common).answer(measured).people(stage=stage.id, figure=wanted)


def _span(row: Row, window: Window) -> dict[str, Any]:
    """The days of a row inside the window, as instants."""
    low, high = window.bounds
    first, last = (dt.date.fromisoformat(row[name]) for name in ("starts", "ends"))
    start, end = max(low, window.midnight(first)), min(high, window.midnight(last + DAY))
    return {"start": instant(start), "end": instant(end)}


def _against(stays: pa.Table, stage: Stage, kpi: Kpi, window: Window) -> Any:
    """Which stays are not completed, late, or longer than the target of a time."""
    if kpi.figure == "completed":
        return pc.invert(stays["completed"])
    if kpi.figure == "late":
        limit = microseconds(stage.target_duration) if stage.target_duration else 0
    else:
        limit = round((kpi.target or 0) / kpi.in_unit(1) * 1e6)
    quiet = pc.equal(stays["end"], pa.scalar("expired"))
    until = pc.if_else(quiet, stays["last_hit_at"], stays["left_at"])
    now = pa.scalar(window.as_of, pa.int64()).cast(pa.timestamp("us", "UTC"))
    spent = pc.subtract(pc.coalesce(until, now), stays["entered_at"]).cast(pa.int64())
    return pc.greater(spent, pa.scalar(limit, pa.int64()))
