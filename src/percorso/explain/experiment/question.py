"""The question: what a variant or a change does to any figure, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from percorso.explain.experiment import asking, testing
from percorso.explain.experiment.asking import ARMS, BEFORE_AFTER, POWER, VIEWS
from percorso.explain.experiment.before_after import KINDS, before_and_after
from percorso.explain.experiment.figures import LABELS
from percorso.explain.experiment.planning import needed
from percorso.explain.experiment.saying import VERDICTS
from percorso.measure.answer import Answer, Question
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.words import N_, Words

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.journey import Journey

MEANINGS = {
    POWER: N_(
        "How many people each group needs so that a true difference of this size is seen as often "
        "as wished, and how many days that takes with those who came in the period."
    ),
    BEFORE_AFTER: N_(
        "Cycles by the day of their first exposure, each counted within the same time after it. "
        "Before is the last period whose time ended before the day. The breaks are those of the "
        "daily series beside its own trend. Intervals are at 95%."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Experiment(Question):
    """What a variant changes, how many people a test needs, or what changed on a day.

    Attributes:
        view: `arms`: every arm against the control; `power`: how many people and days a test
            needs; `before-after`: the figure before and after a day.
        variant: The field that says what somebody was shown, such as `variant` of the event of
            exposure, or `person.variant`.
        exposed: The signal of the exposure; by default every event that has a variant, and for the
            other views the hits of the first stage.
        test: The name of the experiment, in the field `experiment`, when there are several.
        figure: The figures: `conversion`, `conversion_next`, `conversion_goal`, `value`,
            `order_value`, `time`, `nps` (and the other standard scores), or any signal.
        stage: The stage that `conversion` starts from; by default the one of the exposure.
        within: How long after the exposure counts, for everybody the same.
        control: The arm that the others are held against.
        share: The planned shares of the arms, control first, such as `90,10`; default: equal.
        peek: Conclude from the interval that holds however often one looks.
        cuped: Adjust by what the same people did in this time before, such as `30d`.
        effect: For `power` the difference to be seen: points for shares, per cent of what it is
            now for the others.
        power: How often it shall be seen.
        alpha: How often a difference may be seen where there is none.
        on: For `before-after` the day of the change.
        days: For `before-after` the length of a period.
    """

    name: ClassVar[str] = "experiment"
    meaning: ClassVar[str] = N_(
        "The first exposure in the period decides a person’s arm; people who saw two are left out. "
        "Counted is what comes after it within the same time for everybody; whose time is not over "
        "is undecided. Intervals are at 95%; the p-value counts all comparisons (Holm)."
    )
    columns: ClassVar[tuple[str, ...]] = testing.COLUMNS
    main: ClassVar[tuple[str, ...]] = (
        "figure", "kind", "arm", "from", "to", "n", "undecided", "result", "against", "p",
        "always", "cuped", "verdict", "baseline", "target", "n_per_arm", "per_day",
        "days",
    )  # fmt: skip
    labels: ClassVar[Mapping[str, str]] = {
        "figure": N_("Figure"),
        "kind": N_("What"),
        "arm": N_("Arm"),
        "n": N_("People"),
        "undecided": N_("Undecided"),
        "result": N_("Result"),
        "against": N_("Difference (95%)"),
        "p": N_("p"),
        "always": N_("At every look"),
        "cuped": N_("Adjusted"),
        "verdict": N_("Verdict"),
        "baseline": N_("Now"),
        "target": N_("To be seen"),
        "n_per_arm": N_("People per arm"),
        "per_day": N_("People per day"),
        "days": N_("Days"),
    }
    values: ClassVar[Mapping[str, str]] = {**VERDICTS, **KINDS, **LABELS}
    bases: ClassVar[Mapping[str, str]] = {"value": "n"}
    charts: ClassVar[str] = "percorso.explain.charts.experiment"

    view: Literal["arms", "power", "before-after"] = option(
        ARMS, "Arms of a test, how many people a test needs, or before and after a day.",
        choices=VIEWS,
    )  # fmt: skip
    variant: str = option(
        "variant", "The field of the variant, on the event of exposure, or person.FIELD; default: "
        "variant.", metavar="FIELD",
    )  # fmt: skip
    exposed: str | None = option(
        None, "The signal of the exposure; default: every event with a variant, in the other views "
        "the first stage.", metavar="SIGNAL",
    )  # fmt: skip
    test: str | None = option(
        None, "The experiment, by its name in the field 'experiment'.", metavar="NAME"
    )
    figure: tuple[str, ...] = option(
        (), "A figure: conversion, conversion_next, conversion_goal, value, order_value, time, "
        "nps, csat, ces, stars, sentiment, or a signal; repeat it.", metavar="FIGURE", many=True,
    )  # fmt: skip
    stage: str | None = option(
        None, "The stage that conversion starts from; default: where the exposure was.",
        metavar="ID",
    )  # fmt: skip
    within: str = option(
        "14d", "How long after the exposure counts; default: 14d.", metavar="LENGTH"
    )
    control: str | None = option(
        None, "The arm that the others are held against; default: control, A or the first.",
        metavar="ARM",
    )  # fmt: skip
    share: str | None = option(
        None, "The planned shares, control first, such as 90,10; default: equal.", metavar="SHARES"
    )
    peek: bool = option(
        False, "Conclude from the interval that holds however often you look.", kind=bool
    )
    cuped: str | None = option(
        None, "Adjust by what the same people did in this time before, such as 30d.",
        metavar="LENGTH",
    )  # fmt: skip
    effect: float = option(
        2.0, "With --view power the difference to be seen: points for shares, per cent of what "
        "they are now for others; default: 2.",
        metavar="SIZE", kind=float,
    )  # fmt: skip
    power: float = option(0.8, "How often it shall be seen; default: 0.8.", metavar="SHARE",
                          kind=float)  # fmt: skip
    alpha: float = option(
        0.05, "How often one may be seen where there is none; default: 0.05.", metavar="SHARE",
        kind=float,
    )  # fmt: skip
    on: str | None = option(None, "With --view before-after the day of the change.", metavar="DAY")
    days: int = option(28, "With --view before-after the length of a period; default: 28.",
                       metavar="N", kind=int)  # fmt: skip

    def fields(self, journey: Journey) -> set[str]:
        """The fields of the variant and of the signals."""
        return asking.fields(self, journey)

    def answer(self, measured: Measured) -> ExperimentAnswer:
        """Compare the arms, or what the view asks for."""
        asking.check(self)
        run, words = measured.run(self), Words(measured.lang)
        if self.view == ARMS:
            rows, remarks = testing.arms(self, run, words)
        elif self.view == BEFORE_AFTER:
            rows, remarks = before_and_after(self, run, words)
        else:
            rows, remarks = needed(self, run, words)
        return ExperimentAnswer(self, rows, measured, run, remarks=tuple(remarks))


@dataclass(frozen=True)
class ExperimentAnswer(Answer):
    """One row a figure and arm (and group), the control first."""

    question: Experiment

    @property
    def definition(self) -> str:
        """What the figures mean, in the view that was asked for."""
        from percorso.measure.definitions import scopes

        words = Words(self.measured.lang)
        meaning = MEANINGS.get(self.question.view, Experiment.meaning)
        within = words.duration_words(asking.length(self.question.within, "--within") / 1e6)
        said = [words(meaning), words("Time that counts: {within}.", within=within)]
        return " ".join([*said, *scopes(self.run.grouping, self.measured.lang)])

    def people(self, **which: Any) -> pa.Table:
        """The people of an arm, when they were exposed, and what they did.

        Args:
            which: `arm`; `figure` (default: the first); `decided`, True or False; `segment`.
        """
        from percorso.explain.experiment.people import people

        return people(self.question, self.run, which)
