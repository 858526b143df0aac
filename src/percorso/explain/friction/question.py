"""The question: where the journey hurts, ranked by cost; or where it delights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from percorso.durations import microseconds
from percorso.engine.columns import BASE, column_of
from percorso.errors import Problem, QuestionError
from percorso.explain.friction.baselines import Finding
from percorso.explain.friction.gather import Plan
from percorso.explain.friction.names import WHAT
from percorso.explain.friction.remarks import remarks
from percorso.explain.friction.rows import COLUMNS
from percorso.explain.friction.search import search
from percorso.measure.answer import Answer, Question
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.measure.segments import Field, parse_field
from percorso.measure.selectors import selector
from percorso.words import N_

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.journey import Journey

AMONG = ("event.device", "person.geo_region")
NONE = ("none",)


@dataclass(frozen=True, kw_only=True)
class Friction(Question):
    """Where people are lost, go round or wait, against what is usual, ranked by what it costs.

    Attributes:
        view: `frictions`, or `delights`: the moments that go with going on and coming back.
        against: The baseline: `steps`, the median of comparable steps and, for the values of some
            fields, the others at the same place; `previous`, the period of the same length before.
            With `by` it is the other groups, with `compare` the other segment.
        among: The fields whose values are held against each other at every place; `none` for none.
        errors: The signals that are errors; by default events whose name says so.
        asks: The signals that ask for help; by default what happens at touchpoints of help.
        back_within: A customer who begins another cycle within it has come back.
        everything: Also what is not above its baseline.
    """

    name: ClassVar[str] = "friction"
    meaning: ClassVar[str] = N_(
        "Each component (drop-off, repeats, returns, channel switches, errors, long waits, help "
        "asked, low scores) is a share of the stays at a place, held against its baseline; the "
        "excess has a 95% interval. Cost is the lower bound of the loss that goes with the excess, "
        "times the chance to reach the goal from there, times the mean value of a goal cycle. "
        "What stands out does so at a false alarm rate of 5% over everything tested "
        "(Benjamini–Hochberg). Nothing here is proven to be the cause."
    )
    columns: ClassVar[tuple[str, ...]] = COLUMNS
    main: ClassVar[tuple[str, ...]] = (
        "segment", "rank", "stage", "touchpoint", "from", "value", "component", "n", "rate",
        "baseline", "excess_low", "cost_low", "gained_goals_low", "q_value",
    )  # fmt: skip
    labels: ClassVar[dict[str, str]] = {
        "rank": N_("Rank"),
        "value": N_("Who"),
        "component": N_("What happens"),
        "n": N_("Cases"),
        "rate": N_("Share"),
        "baseline": N_("Usual"),
        "excess_low": N_("At least more"),
        "cost_low": N_("Costs at least"),
        "gained_goals_low": N_("Goals gained at least"),
        "q_value": N_("q"),
    }
    values: ClassVar[dict[str, str]] = WHAT
    shares: ClassVar[tuple[str, ...]] = ("rate", "baseline", "excess")
    bases: ClassVar[dict[str, str]] = {"rate": "n", "excess": "n"}
    charts: ClassVar[str] = "percorso.explain.charts.friction"
    view: Literal["frictions", "delights"] = option(
        "frictions", "What to look for: frictions, or delights.", choices=("frictions", "delights")
    )
    against: Literal["steps", "previous"] = option(
        "steps",
        "The baseline: comparable steps and the other values of the fields, or the period before.",
        choices=("steps", "previous"),
    )
    among: tuple[str, ...] = option(
        AMONG, "A field whose values are held against each other at every place; repeat it, or "
        "say none.", metavar="FIELD", many=True,
    )  # fmt: skip
    errors: tuple[str, ...] = option(
        (), "A signal that is an error; repeat it. By default events whose name says so.",
        flag="--error", metavar="SIGNAL", many=True,
    )  # fmt: skip
    asks: tuple[str, ...] = option(
        (), "A signal that asks for help; repeat it. By default touchpoints of help.",
        metavar="SIGNAL", many=True,
    )  # fmt: skip
    back_within: str = option(
        "60d", "A customer who begins another cycle within this has come back.", metavar="LENGTH"
    )
    everything: bool = option(False, "Also what is not above its baseline.", kind=bool)

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """A report asks for the frictions and for the delights."""
        return {cls.name: cls(), "delights": cls(view="delights")}

    def fields(self, journey: Journey) -> set[str]:
        """The fields held against each other, and those that the signals look at."""
        named = {one.name for one in self.compared() if column_of(one.name) not in BASE}
        return named.union(*(selector(journey, one).fields() for one in (*self.errors, *self.asks)))

    def compared(self) -> tuple[Field, ...]:
        """The fields whose values are held against each other: none with any other baseline."""
        alone = self.by is None and self.compare is None and self.against == "steps"
        if not alone or self.view == "delights" or tuple(self.among) == NONE:
            return ()
        return tuple(parse_field(one) for one in self.among)

    def answer(self, measured: Measured) -> FrictionAnswer:
        """Find them.

        Raises:
            QuestionError: An option cannot be used, or there is too much to hold apart.
        """
        self._check()
        run = measured.run(self)
        found = search(self, run)
        told = found.teller.rows(found.findings, self.everything)
        rows, behind = [row for row, _ in told], [one for _, one in told]
        said = remarks(self, run, found, rows)
        return FrictionAnswer(self, rows, measured, run, behind, found.plan, remarks=said)

    def _check(self) -> None:
        for name, allowed in (
            ("view", ("frictions", "delights")),
            ("against", ("steps", "previous")),
        ):
            if getattr(self, name) not in allowed:
                raise QuestionError(
                    Problem(f"'{name}' cannot be '{getattr(self, name)}'.",
                            f"Allowed: {', '.join(allowed)}.")
                )  # fmt: skip
        try:
            microseconds(self.back_within)
        except ValueError as error:
            raise QuestionError(
                Problem(f"'back_within' is no length of time: '{self.back_within}'.",
                        "Write 60d, 8w or 12h.")
            ) from error  # fmt: skip


@dataclass(frozen=True)
class FrictionAnswer(Answer):
    """Findings as rows: those that stand out by cost, then the others by how sure they are."""

    findings: Sequence[Finding] = field(repr=False, default=())
    plan: Plan | None = field(repr=False, default=None)

    def people(self, **which: Any) -> pa.Table:
        """The people who met a friction, with the event that shows it.

        Args:
            which: `rank`; or `row`, the number of the row from 1, for what has no rank.

        Returns:
            person, cycle, stage, entered_at, at (when), event (what happened), touchpoint, channel.

        Raises:
            QuestionError: There is no such rank or row.
        """
        from percorso.explain.friction.people import people

        return people(self, which)
