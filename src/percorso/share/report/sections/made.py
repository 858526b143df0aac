"""How the report was made, so that it can be made again."""

from __future__ import annotations

import datetime as dt

from percorso import __version__
from percorso.durations import microseconds
from percorso.share.pen.text import clean
from percorso.share.report.facts import Facts
from percorso.share.report.section import Pairs, Section
from percorso.words import N_

PROGRESSIONS = {
    "latest": N_("Latest signal"),
    "furthest": N_("Furthest point"),
    "sequential": N_("In order"),
}


def section(facts: Facts) -> Section | None:
    """Version, journey, window and the choices behind the figures."""
    words, journey = facts.words, facts.figures.journey
    quiet = words.duration_words(microseconds(journey.expires_after) / 1e6)
    pairs = [
        (words("Made with"), f"Percorso {__version__}"),
        (words("Journey file"), clean(journey.id)),
        (words("Period"), facts.span(*facts.period)),
        (words("Data up to"), _instant(facts)),
        (words("Time zone"), clean(facts.figures.time_zone)),
        (words("A person’s stage is decided by"), words(PROGRESSIONS[journey.progression])),
        (words("Goes quiet after"), quiet),
    ]
    goal = journey.goal_index()
    if goal is not None:
        pairs.append((words("Goal"), facts.say(journey.stages[goal].name)))
    if facts.group:
        pairs.append((words("Counted"), facts.group_name(facts.group)))
    note = words("The same journey and the same events give the same figures.")
    return Section("made", words("How this was made"), note, [Pairs("", pairs)])


def _instant(facts: Facts) -> str:
    """The instant of `as_of`, to the minute; a bare day stays one."""
    value, words = facts.local(facts.figures.window["as_of"]), facts.words
    said = words.date(value)
    return f"{said}, {value:%H:%M}" if isinstance(value, dt.datetime) else said
