"""A rule before it is saved, counted on what people did, beside the rule of today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from percorso.engine.local import Engine
from percorso.engine.rules import needed_fields
from percorso.engine.timeline import Timeline
from percorso.journey import Journey, Rule
from percorso.measure.answer import FEW, Row
from percorso.measure.measured import Measured
from percorso.measure.preview.beside import Beside, beside
from percorso.measure.preview.changed import changed
from percorso.measure.preview.people import Ints, Met, compared, met
from percorso.measure.run import Run, prepare
from percorso.measure.segments import Group, Grouping
from percorso.measure.window import DAY, Window

MOST_PIECES = 60
_NOTHING = Beside(0, (), ())


@dataclass(frozen=True)
class Preview:
    """What a rule would do.

    Attributes:
        people: People whom it would put there in the period: of a stage those with a stay that
            began in it, of `completes` those with a completed one, of a touchpoint those with an
            event.
        today: The same under the rule of today.
        enter: Those who are there only with the new rule.
        leave: Those who are there only with the rule of today.
        stay: Those who are there with both.
        events: Events of the period that match the new rule, whoever takes them.
        parts: The people with an event that matches a part of the rule, by its path.
        overlaps: Other stages with events in common: stage, events, and which stage takes them.
        series: For each piece of the period its first day, and the people under both rules.
        few: Whether they are too few to rely on.
        window: The period as text.
    """

    people: int
    today: int
    enter: int
    leave: int
    stay: int
    events: int
    parts: tuple[Row, ...]
    overlaps: tuple[Row, ...]
    series: tuple[Row, ...]
    few: bool
    window: Mapping[str, str | None]


def preview(
    measured: Measured, engine: Engine, element: str, field: str, rule: Mapping[str, Any] | None
) -> Preview:
    """Count what a rule would do in the place of the one of today.

    Args:
        measured: The journey as it is drawn now, and its events.
        engine: Where the work runs; one that can be stopped.
        element: `stages/see` or `touchpoints/shop`.
        field: `enter` or `completes` of a stage, `rule` of a touchpoint.
        rule: The rule; None: as if there were none.

    Raises:
        QuestionError: There is no such element or field.
        JourneyError: The rule is not one of the closed grammar.
    """
    journey = changed(measured.journey, element, field, rule)
    timeline = measured.timeline(needed_fields(journey))
    window = measured.window()
    new = _run(journey, timeline, engine, window)
    old = _run(measured.journey, timeline, engine, window)
    edges = pieces(window, timeline.oldest)
    now, then = (met(run, element, field, edges) for run in (new, old))
    found = compared(now, then)
    counted = _beside(new, element, rule)
    return Preview(
        found.people, found.today, found.enter, found.leave, found.stay,
        counted.events, counted.parts, counted.overlaps,
        tuple(_series(window, edges, now, then)), max(found.people, found.today) < FEW,
        window.words(),
    )  # fmt: skip


def _run(journey: Journey, timeline: Timeline, engine: Engine, window: Window) -> Run | None:
    if not any(stage.measured for stage in journey.stages):
        return None
    return prepare(journey, timeline, engine, window, Grouping((Group("everyone"),)))


def _beside(run: Run | None, element: str, rule: Mapping[str, Any] | None) -> Beside:
    if run is None or rule is None:
        return _NOTHING
    kind, _, wanted = element.partition("/")
    return beside(run, Rule.model_validate(rule), wanted if kind == "stages" else None)


def pieces(window: Window, oldest: int | None) -> Ints:
    """The instants at which the pieces of a period begin: days, weeks or months, at most 60."""
    if oldest is None:
        return np.zeros(0, np.int64)
    first, last = window.first_day(oldest), window.last_day()
    first = max(first, window.day_of(oldest))
    days = max((last - first).days + 1, 1)
    step = next((size for size in (1, 7, 28) if days / size <= MOST_PIECES), days // MOST_PIECES)
    starts = (first + n * step * DAY for n in range(-(-days // step)))
    return np.array([window.midnight(day) for day in starts], np.int64)


def _series(window: Window, edges: Ints, new: list[Met], old: list[Met]) -> list[Row]:
    zero = np.zeros(max(len(edges), 1), np.int64)
    now, then = (sum((one.days for one in side), zero).tolist() for side in (new, old))
    days: list[dt.date] = [window.day_of(int(edge)) for edge in edges]
    return [
        {"day": day.isoformat(), "people": now[k], "today": then[k]} for k, day in enumerate(days)
    ]
