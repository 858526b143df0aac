"""Stages: nobody there, another feeling, another figure, longer than expected, another order."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey import Journey
from percorso.measure.answer import FEW
from percorso.measure.audit.checks.stays_late import MANY as MANY_LATE
from percorso.measure.differences.difference import Difference, Facts, Kind, Row
from percorso.measure.statistics import wilson
from percorso.measure.targets import judge

STEP = 0.25
"""So far a feeling has to be from the drawn one: a quarter of a step from −2 to +2."""
OFTEN = 0.05
"""Of the stays of a stage so many have to make the same move out of order."""
_MOVES: dict[str, Kind] = {"skipped": "skips", "returned": "returns"}


def unentered(journey: Journey, facts: Facts) -> Iterator[Difference]:
    """Stages with a rule that nobody entered."""
    for stage in journey.stages:
        row = facts.by_stage.get(stage.id)
        if stage.measured and row and row["entries"] == 0:
            yield Difference(kind="unentered", element=f"stages/{stage.id}", stage=stage.id, n=0)


def emotions(journey: Journey, facts: Facts) -> Iterator[Difference]:
    """Stages whose drawn emotion lies outside the interval of the measured one."""
    for stage in journey.stages:
        row = facts.felt.get(stage.id)
        if stage.emotion is None or row is None or row["n"] < FEW or row["emotion"] is None:
            continue
        drawn, felt = float(stage.emotion.value), row["emotion"]
        low, high = row["emotion_low"], row["emotion_high"]
        around = (felt if low is None else low) <= drawn <= (felt if high is None else high)
        if abs(felt - drawn) >= STEP and not around:
            yield Difference(
                kind="emotion", element=f"stages/{stage.id}", stage=stage.id, drawn=drawn,
                measured=felt, low=low, high=high, n=row["n"],
            )  # fmt: skip


def kpis(journey: Journey, facts: Facts) -> Iterator[Difference]:
    """KPIs that the events measure and that do not reach their targets."""
    for stage in journey.stages:
        row = facts.by_stage.get(stage.id, {})
        for kpi in stage.kpis:
            found = judge(kpi, row)
            if found.measured and found.met is False and not found.few:
                yield Difference(
                    kind="kpi", element=f"stages/{stage.id}/kpis/{kpi.id}", stage=stage.id,
                    drawn=kpi.target, measured=found.value, n=found.cases,
                )  # fmt: skip


def times(journey: Journey, facts: Facts) -> Iterator[Difference]:
    """Stages in which people stay longer than the drawing expects: half of them, or many."""
    for stage in journey.stages:
        row = facts.by_stage.get(stage.id)
        if stage.target_duration is None or row is None or (row["entries"] or 0) < FEW:
            continue
        expected, median = stage.target_duration.us / 1_000_000, row["time_median_s"]
        if (median is not None and median > expected) or _many_late(row):
            yield Difference(
                kind="time", element=f"stages/{stage.id}", stage=stage.id, drawn=expected,
                measured=median, n=row["entries"], share=row["late"],
            )  # fmt: skip


def _many_late(row: Row) -> bool:
    if row["late"] is None:
        return False
    bounds = wilson(round(row["late"] * row["entries"]), row["entries"])
    return bounds is not None and bounds[0] > MANY_LATE


def moves(journey: Journey, facts: Facts) -> Iterator[Difference]:
    """Common moves that pass over stages which the drawing asks for, or that go back."""
    ids = [stage.id for stage in journey.stages]
    for row in facts.flow:
        kind, start, end = _MOVES.get(row["kind"]), row["from"], row["to"]
        if kind is None or start not in ids or end not in ids:
            continue
        stays = facts.by_stage.get(start, {}).get("entries") or 0
        if row["n"] < max(FEW, OFTEN * stays) or (kind == "skips" and _may(journey, start, end)):
            continue
        yield Difference(
            kind=kind, element=f"stages/{start}", stage=start, to=end, n=row["n"],
            people=row["people"], share=row["n"] / stays if stays else None,
        )  # fmt: skip


def _may(journey: Journey, start: str, end: str) -> bool:
    """Whether every measured stage between two may be passed over."""
    ids = [stage.id for stage in journey.stages]
    between = journey.stages[ids.index(start) + 1 : ids.index(end)]
    return all(stage.optional or not stage.measured for stage in between)
