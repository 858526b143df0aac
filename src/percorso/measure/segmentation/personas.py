"""Personas: what each is said to live beside what the people of her segments did.

Texts and figures stand side by side; whether they agree is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from percorso.journey import text
from percorso.journey.personas import BOXES
from percorso.measure.answer import Row
from percorso.measure.net_value import ways_of
from percorso.measure.segmentation.counting import PEOPLE, Plan, count_all, inner_run
from percorso.measure.segmentation.known import Known
from percorso.measure.segmentation.rows import Figures, heads
from percorso.measure.segments import Grouping
from percorso.measure.stages import stage_rows
from percorso.measure.statistics import newcombe, wilson
from percorso.measure.touchpoint_counts import Counts as Touched
from percorso.measure.touchpoint_counts import count_all as count_touchpoints
from percorso.measure.touchpoints import feeling
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.journey.personas import EmpathyMap, Persona
    from percorso.measure.measured import Measured
    from percorso.measure.run import Run
    from percorso.measure.segmentation.question import Segments, SegmentsAnswer

TOP = 3
STAGE_RATES = (
    "share", "share_low", "share_high", "entries", "conversion", "conversion_low",
    "conversion_high", "difference", "difference_low", "difference_high", "drop_off", "decided",
    "time_median_s", "emotion", "emotion_low", "emotion_high", "emotion_n", "touchpoints",
)  # fmt: skip


@dataclass(frozen=True)
class Staged:
    """The stages of one group: the rows of `stages`, and touchpoints and feelings.

    Attributes:
        rows: By the id of the stage.
        felt: By the id of the stage the feeling there.
        met: By the id of the stage the touchpoints that reach the most people.
    """

    rows: dict[str, Row]
    felt: dict[str, Row]
    met: dict[str, list[str]]


def personas(question: Segments, measured: Measured, known: Sequence[Known]) -> SegmentsAnswer:
    """One row a persona, and for each of her segments one row a stage."""
    from percorso.measure.segmentation.question import SegmentsAnswer

    outer, words = measured.run(question), Words(measured.lang)
    journey = measured.journey
    linked = tuple(each for each in known if each.measured and each.personas)
    run = inner_run(outer, measured, linked, question.fields(journey))
    places = {each.id: number for number, each in enumerate(linked)}
    unions = tuple(tuple(places[s] for s in persona.segments if s in places)
                   for persona in journey.personas)  # fmt: skip
    ways = ways_of(run, question.refund, question.discount)
    plan = Plan(run, len(outer.grouping.groups), linked, ways, unions)
    writer = _Writer(question, plan, {each.id: each for each in known}, words)
    return SegmentsAnswer(question, writer.rows(), measured, outer,
                          remarks=tuple(writer.remarks()))  # fmt: skip


class _Writer:
    """Writes the rows of personas."""

    def __init__(
        self, question: Segments, plan: Plan, known: dict[str, Known], words: Words
    ) -> None:
        self._question, self._plan, self._known, self._words = question, plan, known, words
        self._journey = plan.run.journey
        self._counts = count_all(plan, overlap=False)
        self._staged = list(_staged(plan)) if plan.segments else []
        self._places = {each.id: n for n, each in enumerate(plan.segments)}

    def remarks(self) -> Iterator[str]:
        """Which personas stand for no measured segment, and what is too small."""
        words = self._words
        if not self._journey.personas:
            yield words("The journey has no personas.")
        alone = [words.quoted(self._say(p.name)) for p in self._journey.personas
                 if not any(name in self._places for name in p.segments)]  # fmt: skip
        if alone:
            yield words("Linked to no measured segment: {names}. Name one under the persona’s "
                        "segments.", names=words.listed(alone))  # fmt: skip
        if any(0 < (row["people"] or 0) < self._question.smallest for row in self.rows()):
            yield words("Groups of fewer than {n} people show no rate.",
                        n=words.number(self._question.smallest))  # fmt: skip

    def rows(self) -> list[Row]:
        """All rows."""
        compared = self._plan.bases > 1
        found = []
        for head, base, value in heads(self._plan, self._counts):
            if compared:
                group = self._plan.run.grouping.groups[base * self._plan.parts]
                head = {"segment": group.label if group.conditions else self._words("Everyone")}
            for number, persona in enumerate(self._journey.personas):
                found += [head | row for row in self._persona(persona, number, base, value)]
        return found

    def _persona(self, persona: Persona, number: int, base: int, value: int) -> Iterator[Row]:
        who: Row = {"persona": persona.id, "persona_name": self._say(persona.name)}
        measured = [name for name in persona.segments if name in self._places]
        claimed = None if persona.share is None else float(persona.share) / 100
        everywhere = [each for each in persona.empathy if not each.stages]
        if len(measured) != 1:
            people = int(self._counts.united[base, number, value]) if measured else None
            yield who | self._whole(None, base, value, people, claimed) | self._texts(everywhere)
        for name in measured:
            segment = self._known[name]
            group = base * self._plan.parts + 1 + self._places[name]
            people = int(self._counts.numbers[group, value, PEOPLE])
            own = claimed if len(measured) == 1 else _part(segment.claimed)
            texts = self._texts(everywhere if len(measured) == 1 else [])
            yield who | self._whole(segment, base, value, people, own) | texts
            for stage in self._journey.stages:
                yield who | self._stage(persona, segment, stage.id, group, base, value)

    def _whole(
        self, segment: Known | None, base: int, value: int, people: int | None,
        claimed: float | None,
    ) -> Row:  # fmt: skip
        """A persona's people, or one segment's, over the whole journey."""
        row: Row = dict.fromkeys(KEYS)
        row |= {"id": segment and segment.id, "name": segment and segment.group.label}
        row |= {"people": people, "share_claimed": claimed}
        first = base * self._plan.parts
        smallest = self._question.smallest
        everyone = Figures(self._plan, self._counts, first, value, smallest)
        if segment is not None:
            place = first + 1 + self._places[segment.id]
            figures = Figures(self._plan, self._counts, place, value, smallest).row(everyone)
            row |= {key: figures[key] for key in figures if key in row and key != "share_claimed"}
            row["conversion_everyone"] = everyone.row(None)["conversion"]
            row |= {"value_person": figures["value_person"]}
            row |= {"goal_median_s": figures["goal_median_s"]}
        elif people is not None and not 0 < people < smallest and everyone.people:
            low, high = wilson(people, everyone.people) or (None, None)
            share = people / everyone.people
            row |= {"share": share, "share_low": low, "share_high": high}
        return row

    def _stage(
        self, persona: Persona, segment: Known, stage: str, group: int, base: int, value: int
    ) -> Row:
        maps = [each for each in persona.empathy if stage in each.stages]
        row: Row = dict.fromkeys(KEYS)
        row |= {"id": segment.id, "name": segment.group.label, "stage": stage}
        row |= self._texts(maps) | self._ideas(persona.id, stage, self._texts(maps))
        own = self._staged[group].get(value)
        whole = self._staged[base * self._plan.parts].get(value)
        if own is None or whole is None:
            return row | {"people": 0}
        row |= _measured(own, whole, stage)
        if 0 < (row["people"] or 0) < self._question.smallest:
            row |= dict.fromkeys(STAGE_RATES)
        return row

    def _texts(self, maps: Sequence[EmpathyMap]) -> Row:
        return {box: [self._say(claim) for each in maps for claim in getattr(each, box)]
                for box in BOXES}  # fmt: skip

    def _ideas(self, persona: str, stage: str, texts: Row) -> Row:
        """The pains and delights of the journey that are tied to the persona and the stage."""
        found = {}
        for box, ideas in (("pains", self._journey.pains), ("gains", self._journey.delights)):
            mine = (each for each in ideas if persona in getattr(each, "personas", ()))
            tied = [self._say(each.text) for each in mine if stage in each.stages]
            found[box] = [*texts[box], *tied]
        return found

    def _say(self, claim: Any) -> str:
        said = getattr(claim, "text", claim)
        return text(said, self._words.lang, self._journey.language)


def _part(percent: float | None) -> float | None:
    return None if percent is None else percent / 100


def _measured(own: Staged, whole: Staged, stage: str) -> Row:
    """The figures of a stage beside those of everyone."""
    ours, all_ = own.rows[stage], whole.rows[stage]
    names = ("people", "entries", "conversion", "conversion_low", "conversion_high", "drop_off",
             "decided", "time_median_s")  # fmt: skip
    row: Row = {name: ours[name] for name in names}
    row |= {"conversion_everyone": all_["conversion"], "time_everyone_s": all_["time_median_s"]}
    row |= _share(ours["people"], all_["people"])
    row |= _against(ours, all_) | own.felt.get(stage, {})
    row["emotion_everyone"] = whole.felt.get(stage, {}).get("emotion")
    return row | {"touchpoints": own.met.get(stage, [])}


def _share(people: int | None, everyone: int | None) -> Row:
    low, high = wilson(people, everyone) or (None, None) if people is not None and everyone else (
        None, None)  # fmt: skip
    share = people / everyone if people is not None and everyone else None
    return {"share": share, "share_low": low, "share_high": high}


def _against(ours: Row, everyone: Row) -> Row:
    keys = ("difference", "difference_low", "difference_high")
    if not ours["decided"] or everyone["decided"] == ours["decided"]:
        return dict.fromkeys(keys)
    n, m = ours["decided"], everyone["decided"] - ours["decided"]
    a, b = ours["converted"], everyone["converted"] - ours["converted"]
    bounds = newcombe(a, n, b, m) or (None, None)
    return dict(zip(keys, (a / n - b / m, *bounds), strict=True))


def _staged(plan: Plan) -> Iterator[dict[int, Staged]]:
    """For each group of the plan and each value of `by` (0 without it) its stages."""
    run = plan.run
    if run.grouping.by is None:
        rows, touched = stage_rows(run), count_touchpoints(run)
        size = len(run.journey.stages)
        for place in range(len(run.grouping.groups)):
            yield {0: _of(run, rows[place * size : (place + 1) * size], touched, place)}
        return
    labels = run.labels()
    for group in run.grouping.groups:
        own = replace(run, grouping=Grouping((group,), run.grouping.by))
        rows, touched = stage_rows(own), count_touchpoints(own)
        values = dict.fromkeys(row["segment"] for row in rows)
        yield {
            labels.index(value): _of(own, [row for row in rows if row["segment"] == value],
                                     touched, labels.index(value))
            for value in values
        }  # fmt: skip


def _of(run: Run, rows: Sequence[Row], touched: Touched, group: int) -> Staged:
    kinds = run.timeline.codes.of("score_kind").values
    felt, met = {}, {}
    for number, stage in enumerate(run.stages):
        scores = touched.scores[group, number].sum(axis=0)
        used = [k for k in range(len(kinds)) if scores[k, 0]]
        parts = [(kinds[k], *map(float, scores[k])) for k in used]
        n = int(scores[:, 0].sum())
        felt[stage.id] = (feeling(parts) if parts else {}) | {"emotion_n": n}  # type: ignore[arg-type]
        people = touched.at[group, number, :, 1]
        order = np.argsort(-people, kind="stable")[:TOP].tolist()
        met[stage.id] = [run.touchpoints.names[t] for t in order if people[t]]
    return Staged({row["stage"]: row for row in rows}, felt, met)


KEYS = (
    "id", "name", "stage", "people", "share", "share_low", "share_high", "share_claimed",
    "entries", "conversion", "conversion_low", "conversion_high", "conversion_everyone",
    "difference", "difference_low", "difference_high", "drop_off", "decided", "value_person",
    "goal_median_s", "time_median_s", "time_everyone_s", "emotion", "emotion_low", "emotion_high",
    "emotion_n", "emotion_everyone", "touchpoints", *BOXES,
)  # fmt: skip

__all__ = ["KEYS", "personas"]
