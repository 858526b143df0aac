"""How good the data is, and what it cannot show."""

from __future__ import annotations

from collections.abc import Mapping

from percorso.share.pen.text import clean
from percorso.share.report.facts import Facts
from percorso.share.report.findings.touchpoints import silent_touchpoints
from percorso.share.report.section import Grid, Pairs, Part, Points, Section
from percorso.share.report.tables import Cell, Column, Group, Table


def section(facts: Facts) -> Section | None:
    """What came in, what no rule matches, what cannot be shown, and the notes."""
    words = facts.words
    parts: list[Part] = [Pairs(words("What came in"), came_in(facts))]
    if facts.figures.simulated:
        said = words("Simulated data: a simulator made these events, nobody did these things.")
        parts.insert(0, Points(words("Simulated data"), [said]))
    if unmatched := _unmatched(facts):
        parts.append(Grid(unmatched))
    if limits := cannot_show(facts):
        parts.append(Points(words("What this data cannot show"), limits))
    if facts.notes:
        parts.append(Points(words("Notes"), facts.notes))
    note = words("What the figures rest on.")
    return Section("quality", words("Data quality"), note, parts)


def came_in(facts: Facts) -> list[tuple[str, str]]:
    """Counts of the events, as names and values."""
    words, seen = facts.words, {**facts.figures.quality, **facts.figures.summary}
    first, last = (facts.day(seen.get(key)) for key in ("first_event", "last_event"))
    pairs = [
        (words("Events"), words.number(seen.get("events"))),
        (words("People"), words.number(seen.get("people"))),
        (words("First and last event"), facts.span(first, last)),
        (words("Events that no stage’s rule matches"), _of(facts, "unmatched")),
    ]
    if facts.figures.journey.progression == "sequential":
        pairs.append((words("Signals out of order"), _of(facts, "out_of_order")))
    for key, name in (
        ("duplicates", words("Duplicates, not counted twice")),
        ("quarantined", words("Rows in quarantine")),
    ):
        if seen.get(key) is not None:
            pairs.append((name, words.number(seen[key])))
    return pairs + _sources(facts)


def _of(facts: Facts, key: str) -> str:
    """A part of the events with its share."""
    words, summary = facts.words, facts.figures.summary
    value, events = summary.get(key), summary.get("events")
    if not value or not events:
        return words.number(value)
    return f"{words.number(value)} ({words.share(value / events)})"


def _sources(facts: Facts) -> list[tuple[str, str]]:
    words, sources = facts.words, facts.figures.quality.get("sources") or ()
    if not sources:
        return []
    if isinstance(sources, Mapping):
        said = [f"{clean(name)} ({words.number(n)})" for name, n in sources.items()]
    else:
        said = [clean(name) for name in sources]
    return [(words("Sources"), words.listed(said[:8]))]


def _unmatched(facts: Facts) -> Table | None:
    names = facts.figures.quality.get("unmatched_names") or ()
    if not names:
        return None
    words, events = facts.words, facts.figures.summary.get("events") or 0
    columns = [Column(words("Event"), figures=False), Column(words("Events")),
               Column(words("Of all events"))]  # fmt: skip
    rows = [
        [Cell(clean(name)), Cell(words.number(n)), Cell(words.share(n / events) if events else "–")]
        for name, n in names
    ]
    kinds = int(facts.figures.quality.get("unmatched_kinds") or 0)
    left = kinds - len(rows)
    note = ""
    if left > 0:
        note = words.plural("{n} rarer name is left out.", "{n} rarer names are left out.", left)
    caption = words("The commonest events that no stage’s rule matches")
    return Table(caption, columns, [Group(rows)], note, narrow=True)


def cannot_show(facts: Facts) -> list[str]:
    """What is drawn and no data reaches, in sentences."""
    words, found = facts.words, []
    drawn = [facts.say(s.name) for s in facts.figures.journey.stages if not s.measured]
    if drawn:
        found.append(words("Stages without a rule: {names}.", names=words.listed(drawn)))
    empty = [facts.stage_name(row["stage"]) for row in facts.measured_rows if not row["entries"]]
    if empty:
        found.append(words("Stages whose rule took no event in the period: {names}.",
                           names=words.listed(empty)))  # fmt: skip
    guessed = [facts.say(s.name) for s in facts.figures.journey.stages if s.inferred and s.measured]
    if guessed:
        found.append(words("Stages estimated by a stand-in event: {names}.",
                           names=words.listed(guessed)))  # fmt: skip
    if silent := silent_touchpoints(facts):
        found.append(words("Covered touchpoints without events: {names}.",
                           names=words.listed(silent)))  # fmt: skip
    if unseen := _unseen_channels(facts):
        found.append(words("Channels on the map that occur in no event: {names}.",
                           names=words.listed(unseen)))  # fmt: skip
    return found


def _unseen_channels(facts: Facts) -> list[str]:
    known = facts.figures.quality.get("channels")
    if known is None:
        return []
    wanted = [t.channel for t in facts.figures.journey.touchpoints if t.channel]
    return [clean(name) for name in dict.fromkeys(wanted) if name not in known]
