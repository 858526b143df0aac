"""The question: which behaviours go with going on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from percorso.engine.columns import BASE, column_of
from percorso.errors import Problem, QuestionError
from percorso.explain.drivers.behaviours import KINDS
from percorso.explain.drivers.counting import count, windows
from percorso.explain.drivers.names import KIND_WORDS
from percorso.explain.drivers.plan import Plan, plan_of, read_window
from percorso.explain.drivers.remarks import remarks
from percorso.explain.drivers.rows import COLUMNS, Limits, Place, Teller
from percorso.explain.drivers.units import COLUMNS as OUTCOMES
from percorso.explain.drivers.units import Ints
from percorso.measure.answer import Answer, Question
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.measure.selectors import selector
from percorso.words import N_

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.journey import Journey


@dataclass(frozen=True, kw_only=True)
class Drivers(Question):
    """Which behaviours go with going on, and which with not, in a window equal for everybody.

    Attributes:
        stage: Only this stage; by default every stage before the goal.
        outcome: What going on is: a `later` stage, the `next`, the `goal`, or a signal.
        window: How long each is watched from the entry on: a length of time, or a share of those
            who went on, such as `50%`: the time within which so many of them had.
        of: Only these kinds of behaviour.
        behaviours: Signals to look for; alone they are the only ones.
        properties: The fields whose values at the entry are looked at.
        least: So many entries with a behaviour, and as many without it, or it is not tested.
        points: A smaller difference, in points, is not shown.
        everything: Also what is not sure, or too small.
    """

    name: ClassVar[str] = "drivers"
    meaning: ClassVar[str] = N_(
        "Each first entry of a stage in a cycle is watched for the same time, its window; who went "
        "on or ended before its end, and who is undecided, is left out. The odds of going on after "
        "the window, with a behaviour seen in it over those without (Haldane), with a 95% interval "
        "(Woolf); adjusted, within equal kinds of cycle and devices (Mantel–Haenszel). What stands "
        "out does so at a false alarm rate of 5% over everything tested (Benjamini–Hochberg). A "
        "behaviour goes with going on, which does not mean that people go on because of it."
    )
    columns: ClassVar[tuple[str, ...]] = COLUMNS
    main: ClassVar[tuple[str, ...]] = (
        "segment", "rank", "stage", "kind", "name", "n_with", "share_with", "share_without",
        "odds_ratio", "odds_ratio_low", "odds_ratio_high", "odds_ratio_adjusted", "q_value",
    )  # fmt: skip
    labels: ClassVar[dict[str, str]] = {
        "rank": N_("Rank"),
        "name": N_("Behaviour"),
        "n_with": N_("With it"),
        "share_with": N_("Go on with it"),
        "share_without": N_("Without it"),
        "odds_ratio": N_("Odds ratio"),
        "odds_ratio_low": N_("at least"),
        "odds_ratio_high": N_("at most"),
        "odds_ratio_adjusted": N_("Adjusted"),
        "q_value": N_("q"),
    }
    values: ClassVar[dict[str, str]] = KIND_WORDS
    shares: ClassVar[tuple[str, ...]] = ("share", "difference")
    bases: ClassVar[dict[str, str]] = {
        "share_with": "n_with", "share_without": "n_without", "difference": "n_with",
    }  # fmt: skip
    charts: ClassVar[str] = "percorso.explain.charts.drivers"
    stage: str | None = option(
        None, "Only this stage; by default every stage before the goal.", metavar="ID"
    )
    outcome: str = option(
        "later", "What going on is: later (stage), next, goal, or a signal.", metavar="SIGNAL"
    )
    window: str = option(
        "50%", "How long each is watched: a length, or a share of those who went on, who had done "
        "so within it.", metavar="LENGTH",
    )  # fmt: skip
    of: tuple[str, ...] = option(
        (), "Only this kind of behaviour; repeat it.", many=True, choices=KINDS
    )
    behaviours: tuple[str, ...] = option(
        (), "A signal to look for; repeat it. Alone, nothing else is tested.", many=True,
        flag="--behaviour", metavar="SIGNAL",
    )  # fmt: skip
    properties: tuple[str, ...] = option(
        ("device", "geo_region", "utm_campaign"),
        "A field whose value at the entry is looked at; repeat it.", many=True,
        flag="--property", metavar="FIELD",
    )  # fmt: skip
    least: int = option(
        25, "So many with a behaviour and as many without it, or it is not tested.", kind=int,
        metavar="N",
    )  # fmt: skip
    points: float = option(
        1.0, "A difference below so many points is not shown.", kind=float, metavar="POINTS"
    )
    everything: bool = option(False, "Also what is not sure, or too small.", kind=bool)

    def fields(self, journey: Journey) -> set[str]:
        """The properties, and the fields that the signals look at."""
        named = {name for name in self.properties if column_of(name) not in BASE}
        texts = [*self.behaviours, *([] if self.outcome in OUTCOMES else [self.outcome])]
        return named.union(*(selector(journey, text).fields() for text in texts))

    def answer(self, measured: Measured) -> DriversAnswer:
        """Find them.

        Raises:
            QuestionError: An option cannot be used, or there is too much to hold apart.
        """
        self._check()
        run = measured.run(self)
        plan = plan_of(self, run)
        window = windows(run, plan)
        limits = Limits(self.least, self.points, self.everything)
        teller = Teller(run, plan, window, count(run, plan, window), limits)
        told = teller.rows()
        rows = [row for row, _ in told]
        said = remarks(self, teller, rows)
        places = [place for _, place in told]
        return DriversAnswer(self, rows, measured, run, places, plan, window, remarks=said)

    def _check(self) -> None:
        read_window(self.window)
        for kind in self.of:
            if kind not in KINDS:
                raise QuestionError(
                    Problem(f"'of' cannot be '{kind}'.", f"Allowed: {', '.join(KINDS)}.")
                )
        if self.least < 1 or self.points < 0:
            raise QuestionError(
                Problem("'least' is 1 or more, and 'points' not below 0.", "Leave them out.")
            )


@dataclass(frozen=True)
class DriversAnswer(Answer):
    """Behaviours as rows: those that stand out first, the surest difference before the others."""

    places: Sequence[Place] = field(repr=False, default=())
    plan: Plan | None = field(repr=False, default=None)
    window: Ints | None = field(repr=False, default=None)

    def people(self, **which: Any) -> pa.Table:
        """The people with a behaviour, or without it, each with what became of them.

        Args:
            which: `rank`; and `which`, `with` (as it is) or `without`.

        Returns:
            person, cycle, stage, entered_at, went_on (whether), at (when they went on).

        Raises:
            QuestionError: There is no such rank or group.
        """
        from percorso.explain.drivers.people import people

        return people(self, which)
