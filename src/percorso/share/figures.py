"""All measured figures that a map or a report shows, as plain rows.

Drawing and reporting read this and nothing of the engine, so that a picture can be made from
figures that were saved, sent or invented, and a test needs no events.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from percorso.journey import Journey

Row = Mapping[str, Any]
Rows = tuple[Row, ...]
SMALL = 30
"""Below this denominator a rate is shown with its n, and greyed."""


@dataclass(frozen=True)
class Told:
    """The answer to a question as a report shows it.

    Attributes:
        question: The question's name.
        rows: The rows of the answer.
        definition: What the figures mean, in the reader's language.
        remarks: Why a figure is missing, what was cut, what was assumed.
    """

    question: str
    rows: Rows
    definition: str = ""
    remarks: tuple[str, ...] = ()

    @classmethod
    def of(cls, answer: Any) -> Told:
        """What an answer (`percorso.measure.Answer`) tells."""
        rows, remarks = tuple(answer.rows), tuple(answer.remarks)
        return cls(answer.question.name, rows, str(answer.definition), remarks)


@dataclass(frozen=True)
class Figures:
    """The figures of one journey, one window and one set of people.

    Attributes:
        journey: The journey that was measured.
        stages: One row a stage (entries, conversion, drop_off, time_median_s, …).
        flow: One row a transition between stages (from, to, n, people, median_s, kind).
        touchpoints: One row a touchpoint and stage (reach, difference, emotion, …).
        population: One row a day and stage (day, stage, people).
        summary: Figures of the whole (people, cycles, value, again_share, …).
        quality: What came in: events, duplicates, quarantined, sources, first_event, last_event.
        time_zone: Zone of the window's days.
        simulated: The events were made by a simulator, and every picture says so.
        definitions: Question name to its definition, in the reader's language.
        answers: What other questions told, by the key under which the report asked.
    """

    journey: Journey
    stages: Rows = ()
    flow: Rows = ()
    touchpoints: Rows = ()
    population: Rows = ()
    summary: Row = field(default_factory=dict)
    quality: Row = field(default_factory=dict)
    time_zone: str = "UTC"
    simulated: bool = False
    definitions: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Told] = field(default_factory=dict)

    @classmethod
    def of(
        cls, measured: Any, *, quality: Row | None = None, simulated: bool = False,
        further: Mapping[str, Any] | None = None,
    ) -> Figures:  # fmt: skip
        """The figures of a measured journey (`percorso.measure.Measured`).

        Args:
            measured: What `percorso.measure.measure` returned.
            quality: Counts of the import, if known; else what the summary tells.
            simulated: Say so though the events do not.
            further: More questions to ask (`percorso.measure.answer.Question`), by their keys.
        """
        asked = {
            name: getattr(measured, name)()
            for name in ("stages", "flow", "touchpoints", "population")
        }
        rows: dict[str, Any] = {name: tuple(answer.rows) for name, answer in asked.items()}
        return cls(
            journey=measured.journey,
            **rows,
            summary=measured.summary().rows[0],
            quality=quality or {},
            time_zone=measured.time_zone,
            simulated=simulated or measured.simulated,
            definitions={name: str(answer.definition) for name, answer in asked.items()},
            answers={"voice_curve": Told.of(measured.voice(view="curve"))}
            | {key: Told.of(measured.ask(each)) for key, each in (further or {}).items()},
        )

    @property
    def window(self) -> dict[str, str | None]:
        """The window as ISO strings: `from` (included), `to` (excluded), `as_of` (included)."""
        return {key: _iso(self.summary.get(key)) for key in ("from", "to", "as_of")}

    @property
    def period(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day covered, local; where the window is open, of the events."""
        summary, window = self.summary, self.window
        first = self._day(window["from"] or _iso(summary.get("first_event")))
        ends = [
            self._day(window["to"], excluded=True),
            self._day(window["as_of"] or _iso(summary.get("last_event"))),
        ]
        return first, min((day for day in ends if day), default=None)

    def _day(self, instant: str | None, excluded: bool = False) -> dt.date | None:
        if instant is None:
            return None
        found = dt.datetime.fromisoformat(instant)
        found = found.astimezone(ZoneInfo(self.time_zone)) if found.tzinfo else found
        return (found - dt.timedelta(microseconds=int(excluded))).date()

    def stage(self, stage_id: str) -> Row:
        """The row of one stage; empty when it was not measured."""
        return next((row for row in self.stages if row["stage"] == stage_id), {})

    def touchpoint(self, touchpoint_id: str, stage_id: str | None) -> Row:
        """The row of a touchpoint in a stage (None: in the whole journey); may be empty."""
        place = (touchpoint_id, stage_id)
        return next((r for r in self.touchpoints if (r["touchpoint"], r["stage"]) == place), {})


def _iso(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)
