"""What to know beside a forecast: what it assumes, how well that holds, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from percorso.explain.forecast.gather import Table
from percorso.explain.forecast.rows import Teller
from percorso.explain.forecast.scenario import Scenario, picked
from percorso.journey import text
from percorso.measure.answer import FEW
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.explain.forecast.question import Forecast
    from percorso.measure.run import Run

STRENGTHS = (
    (0.1, N_("hardly at all")), (0.2, N_("weakly")), (0.35, N_("clearly")), (9.0, N_("strongly"))
)  # fmt: skip
"""Cramér's V below this → how much the next step depends on the one before."""


def remarks(
    question: Forecast, tellers: Sequence[Teller], scenario: Scenario, run: Run
) -> tuple[str, ...]:
    """The sentences of an answer, in the reader's language."""
    words = Words(run.lang)
    if not tellers:
        return (words("Nobody was in any stage in the period."),)
    said = [*_changed(tellers[0], scenario, run, words)] if question.view != "levers" else []
    for teller in tellers:
        head = f"{teller.head['segment']}: " if teller.head else ""
        said += [head + each for each in _missing(teller, words)]
    return (*said, *_assumed(tellers[0], words))


def _changed(teller: Teller, scenario: Scenario, run: Run, words: Words) -> Iterator[str]:
    for change in scenario.changes:
        if change.figure in ("inflow", "value"):
            continue
        if change.figure == "time":
            said = words("{change}: only the time of those who go on changes.", change=change.text)
            yield said
            continue
        meant, others = picked(change, teller.basis.sample.ways, scenario.stages)
        total = teller.basis.sample.left.sum(axis=(0, 2))
        share = float(total[meant].sum() / max(total[meant | others].sum(), 1))
        yield words(
            "{change}: from {before} of those who leave to {after}; the other ways change in "
            "proportion.",
            change=change.text, before=words.share(share), after=words.share(change.share(share)),
        )  # fmt: skip


def _missing(teller: Teller, words: Words) -> Iterator[str]:
    run, basis = teller.run, teller.basis
    few = [text(stage.name, run.lang) for place, stage in enumerate(run.stages)
           if basis.stays[place] < FEW]  # fmt: skip
    if few:
        yield words("Fewer than {n} stays, so nothing is said of: {stages}.", n=FEW,
                    stages=words.listed(few))  # fmt: skip
    if basis.inflow.weeks < 2:
        yield words("The period holds less than two whole weeks: too little to expect new people.")
    if run.plan.goal < 0:
        yield words("The journey has no goal, so no goals and no value are expected.")
    elif basis.goals.sum() < FEW:
        yield words("Fewer than {n} cycles reached the goal: too few to expect goals or value.",
                    n=FEW)  # fmt: skip
    elif teller.short():
        yield words.plural(
            "Half of the goals come later than {n} day after a cycle begins, and the period is "
            "shorter: too short to expect goals.",
            "Half of the goals come later than {n} days after a cycle begins, and the period is "
            "shorter: too short to expect goals.", teller.median(),
        )  # fmt: skip
    if basis.inflow.trend is not None:
        yield words(
            "New people change by {share} a week; the forecast holds the mean of the last "
            "{weeks} weeks and does not carry that on.",
            share=("+" if basis.inflow.trend > 0 else "") + words.share(basis.inflow.trend),
            weeks=basis.inflow.weeks,
        )  # fmt: skip


def _assumed(teller: Teller, words: Words) -> Iterator[str]:
    found = memory(teller.basis.counts.before)
    yield words(
        "It assumes that the rates and times of the period hold, and that where people go next "
        "depends on the stage they are in, not on how they came there."
    )
    if found is not None:
        strength, sure = found
        how = next(word for limit, word in STRENGTHS if strength < limit)
        said = words(how) if sure else words(STRENGTHS[0][1])
        yield words(
            "In the data the next step depends {how} on the step before (Cramér’s V {v}).",
            how=said, v=words.decimal(strength, 2),
        )  # fmt: skip


def memory(before: Table) -> tuple[float, bool] | None:
    """How strongly the next step depends on the one before, given the state.

    Pearson's chi-square of each state's table of step before by next step, added up; as Cramér's V
    corrected for its degrees of freedom, and whether chance alone is unlikely (5 %).

    Returns:
        V and whether it is significant; None when there is nothing to test.
    """
    square, freedom, scale = 0.0, 0, 0.0
    for state in np.unique(before.keys[:, 0]).tolist():
        own = before.keys[:, 0] == state
        rows, row = np.unique(before.keys[own, 1], return_inverse=True)
        columns, column = np.unique(before.keys[own, 2], return_inverse=True)
        least = min(len(rows), len(columns)) - 1
        if least < 1 or before.sums[own].sum() < FEW:
            continue
        table = np.zeros((len(rows), len(columns)))
        np.add.at(table, (row, column), before.sums[own])
        likely = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
        square += float(((table - likely) ** 2 / likely).sum())
        freedom += (len(rows) - 1) * (len(columns) - 1)
        scale += float(table.sum()) * least
    if not freedom:
        return None
    # Fisher's approximation: no table of quantiles is needed for so many degrees of freedom.
    sure = float(np.sqrt(2 * square) - np.sqrt(2 * freedom - 1)) > 1.645
    return float(np.sqrt(max(0.0, square - freedom) / scale)), sure
