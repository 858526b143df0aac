"""The drafted journey as plain values: stages with rules, KPIs to fill, touchpoints, evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from percorso.explain.discovery.drawing import Drawing
from percorso.explain.discovery.places import drawn
from percorso.explain.discovery.signals import Signal
from percorso.journey import catalogue
from percorso.journey.texts import text
from percorso.journey.values import slug_of
from percorso.words import Words

KPIS = {
    "before": ("conversion_next", "conversion_goal"),
    "goal": ("time_in_stage",),
    "after": ("time_in_stage",),
}


def fields(drawing: Drawing, lang: str, title: str | None) -> dict[str, Any]:
    """The journey's values, in the order of a journey file."""
    words = Words.of(lang)
    called = title or words("Drafted journey")
    value: dict[str, Any] = {
        "percorso": 1,
        "id": slug_of(called) or "drafted-journey",
        "title": called,
        "language": lang,
        "about": about(drawing, words),
        "expires_after": drawing.way.quiet,
    }
    if drawing.restart is not None:
        value["restart"] = drawing.stages[drawing.restart].id
    ids = [one.id for one in drawing.stages]
    value["stages"] = list(_stages(drawing, lang))
    if places := list(drawn(drawing.places, ids, lang)):
        value["touchpoints"] = places
    return value | {"evidence": [_evidence(drawing, words)]}


def about(drawing: Drawing, words: Words) -> str:
    """What the draft rests on, in a sentence or two."""
    return words(
        "A draft from events: {events} of {people}. Order and rules come from the data; names are "
        "hypotheses, and what customers think and want is yours to say.",
        events=words.plural("{n} event", "{n} events", drawing.found.total),
        people=words.plural("{n} person", "{n} people", drawing.found.people),
    )


def _stages(drawing: Drawing, lang: str) -> Iterator[dict[str, Any]]:
    words, goal = Words.of(lang), drawing.cut.goal
    for k, stage in enumerate(drawing.stages):
        name = stage.words if stage.own else words(stage.words)
        value: dict[str, Any] = {"id": stage.id, "name": name, "phase": stage.phase}
        side = "goal" if k == goal else "before" if goal is None or k < goal else "after"
        value["kpis"] = [_kpi(one, lang) for one in KPIS[side]]
        if k == goal:
            value["goal"] = True
        if side == "after" and drawing.way.rest is not None:
            value["expires_after"] = drawing.way.rest
        yield value | _rules(drawing, k)


def _kpi(wanted: str, lang: str) -> dict[str, Any]:
    known = next(one for one in catalogue.kpis() if one.id == wanted)
    value: dict[str, Any] = {"id": known.id, "name": text(known.name, lang)}
    unit = text(known.unit, lang)
    better = {"better": known.better} if known.better != "higher" else {}
    return value | {"unit": unit, "figure": known.figure} | better | {"sources": ["events"]}


def _rules(drawing: Drawing, k: int) -> dict[str, Any]:
    """What puts people in a stage; on the goal's, what completes it."""
    signals = [drawing.found.signals[i] for i in drawing.cut.groups[k]]
    goals = [drawing.found.signals[i] for i in drawing.goal.signals]
    others = [one for one in signals if one not in goals]
    if k != drawing.cut.goal:
        return {"enter": rule(signals)}
    return {"enter": rule(others), "completes": rule(goals)} if others else {"enter": rule(goals)}


def rule(signals: Iterable[Signal]) -> dict[str, Any]:
    """One rule for several signals.

    Example:
        >>> rule([Signal("Quote Sent"), Signal("Page Viewed", "channel", "email")])["any"][0]
        {'event': 'Quote Sent'}
    """
    named: list[str] = []
    parts: list[dict[str, Any]] = []
    for one in signals:
        named += [one.name] if one.part is None else []
        parts += [one.rule()] if one.part is not None else []
    whole = [{"event": named if len(named) > 1 else named[0]}] if named else []
    rules = [*whole, *parts]
    return rules[0] if len(rules) == 1 else {"any": rules}


def _evidence(drawing: Drawing, words: Words) -> dict[str, Any]:
    timeline = drawing.found.timeline
    value: dict[str, Any] = {"id": "events", "kind": "analytics", "title": words("Events")}
    value["method"] = words("Drafted by percorso discover")
    if timeline.oldest is not None and timeline.newest is not None:
        first, last = _day(timeline.oldest), _day(timeline.newest)
        value["title"] = words("Events, {range}", range=words.date_range(first, last))
        value["date"] = last.isoformat()
    return value | {"sample": drawing.found.people}


def _day(instant: int) -> dt.date:
    return (dt.datetime(1970, 1, 1) + dt.timedelta(microseconds=instant)).date()
