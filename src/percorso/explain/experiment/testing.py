"""The rows and sentences of a test with arms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.explain.experiment import asking, designing
from percorso.explain.experiment.arms import STOP, TOO_FEW, Asked, Told, arm_names, told
from percorso.explain.experiment.exposure import Plan
from percorso.explain.experiment.figures import Figure
from percorso.explain.experiment.outcomes import Seen, seen
from percorso.explain.experiment.saying import ends, p_said, p_value, result, sentence
from percorso.measure.answer import Row

if TYPE_CHECKING:
    from percorso.explain.experiment.question import Experiment
    from percorso.measure.run import Run
    from percorso.words import Words

COLUMNS = (
    "figure", "arm", "control", "people", "n", "undecided", "successes", "value", "low", "high",
    "difference", "difference_low", "difference_high", "lift", "lift_low", "lift_high", "p_value",
    "p_holm", "always_low", "always_high", "cuped_difference", "cuped_low", "cuped_high",
    "cuped_reduction", "detectable", "srm_p", "verdict", "unit", "currency", "label", "result",
    "against", "p",
)  # fmt: skip


def arms(question: Experiment, run: Run, words: Words) -> tuple[list[Row], list[str]]:
    """Every arm against the control."""
    if not asking.seen_variants(question, run):
        field = words.quoted(asking.variant_field(question).name)
        return [], [words("No event says which variant somebody saw: {field} has no value. Say "
                          "--variant FIELD.", field=field)]  # fmt: skip
    plan = asking.plan_of(question, run)
    found = seen(plan)
    if several := _several(question, plan, found, words):
        return [], [several]
    asked = asking.asked_of(question)
    names = arm_names(plan, found, asked)
    if len(names) < 2:
        return [], [words("There is nothing to compare: fewer than two variants were seen in the "
                          "period.")]  # fmt: skip
    _check(asked, [name for _, name in names])
    lines = told(plan, found, names, asked)
    rows = [_row(words, line, asked) for line in lines]
    said = dict.fromkeys(one for line in lines if (one := sentence(words, line, asked)))
    return rows, [*said, *_remarks(plan, found, lines, asked, words)]


def _several(question: Experiment, plan: Plan, found: Seen, words: Words) -> str:
    """What to say when the events belong to several experiments and none was chosen."""
    codes = sorted(code for code in found.tests if code >= 0)
    if question.test is not None or len(codes) < 2:
        return ""
    known = plan.run.timeline.codes.of(plan.tests).values
    names = sorted(known[code] for code in codes)[:8]
    listed = words.listed([words.quoted(name) for name in names])
    return words("There are several experiments: {names}. Choose one with --test.", names=listed)


def _check(asked: Asked, names: list[str]) -> None:
    if asked.control and asked.control not in names:
        raise QuestionError(
            Problem(f"Nobody saw the arm '{asked.control[:60]}'.",
                    did_you_mean(asked.control, names))
        )  # fmt: skip
    if asked.share and len(asked.share) != len(names):
        raise QuestionError(
            Problem(f"'--share' has {len(asked.share)} parts for {len(names)} arms.",
                    f"The arms, control first: {', '.join(names)}.")
        )  # fmt: skip


def _row(words: Words, line: Told, asked: Asked) -> Row:
    """The row as people and programs get it."""
    row = line.row | {"label": line.figure.label} | result(words, line)
    row["p"] = p_value(words, row["p_holm"])
    for source, wanted in (("always", asked.peek), ("cuped", asked.cuped)):
        if wanted:
            row[source] = _between(words, line.figure, row, source)
    return row


def _between(words: Words, figure: Figure, row: Row, source: str) -> str:
    if row[f"{source}_low"] is None:
        return "–"
    return ends(words, figure, row[f"{source}_low"], row[f"{source}_high"], signed=True)


def _remarks(
    plan: Plan, found: Seen, lines: list[Told], asked: Asked, words: Words
) -> Iterator[str]:
    srm = [line.row["srm_p"] for line in lines if line.row["srm_p"] is not None]
    if any(line.row["verdict"] == STOP for line in lines):
        yield words(
            "Look for what lets people of one group get lost: a redirect, a filter of bots, an "
            "event that fails. Planned shares other than equal: --share."
        )
    elif srm:
        yield words("The sizes of the groups are as planned ({p}).", p=p_said(words, min(srm)))
    mixed = int(np.count_nonzero(found.mixed))
    if mixed:
        yield words.plural("{n} person saw two variants and is left out.",
                           "{n} people saw two variants and are left out.", mixed)  # fmt: skip
    if found.without:
        yield words.plural(
            "{n} exposure has no variant and is left out.",
            "{n} exposures have no variant and are left out.", found.without,
        )  # fmt: skip
    yield from _methods(plan, lines, asked, words)


def _methods(plan: Plan, lines: list[Told], asked: Asked, words: Words) -> Iterator[str]:
    if any(line.row["verdict"] == TOO_FEW for line in lines):
        yield words("A mean of fewer than 30 people is not compared.")
    if any(figure.key == "time" or figure.unit == "score" for figure in plan.figures):
        yield words("Times and scores are those of the people who got there or answered; if an "
                    "arm changes who does, the arms are no longer alike.")  # fmt: skip
    cut = [line.row["cuped_reduction"] for line in lines
           if line.row["cuped_reduction"] is not None]  # fmt: skip
    if cut:
        yield words("What people did before explains up to {share} of the variance.",
                    share=words.share(max(cut)))  # fmt: skip
    if asked.peek:
        yield words("The interval at every look is about {times} times as wide as the usual one at "
                    "5,000 people: the price for stopping whenever you like.",
                    times=words.decimal(designing.always(1, 5000) / 1.959964, 1))  # fmt: skip
    else:
        yield words("These intervals hold for one look, at a time chosen beforehand. If you look "
                    "again and again, ask with --peek.")  # fmt: skip


__all__ = ["COLUMNS", "arms"]
