"""Retention: of the people who began in a period, how many come back later, with what value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import pyarrow as pa

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import Answer, Question, Row
from percorso.measure.measured import Measured
from percorso.measure.net_value import DISCOUNT_HELP, REFUND_HELP, money_fields, ways_of
from percorso.measure.options import option
from percorso.measure.retention import cohorts, lifecycle
from percorso.measure.retention.cohorts import KINDS, Plan
from percorso.measure.retention.periods import PERIODS, calendar
from percorso.measure.retention.rows import ALL, cohort_rows
from percorso.measure.retention.starts import GOAL, signals
from percorso.measure.run import Run
from percorso.measure.selectors import selector
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.journey import Journey

VIEWS = ("cohorts", "curve", "lifecycle")
LIFECYCLE = N_(
    "Active means {active} in the period. New: for the first time ever. Active again: also in the "
    "period before. Back after a pause: earlier, but not in the period before. Quiet since: active "
    "in the period before and not in this one; while the period runs they are undecided."
)


@dataclass(frozen=True, kw_only=True)
class Retention(Question):
    """Cohorts by the period of their first goal (or another signal), and who comes back when.

    Attributes:
        cohort: The signal with which people begin, at its first time ever; default the goal.
        active: The signal by which they count as active; default the goal.
        period: Length of the periods, of the local calendar.
        kind: `bounded`: active in exactly that period; `unbounded`: in it or later; `rolling`: in
            that period of her own time, which begins with her and not with the calendar.
        periods: How many periods after the first to show; all when there is none.
        view: `cohorts`; `curve`, all of them together; `lifecycle`, who is new, comes again, is
            back or quiet in each period.
        refund: Signals of events that give money back.
        discount: A field with a discount that values do not have taken off.
    """

    name: ClassVar[str] = "retention"
    meaning: ClassVar[str] = N_(
        "A cohort is the people who began in the same period. Retention is the share of those seen "
        "through a period who were active in it; period 0 is the one in which they began. A period "
        "that is not over is marked. Value is net of what was given back. Intervals are at 95%."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "cohort", "start", "period", "size", "observed", "retained", "share", "low", "high",
        "complete", "value", "value_cumulative", "value_person", "kind", *lifecycle.COLUMNS[2:-1],
    )  # fmt: skip
    main: ClassVar[tuple[str, ...]] = (
        "cohort", "period", "size", "observed", "retained", "share", "low", "high", "complete",
        "value_person", "active", "new", "returning", "resurrected", "dormant", "undecided",
        "returning_share",
    )  # fmt: skip
    labels: ClassVar[Mapping[str, str]] = {
        "cohort": N_("Cohort"),
        "start": N_("First day"),
        "period": N_("Period"),
        "size": N_("People"),
        "observed": N_("Out of"),
        "retained": N_("Came back"),
        "share": N_("Retention"),
        "low": N_("From (95%)"),
        "high": N_("To (95%)"),
        "complete": N_("Period over"),
        "value_person": N_("Net value per person so far"),
        "active": N_("Active"),
        "new": N_("New"),
        "returning": N_("Active again"),
        "resurrected": N_("Back after a pause"),
        "dormant": N_("Quiet since"),
        "undecided": N_("Undecided"),
        "returning_share": N_("Of those active before"),
    }
    values: ClassVar[Mapping[str, str]] = {
        ALL: N_("All"),
        "bounded": N_("In exactly that period"),
        "unbounded": N_("In that period or later"),
        "rolling": N_("In that period of the person’s own time"),
    }
    shares: ClassVar[tuple[str, ...]] = (
        "share", "low", "high", "returning_share", "returning_low", "returning_high"
    )  # fmt: skip
    bases: ClassVar[Mapping[str, str]] = {"share": "observed"}
    charts: ClassVar[str] = "percorso.measure.charts.retention"

    cohort: str = option(
        GOAL, "The signal with which people begin, first time ever; default: the goal.",
        metavar="SIGNAL",
    )  # fmt: skip
    active: str = option(
        GOAL, "The signal by which people count as active; default: the goal.", metavar="SIGNAL"
    )
    period: Literal["day", "week", "month", "quarter"] = option(
        "month", "Length of a period of the local calendar; default: month.", choices=PERIODS
    )
    kind: Literal["bounded", "unbounded", "rolling"] = option(
        "bounded", "Active in exactly a period, in it or later, or in that period of the person's "
        "own time; default: bounded.", choices=KINDS,
    )  # fmt: skip
    periods: int | None = option(
        None, "How many periods after the first to show; default: all.", metavar="N", kind=int
    )
    view: Literal["cohorts", "curve", "lifecycle"] = option(
        "cohorts", "Cohorts, all of them together, or who is new, comes again, is back or quiet.",
        choices=VIEWS,
    )  # fmt: skip
    refund: tuple[str, ...] = option((), REFUND_HELP, metavar="SIGNAL", many=True)
    discount: str | None = option(None, DISCOUNT_HELP, metavar="FIELD")

    def fields(self, journey: Journey) -> set[str]:
        """The fields of its signals and of the discount."""
        named = money_fields(journey, self.refund, self.discount)
        if journey.goal_index() is None and GOAL in (self.cohort, self.active):
            return named
        return named.union(*(selector(journey, s).fields() for s in (self.cohort, self.active)))

    def answer(self, measured: Measured) -> RetentionAnswer:
        """Count who began when and who was active later."""
        self._check()
        run, words = measured.run(self), Words(measured.lang)
        if measured.journey.goal_index() is None and GOAL in (self.cohort, self.active):
            said = words("The journey has no goal: say with --cohort and --active what counts.")
            return RetentionAnswer(self, [], measured, run, remarks=(said,))
        plan = self.plan(run)
        rows = self._rows(plan)
        return RetentionAnswer(self, rows, measured, run, remarks=_remarks(self, rows, words))

    def plan(self, run: Run) -> Plan:
        """What is counted in a run."""
        return Plan(
            run, calendar(run.window, self.period, run.timeline.oldest),
            "bounded" if self.view == "lifecycle" else self.kind,
            signals(run, (self.cohort, self.active)), ways_of(run, self.refund, self.discount),
        )  # fmt: skip

    def _rows(self, plan: Plan) -> list[Row]:
        columns, run = plan.columns(), plan.run
        if self.view == "lifecycle":
            parts = run.over(lambda b: lifecycle.count(plan, b), columns, True, plan.resolve)
            return lifecycle.rows_of(plan, cohorts.Sparse.merged(parts))
        counts = run.over(lambda b: cohorts.count(plan, b), columns, True, plan.resolve)
        return cohort_rows(plan, cohorts.merge(counts), self.periods, self.view == "curve")

    def _check(self) -> None:
        for name, value, allowed in (
            ("period", self.period, PERIODS), ("kind", self.kind, KINDS), ("view", self.view, VIEWS)
        ):  # fmt: skip
            if value not in allowed:
                raise QuestionError(
                    Problem(f"'{name}' cannot be '{value}'.", did_you_mean(value, allowed))
                )
        if self.periods is not None and self.periods < 0:
            raise QuestionError(
                Problem(f"'periods' cannot be {self.periods}.", "Write a whole number from 0 on.")
            )
        if self.view == "lifecycle" and self.cohort != GOAL:
            raise QuestionError(
                Problem("The lifecycle has no cohorts.", "Leave --cohort out, or name --active.")
            )


def _remarks(question: Retention, rows: list[Row], words: Words) -> tuple[str, ...]:
    if not rows:
        return (words("Nobody began in the period."),)
    if question.view != "lifecycle" and question.kind == "unbounded":
        return (words("In a period or later: what is still to come will raise these figures."),)
    return ()


@dataclass(frozen=True)
class RetentionAnswer(Answer):
    """One row a cohort and period (and group), all cohorts together first."""

    question: Retention

    @property
    def definition(self) -> str:
        """What the figures mean, with the signals and the kind that were chosen."""
        words, lang, journey = Words(self.measured.lang), self.measured.lang, self.measured.journey
        if journey.goal_index() is None and GOAL in (self.question.cohort, self.question.active):
            return super().definition
        first, active = (
            words.quoted(selector(journey, each, lang).label)
            for each in (self.question.cohort, self.question.active)
        )
        if self.question.view == "lifecycle":
            return words(LIFECYCLE, active=active)
        said = words("Begins with: {first}. Active: {active}.", first=first, active=active)
        kind = Retention.values[self.question.kind]
        counted = words("Counted: {kind}.", kind=words(kind).lower())
        return " ".join([super().definition, said, counted])

    def people(self, **which: Any) -> pa.Table:
        """The people of a cohort, and whether each came back in a period.

        Args:
            which: `cohort`, such as `2026-03` (default: all); `period`, such as 1 (default: 1);
                `retained`, True or False (default: both); `segment`.
        """
        from percorso.measure.retention.people import people

        return people(self.question, self.run, which)
