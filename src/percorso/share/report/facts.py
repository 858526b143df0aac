"""What a report is written from: figures, words, the names of the journey, and the groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from percorso.formats import UNKNOWN
from percorso.journey import Journey, Stage, text
from percorso.journey.audit import MapCheck
from percorso.measure.charts.frame import group_name
from percorso.share.figures import Figures, Row, Rows, Told
from percorso.share.pen.text import clean
from percorso.words import Words


@dataclass(frozen=True)
class Comparison:
    """The stages of several groups side by side.

    Attributes:
        rows: Rows of `stages`, each with its `segment`.
        field: The field that splits them; empty when two groups are compared.
        of_all: Whether the groups share people, as everyone and a part of them do.
    """

    rows: Rows
    field: str = ""
    of_all: bool = False

    @property
    def groups(self) -> list[str]:
        """The groups in the order of the answer."""
        return list(dict.fromkeys(str(row["segment"]) for row in self.rows))


@dataclass(frozen=True)
class Facts:
    """Everything a report says, before it is said.

    Attributes:
        figures: The measured figures.
        words: The reader's language.
        comparison: Groups side by side, when the report compares.
        group: Whom all other figures count; empty for everyone.
        remarks: What the caller wants printed with the data.
        forms: Other forms of the drawing to show; None for those that have something to show.
        beside: The journey as it should become, set beside this one.
        check: The map check, drawn and measured.
    """

    figures: Figures
    words: Words
    comparison: Comparison | None = None
    group: str = ""
    remarks: Sequence[str] = ()
    forms: Sequence[str] | None = None
    beside: Journey | None = None
    check: MapCheck | None = None

    def answer(self, key: str) -> Told | None:
        """What a question told, by the key under which the report asked; None when it did not."""
        return self.figures.answers.get(key)

    def say(self, value: Any) -> str:
        """A text or claim of the journey in the reader's language, clean."""
        found = getattr(value, "text", value)
        return clean(text(found, self.words.lang, self.figures.journey.language))

    def paragraphs(self, value: Any) -> list[str]:
        """A text of the journey line by line, each clean, empty ones left out."""
        found = getattr(value, "text", value)
        whole = text(found, self.words.lang, self.figures.journey.language)
        return [line for each in whole.splitlines() if (line := clean(each))]

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """The stages by id, in order."""
        return {stage.id: stage for stage in self.figures.journey.stages}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every stage, from 1."""
        return {stage: number for number, stage in enumerate(self.stages, 1)}

    def stage_name(self, stage: str) -> str:
        """The name of a stage."""
        found = self.stages.get(stage)
        return clean(stage) if found is None else self.say(found.name)

    def numbered(self, stage: str) -> str:
        """Number and name of a stage: `2 Compare`."""
        number = self.numbers.get(stage)
        return f"{number} {self.stage_name(stage)}" if number else clean(stage)

    def touchpoint_name(self, row: Row) -> str:
        """The name of the touchpoint of a row, in the reader's language when the map holds it."""
        drawn = (t for t in self.figures.journey.touchpoints if t.id == row["touchpoint"])
        found = next(drawn, None)
        return (
            clean(row.get("name") or row["touchpoint"]) if found is None else self.say(found.name)
        )

    def group_name(self, name: str) -> str:
        """A group as the reader calls it."""
        return clean(group_name(name, self.words))

    @cached_property
    def notes(self) -> list[str]:
        """The journey's own note, line by line, and the caller's remarks."""
        return self.paragraphs(self.figures.journey.note) + [clean(each) for each in self.remarks]

    @cached_property
    def measured_rows(self) -> list[Row]:
        """The rows of the stages that have figures, in order."""
        rows = (self.figures.stage(stage) for stage in self.stages)
        return [row for row in rows if row.get("entries") is not None]

    @cached_property
    def period(self) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day covered: of the window, else of the events."""
        window, summary = self.figures.window, self.figures.summary
        ends = (self.last_day(window["to"]), self.day(window["as_of"]))
        known = [end for end in ends if end is not None]
        return (
            self.day(window["from"]) or self.day(summary.get("first_event")),
            min(known) if known else self.day(summary.get("last_event")),
        )

    def span(self, first: dt.date | None, last: dt.date | None) -> str:
        """Two days as a range; a dash when either is unknown.

        Args:
            first: The first day.
            last: The last day, included.
        """
        return UNKNOWN if first is None or last is None else self.words.date_range(first, last)

    @cached_property
    def as_of(self) -> dt.date | None:
        """The day up to which data counts."""
        return self.day(self.figures.window["as_of"])

    def day(self, value: object) -> dt.date | None:
        """The local day of an instant or a day, given as such or as ISO text."""
        found = self.local(value)
        return found.date() if isinstance(found, dt.datetime) else found

    def last_day(self, value: object) -> dt.date | None:
        """The last local day before an end that is excluded."""
        found = self.local(value)
        if isinstance(found, dt.datetime):
            return (found - dt.timedelta(microseconds=1)).date()
        return None if found is None else found - dt.timedelta(days=1)

    def local(self, value: object) -> dt.datetime | dt.date | None:
        """An instant in the time zone of the figures; a bare day stays one."""
        if isinstance(value, str):
            whole = len(value) == len("2026-03-01")
            value = dt.date.fromisoformat(value) if whole else dt.datetime.fromisoformat(value)
        if isinstance(value, dt.datetime) and value.tzinfo is not None:
            return value.astimezone(ZoneInfo(self.figures.time_zone))
        return value if isinstance(value, dt.date) else None


def moneys(words: Words, value: Mapping[str, Any]) -> str:
    """Money in one currency or several; amounts without a currency stand bare."""
    return words.moneys({currency: amount for currency, amount in value.items() if amount})
