"""What is said of a day of change: the sentence of each figure, and what else it may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from percorso.explain.experiment.arms import Arm
from percorso.explain.experiment.comparing import Compared
from percorso.explain.experiment.exposure import Plan
from percorso.explain.experiment.figures import Figure
from percorso.explain.experiment.saying import ends, size, titled
from percorso.explain.experiment.series import Step

if TYPE_CHECKING:
    from percorso.measure.run import Run
    from percorso.words import Words


@dataclass(frozen=True)
class Periods:
    """The periods, as local days.

    Attributes:
        on: The day of the change.
        until: The first day that no longer counts after it.
        blocks: The periods before, the latest first: first day, and first day no longer in it.
    """

    on: dt.date
    until: dt.date
    blocks: tuple[tuple[dt.date, dt.date], ...]


@dataclass(frozen=True)
class Side:
    """Everything of one group and figure."""

    plan: Plan
    figure: Figure
    segment: str | None
    currency: str | None
    before: Arm
    after: Arm
    compared: Compared | None
    level: Step | None
    slope: Step | None
    placebos: tuple[float, ...]
    weeks: tuple[tuple[dt.date, Arm], ...]


def sentence(words: Words, periods: Periods, side: Side) -> str:
    """What may be said of a figure around the day."""
    label = titled(words, side.figure, side.segment)
    found, on = side.compared, words.date(periods.on)
    if found is None:
        return words("{figure}: too few cases before or after {day} to compare.",
                     figure=label, day=on)  # fmt: skip
    between = ends(words, side.figure, found.low, found.high, signed=True)
    if found.low <= 0 <= found.high:
        return words("{figure}: no difference is seen between before and after {day} "
                     "({ends}).", figure=label, day=on, ends=between)  # fmt: skip
    by = size(words, side.figure, found.difference, side.currency)
    more = words("higher") if found.difference > 0 else words("lower")
    said = words("{figure}: after {day} it is {more} by {by} ({ends}).",
                 figure=label, day=on, more=more, by=by, ends=between)  # fmt: skip
    return f"{said} {_beside(words, side, found)}".strip()


def _beside(words: Words, side: Side, found: Compared) -> str:
    """Whether the trend before and the days without a change speak for it."""
    as_far = sum(abs(one) >= abs(found.difference) for one in side.placebos)
    if as_far:
        return words.plural(
            "Without any change it moved as far {n} time before.",
            "Without any change it moved as far {n} times before.", as_far,
        )  # fmt: skip
    if side.level is None:
        return words("There are too few days with cases to tell it from a trend.")
    if side.level.low <= 0 <= side.level.high:
        return words("Against the trend before, no break can be told.")
    return ""


def caveats(run: Run, periods: Periods, words: Words) -> Iterator[str]:
    """What else may stand behind a difference."""
    yield words("Before and after is no test: season, trend, other people and a return to the "
                "usual after an unusual time look the same as an effect.")  # fmt: skip
    first = periods.blocks[0][0]
    noted = [note for note in run.journey.notes
             if note.date < periods.until and (note.until or note.date) >= first]  # fmt: skip
    for note in sorted(noted, key=lambda one: one.date):
        yield words("In the same time: {what} ({day}).", what=_said(run, note.text),
                    day=words.date_range(note.date, note.until or note.date))  # fmt: skip
    if (periods.until - periods.on).days < (periods.blocks[0][1] - first).days:
        yield words("The period after the day is not over yet.")


def _said(run: Run, value: object) -> str:
    from percorso.journey import text

    return text(value, run.lang, run.journey.language)  # type: ignore[arg-type]
