"""Drawn and real: where what people did departs from what was drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

import pyarrow as pa

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.explain.conformance.codes import KIND_NAMES, KINDS
from percorso.explain.conformance.drawing import Drawn, drawn_of
from percorso.explain.conformance.people import STATES, behind, cycle_table
from percorso.explain.conformance.remarks import remarks
from percorso.explain.conformance.rows import (
    Counted,
    departure_rows,
    stage_rows,
    summary_rows,
)
from percorso.explain.conformance.tally import tally_all
from percorso.explain.conformance.touchpoint_rows import (
    PLACES,
    REASONS,
    met,
    touchpoint_rows,
    unmeasured_rows,
)
from percorso.explain.conformance.unmapped import unmapped_rows
from percorso.explain.conformance.variants import variant_rows
from percorso.journey import Journey
from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.measure.run import Run
from percorso.words import N_, Words

View = Literal[
    "summary", "departures", "stages", "touchpoints", "unmapped", "unmeasured", "people", "variants"
]
VIEWS: tuple[View, ...] = (
    "summary", "departures", "stages", "touchpoints", "unmapped", "unmeasured", "people",
    "variants",
)  # fmt: skip
ENTRIES = ("any", "first")


@dataclass(frozen=True, kw_only=True)
class Conformance(Question):
    """Which cycles follow the drawing, and how, where and how often the others depart from it.

    A cycle follows the drawing when it enters the measured stages in the drawn order, from the one
    in which it begins and each at most once, leaving out none but optional ones; when no stay is
    longer than the stage's `target_duration`; and when every event inside its stays that has a
    touchpoint has one drawn in that stage, on the channel drawn for it. It may end anywhere.

    Attributes:
        view: `summary` (one row), `departures` (ranked), `stages`, `touchpoints`, `unmapped`
            (what no drawing holds), `unmeasured` (what is drawn and has no data), `people` (one
            row a cycle) or `variants` (the commonest sequences).
        kinds: Count only these kinds of departures; all when there are none.
        entry: Where a person's first cycle may begin: `any` stage, or the `first` one, so that
            stages before its beginning count as left out.
        top: How many sequences `variants` lists before the others are added up.
    """

    name: ClassVar[str] = "conformance"
    meaning: ClassVar[str] = N_(
        "A cycle follows the drawing when it enters the stages in the drawn order, each once, "
        "leaves out only optional ones, stays no longer than expected, and meets only touchpoints "
        "drawn in the stage, on their channels. Shares are out of decided cycles: those that "
        "departed or have ended. Intervals are at 95%. What goes with a departure need not be "
        "caused by it."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "cycles", "people", "decided", "undecided", "departed", "followed", "follow_share",
    )  # fmt: skip
    main: ClassVar[tuple[str, ...]] = (
        "rank", "person", "cycle", "opened_at", "what", "name", "departure", "stage", "touchpoint",
        "drawn", "channel", "n", "outside", "stage_share", "cycles", "people", "decided",
        "undecided", "followed", "share", "follow_share", "in_order", *KINDS, "channel_used",
        "progress", "progress_with", "progress_without", "difference", "q_value", "reason",
        "state", "stays", "cost", "fitness",
    )  # fmt: skip
    labels: ClassVar[Mapping[str, str]] = {
        "rank": N_("Rank"),
        "what": N_("What"),
        "departure": N_("Departure"),
        "n": N_("Times"),
        "outside": N_("Outside every stay"),
        "stage_share": N_("Of it in that stage"),
        "decided": N_("Decided"),
        "followed": N_("Followed"),
        "share": N_("Share"),
        "follow_share": N_("Follow the drawing"),
        "in_order": N_("In the drawn order"),
        **KIND_NAMES,
        "fitness": N_("Fitness"),
        "drawn": N_("Drawn"),
        "channel_used": N_("Channel used"),
        "progress": N_("To goal"),
        "progress_with": N_("Went on with it"),
        "progress_without": N_("Went on without it"),
        "difference": N_("Difference"),
        "q_value": N_("q-value"),
        "reason": N_("Why"),
        "state": N_("State"),
        "cost": N_("Stages to change"),
    }
    values: ClassVar[Mapping[str, str]] = {
        **KIND_NAMES,
        **PLACES,
        **REASONS,
        "followed": N_("Follows"),
        "departed": N_("Departs"),
        "undecided": N_("Undecided"),
        "touchpoint": N_("Touchpoint"),
        "event": N_("Event"),
        "stage": N_("Stage"),
        "covered": N_("Covered"),
        "planned": N_("Planned"),
        "missing": N_("Not covered"),
        "retired": N_("Retired"),
    }
    shares: ClassVar[tuple[str, ...]] = (
        "share", "stage_share", "follow_share", "in_order", "fitness", "progress", *KINDS,
    )  # fmt: skip
    bases: ClassVar[Mapping[str, str]] = {
        "follow_share": "decided",
        "in_order": "decided_order",
        "share": "decided",
        "difference": "decided_with",
        "progress_with": "decided_with",
        "progress_without": "decided_without",
        **{name: f"base_{name}" for name in KINDS},
    }
    charts: ClassVar[str] = "percorso.explain.charts.conformance"

    view: Literal[
        "summary", "departures", "stages", "touchpoints", "unmapped", "unmeasured", "people",
        "variants",
    ] = option("summary", "What a row is.", choices=VIEWS)  # fmt: skip
    kinds: tuple[str, ...] = option(
        (), "Count only this kind of departure; repeat it.", flag="--kind", many=True, choices=KINDS
    )
    entry: Literal["any", "first"] = option(
        "any", "Where a first cycle may begin: in any stage, or in the first.", choices=ENTRIES
    )
    top: int = option(20, "How many sequences are listed.", kind=int, metavar="N")

    def answer(self, measured: Measured) -> ConformanceAnswer:
        """Hold every cycle against the drawing."""
        self._check()
        run = measured.run(self)
        drawn = drawn_of(run, self.kinds, self.entry == "any")
        cycles = cycle_table(run, drawn) if self.view == "people" else None
        rows = [] if cycles is not None else self._rows(run, drawn)
        said = (*remarks(run, drawn, self.view), *_of_view(self.view, rows, Words(run.lang)))
        return ConformanceAnswer(
            self, rows, measured, run, remarks=said, drawn=drawn, cycles=cycles
        )

    def _check(self) -> None:
        for name, allowed in (("view", VIEWS), ("entry", ENTRIES)):
            if getattr(self, name) not in allowed:
                found = getattr(self, name)
                raise QuestionError(
                    Problem(f"'{name}' cannot be '{found}'.",
                            did_you_mean(str(found), allowed, len(allowed)))
                )  # fmt: skip
        for kind in self.kinds:
            if kind not in KINDS:
                raise QuestionError(
                    Problem(f"There is no departure '{kind}'.",
                            did_you_mean(kind, KINDS, len(KINDS)))
                )  # fmt: skip
        if self.top < 1:
            raise QuestionError(
                Problem(f"'top' cannot be {self.top}.", "It is how many sequences are listed.")
            )

    def _rows(self, run: Run, drawn: Drawn) -> list[Row]:
        if self.view == "variants":
            return variant_rows(run, drawn, self.top)
        if self.view == "unmapped":
            return unmapped_rows(run)
        if self.view == "unmeasured":
            return list(unmeasured_rows(run, met(run)))
        counted = Counted(run, drawn, tally_all(run, drawn))
        if self.view == "departures":
            return departure_rows(counted)
        if self.view == "touchpoints":
            return list(touchpoint_rows(counted, met(run)))
        return list((stage_rows if self.view == "stages" else summary_rows)(counted))

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """What the report asks: each part of the story under a key of its own."""
        views: tuple[View, ...] = (
            "summary", "stages", "departures", "variants", "unmapped", "unmeasured",
        )  # fmt: skip
        found = {f"conformance_{view}": cls(view=view) for view in views[1:]}
        return {"conformance": cls(), **found}


def _of_view(view: str, rows: list[Row], words: Words) -> list[str]:
    said = _not_compared(rows, words) if view == "departures" else []
    if view == "unmapped" and any(row["outside"] is None for row in rows):
        said.append(
            words("Events outside every stay are not counted here: no condition can be held to "
                  "them.")
        )  # fmt: skip
    return said


def _not_compared(rows: list[Row], words: Words) -> list[str]:
    """Why the progress of some departures stands alone."""
    said = []
    alone = [row for row in rows if row["difference"] is None]
    if any(row["departure"] == "late" for row in alone):
        said.append(
            words("Late is not compared: whoever is still there at the expected time is late.")
        )
    if any(row["at_once"] for row in alone):
        said.append(
            words("Where most who left a stage out were at the goal by the same signal, their "
                  "progress says nothing and is not compared.")
        )  # fmt: skip
    if any(row["decided_with"] and not row["decided_without"] for row in alone):
        said.append(
            words("Where nobody who followed the drawing was still on their way at that moment, "
                  "there is nothing to compare with.")
        )  # fmt: skip
    return said


@dataclass(frozen=True)
class ConformanceAnswer(Answer):
    """The rows of a view; `people` gives the evidence behind each figure."""

    drawn: Drawn = field(kw_only=True, repr=False)
    cycles: pa.Table | None = field(kw_only=True, repr=False, default=None)

    def __getattribute__(self, name: str) -> Any:
        if name == "rows" and self.cycles is not None:
            return self.cycles.to_pylist()
        return super().__getattribute__(name)

    def table(self) -> pa.Table:
        """The rows as an Arrow table."""
        return super().table() if self.cycles is None else self.cycles

    def people(self, **which: Any) -> pa.Table:
        """The people behind a figure, with the evidence: when it happened, and the event.

        Args:
            which: `departure`, one of skipped, repeated, out_of_order, late, added,
                other_channel, or of whole cycles followed, departed, undecided; `stage`,
                `touchpoint` and `channel` of a departure. Each may be left out.

        Raises:
            QuestionError: There is no such departure or stage.
        """
        names = ("departure", "stage", "touchpoint", "channel")
        values = chosen(which, *names)
        self.measured.check_stage(values[1])
        return behind(self.run, self.drawn, dict(zip(names, values, strict=True)))


__all__ = ["STATES", "Conformance", "ConformanceAnswer"]
