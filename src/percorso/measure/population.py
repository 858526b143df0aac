"""Population: how many people are inside each stage on each day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError
from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.measured import Measured
from percorso.measure.run import Bucket, Run
from percorso.measure.stays import Stays
from percorso.measure.turns import (
    END,
    ENTERED,
    LEFT,
    OPEN,
    STAGE,
)
from percorso.measure.window import DAY, LATEST_YEAR
from percorso.words import N_

MOST_DAYS = 36_525


@dataclass(frozen=True, kw_only=True)
class Population(Question):
    """People in each stage at the end of each local day of the period, up to `as_of`."""

    name: ClassVar[str] = "population"
    meaning: ClassVar[str] = N_(
        "People inside a stage at the end of a day: their stay began before that midnight and "
        "had not ended before it."
    )
    columns: ClassVar[tuple[str, ...]] = ("day", "stage", "people")

    charts: ClassVar[str] = "percorso.measure.charts.population"

    def answer(self, measured: Measured) -> PopulationAnswer:
        """Count the people inside at every midnight."""
        run = measured.run(self)
        return PopulationAnswer(self, _rows(run), measured, run)


@dataclass(frozen=True)
class PopulationAnswer(Answer):
    """One row a day and measured stage (and group)."""

    def table(self) -> pa.Table:
        """The rows as an Arrow table; the day is a date."""
        table = super().table()
        if not self.rows:
            return table
        place = table.column_names.index("day")
        return table.set_column(place, "day", pc.cast(table["day"], pa.date32()))

    def people(self, **which: Any) -> pa.Table:
        """The stays of those who are inside on a day.

        Args:
            which: `day`, a date or its ISO text (default: the last day); `stage`, a stage's id.
        """
        window = self.run.window
        day, stage = chosen(which, "day", "stage")
        day = day or window.last_day()
        midnight = window.midnight(_date(day) + DAY)
        names = ("where", "by", "compare", "as_of")
        common = {name: getattr(self.question, name) for name in names}
        everything = Stays(
            **common, start=dt.date(1970, 1, 1), end=dt.date(LATEST_YEAR, 1, 1), stage=stage
        )
        stays = everything.answer(self.measured).table()
        limit = pa.scalar(midnight, pa.int64()).cast(pa.timestamp("us", "UTC"))
        stayed = pc.or_kleene(
            pc.is_null(stays["left_at"]), pc.greater_equal(stays["left_at"], limit)
        )
        return stays.filter(pc.and_(pc.less(stays["entered_at"], limit), stayed))


def _date(day: str | dt.date) -> dt.date:
    if isinstance(day, dt.date):
        return day
    try:
        return dt.date.fromisoformat(day)
    except ValueError:
        raise QuestionError(Problem(f"'{day[:40]}' is no day.", "Write 2026-03-01.")) from None


def days_of(run: Run) -> list[dt.date]:
    """The local days that the window covers, up to the day of `as_of`."""
    oldest = run.timeline.oldest
    if oldest is None:
        return []
    first, last = run.window.first_day(oldest), run.window.last_day()
    count = (last - first).days + 1
    if count > MOST_DAYS:
        raise QuestionError(
            Problem(f"The period has {count} days, more than {MOST_DAYS}.",
                    "Give a shorter one with 'from' and 'to'.")
        )  # fmt: skip
    return [first + DAY * number for number in range(count)]


def _rows(run: Run) -> list[Row]:
    days = days_of(run)
    midnights = np.array([run.window.midnight(day + DAY) for day in days], np.int64)
    parts = run.over(lambda bucket: inside_at(run, bucket, midnights))
    found = np.sum(parts, axis=0)
    rows = []
    for group, label in enumerate(run.labels()):
        if run.grouping.by is not None and not found[group].any():
            continue
        for number, day in enumerate(days):
            for stage, each in enumerate(run.stages):
                row: Row = {"segment": label} if run.grouping.split else {}
                row |= {
                    "day": day.isoformat(),
                    "stage": each.id,
                    "people": int(found[group, stage, number]),
                }
                rows.append(row)
    return rows


def inside_at(run: Run, bucket: Bucket, midnights: NDArray[np.int64]) -> NDArray[np.int64]:
    """People inside at each midnight: those who came in before it less those who left before it."""
    size = len(midnights)
    change = np.zeros((len(run.labels()), run.plan.stages, size + 1), np.int64)
    stays = bucket.fold.stays
    enters = np.searchsorted(midnights, stays[:, ENTERED], side="right")
    leaves = np.searchsorted(midnights, stays[:, LEFT], side="right")
    leaves[stays[:, END] == OPEN] = size
    for cell in bucket.cells:
        kept = cell >= 0
        np.add.at(change, (cell[kept], stays[kept, STAGE], enters[kept]), 1)
        np.add.at(change, (cell[kept], stays[kept, STAGE], leaves[kept]), -1)
    inside: NDArray[np.int64] = np.cumsum(change, axis=2)[:, :, :size]
    return inside
