"""The question: what each channel brings for its cost, and how to split the budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from percorso.explain.mix.reading import between, one_of, ranges
from percorso.explain.mix.remarks import about_costs, about_mix
from percorso.explain.mix.rows import COLUMNS, curve_rows, fit_rows, split_rows, week_rows
from percorso.explain.mix.solving import gain, limits_of, split
from percorso.explain.mix.telling import Known, gathered, mixes
from percorso.measure.answer import Answer, Question, Row
from percorso.measure.attribution.models import MODELS
from percorso.measure.options import option
from percorso.words import N_, Words

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.journey import Journey
    from percorso.measure.measured import Measured

VIEWS = ("split", "curves", "fit", "weeks")
OF = ("goals", "value")
ASSUMED = N_(
    "Nothing is fitted: what attribution credits a channel with is assumed to grow with the spend "
    "to the power of {power}. The proposed split brings most for the same money within the bounds, "
    "if that holds. Credit follows from what was seen: it is not what a channel causes."
)
SATURATIONS = ("concave", "s-shaped")


@dataclass(frozen=True, kw_only=True)
class Mix(Question):
    """What each channel brings for what it costs, and the split of the budget that brings most.

    Attributes:
        of: `goals`: cycles that reach the goal; `value`: what goal signals are worth.
        view: `split`, one row a channel and the splits as a whole; `curves`; `fit`, week by week;
            `weeks`, the weekly table for other programs.
        channel: The channels that get a curve; the others count together. None: all.
        budget: What there is to spend in a week; None for what is spent now.
        weeks: The last weeks whose mean is what is spent now.
        most_move: By how many percent a channel may change.
        bound: Limits of a channel instead: `CHANNEL=LOW:HIGH`, money a week.
        saturation: `concave`, or `s-shaped` where a channel may need a push before it works.
        prior: What an experiment found one unit of money brings: `CHANNEL=LOW:HIGH` at 95%.
        assume: Assume curves credit = c · spend^e with this e, from attribution, and fit nothing.
        model: The attribution model whose credit is taken with `assume`.
        currency: The currency of the costs; None takes the one with the largest amount.
        resamples: How many draws for the bands.
        seed: Where their chance begins.
    """

    name: ClassVar[str] = "mix"
    meaning: ClassVar[str] = N_(
        "Weekly goals (or their value) are fitted on what was spent: what is spent works on for a "
        "while (adstock) and each further amount brings less (saturation), beside level, trend, "
        "season and dated notes; no channel may do harm. The proposed split brings most for the "
        "same money within the bounds: one more unit of money brings the same in every channel "
        "that meets no bound. Bands are the middle 95% of draws, which held the truth "
        "in more than eight of ten invented worlds; what a split chosen by the same "
        "data promises too much is taken off. A fit is no experiment: whatever moved together "
        "with the spend counts as its effect."
    )
    columns: ClassVar[tuple[str, ...]] = COLUMNS
    main: ClassVar[tuple[str, ...]] = (
        "what", "channel", "spend", "proposed", "change", "point", "response", "low", "high",
        "response_proposed", "cost_next", "bound", "extrapolated", "week", "observed",
        "fitted", "base", "residual", "forecast", "naive", "goals",
    )  # fmt: skip
    labels: ClassVar[Mapping[str, str]] = {
        "what": N_("Row"),
        "spend": N_("Spend a week"),
        "proposed": N_("Proposed"),
        "change": N_("Change"),
        "point": N_("Point"),
        "response": N_("Brings a week"),
        "low": N_("From (95%)"),
        "high": N_("To (95%)"),
        "response_proposed": N_("Brings as proposed"),
        "cost_next": N_("Cost of one more"),
        "bound": N_("Bound"),
        "extrapolated": N_("Beyond the data"),
        "goals": N_("Goals"),
        "week": N_("Week from"),
        "observed": N_("Reached"),
        "fitted": N_("Fitted"),
        "base": N_("Without channels"),
        "residual": N_("Residual"),
        "forecast": N_("Forecast"),
        "naive": N_("Plain mean"),
    }
    values: ClassVar[Mapping[str, str]] = {
        "channel": N_("Channel"),
        "now": N_("Now"),
        "as_is": N_("Leave as is"),
        "proposed": N_("Proposed"),
        "difference": N_("Difference"),
        "low": N_("Lower bound"),
        "high": N_("Upper bound"),
        "held": N_("Kept"),
    }
    charts: ClassVar[str] = "percorso.explain.charts.mix"

    of: Literal["goals", "value"] = option(
        "goals", "What spending brings: goals, or their value; default: goals.", choices=OF
    )
    view: Literal["split", "curves", "fit", "weeks"] = option(
        "split", "split: a row a channel and the splits; curves; fit: week by week; weeks: the "
        "weekly table for other programs.", choices=VIEWS,
    )  # fmt: skip
    channel: tuple[str, ...] = option(
        (), "A channel that gets a curve; repeat it. The others count together. Default: all.",
        many=True, metavar="CHANNEL",
    )  # fmt: skip
    budget: float | None = option(
        None, "Money to spend in a week; default: what is spent now.", kind=float, metavar="MONEY"
    )
    weeks: int = option(
        13, "The last weeks whose mean is what is spent now; default: 13.", kind=int, metavar="N"
    )
    most_move: float = option(
        20.0, "By how many percent a channel may change; default: 20.", kind=float,
        metavar="PERCENT",
    )  # fmt: skip
    bound: tuple[str, ...] = option(
        (), "Limits of a channel instead, in money a week; repeat it.", many=True,
        metavar="CHANNEL=LOW:HIGH",
    )  # fmt: skip
    saturation: Literal["concave", "s-shaped"] = option(
        "concave", "Whether a channel may need a push before it works; default: concave.",
        choices=SATURATIONS,
    )  # fmt: skip
    prior: tuple[str, ...] = option(
        (), "What an experiment found one unit of money brings, its 95% interval; repeat it.",
        many=True, metavar="CHANNEL=LOW:HIGH",
    )  # fmt: skip
    assume: float | None = option(
        None, "Fit nothing: assume that what attribution credits grows with the spend to this "
        "power, 0.5 to 0.9.", kind=float, metavar="POWER",
    )  # fmt: skip
    model: str = option(
        "linear", "The attribution model that --assume takes; default: linear.", choices=MODELS
    )
    currency: str | None = option(
        None, "The currency of the costs; default: the one with the largest amount.",
        metavar="CODE",
    )  # fmt: skip
    resamples: int = option(200, "Draws for the bands; default: 200.", kind=int, metavar="N")
    seed: int = option(1, "Where the chance of the draws begins; default: 1.", kind=int, least=0,
                       metavar="N")  # fmt: skip

    def __post_init__(self) -> None:
        """One channel, bound or prior may be given as it is, without a list."""
        for name in ("channel", "bound", "prior"):
            if isinstance(given := getattr(self, name), str):
                object.__setattr__(self, name, (given,))

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """The report asks for the split and the curves of journeys that have a goal."""
        if journey.goal_index() is None:
            return {}
        return {cls.name: cls(), "mix_curves": cls(view="curves")}

    def answer(self, measured: Measured) -> MixAnswer:
        """Fit the curves of every group and split the budget."""
        self._check()
        run, words = measured.run(self), Words(measured.lang)
        if measured.journey.goal_index() is None:
            said = words("The journey has no goal, so there is nothing that spending could bring.")
            return MixAnswer(self, [], measured, run, None, remarks=(said,))
        known = gathered(self, measured, run)
        rows, remarks = told(known)
        return MixAnswer(self, rows, measured, run, known, remarks=tuple(remarks))

    def _check(self) -> None:
        for name, value, allowed in (
            ("of", self.of, OF), ("view", self.view, VIEWS), ("model", self.model, MODELS),
            ("saturation", self.saturation, SATURATIONS),
        ):  # fmt: skip
            one_of(name, value, allowed)
        between("weeks", self.weeks, 1, 1000)
        between("most_move", self.most_move, 0, 100)
        between("resamples", self.resamples, 50, 10_000)
        between("seed", self.seed, 0, 2**32)
        if self.assume is not None:
            between("assume", self.assume, 0.5, 0.9)
        if self.budget is not None:
            between("budget", self.budget, 0.01, 1e12)


def told(known: Known) -> tuple[list[Row], list[str]]:
    """The rows of the view that was asked for, and the remarks."""
    asked, remarks = known.asked, list(about_costs(known))
    if not known.spent.channels:
        return [], remarks
    if asked.view == "weeks":
        return list(week_rows(known, known.run.labels())), remarks
    names = known.spent.channels
    given = ranges("bound", asked.bound, names)
    bounds = {place: given[name] for place, name in enumerate(names) if name in given}
    rows: list[Row] = []
    for mix in mixes(known):
        now = known.now()
        as_is, limits = limits_of(now, asked.budget, asked.most_move / 100, bounds)
        found = split(mix, now, as_is, limits)
        won = gain(mix, found)
        remarks += about_mix(known, mix, won)
        views = {
            "split": lambda: split_rows(known, mix, found, won),  # noqa: B023 called at once
            "curves": lambda: curve_rows(known, mix, found),  # noqa: B023
            "fit": lambda: fit_rows(known, mix),  # noqa: B023
        }
        rows += views[asked.view]()
    return rows, remarks


@dataclass(frozen=True)
class MixAnswer(Answer):
    """One row a channel and the splits as a whole; other views have other rows."""

    question: Mix
    known: Known | None

    @property
    def definition(self) -> str:
        """What the figures mean; of assumed curves, that they are assumed."""
        if self.question.assume is None:
            return super().definition
        return Words(self.measured.lang)(ASSUMED, power=self.question.assume)

    def people(self, **which: Any) -> pa.Table:
        """Who reached the goal in the weeks that were fitted.

        Args:
            which: `week`, the Monday of one week; `segment`, one group.

        Returns:
            One row a goal: person, at, week, and segment where there are groups.
        """
        from percorso.explain.mix.people import goals_behind

        return goals_behind(self, which)


__all__ = ["Mix", "MixAnswer"]
