"""Forecast: the measured rates and times carried on, and what a change of them would bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import pyarrow as pa
import pyarrow.compute as pc

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.explain.forecast.gather import counts_of
from percorso.explain.forecast.inflow import inflow_of, restless
from percorso.explain.forecast.outcome import Basis
from percorso.explain.forecast.remarks import remarks
from percorso.explain.forecast.rows import BASELINE, CHANGED, CHANGES, FIGURES, Teller
from percorso.explain.forecast.scenario import Scenario
from percorso.explain.forecast.states import States
from percorso.journey.changes import check_stages, read_change
from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.measure.run import Run
from percorso.measure.stays import Stays
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.journey import Journey

VIEWS = ("end", "weeks", "levers", "held")
LONGEST, MOST_GROUPS = 366, 20
PLACE = ("stage", "measure", "currency", "n")


@dataclass(frozen=True, kw_only=True)
class Forecast(Question):
    """The process that was measured, carried on from `as_of`; beside it the same with changes.

    Attributes:
        change: Changes, such as `think->do: +5 points`, `think.time: x0.8`, `inflow: +20%`; by
            default those that the journey holds.
        days: How many days on.
        view: `end`: all days together; `weeks`; `levers`: what one point more or a tenth less time
            in each stage would bring; `held`: a saved forecast against what came.
        save: Keep the forecast in the workspace under this name; it is never written again.
        saved: The name of a saved forecast, for `held`.
        draws: How often the people are drawn again for the intervals.
        seed: What the draws begin with.
    """

    name: ClassVar[str] = "forecast"
    meaning: ClassVar[str] = N_(
        "What to expect if the measured rates and times hold from now on: people move from stage "
        "to stage with the chances and after the days that were measured, and new people come as "
        "in the last weeks. In 95 of 100 such futures the count lies within the wide band, in 80 "
        "within the narrow one."
    )
    columns: ClassVar[tuple[str, ...]] = ("scenario", *PLACE, *FIGURES, *CHANGES)
    main: ClassVar[tuple[str, ...]] = (
        "rank", "lever", "scenario", "week", "start", "stage", "measure", "currency", "expected",
        "low", "high", "seen", "inside_80", "inside_95", "difference", "difference_low",
        "difference_high", "goals", "goals_low", "goals_high", "value", "value_low", "value_high",
    )  # fmt: skip
    labels: ClassVar[Mapping[str, str]] = {
        "scenario": N_("Scenario"),
        "measure": N_("Measure"),
        "currency": N_("Currency"),
        "expected": N_("Expected"),
        "low": N_("From (95%)"),
        "high": N_("To (95%)"),
        "seen": N_("Came"),
        "inside_80": N_("Within 80%"),
        "inside_95": N_("Within 95%"),
        "difference": N_("Difference"),
        "difference_low": N_("Difference from"),
        "difference_high": N_("Difference to"),
        "week": N_("Week"),
        "start": N_("First day"),
        "rank": N_("Rank"),
        "lever": N_("Change"),
        "goals": N_("More goals"),
        "goals_low": N_("Goals from"),
        "goals_high": N_("Goals to"),
        "value": N_("More value"),
        "value_low": N_("Value from"),
        "value_high": N_("Value to"),
    }
    values: ClassVar[Mapping[str, str]] = {
        BASELINE: N_("As it is"),
        CHANGED: N_("Changed"),
        "entries": N_("Entries"),
        "inside": N_("Inside at the end"),
        "inflow": N_("New people"),
        "goals": N_("Goals"),
        "value": N_("Value"),
    }
    counts: ClassVar[tuple[str, ...]] = (
        *FIGURES, *CHANGES, "seen", "goals", "goals_low", "goals_high", "value", "value_low",
        "value_high",
    )  # fmt: skip
    charts: ClassVar[str] = "percorso.explain.charts.forecast"

    change: tuple[str, ...] = option(
        (), "A change, such as 'think->do: +5 points' or 'inflow: +20%'; repeat it.",
        many=True, metavar="CHANGE",
    )  # fmt: skip
    days: int = option(90, "How many days on; default: 90.", metavar="N", kind=int)
    view: Literal["end", "weeks", "levers", "held"] = option(
        "end", "All days together, each week, what each lever would bring, or a saved forecast "
        "against what came; default: end.", choices=VIEWS,
    )  # fmt: skip
    save: str | None = option(
        None, "Keep the forecast in the workspace under this name, for good.", metavar="NAME"
    )
    saved: str | None = option(
        None, "The saved forecast that --view held looks at; default: the latest.", metavar="NAME"
    )
    draws: int = option(
        200, "How often people are drawn again; default: 200.", metavar="N", kind=int
    )
    seed: int = option(1, "What the draws begin with; default: 1.", metavar="N", kind=int, least=0)

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """The weeks to come, and the levers."""
        return {cls.name: cls(view="weeks"), "forecast_levers": cls(view="levers")}

    def answer(self, measured: Measured) -> ForecastAnswer:
        """Carry the process on."""
        self._check(measured.journey)
        run = measured.run(self)
        if self.view == "held":
            from percorso.explain.forecast.held import held

            rows, said = held(self, measured, run)
            return ForecastAnswer(self, rows, measured, run, remarks=said)
        tellers = self.tellers(run)
        scenario = self.scenario(run)
        rows = [row for teller in tellers for row in self._rows(teller, scenario)]
        said = remarks(self, tellers, scenario, run)
        answer = ForecastAnswer(self, rows, measured, run, remarks=said)
        if self.save is not None:
            kept = answer.save(self.save)
            words = Words(run.lang)
            note = words("Saved as {name}: hold it against what comes with --view held.",
                         name=kept.label)  # fmt: skip
            return replace(answer, remarks=(*said, note))
        return answer

    def _rows(self, teller: Teller, scenario: Scenario) -> list[Row]:
        if self.view == "levers":
            return teller.levers()
        return list(teller.end(scenario, self.view == "weeks"))

    def tellers(self, run: Run) -> list[Teller]:
        """What is needed to tell the forecast of each group, the largest first."""
        counts, labels = counts_of(run), run.labels()
        states = States(run.plan.stages)
        split = run.grouping.split
        found = []
        for group in range(len(labels)):
            own = counts.group(group)
            if run.grouping.by is not None and not own.pieces.sums.sum():
                continue
            rough = [restless(own, run, number) for number in range(states.stages + 1)]
            basis = Basis(own, states, inflow_of(own, run, states.count), self.days, self.draws,
                          self.seed, rough)  # fmt: skip
            found.append(Teller(basis, run, {"segment": labels[group]} if split else {}))
        if run.grouping.by is not None:
            found.sort(key=lambda one: -one.basis.stays.sum())
        return found[:MOST_GROUPS]

    def changes(self, journey: Journey) -> tuple[str, ...]:
        """The changes asked for, else those that the journey holds."""
        return self.change or tuple(journey.changes)

    def scenario(self, run: Run) -> Scenario:
        """The changes, made ready.

        Raises:
            QuestionError: One of them cannot be read, or names a stage that is not measured.
        """
        stages = [stage.id for stage in run.stages]
        found = tuple(read_change(each) for each in self.changes(run.journey))
        for change in found:
            check_stages(change, stages)
        return Scenario(found, stages)

    def _check(self, journey: Journey) -> None:
        if self.view not in VIEWS:
            raise QuestionError(
                Problem(f"'view' cannot be '{self.view}'.", did_you_mean(self.view, VIEWS))
            )
        for name, value, most in (("days", self.days, LONGEST), ("draws", self.draws, 2_000)):
            least = 1 if name == "days" else 20
            if not least <= value <= most:
                raise QuestionError(
                    Problem(f"'{name}' cannot be {value}.",
                            f"Write a whole number from {least} to {most}.")
                )  # fmt: skip
        if self.save is not None and self.view in ("levers", "held"):
            raise QuestionError(
                Problem(f"The view '{self.view}' cannot be saved.", "Save --view end or weeks.")
            )


@dataclass(frozen=True)
class ForecastAnswer(Answer):
    """One row a scenario, stage and measure (and group and week), or a lever."""

    question: Forecast

    @property
    def definition(self) -> str:
        """What the figures mean, and for which days."""
        words, window = Words(self.measured.lang), self.run.window
        first = window.day_of(window.as_of + 1)
        if self.question.view == "held":
            return super().definition
        days = words.plural("Told for {n} day from {day} on.", "Told for {n} days from {day} on.",
                            self.question.days, day=words.date(first))  # fmt: skip
        return f"{super().definition} {days}"

    def save(self, name: str, folder: str | None = None) -> Any:
        """Keep the forecast, week by week, for later: see `percorso.explain.forecast.saving`."""
        from percorso.explain.forecast.saving import keep

        return keep(self, name, folder)

    def people(self, **which: Any) -> pa.Table:
        """The stays that are open now, with whom the forecast begins.

        Args:
            which: `stage`, the stage's id; default: all.
        """
        (stage,) = chosen(which, "stage")
        self.measured.check_stage(stage)
        common = self.question.common() | {"start": None, "end": None}
        found = Stays(**common, stage=stage).answer(self.measured).stays
        kept = found.filter(pc.equal(found["end"], pa.scalar("open")))
        return kept.drop_columns([name for name in kept.column_names if name[0] == "_"])
