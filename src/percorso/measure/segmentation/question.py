"""The question of segments: its options, and the views that it is answered in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.net_value import DISCOUNT_HELP, REFUND_HELP, money_fields, ways_of
from percorso.measure.options import option
from percorso.measure.segmentation.columns import (
    BASES,
    COLUMNS,
    LABELS,
    MAIN,
    OVERLAP,
    VALUES,
)
from percorso.measure.segmentation.counting import Plan, count_all, inner_run
from percorso.measure.segmentation.known import Known, known_segments
from percorso.measure.segmentation.rows import overlap_rows, segment_rows
from percorso.words import N_, Words

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.journey import Journey
    from percorso.measure.measured import Measured
    from percorso.measure.segmentation.clusters import Clusters

VIEWS = ("segments", "overlap", "discovered", "moves", "personas")
BETWEEN = ("auto", "touchpoints", "stages")
MEANINGS = {
    "overlap": N_(
        "People with a stay in both segments. Shares are of either segment; times chance is how "
        "many more they are than if the two had nothing to do with each other."
    ),
    "discovered": N_(
        "Cycles in groups that move alike, found by a mixture of Markov chains on what comes "
        "before the goal; how many groups is chosen by BIC. A group is shown when it is found "
        "again in resamples; what sets it apart describes it and tests nothing."
    ),
    "personas": N_(
        "What each persona is said to live beside what the people of her segments did, stage by "
        "stage. The difference is to all the other cycles; nothing here judges a text."
    ),
}
MEANINGS["moves"] = MEANINGS["discovered"]


@dataclass(frozen=True, kw_only=True)
class Segments(Question):
    """Segments side by side: how many people, what they reach, what they are worth."""

    name: ClassVar[str] = "segments"
    meaning: ClassVar[str] = N_(
        "People of a segment have a stay in it that began in the period. Conversion is the share "
        "of decided cycles that reached the goal; the difference is to all the other cycles. "
        "Value is net. Intervals are at 95%."
    )
    columns: ClassVar[tuple[str, ...]] = COLUMNS
    main: ClassVar[tuple[str, ...]] = MAIN
    labels: ClassVar[Mapping[str, str]] = LABELS
    values: ClassVar[Mapping[str, str]] = VALUES
    shares: ClassVar[tuple[str, ...]] = (
        "share", "conversion", "jaccard", "drop_off", "chance", "precision", "recall", "stability",
    )  # fmt: skip
    bases: ClassVar[Mapping[str, str]] = BASES
    charts: ClassVar[str] = "percorso.measure.charts.segments"

    view: Literal["segments", "overlap", "discovered", "moves", "personas"] = option(
        "segments", "What to show.", choices=VIEWS
    )
    k: str = option("2..8", "How many groups to look for, such as 3 or 2..8.", metavar="N")
    between: Literal["auto", "touchpoints", "stages"] = option(
        "auto", "Between what people move, to discover groups; auto: touchpoints where some lead "
        "to the goal, else stages.", choices=BETWEEN,
    )  # fmt: skip
    smallest: int = option(
        10, "Groups of fewer people show no rate and no list of people.", metavar="N", kind=int
    )
    refund: tuple[str, ...] = option((), REFUND_HELP, metavar="SIGNAL", many=True)
    discount: str | None = option(None, DISCOUNT_HELP, metavar="FIELD")

    def fields(self, journey: Journey) -> set[str]:
        """The fields of refunds and discounts."""
        return money_fields(journey, self.refund, self.discount)

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """Segments when the journey has some, what personas live, and groups that are found."""
        found: dict[str, Question] = {"segments": cls()}
        if any(persona.segments for persona in journey.personas):
            found["segments_personas"] = cls(view="personas")
        return found | {"segments_discovered": cls(view="discovered")}

    def answer(self, measured: Measured) -> SegmentsAnswer:
        """Count every segment, or look for groups."""
        self._check()
        if self.view in ("discovered", "moves"):
            from percorso.measure.segmentation.clusters import discover

            return discover(self, measured)
        known, twice = known_segments(measured)
        if self.view == "personas":
            from percorso.measure.segmentation.personas import personas

            return personas(self, measured, known)
        plan = plan_of(self, measured, known)
        overlap = self.view == "overlap"
        counts = count_all(plan, overlap)
        words = Words(measured.lang)
        names = [words("Everyone") if not group.conditions else group.label
                 for group in measured.run(self).grouping.groups]  # fmt: skip
        rows = (
            overlap_rows(plan, counts, self.smallest, names) if overlap
            else segment_rows(plan, counts, known, self.smallest, names, words("Everyone"))
        )  # fmt: skip
        remarks = tuple(_remarks(self, rows, known, twice, plan, words))
        return SegmentsAnswer(self, rows, measured, measured.run(self), remarks=remarks)

    def _check(self) -> None:
        for name, value, allowed in (("view", self.view, VIEWS),
                                     ("between", self.between, BETWEEN)):  # fmt: skip
            if value not in allowed:
                raise QuestionError(
                    Problem(f"'{name}' cannot be '{value}'.", did_you_mean(value, allowed))
                )
        if self.smallest < 1:
            raise QuestionError(
                Problem(f"'smallest' cannot be {self.smallest}.", "Write a whole number from 1.")
            )


def plan_of(question: Segments, measured: Measured, known: list[Known]) -> Plan:
    """What is counted of the measured segments."""
    segments = tuple(each for each in known if each.measured)
    fields = question.fields(measured.journey)
    base = measured.run(question)
    run = inner_run(base, measured, segments, fields)
    return Plan(run, len(base.grouping.groups), segments,
                ways_of(run, question.refund, question.discount))  # fmt: skip


def _remarks(
    question: Segments, rows: list[Row], known: list[Known], twice: list[str], plan: Plan,
    words: Words,
) -> list[str]:  # fmt: skip
    said = []
    if not plan.segments:
        said.append(words("No segment has a condition. Write one into the journey, or keep one "
                          "with 'percorso segment NAME --where CONDITION'."))  # fmt: skip
    drawn = [words.quoted(each.group.label) for each in known if not each.measured]
    if drawn:
        said.append(words("Described, not measured, for want of a condition: {names}.",
                          names=words.listed(drawn)))  # fmt: skip
    for name in twice:
        said.append(words("The journey and the workspace both have a segment {name}: the "
                          "journey’s is meant.", name=words.quoted(name)))  # fmt: skip
    if plan.run.plan.goal < 0 and question.view == "segments":
        said.append(words("The journey has no goal, so nothing is said of reaching it."))
    if any(0 < (row["people"] or 0) < question.smallest for row in rows):
        said.append(words("Groups of fewer than {n} people show no rate.",
                          n=words.number(question.smallest)))  # fmt: skip
    return said


@dataclass(frozen=True)
class SegmentsAnswer(Answer):
    """One row a segment, pair, group or stage of a persona; `people` gives those behind it."""

    question: Segments
    clusters: Clusters | None = None

    @property
    def definition(self) -> str:
        """What the figures mean, by view."""
        view = self.question.view
        if view not in MEANINGS:
            return super().definition
        from percorso.measure.definitions import scopes

        words = Words(self.measured.lang)
        return " ".join([words(MEANINGS[view]), *scopes(self.run.grouping, self.measured.lang)])

    def columns(self) -> list[str]:
        """The keys of the rows; without any row those that the view would have."""
        if self.rows or self.question.view != "overlap":
            return super().columns()
        return [*("segment",) * self.run.grouping.split, *OVERLAP]

    def people(self, **which: Any) -> pa.Table:
        """The people of a segment, of two at once, or of a discovered group: person, cycles.

        Args:
            which: `segment`, a segment's id; `other`, a second one, for the people of both;
                `cluster`, the number of a discovered group.

        Raises:
            QuestionError: There is no such segment or group, or it has too few people to show.
        """
        from percorso.measure.segmentation.people import people_of

        segment, other, cluster = chosen(which, "segment", "other", "cluster")
        return people_of(self, segment, other, cluster)


__all__ = ["MEANINGS", "VIEWS", "Segments", "SegmentsAnswer", "plan_of"]
