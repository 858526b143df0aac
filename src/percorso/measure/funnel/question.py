"""The funnel: steps, and how many get from each to the next, under a definition that is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pyarrow as pa

from percorso.engine.columns import BASE, column_of
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import Answer, Question, chosen
from percorso.measure.funnel import telling
from percorso.measure.funnel.counting import Attempts, count
from percorso.measure.funnel.plan import ANY, COUNTS, EXCLUSIONS, FIRST_ONLY, ORDERS
from percorso.measure.funnel.presets import PRESETS
from percorso.measure.funnel.reading import Asked, asked, excluded_of, steps_of
from percorso.measure.funnel.rows import behind, furthest, step_rows
from percorso.measure.funnel.whatif import COLUMNS, what_if_rows
from percorso.measure.listing import INSTANT, assemble, person_codes, person_names
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.journey import Journey

FIGURES = ("reached", "dropped", "undecided")
STEP_COLUMNS = (
    "step", "name", "optional", "reached", "decided", "conversion", "conversion_low",
    "conversion_high", "conversion_previous", "conversion_previous_low",
    "conversion_previous_high", "decided_previous", "dropped", "undecided",
    "undecided_previous", "time_median_s", "time_previous_median_s",
)  # fmt: skip
"""The keys of a row of a step; a row of `what_if` has others."""


@dataclass(frozen=True, kw_only=True)
class Funnel(Question):
    """Steps and how many go from each to the next.

    Attributes:
        steps: What the steps are: stages, touchpoints, events or rules; none for the measured
            stages in order up to the goal.
        optional: Steps, by number from 1 or as written, without which a later one may follow.
        order: `ordered` (other events may lie between), `strict_next` (the very next event) or
            `any`.
        within: Time from the first step, such as `7d`.
        step_within: Time from the last step done: `1d` for each step, `3=2h` for the third.
        start_at: `any`, of all attempts the one that gets furthest, or `first`, the first only.
        count: `people`, `cycles` or `attempts`.
        exclude: Events that end an attempt; `2-3:EVENT` only between those two steps.
        exclusion: What an excluded event does: `stop`, `drop` the attempt, or leave out the
            `person`.
        hold: Fields whose value must be the same at every step.
        inside: Whether later steps must fall in the period too.
        preset: The definition of a tool: amplitude, mixpanel, posthog, ga4 or adobe.
        what_if: One row for each of many definitions, with the number under each.

    Example:
        >>> Funnel(steps=("think", "goal"), within="7d").within
        '7d'
    """

    name: ClassVar[str] = "funnel"
    meaning: ClassVar[str] = N_(
        "A step is reached when some choice of events gets there. Conversion is the share of those "
        "decided: who may still go on is undecided, and counted apart. From the step before: out "
        "of those who reached the last required step and are decided. Intervals are at 95%."
    )
    columns: ClassVar[tuple[str, ...]] = (*STEP_COLUMNS, "variant", *COLUMNS, "started")
    main: ClassVar[tuple[str, ...]] = (
        "step", "name", *COLUMNS, "started", "reached", "decided", "conversion",
        "conversion_previous", "dropped", "undecided", "time_median_s", "time_previous_median_s",
    )  # fmt: skip
    labels: ClassVar[Mapping[str, str]] = telling.LABELS
    values: ClassVar[Mapping[str, str]] = telling.VALUES
    shares: ClassVar[tuple[str, ...]] = ("conversion",)
    bases: ClassVar[Mapping[str, str]] = {
        "conversion": "decided",
        "conversion_previous": "decided_previous",
    }
    charts: ClassVar[str] = "percorso.measure.charts.funnel"

    steps: tuple[Any, ...] = option(
        (), "A step: a stage, 'goal', a touchpoint, an event or a rule; repeat it. Default: the "
        "stages up to the goal.", flag="--step", metavar="SIGNAL", many=True,
    )  # fmt: skip
    optional: tuple[Any, ...] = option(
        (), "A step that may be missing, by its number or as written; repeat it.", metavar="STEP",
        many=True,
    )  # fmt: skip
    order: str | None = option(
        None, "How steps follow: other events may lie between, none may, or any order. Default: "
        "ordered.", choices=ORDERS,
    )  # fmt: skip
    within: str | None = option(None, "Time from the first step, such as 7d; 'none' for none.",
                         metavar="LENGTH")  # fmt: skip
    step_within: tuple[Any, ...] = option(
        (), "Time from the step before: 1d for every step, 3=2h for the third; repeat it.",
        metavar="LENGTH", many=True,
    )  # fmt: skip
    start_at: str | None = option(
        None, "Which attempt counts: the one that gets furthest (any) or only the first. Default: "
        "any.", flag="--start", choices=FIRST_ONLY,
    )  # fmt: skip
    count: str | None = option(None, "What is counted. Default: people.", choices=COUNTS)
    exclude: tuple[Any, ...] = option(
        (), "An event that ends an attempt; 2-3:EVENT only between those steps; repeat it.",
        metavar="SIGNAL", many=True,
    )  # fmt: skip
    exclusion: str | None = option(
        None, "What an excluded event does: the steps before it count (stop), the attempt does "
        "not (drop), the person does not (person). Default: stop.", choices=EXCLUSIONS,
    )  # fmt: skip
    hold: tuple[Any, ...] = option(
        (), "A field whose value is the same at every step; repeat it.", metavar="FIELD", many=True,
    )  # fmt: skip
    inside: bool = option(False, "Later steps must fall in the period too.", kind=bool)
    preset: str | None = option(None, "The definition of a tool; what is said beside it wins.",
                                choices=tuple(PRESETS))  # fmt: skip
    what_if: bool = option(False, "One row for each of many definitions: see how the answer moves.",
                           kind=bool)  # fmt: skip

    def fields(self, journey: Journey) -> set[str]:
        """The fields of the steps, of the exclusions and of what is held constant."""
        steps = steps_of(self, journey, "en")
        excluded = excluded_of(self, journey, "en", len(steps))
        found = set().union(*(each.fields() for each in (*steps, *(one for one, *_ in excluded))))
        held = (self.hold,) if isinstance(self.hold, str) else tuple(self.hold or ())
        return found | {str(name) for name in held if column_of(str(name)) not in BASE}

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """The stages in order up to the goal, and the same under other definitions."""
        return {cls.name: cls(), "funnel_what_if": cls(what_if=True)}

    def answer(self, measured: Measured) -> FunnelAnswer:
        """Follow the attempts and count the steps."""
        parts = asked(self, measured.journey, measured.lang)
        run = measured.run(self)
        words = Words(measured.lang)
        if self.what_if:
            rows = what_if_rows(run, parts, words)
            return FunnelAnswer(self, rows, measured, run, parts, None)
        (found,) = count(run, parts, [parts.plan])
        names = _names(parts, words)
        rows = step_rows(run, parts.plan, names, found)
        remarks = telling.remarks(run, parts, found, words)
        return FunnelAnswer(self, rows, measured, run, parts, found, remarks=remarks)


def _names(parts: Asked, words: Words) -> list[str]:
    if parts.plan.order != ANY:
        return [each.label for each in parts.steps]
    n = len(parts.steps)
    return [words("{k} of {n} steps", k=k, n=n) for k in range(1, n + 1)]


@dataclass(frozen=True)
class FunnelAnswer(Answer):
    """One row a step (and group), or with `what_if` one a definition.

    Attributes:
        asked: The steps and the definition, as they were read.
        found: The attempts that count; None with `what_if`.
    """

    asked: Asked = field(repr=False)
    found: Attempts | None = field(repr=False)

    @property
    def definition(self) -> str:
        """What the figures mean under the definition that was asked for."""
        words = Words(self.measured.lang)
        if self.found is None:
            said = words("Each row counts the same steps under another definition: the last step.")
        else:
            said = telling.definition(self.asked, words)
        return f"{telling.meaning(self.run, self.question.name, words)} {said}"

    def columns(self) -> list[str]:
        """The keys of the rows; without any row those that a row of a step would have."""
        return super().columns() if self.rows else ["segment", *STEP_COLUMNS]

    def people(self, **which: Any) -> pa.Table:
        """The people behind a figure, with when they started and where they stopped.

        Args:
            which: `step`, its number from 1 (default: the last); `figure`, one of `reached`,
                `dropped` (reached the last required step before and will not go on) and
                `undecided`; default reached.

        Returns:
            One row an attempt that counts, sorted by person: `person`, `cycle`, `started_at`,
            `stopped` (the number of the last step reached), `stopped_name` and `stopped_at`.

        Raises:
            QuestionError: There is no such step or figure, or the answer is a `what_if`.
        """
        step, figure = chosen(which, "step", "figure")
        if self.found is None:
            raise QuestionError(
                Problem("'what_if' counts under many definitions and names no people.",
                        "Ask for the funnel with the definition that you choose.")
            )  # fmt: skip
        kept = behind(self.found, self.asked.plan, self._place(step), _figure(figure))
        return self._listed(self.found, np.flatnonzero(kept))

    def _place(self, step: Any) -> int:
        steps = len(self.asked.steps)
        if step is None:
            return steps - 1
        texts = [each.text for each in self.asked.steps]
        if step in texts and self.asked.plan.order != ANY:
            return texts.index(step)
        if isinstance(step, int) and 1 <= step <= steps:
            return step - 1
        raise QuestionError(
            Problem(f"There is no step '{step}'.", f"Write its number, 1 to {steps}.")
        )

    def _listed(self, found: Attempts, rows: Any) -> pa.Table:
        at = found.at[rows]
        last = furthest(at)
        part: dict[str, Any] = {"segment": found.group[rows]} if self.run.grouping.split else {}
        part |= {
            "person": person_codes(self.run, found.person[rows]),
            "cycle": found.cycle[rows],
            "started_at": found.started[rows],
            "stopped": last + 1,
            "stopped_name": last.astype(np.int32),
            "stopped_at": found.started[rows] + at[np.arange(len(at)), last],
        }
        names = _names(self.asked, Words(self.measured.lang))
        texts = {"segment": self.run.labels(), "person": person_names(self.run),
                 "stopped_name": names}  # fmt: skip
        columns = assemble([part], texts, frozenset())
        for name in ("started_at", "stopped_at"):
            columns[name] = columns[name].cast(INSTANT)
        columns["cycle"] = pa.array(
            columns["cycle"].to_numpy(), mask=columns["cycle"].to_numpy() < 0
        )
        return pa.table(columns)


def _figure(wanted: Any) -> str:
    figure = "reached" if wanted is None else str(wanted)
    if figure not in FIGURES:
        raise QuestionError(
            Problem(f"There is no figure '{figure}'.", did_you_mean(figure, FIGURES))
        )
    return figure
