"""What to be told beside an answer: rules and conditions that name what no event has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from percorso.engine.rules import RESOLVED
from percorso.errors import nearest
from percorso.journey import Rule, text
from percorso.measure.segments import table
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.measure.run import Run

MOST_KNOWN = 5_000
"""Among how many known names the nearest is looked for: it must not take longer than the answer."""


def notices(run: Run, lang: str) -> list[str]:
    """Sentences on what no event has: names in rules, fields, values in conditions, the period."""
    words = Words(lang)
    found = [
        *_simulated(run, words), *_rules(run, words), *_fields(run, words), *_values(run, words),
        *_period(run, words), *_hidden(run, words),
    ]  # fmt: skip
    return [*dict.fromkeys(found)]


def _simulated(run: Run, words: Words) -> Iterator[str]:
    simulated, rows = run.timeline.simulated, run.timeline.rows
    if simulated == rows and rows:
        yield words("Simulated data: a simulator made these events, nobody did these things.")
    elif simulated:
        yield words("Simulated data: a simulator made {n} of {rows} events.",
                    n=words.number(simulated), rows=words.number(rows))  # fmt: skip


def _rules(run: Run, words: Words) -> Iterator[str]:
    known = run.timeline.codes.of("name").values
    if not known:
        yield words("There are no events.")
        return
    for stage in run.stages:
        names = _events(stage.enter) | _events(stage.completes)
        if names and names.isdisjoint(known):
            yield _missing(text(stage.name, words.lang), sorted(names), known, words)


def _missing(stage: str, names: list[str], known: list[str], words: Words) -> str:
    listed = words.listed([words.quoted(name) for name in names])
    said = words("Stage {stage}: no event is called {event}.", stage=stage, event=listed)
    return _with_nearest(said, names[0], known, words)


def _with_nearest(said: str, name: str, known: list[str], words: Words) -> str:
    close = nearest(name, known[:MOST_KNOWN])
    return f"{said} {words('The nearest is {name}.', name=words.quoted(close))}" if close else said


def _events(rule: Rule | None) -> set[str]:
    return set() if rule is None else {name for part in rule.walk() for name in part.event}


def _fields(run: Run, words: Words) -> Iterator[str]:
    for field in sorted(run.grouping.fields(), key=str):
        if field.column != RESOLVED and not len(run.timeline.codes.of(field.column)):
            yield words("No event has a value for {field}.", field=words.quoted(field.name))


def _values(run: Run, words: Words) -> Iterator[str]:
    """Conditions that no value meets, though the field has some."""
    codes, touchpoints = run.timeline.codes, run.touchpoints.names
    for condition in (each for group in run.grouping.groups for each in group.conditions):
        column = condition.field.column
        known = list(touchpoints) if column == RESOLVED else codes.of(column).values
        if not known or table(condition, codes, touchpoints).any():
            continue
        said = words("No value meets {condition}.", condition=words.quoted(condition.text))
        yield _with_nearest(said, str(condition.comparison.eq), known, words)


def _period(run: Run, words: Words) -> Iterator[str]:
    """A period in which nothing happened."""
    oldest, newest, window = run.timeline.oldest, run.timeline.newest, run.window
    if oldest is None or newest is None:
        return
    start, end = window.bounds
    if max(start, oldest) > min(end - 1, newest, window.as_of):
        days = words.date_range(window.day_of(oldest), window.day_of(newest))
        yield words("The period holds no events; they are of {days}.", days=days)


def _hidden(run: Run, words: Words) -> Iterator[str]:
    """Segments that the journey and the workspace both know by one id."""
    for name in (each for group in run.grouping.groups for each in group.hides):
        yield words("The journey and the workspace both have a segment {name}: the journey’s is "
                    "meant.", name=words.quoted(name))  # fmt: skip
