"""What to be told beside an answer: rules and conditions that name what no event has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from percorso.engine.rules import RESOLVED
from percorso.errors import nearest
from percorso.journey import Rule, text
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.measure.run import Run


def notices(run: Run, lang: str) -> list[str]:
    """Sentences on names that no event has: in the rules of stages, in conditions and in `by`."""
    words = Words(lang)
    return [*dict.fromkeys([*_rules(run, words), *_fields(run, words)])]


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
    close = nearest(names[0], known)
    return f"{said} {words('The nearest is {name}.', name=words.quoted(close))}" if close else said


def _events(rule: Rule | None) -> set[str]:
    return set() if rule is None else {name for part in rule.walk() for name in part.event}


def _fields(run: Run, words: Words) -> Iterator[str]:
    for field in sorted(run.grouping.fields(), key=str):
        if field.column != RESOLVED and not len(run.timeline.codes.of(field.column)):
            yield words("No event has a value for {field}.", field=words.quoted(field.name))
