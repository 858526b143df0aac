"""What can be asked of a measured journey: one method a question, so that editors offer them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, cast

if TYPE_CHECKING:
    from percorso.engine.saved_segments import SavedSegment
    from percorso.measure.answer import Answer, FlowOptions, Options, Question, StaysOptions
    from percorso.measure.measured import Measured
    from percorso.measure.snapshots import Snapshot


class Asking(ABC):
    """The questions by name; `ask` takes a question object of any kind."""

    @abstractmethod
    def ask(self, question: Question) -> Answer:
        """The answer to a question."""

    def stages(self, **options: Unpack[Options]) -> Answer:
        """Who is in each stage, who goes on and who does not: see `Stages`."""
        return self._named("stages", options)

    def flow(self, **options: Unpack[FlowOptions]) -> Answer:
        """People moving between stages or touchpoints: see `Flow`."""
        return self._named("flow", options)

    def process(self, **options: Any) -> Answer:
        """From touchpoint to touchpoint inside the stages, as a map: see `Process`."""
        return self._named("process", options)

    def funnel(self, *steps: Any, **options: Any) -> Answer:
        """How many go from step to step; steps and definition: see `Funnel`."""
        return self._named("funnel", {"steps": steps, **options})

    def paths(self, **options: Any) -> Answer:
        """What people do one after the other, before and after anything: see `Paths`."""
        return self._named("paths", options)

    def attribution(self, **options: Any) -> Answer:
        """Which channels the conversions are credited to, model by model: see `Attribution`."""
        return self._named("attribution", options)

    def retention(self, **options: Any) -> Answer:
        """Of the people who began in a period, how many come back later: see `Retention`."""
        return self._named("retention", options)

    def loyalty(self, **options: Any) -> Answer:
        """Who comes again, what customers are worth, who may be leaving: see `Loyalty`."""
        return self._named("loyalty", options)

    def moments(self, **options: Any) -> Answer:
        """Short visits by phone with one need, and what comes of them: see `Moments`."""
        return self._named("moments", options)

    def voice(self, **options: Any) -> Answer:
        """What people answer and write, and how the journey feels to them: see `Voice`."""
        return self._named("voice", options)

    def touchpoints(self, **options: Unpack[Options]) -> Answer:
        """How each touchpoint performs: see `Touchpoints`."""
        return self._named("touchpoints", options)

    def population(self, **options: Unpack[Options]) -> Answer:
        """People inside each stage on each day: see `Population`."""
        return self._named("population", options)

    def stays(self, **options: Unpack[StaysOptions]) -> Answer:
        """The stays themselves: see `Stays`."""
        return self._named("stays", options)

    def cycles(self, **options: Unpack[Options]) -> Answer:
        """The cycles themselves: see `Cycles`."""
        return self._named("cycles", options)

    def summary(self, **options: Unpack[Options]) -> Answer:
        """One row of totals: events, people, cycles, value: see `Summary`."""
        return self._named("summary", options)

    def conformance(self, **options: Any) -> Answer:
        """Where what people did departs from what was drawn: see `Conformance`."""
        return self._named("conformance", options)

    def friction(self, **options: Any) -> Answer:
        """Where the journey hurts, ranked by cost, and where it delights: see `Friction`."""
        return self._named("friction", options)

    def drivers(self, **options: Any) -> Answer:
        """Which behaviours go with going on, in a window equal for all: see `Drivers`."""
        return self._named("drivers", options)

    def experiment(self, **options: Any) -> Answer:
        """What a variant or a change does to any figure, and how sure that is: see `Experiment`."""
        return self._named("experiment", options)

    def mix(self, **options: Any) -> Answer:
        """What each channel brings for its cost, and how to split the budget: see `Mix`."""
        return self._named("mix", options)

    def kpis(self, **options: Any) -> Answer:
        """Every KPI against its target, period by period: see `Kpis`."""
        return self._named("kpis", options)

    def forecast(self, *change: str, **options: Any) -> Answer:
        """What to expect if the rates hold, and with changes: see `Forecast`."""
        return self._named("forecast", {"change": change, **options})

    def snapshot(self, label: str | None = None, **options: Any) -> Snapshot:
        """Keep KPIs, stages and totals as they are now: see `percorso.measure.snapshots.take`."""
        from percorso.measure.snapshots import take

        return take(cast("Measured", self), label, **options)

    def segments(self, **options: Any) -> Answer:
        """Segments side by side, discovered ones, and those of personas: see `Segments`."""
        return self._named("segments", options)

    def save_segment(
        self, name: str, where: str | Sequence[str], called: Mapping[str, str] | None = None
    ) -> SavedSegment:
        """Keep a segment by name in the workspace: see `percorso.measure.keep_segments.keep`."""
        from percorso.measure.keep_segments import keep_in

        return keep_in(cast("Measured", self), name, where, called)

    def why(self, person: str, **options: Unpack[Options]) -> Answer:
        """Why a person is in a stage: their events, the rules and the stays: see `Why`."""
        return self._named("why", {"person": person, **options})

    def _named(self, name: str, options: Mapping[str, Any]) -> Answer:
        from percorso.questions import question

        return self.ask(question(name, dict(options)))
