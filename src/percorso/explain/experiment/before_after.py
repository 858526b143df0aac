"""Before and after a day: levels, the series with its break, a comparison group, placebo days.

The unit is a cycle at its first exposure. Those so shortly before the day that their time reaches
past it belong to neither side. Earlier periods of the same length show how much the figure moves
when nothing is changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from percorso.errors import Problem, QuestionError
from percorso.explain.experiment import asking
from percorso.explain.experiment.arms import (
    Arm,
    arm_of,
    compare,
    currency_of,
    own_row,
    sample_of,
    segments,
)
from percorso.explain.experiment.arms import difference as columns_of
from percorso.explain.experiment.changing import Periods, Side, caveats, sentence
from percorso.explain.experiment.exposure import Flags, Plan
from percorso.explain.experiment.figures import Figure
from percorso.explain.experiment.outcomes import Seen, currencies, seen
from percorso.explain.experiment.saying import p_value, shown
from percorso.explain.experiment.series import Step, did, interrupted
from percorso.measure.answer import Row
from percorso.measure.window import DAY
from percorso.words import N_

if TYPE_CHECKING:
    from percorso.explain.experiment.question import Experiment
    from percorso.measure.run import Run
    from percorso.words import Words

MOST_PERIODS = 8
KINDS = {
    "before": N_("Before"),
    "after": N_("After"),
    "level": N_("Break in the level"),
    "slope": N_("Break in the slope, a day"),
    "compared": N_("Beyond the other group"),
    "placebo": N_("Days without a change"),
    "week": N_("Week"),
}


def before_and_after(question: Experiment, run: Run, words: Words) -> tuple[list[Row], list[str]]:
    """The rows and sentences of a change on a day."""
    periods = _periods(question, run)
    bounds = (
        run.window.midnight(periods.blocks[-1][0]), run.window.midnight(periods.until)
    )  # fmt: skip
    plan = asking.plan_of(question, run, bounds)
    found = seen(plan)
    sides = [
        _side(plan, found, periods, place, name, inside)
        for place in range(len(plan.figures))
        for name, inside in segments(plan, found)
    ]
    rows = [row for side in sides for row in _rows(words, periods, side)]
    rows += list(_beyond(words, periods, sides)) if question.compare else []
    said = [sentence(words, periods, side) for side in sides]
    return rows, [*said, *caveats(run, periods, words)]


def _periods(question: Experiment, run: Run) -> Periods:
    """The periods before and after the day that the data covers.

    Raises:
        QuestionError: The day cannot be read, or not even one whole period lies before it.
    """
    try:
        on = dt.date.fromisoformat(str(question.on)[:10])
    except ValueError:
        raise QuestionError(
            Problem(f"'--on {str(question.on)[:40]}' is no day.", "Write 2026-03-01.")
        ) from None
    oldest = run.window.first_day(run.timeline.oldest or 0)
    gap_days = -(-asking.length(question.within, "--within") // 86_400_000_000)
    length, ends = dt.timedelta(days=question.days), on - dt.timedelta(days=gap_days)
    blocks: list[tuple[dt.date, dt.date]] = []
    while len(blocks) < MOST_PERIODS and ends - length >= oldest:
        blocks.append((ends - length, ends))
        ends -= length
    if not blocks or on > run.window.last_day():
        first = oldest + length + dt.timedelta(days=gap_days)
        raise QuestionError(
            Problem(f"Around {on} there is no whole period before and something after.",
                    f"The data allow days from {first} to {run.window.last_day()}; or shorten "
                    "--days or --within.")
        )  # fmt: skip
    until = min(on + length, run.window.last_day() + DAY)
    return Periods(on, until, tuple(blocks))


def _side(
    plan: Plan, found: Seen, periods: Periods, place: int, name: str | None, inside: Flags
) -> Side:
    figure, money = plan.figures[place], currency_of(plan, found, place, inside)
    midnight = plan.run.window.midnight

    def part(first: dt.date, last: dt.date) -> Arm:
        own = inside & (found.t >= midnight(first)) & (found.t < midnight(last))
        return arm_of(found, place, money, str(first), own)

    earlier = [part(*block) for block in periods.blocks]
    after = part(periods.on, periods.until)
    placebos = [compare(figure, late, early) for late, early in pairwise(earlier)]
    days = _days(periods)
    points = [(day, part(day, day + DAY)) for day in days]
    steps = _break(figure, periods, points)
    weeks = tuple((day, part(day, day + 7 * DAY)) for day in _weeks(periods))
    currency = currencies(plan)[money] if figure.unit == "money" else None
    return Side(
        plan, figure, name, currency, earlier[0], after, compare(figure, after, earlier[0]),
        steps[0] if steps else None, steps[1] if steps else None,
        tuple(one.difference for one in placebos if one is not None), weeks,
    )  # fmt: skip


def _days(periods: Periods) -> list[dt.date]:
    """Every day of the periods, without those that belong to neither side."""
    before = _span(periods.blocks[-1][0], periods.blocks[0][1])
    return [*before, *_span(periods.on, periods.until)]


def _span(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + n * DAY for n in range((last - first).days)]


def _weeks(periods: Periods) -> list[dt.date]:
    """The first days of whole weeks: back from the end of the time before, on from the day."""
    start, ends = periods.blocks[-1][0], periods.blocks[0][1]
    before = [ends - 7 * n * DAY for n in range((ends - start).days // 7, 0, -1)]
    return before + [
        periods.on + 7 * n * DAY for n in range((periods.until - periods.on).days // 7)
    ]


def _break(
    figure: Figure, periods: Periods, points: Sequence[tuple[dt.date, Arm]]
) -> tuple[Step, Step] | None:
    told = [(day, sample_of(figure, arm), len(arm.y)) for day, arm in points if len(arm.y)]
    known = [(day.toordinal(), sample.mean, n) for day, sample, n in told if sample is not None]
    if not known:
        return None
    day, value, weight = (np.array(each) for each in zip(*known, strict=True))
    return interrupted(
        day.astype(np.int64), value.astype(np.float64), weight.astype(np.float64),
        periods.on.toordinal(),
    )  # fmt: skip


def _rows(words: Words, periods: Periods, side: Side) -> Iterator[Row]:
    first = periods.blocks[0]
    yield _row(words, side, "before", *first, arm=side.before)
    found = side.compared
    moved = {} if found is None else columns_of(found)
    yield _row(words, side, "after", periods.on, periods.until, arm=side.after, moved=moved)
    for kind, step in (("level", side.level), ("slope", side.slope)):
        if step is not None:
            yield _row(words, side, kind, periods.blocks[-1][0], periods.until, moved=_moved(step))
    if side.placebos and found is not None:
        as_far = sum(abs(one) >= abs(found.difference) for one in side.placebos)
        yield _row(words, side, "placebo", periods.blocks[-1][0], first[1]) | {
            "placebos": len(side.placebos), "placebos_as_far": as_far,
            "against": words("{k} of {n} as large", k=words.number(as_far),
                             n=words.number(len(side.placebos))),
        }  # fmt: skip
    for day, arm in side.weeks:
        yield _row(words, side, "week", day, day + 7 * DAY, arm=arm)


def _moved(step: Step) -> Row:
    return {"difference": step.value, "difference_low": step.low, "difference_high": step.high,
            "p_value": step.p}  # fmt: skip


def _row(
    words: Words, side: Side, kind: str, first: dt.date, until: dt.date, arm: Arm | None = None,
    moved: Row | None = None,
) -> Row:  # fmt: skip
    row: Row = {"segment": side.segment} if side.plan.run.grouping.split else {}
    row |= {"figure": side.figure.key, "kind": kind, "from": first, "to": until - DAY}
    empty = ("n", "undecided", "successes", "value", "low", "high")
    row |= dict.fromkeys(empty) if arm is None else own_row(side.figure, arm)
    row |= dict.fromkeys(("difference", "difference_low", "difference_high", "p_value"))
    row |= moved or {}
    row |= {"unit": side.figure.unit, "currency": side.currency, "label": side.figure.label}
    return row | shown(words, side.figure, row) | {"p": p_value(words, row["p_value"])}


def _beyond(words: Words, periods: Periods, sides: Sequence[Side]) -> Iterator[Row]:
    """Difference in differences of the first group against the second, figure by figure."""
    for one, other in zip(sides[::2], sides[1::2], strict=False):
        if one.compared is None or other.compared is None:
            continue
        step = did(
            one.compared.difference, one.compared.error,
            other.compared.difference, other.compared.error,
        )  # fmt: skip
        yield _row(words, one, "compared", periods.on, periods.until, moved=_moved(step))


__all__ = ["KINDS", "before_and_after"]
