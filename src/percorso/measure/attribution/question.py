"""Attribution: which channels the conversions are credited to, by every model side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from percorso.errors import Problem, QuestionError
from percorso.measure.answer import Answer, Question
from percorso.measure.attribution.gather import TOUCH_FIELDS, Plan, gather
from percorso.measure.attribution.models import MODELS
from percorso.measure.attribution.reading import (
    LABELS,
    SHARED,
    length,
    one_of,
    parts,
    targets,
)
from percorso.measure.attribution.refusals import MODELS_SAID
from percorso.measure.attribution.rules import RULES, Weights
from percorso.measure.attribution.touches import FOREVER
from percorso.measure.options import option
from percorso.words import N_

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.journey import Journey
    from percorso.measure.measured import Measured

USUAL = (*RULES, "markov", "shapley_sum", "shapley_rate")


@dataclass(frozen=True, kw_only=True)
class Attribution(Question):
    """Conversions divided among the channels of the paths that led to them.

    Attributes:
        of: What is attributed: `goal`, a stage (its first entry in each cycle), or `all-stages`;
            None means the goal, or all stages where the journey has none.
        model: The models; none means the rules, Markov of order 1 and two Shapley games.
        order: The orders of the Markov chain, 1 to 3.
        view: `models`, one row a model and channel; `side`, one row a channel; `paths`, the
            commonest paths; `spread`, where the models differ.
        touch: What tells touches apart: `channel`, `campaign`, `touchpoint` or `source`.
        without: Channels that are no touches.
        look_back: How long before a conversion a touch counts; `none` for ever.
        dedup: The same channel again within this time is one touch; `none` for never.
        direct: The channel that the last non-direct model passes over.
        half_life: Of the time decay.
        position_weights: First, middle and last of the position model, in percent.
        two_touches: First and last of the position model where a path has two touches.
        currency: The currency whose value is credited; none means the commonest.
        least: Fewest conversions for which the data-driven models answer.
        resamples: How many times the paths are drawn anew for the bands; 0 for no bands.
        seed: Of those draws.
        heard: The event that says how somebody heard of the company.
        heard_in: The field of that event with the answer.
        top: How many paths the view `paths` tells.
    """

    name: ClassVar[str] = "attribution"
    meaning: ClassVar[str] = N_(
        "A conversion is the first goal signal of a cycle, or the first entry of a stage in a "
        "cycle. Its path are the touches before it, inside the look-back and after the person's "
        "previous conversion; a touch is an event with a channel. A model divides each conversion "
        "among the touches of its path; an empty path gives it to no touch, so credits add up to "
        "the conversions. Cycles that went quiet without the goal are the paths that led nowhere. "
        "Low and high are the middle 90% of the shares when the paths are drawn anew. Credit "
        "follows from what was seen: it is not what a channel causes."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "model", "order", "channel", "credit", "value", "share", "low", "high", "removal_effect",
        "rank", "rank_low", "rank_high", "n", "conversions", "currency", "cost", "cost_currency",
        "cost_per_conversion",
    )  # fmt: skip
    main: ClassVar[tuple[str, ...]] = (
        "segment", "of", "model", "order", "channel", "place", "title", "path", "touches", "n",
        "nulls", "rate", "credit", "value", "share", "low", "high", *SHARED, "heard", "lowest",
        "low_model", "highest", "high_model", "spread", "removal_effect", "cost",
        "cost_per_conversion", "impressions", "grp",
    )  # fmt: skip
    labels: ClassVar[Mapping[str, str]] = LABELS
    values: ClassVar[Mapping[str, str]] = MODELS_SAID
    shares: ClassVar[tuple[str, ...]] = (
        *SHARED, "share", "low", "high", "lowest", "highest", "spread", "heard", "rate",
        "removal_effect",
    )  # fmt: skip
    bases: ClassVar[Mapping[str, str]] = {"share": "conversions", "removal_effect": "conversions"}
    charts: ClassVar[str] = "percorso.measure.charts.attribution"

    of: str | None = option(
        None,
        "What is attributed: goal, a stage's id, or all-stages; default: goal, or all stages "
        "where there is none.",
        metavar="TARGET",
    )
    model: tuple[str, ...] = option(
        (), "A model; repeat it. Default: the rules, markov, shapley_sum and shapley_rate.",
        many=True, choices=MODELS,
    )  # fmt: skip
    order: tuple[int, ...] = option(
        (), "Order of the Markov chain, 1 to 3; repeat it. Default: 1.", many=True, kind=int,
        metavar="K",
    )  # fmt: skip
    view: Literal["models", "side", "paths", "spread"] = option(
        "models", "models: a row a model and channel; side: a row a channel; paths: the commonest "
        "paths; spread: where the models differ.", choices=("models", "side", "paths", "spread"),
    )  # fmt: skip
    touch: Literal["channel", "campaign", "touchpoint", "source"] = option(
        "channel", "What tells touches apart.", choices=tuple(TOUCH_FIELDS)
    )
    without: tuple[str, ...] = option(
        (), "A channel that is no touch, such as website; repeat it.", many=True, metavar="CHANNEL"
    )
    look_back: str = option(
        "30d", "How long before a conversion a touch counts, or none; default: 30d.",
        metavar="LENGTH",
    )  # fmt: skip
    dedup: str = option(
        "30min", "The same channel again within this time is one touch, or none; default: 30min.",
        metavar="LENGTH",
    )  # fmt: skip
    direct: str = option("direct", "The channel that last_non_direct passes over.",
                         metavar="CHANNEL")  # fmt: skip
    half_life: str = option("7d", "Half-life of time_decay; default: 7d.", metavar="LENGTH")
    position_weights: str = option(
        "40/20/40", "First, middle and last of position, in percent; default: 40/20/40.",
        metavar="A/B/C",
    )  # fmt: skip
    two_touches: str = option(
        "50/50", "First and last of position where there are two touches; others use 25/75 or "
        "30/70. Default: 50/50.", metavar="A/B",
    )  # fmt: skip
    currency: str | None = option(
        None, "The currency whose value is credited; default: the commonest.", metavar="CODE"
    )
    least: int = option(
        2, "Fewest conversions for which the data-driven models answer; default: 2.", kind=int,
        metavar="N",
    )  # fmt: skip
    resamples: int = option(200, "Draws for the bands; 0 for none; default: 200.", kind=int,
                            metavar="N")  # fmt: skip
    seed: int = option(1, "Where the chance of the draws begins; default: 1.", kind=int, least=0,
                       metavar="N")  # fmt: skip
    heard: str | Mapping[str, Any] | None = option(
        None, "The event that says how somebody heard of you: its name, or a rule.",
        metavar="SIGNAL",
    )  # fmt: skip
    heard_in: str = option("text", "The field of that event with the answer; default: text.",
                           metavar="FIELD")  # fmt: skip
    top: int = option(50, "paths: how many; default: 50.", kind=int, metavar="N")

    def __post_init__(self) -> None:
        """One model, order or channel may be given as it is, without a list."""
        for name in ("model", "order", "without"):
            given = getattr(self, name)
            if isinstance(given, str | int):
                object.__setattr__(self, name, (given,))

    def fields(self, journey: Journey) -> set[str]:
        """The field that tells touches apart, and those of the answers."""
        from percorso.engine.columns import BASE, column_of
        from percorso.measure.selectors import selector

        wanted = {TOUCH_FIELDS[one_of("touch", self.touch, tuple(TOUCH_FIELDS))]}
        if self.heard:
            wanted |= {self.heard_in, *selector(journey, self.heard).fields()}
        return {name for name in wanted if column_of(name) not in BASE}

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """The report asks it of journeys that have a goal."""
        return {} if journey.goal_index() is None else {cls.name: cls()}

    def answer(self, measured: Measured) -> AttributionAnswer:
        """Find the paths and divide the conversions."""
        from percorso.measure.attribution.telling import told

        plan = self.plan(measured.journey)
        run = measured.run(self)
        found = gather(run, plan)
        rows, remarks = told(self, measured, run, plan, found)
        return AttributionAnswer(self, rows, measured, run, plan, remarks=tuple(remarks))

    def plan(self, journey: Journey) -> Plan:
        """The options as numbers.

        Raises:
            QuestionError: One of them cannot be read, or names what the journey does not have.
        """
        one_of("view", self.view, ("models", "side", "paths", "spread"))
        for model in self.model:
            one_of("model", model, MODELS)
        self.orders()
        return Plan(
            one_of("touch", self.touch, tuple(TOUCH_FIELDS)), tuple(self.without),
            targets(journey, self.of), length("look_back", self.look_back, FOREVER),
            length("dedup", self.dedup, -1), float(length("half_life", self.half_life, 0)),
        )  # fmt: skip

    def orders(self) -> tuple[int, ...]:
        """The orders of the Markov chain.

        Raises:
            QuestionError: One is not between 1 and 3.
        """
        for order in self.order:
            if order not in (1, 2, 3):
                raise QuestionError(
                    Problem(f"A Markov chain of order {order} is not offered.", "Allowed: 1, 2, 3.")
                )
        return tuple(dict.fromkeys(self.order)) or (1,)

    def wanted(self) -> list[tuple[str, int]]:
        """The models in their usual order, each with its order (0 where it has none)."""
        chosen = self.model or USUAL
        return [
            (model, order)
            for model in MODELS
            if model in chosen
            for order in (self.orders() if model == "markov" else (0,))
        ]

    def weights(self) -> Weights:
        """The shares of the position model.

        Raises:
            QuestionError: They are not parts of a hundred.
        """
        first, _, last = parts("position_weights", self.position_weights, 3)
        return Weights(first, last, parts("two_touches", self.two_touches, 2)[0])


@dataclass(frozen=True)
class AttributionAnswer(Answer):
    """One row a model and channel; other views have other rows."""

    plan: Plan

    def people(self, **which: Any) -> pa.Table:
        """The conversions behind a credit, with their people.

        Args:
            which: `channel`, only conversions whose path has it (`no touch`: those whose path is
                empty); `of`, a stage's id, where several are told.

        Returns:
            One row a conversion: person, at, of, touches, path, value (in the currency told).
        """
        from percorso.measure.attribution.behind import conversions

        return conversions(self, which)


__all__ = ["Attribution", "AttributionAnswer"]
