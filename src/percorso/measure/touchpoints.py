"""Touchpoints: whom each reaches, what goes with it, how it is felt, what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.journey import Touchpoint, text
from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.listing import Part, assemble
from percorso.measure.measured import Measured
from percorso.measure.population import days_of
from percorso.measure.run import Bucket, Run
from percorso.measure.scales import SCALES
from percorso.measure.statistics import mean_interval, newcombe
from percorso.measure.stays import MOMENTS as STAY_MOMENTS
from percorso.measure.stays import kept, stay_part, stay_texts
from percorso.measure.touchpoint_counts import (
    CYCLES,
    DECIDED,
    EVENTS,
    PEOPLE,
    PROGRESSED,
    Counts,
    count_all,
)
from percorso.words import N_

DAYS = {"day": 1.0, "week": 7.0, "month": 365.2425 / 12, "quarter": 365.2425 / 4, "year": 365.2425}


@dataclass(frozen=True, kw_only=True)
class Touchpoints(Question):
    """Reach, events, progress with and without, satisfaction and cost, by stage and in all."""

    name: ClassVar[str] = "touchpoints"
    meaning: ClassVar[str] = N_(
        "Reach is the share of people with a stay who have an event at the touchpoint inside a "
        "stay. The difference compares the share of decided stays that moved on with and "
        "without the touchpoint: the two go together, and neither need be the cause."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "touchpoint", "stage", "name", "kind", "media", "channel", "state", "people", "reach",
        "events", "cycles", "cycles_share", "stays_with", "progressed_with", "progress_with",
        "stays_without", "progressed_without", "progress_without", "difference", "difference_low",
        "difference_high", "score_n", "score_kind", "score", "score_low", "score_high", "emotion",
        "emotion_low", "emotion_high", "cost", "currency", "cost_per_progress", "drawn",
    )  # fmt: skip
    main: ClassVar[tuple[str, ...]] = (
        "segment", "touchpoint", "stage", "people", "reach", "events", "difference", "emotion",
        "cost_per_progress",
    )  # fmt: skip

    bases: ClassVar[Mapping[str, str]] = {
        "difference": "stays_with",
        "progress_with": "stays_with",
    }
    charts: ClassVar[str] = "percorso.measure.charts.touchpoints"

    def answer(self, measured: Measured) -> TouchpointsAnswer:
        """Count every touchpoint of the map, and those met in the events that it does not hold."""
        run = measured.run(self)
        return TouchpointsAnswer(self, list(_rows(run, count_all(run))), measured, run)


@dataclass(frozen=True)
class TouchpointsAnswer(Answer):
    """One row a touchpoint for the whole journey (`stage` None), and one for each stage."""

    def people(self, **which: Any) -> pa.Table:
        """The people with an event at a touchpoint inside a stay: person, stage, cycle, number.

        Args:
            which: `touchpoint`, its id or name (required); `stage`, a stage's id.
        """
        wanted, stage = chosen(which, "touchpoint", "stage")
        self.measured.check_stage(stage)
        names = self.run.touchpoints.names
        if wanted is None:
            raise QuestionError(Problem("Whose people?", "Say people(touchpoint='its id')."))
        if wanted not in names:
            raise QuestionError(
                Problem(f"There is no touchpoint '{wanted}'.", did_you_mean(str(wanted), names))
            )
        found = _touched(self.run, names.index(wanted))
        return found if stage is None else found.filter(pc.equal(found["stage"], pa.scalar(stage)))


def _touched(run: Run, touchpoint: int) -> pa.Table:
    """The stays with an event at a touchpoint."""

    def touched(bucket: Bucket) -> Part:
        events = (bucket.columns[RESOLVED] == touchpoint) & (bucket.fold.event_stay >= 0)
        there = np.zeros(len(bucket.fold.stays), np.bool_)
        there[bucket.fold.event_stay[events]] = True
        mask = np.concatenate([there[kept(run, bucket, cell)] for cell in bucket.cells])
        return {name: values[mask] for name, values in stay_part(run, bucket).items()}

    parts = run.over(touched, ("name", "channel", "device"), track=True, resolve=True)
    found = pa.table(assemble(parts, stay_texts(run), STAY_MOMENTS))
    return found.select(["person", "cycle", "number", "stage", "entered_at"])


def _rows(run: Run, found: Counts) -> Iterator[Row]:
    labels = run.labels()
    for group, label in enumerate(labels):
        if run.grouping.by is not None and not found.all[group].any():
            continue
        for touchpoint in range(len(run.touchpoints.names)):
            for stage in (run.plan.stages, *range(run.plan.stages)):
                if _shown(run, found, group, stage, touchpoint):
                    row: Row = {"segment": label} if run.grouping.split else {}
                    yield row | _row(run, found, group, stage, touchpoint)


def _drawn(run: Run, touchpoint: int) -> Touchpoint | None:
    drawn = touchpoint < run.touchpoints.drawn
    return run.journey.touchpoints[touchpoint] if drawn else None


def _shown(run: Run, found: Counts, group: int, stage: int, touchpoint: int) -> bool:
    if found.at[group, stage, touchpoint, EVENTS]:
        return True
    drawn = _drawn(run, touchpoint)
    if drawn is None:
        return False
    return stage == run.plan.stages or run.stages[stage].id in drawn.stages


def _row(run: Run, found: Counts, group: int, stage: int, touchpoint: int) -> Row:
    at = [int(n) for n in found.at[group, stage, touchpoint]]
    every = [int(n) for n in found.all[group, stage]]
    drawn = _drawn(run, touchpoint)
    names = run.touchpoints.names
    row: Row = {
        "touchpoint": names[touchpoint],
        "stage": None if stage == run.plan.stages else run.stages[stage].id,
        "name": names[touchpoint] if drawn is None else text(drawn.name, run.lang),
        "kind": None if drawn is None else drawn.kind,
        "media": None if drawn is None else drawn.media,
        "channel": None if drawn is None else drawn.channel,
        "state": None if drawn is None else drawn.state,
        "people": at[PEOPLE],
        "reach": at[PEOPLE] / every[PEOPLE] if every[PEOPLE] else None,
        "events": at[EVENTS],
        "cycles": at[CYCLES],
        "cycles_share": at[CYCLES] / every[CYCLES] if every[CYCLES] else None,
    }
    row |= _progress(at, every, whole=stage == run.plan.stages)
    row |= _felt(run, found.scores[group, stage, touchpoint])
    row |= _cost(run, drawn, at)
    return row | {"drawn": drawn is not None}


def _progress(at: list[int], every: list[int], whole: bool) -> Row:
    """Going on with and without an event there: they go together, which is no cause.

    Over the whole journey there are counts only: stages differ in how many go on, and touchpoints
    in the stages where they stand, so a difference would compare stages, not touchpoints.
    """
    with_, on = at[DECIDED], at[PROGRESSED]
    without, on_without = every[DECIDED] - with_, every[PROGRESSED] - on
    low, high = (not whole and newcombe(on, with_, on_without, without)) or (None, None)
    share = on / with_ if with_ and not whole else None
    other = on_without / without if without and not whole else None
    difference = share - other if share is not None and other is not None else None
    return {
        "stays_with": with_,
        "progressed_with": on,
        "progress_with": share,
        "stays_without": without,
        "progressed_without": on_without,
        "progress_without": other,
        "difference": difference,
        "difference_low": low,
        "difference_high": high,
    }


def _felt(run: Run, scores: NDArray[np.float64]) -> Row:
    """Scores on one standard scale each; the feeling joins the scales."""
    kinds = run.timeline.codes.of("score_kind").values
    used = [kind for kind in range(len(kinds)) if scores[kind, 0]]
    row: Row = dict.fromkeys(
        ("score_n", "score_kind", "score", "score_low", "score_high",
         "emotion", "emotion_low", "emotion_high")
    )  # fmt: skip
    row["score_n"] = int(scores[:, 0].sum())
    if len(used) == 1:
        n, total, squares = scores[used[0]].tolist()
        low, high = mean_interval(total, squares, int(n)) or (None, None)
        row |= {"score_kind": kinds[used[0]], "score": total / n}
        row |= {"score_low": low, "score_high": high}
    if used:
        row |= feeling([(kinds[kind], *scores[kind].tolist()) for kind in used])
    return row


def feeling(parts: list[tuple[str, float, float, float]]) -> Row:
    """The mean feeling of scores on several scales: kind, number, sum and sum of squares."""
    count = total = squares = 0.0
    for kind, n, x, xx in parts:
        low, high = SCALES[kind]
        a = 4 / (high - low)
        b = -2 - a * low
        count += n
        total += a * x + b * n
        squares += a * a * xx + 2 * a * b * x + b * b * n
    bounds = mean_interval(total, squares, int(count)) or (None, None)
    return {"emotion": total / count, "emotion_low": bounds[0], "emotion_high": bounds[1]}


def _cost(run: Run, drawn: Touchpoint | None, at: list[int]) -> Row:
    row: Row = dict.fromkeys(("cost", "currency", "cost_per_progress"))
    if drawn is None or drawn.cost is None:
        return row
    times = _paid(run, drawn.cost.per, at)
    if times is None:
        return row
    cost = Decimal(str(drawn.cost.amount)) * times
    per = cost / at[PROGRESSED] if at[PROGRESSED] else None
    return {"cost": cost, "currency": drawn.cost.currency, "cost_per_progress": per}


def _paid(run: Run, per: str | None, at: list[int]) -> Decimal | None:
    """How many times the amount was paid in the period; None when the events cannot say."""
    if per in (None, "once"):
        return Decimal(1)
    if per in DAYS:
        return Decimal(len(days_of(run))) / Decimal(str(DAYS[per]))
    counted = {"person": PEOPLE, "contact": EVENTS, "click": EVENTS, "event": EVENTS}
    return Decimal(at[counted[per]]) if per in counted else None
