"""Attribution: which channels the conversions are credited to, by every model side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from percorso.durations import microseconds
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import Answer, Question
from percorso.measure.attribution.gather import TOUCH_FIELDS, Plan, gather
from percorso.measure.attribution.models import MODELS
from percorso.measure.attribution.rules import RULES, Weights
from percorso.measure.attribution.touches import FOREVER, GOAL
from percorso.measure.options import option
from percorso.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from percorso.journey import Journey
    from percorso.measure.measured import Measured

USUAL = (*RULES, "markov", "shapley_sum", "shapley_rate")
ALL_STAGES = "all-stages"
NEVER = ("none", "never", "0")


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
        "rank", "rank_low", "rank_high", "n", "currency", "cost", "cost_currency",
        "cost_per_conversion",
    )  # fmt: skip
    main: ClassVar[tuple[str, ...]] = (
        "segment", "of", "model", "order", "channel", "position", "title", "path", "n",
        "conversions", "nulls", "rate", "credit", "value", "share", *(USUAL), "shapley_ordered",
        "low", "high", "low_model", "high_model", "spread", "removal_effect", "currency", "cost",
        "cost_per_conversion", "impressions", "grp",
    )  # fmt: skip
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
    seed: int = option(1, "Where the chance of the draws begins; default: 1.", kind=int,
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

        wanted = {TOUCH_FIELDS[_one_of("touch", self.touch, tuple(TOUCH_FIELDS))]}
        if self.heard:
            wanted |= {self.heard_in, *selector(journey, self.heard).fields()}
        return {name for name in wanted if column_of(name) not in BASE}

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
        _one_of("view", self.view, ("models", "side", "paths", "spread"))
        for model in self.model:
            _one_of("model", model, MODELS)
        self.orders()
        return Plan(
            _one_of("touch", self.touch, tuple(TOUCH_FIELDS)), tuple(self.without),
            targets(journey, self.of), _length("look_back", self.look_back, FOREVER),
            _length("dedup", self.dedup, -1), float(_length("half_life", self.half_life, 0)),
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
        first, _, last = _parts("position_weights", self.position_weights, 3)
        return Weights(first, last, _parts("two_touches", self.two_touches, 2)[0])


def targets(journey: Journey, of: str | None) -> tuple[int, ...]:
    """The numbers of the measured stages that are meant, or the goal.

    Raises:
        QuestionError: There is no such stage, or the journey has no goal.
    """
    measured = [stage.id for stage in journey.stages if stage.measured]
    if of == ALL_STAGES or (of is None and journey.goal_index() is None):
        return tuple(range(len(measured)))
    if of in measured:
        return (measured.index(of),)
    if of not in (None, "goal"):
        known = [*measured, "goal", ALL_STAGES]
        raise QuestionError(
            Problem(f"There is no stage '{of}' with a rule.", did_you_mean(str(of), known))
        )
    if journey.goal_index() is None:
        raise QuestionError(
            Problem("The journey has no goal, so there are no conversions.",
                    "Mark a stage with 'goal: true', or say --of STAGE or --of all-stages.")
        )  # fmt: skip
    return (GOAL,)


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise QuestionError(
            Problem(f"'{name}' cannot be '{value}'.", did_you_mean(str(value), allowed, 12))
        )
    return value


def _length(name: str, value: str, never: int) -> int:
    """A length of time in microseconds; `never` for the words that mean none, where allowed."""
    if never and str(value).strip().lower() in NEVER:
        return never
    try:
        return microseconds(value)
    except ValueError as error:
        fix = "Write 30d, 12h or 30min" + (", or none." if never else ".")
        raise QuestionError(Problem(f"'{name}' cannot be read: {error}", fix)) from error


def _parts(name: str, text: str, many: int) -> list[float]:
    """Parts of a hundred such as `40/20/40`, as shares of one."""
    try:
        parts = [float(part) for part in str(text).split("/")]
    except ValueError:
        parts = []
    if len(parts) != many or min(parts, default=-1) < 0 or abs(sum(parts) - 100) > 1e-6:
        example = "40/20/40" if many == 3 else "50/50"
        raise QuestionError(
            Problem(f"'{name}' cannot be '{text}'.",
                    f"Write {many} shares that make 100, such as {example}.")
        )  # fmt: skip
    return [part / 100 for part in parts]


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
            One row a conversion: person, at, touches, path, value and currency.
        """
        from percorso.measure.attribution.behind import conversions

        return conversions(self, which)


__all__ = ["Attribution", "AttributionAnswer"]
