"""Before a test starts: how many people each arm needs, and how many days that takes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from percorso.explain.experiment import asking, designing
from percorso.explain.experiment.arms import FEW, Arm, arm_of, currency_of, sample_of, segments
from percorso.explain.experiment.comparing import Sample
from percorso.explain.experiment.exposure import Plan
from percorso.explain.experiment.figures import SHARE, Figure
from percorso.explain.experiment.outcomes import Seen, currencies, seen
from percorso.explain.experiment.saying import amount, size, titled
from percorso.measure.answer import Row

if TYPE_CHECKING:
    from percorso.explain.experiment.question import Experiment
    from percorso.measure.run import Run
    from percorso.words import Words

DAY = 86_400_000_000
LONGEST = 3_650
"""More days than that are no plan."""
STEPS = (0.5, 1.0, 2.0)
"""Besides the difference that was asked for, half of it and twice as much."""


def needed(question: Experiment, run: Run, words: Words) -> tuple[list[Row], list[str]]:
    """People and days that a test of each figure needs, for the difference, its half and double."""
    plan = asking.plan_of(question, run)
    found = seen(plan)
    days = _days(run, found)
    rows: list[Row] = []
    said: list[str] = []
    for name, inside in segments(plan, found):
        per_day = np.count_nonzero(inside) / days if days else 0.0
        for place, figure in enumerate(plan.figures):
            money = currency_of(plan, found, place, inside)
            arm = arm_of(found, place, money, "", inside)
            lines = [_row(question, words, plan, figure, arm, money, per_day, step)
                     for step in STEPS]  # fmt: skip
            group: Row = {"segment": name} if run.grouping.split else {}
            rows += [group | line for line in lines]
            said.append(_sentence(words, figure, lines[1], name))
    if not len(found.t):
        return [], [words("Nobody was exposed in the period.")]
    return rows, [*said, words(
        "For a test that is looked at once, at its end, with the people and the figure as they "
        "were. The days include the time that counts for the last person; cover whole weeks."
    )]  # fmt: skip


def _days(run: Run, found: Seen) -> float:
    """Over how many days exposures were seen: of the window, else from the first to the last."""
    if not len(found.t):
        return 0.0
    start, end = run.window.bounds
    first = start if run.window.start is not None else int(found.t.min())
    last = min(end, run.window.as_of + 1) if run.window.end is not None else int(found.t.max())
    return max(1.0, (last - first) / DAY)


def _row(
    question: Experiment, words: Words, plan: Plan, figure: Figure, arm: Arm, money: int,
    per_day: float, step: float,
) -> Row:  # fmt: skip
    currency = currencies(plan)[money] if figure.unit == "money" else None
    sample = sample_of(figure, arm)
    now = 1.0 if figure.kind == SHARE or sample is None else abs(sample.mean)
    effect = question.effect * step / 100 * now
    total = None if sample is None or sample.n < FEW else _total(question, figure, sample, effect)
    least = None if total is None else ceil(total * min(_weights(question)))
    planned = asking.planned(question) or (1.0, 1.0)
    everyone = None if least is None else ceil(least * sum(planned) / min(planned))
    whole = None
    if everyone is not None and per_day:
        days = ceil(everyone / per_day + plan.within / DAY)
        whole = days if days <= LONGEST else None
    now_mean = None if sample is None else sample.mean
    return {
        "figure": figure.key, "n": len(arm.y), "value": now_mean, "effect": effect,
        "n_per_arm": least, "n_total": everyone, "inflow_per_day": per_day, "days": whole,
        "power": question.power, "alpha": question.alpha, "unit": figure.unit,
        "currency": currency, "label": figure.label,
        "baseline": amount(words, figure, now_mean, currency),
        "target": size(words, figure, effect, currency), "per_day": words.decimal(per_day, 1),
    }  # fmt: skip


def _weights(question: Experiment) -> tuple[float, float]:
    """The shares of the control and of the smallest other arm, of the two together."""
    planned = asking.planned(question) or (1.0, 1.0)
    control, least = planned[0], min(planned[1:])
    return control / (control + least), least / (control + least)


def _total(question: Experiment, figure: Figure, sample: Sample, effect: float) -> int | None:
    mean, variance = sample.mean, sample.variance
    design = question.alpha, question.power, _weights(question)
    if figure.kind != SHARE:
        return designing.needed_means(variance, effect, *design)
    after = mean + effect if mean + effect <= 1 else mean - effect
    return designing.needed_shares(mean, after, *design) if 0 <= after <= 1 else None


def _sentence(words: Words, figure: Figure, row: Row, segment: str | None) -> str:
    label = titled(words, figure, segment)
    if row["n_per_arm"] is None:
        return words("{figure}: too few people to plan a test.", figure=label)
    if row["days"] is None:
        return words(
            "{figure}: to see a difference of {effect} from {now}, {n} people are needed in the "
            "smallest group; at {per_day} a day that takes more than ten years.",
            figure=label, effect=row["target"], now=row["baseline"],
            n=words.number(row["n_per_arm"]), per_day=row["per_day"],
        )  # fmt: skip
    return words(
        "{figure}: to see a difference of {effect} from {now}, {n} people are needed in the "
        "smallest group; at {per_day} a day about {days} days.",
        figure=label, effect=row["target"], now=row["baseline"],
        n=words.number(row["n_per_arm"]), per_day=row["per_day"], days=words.number(row["days"]),
    )  # fmt: skip
