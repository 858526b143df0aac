"""The rows of the question `funnel`: the attempts of people or cycles, and the figures of steps."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

from tests.oracle.drawing import Plain
from tests.oracle.figures import SECOND
from tests.oracle.fold import Cycle, Fold
from tests.oracle.funnel_attempts import LOST, OPEN, Asked, Attempt, Following, Timeline
from tests.oracle.rules import Event, Matcher, compares, hits, text_form
from tests.oracle.windows import Condition, Segment
from tests.oracle.world import Row, Texts, World

# --- units ---------------------------------------------------------------------------------------


def timelines(world: World, asked: Asked) -> Iterator[Timeline]:
    """The people, or their cycles: "cycles (within one cycle)"."""
    for found in world.folds:
        does, excluded = _signals(world, asked, found)
        if asked.count != "cycles":
            yield _line(found, found.timeline, does, excluded, True)
            continue
        for cycle in found.cycles:
            yield _line(found, cycle.events, does, excluded, cycle.end == "open")


def _line(
    found: Fold, events: list[Event], does: list[set[int]], excluded: list[set[int]], goes_on: bool
) -> Timeline:
    return Timeline(
        found,
        events,
        [does[e.place] for e in events],
        [excluded[e.place] for e in events],
        goes_on,
    )


def _signals(world: World, asked: Asked, found: Fold) -> tuple[list[set[int]], list[set[int]]]:
    """For each event the steps it may do and the exclusions it is; "an excluded event is no step"."""
    excluded = [
        {n for n, (s, _, _) in enumerate(asked.exclude) if e in _meant(world, found, s)}
        for e in found.timeline
    ]
    does = [
        {k for k, s in enumerate(asked.steps) if e in _meant(world, found, s)} if not out else set()
        for e, out in zip(found.timeline, excluded, strict=True)
    ]
    return does, excluded


def _meant(world: World, found: Fold, signal: Any) -> list[Event]:
    """The events that a signal means: the hits of a stage, its completions, or a rule's matches."""
    if isinstance(signal, dict):
        matcher = Matcher(found.timeline, lambda e: e.touchpoint)
        return [e for e in found.timeline if matcher.matches(signal, e)]
    if signal == "goal" or signal.startswith("stage:"):
        ids = [s.id for s in world.drawing.stages]
        stage = world.drawing.goal if signal == "goal" else ids.index(signal[6:])
        taken = [h for h in hits(world.drawing, found.timeline) if h and h.stage == stage]
        return [h.event for h in taken if h.completion or signal != "goal"]
    return [e for e in found.timeline if e.name == signal]


def _attempts(world: World, asked: Asked, line: Timeline) -> Iterator[int]:
    for place, event in enumerate(line.events):
        starts = line.does[place] if asked.order == "any" else {0} & line.does[place]
        held = asked.hold is None or event.field(asked.hold) is not None
        if starts and held and world.window.holds(event.t):
            yield place


def counted(world: World, asked: Asked) -> list[tuple[Timeline, Attempt]]:
    """The attempts that count."""
    found = []
    for line in timelines(world, asked):
        kept = _of_line(world, asked, line)
        found += [(line, each) for each in kept]
    return found


def _of_line(world: World, asked: Asked, line: Timeline) -> list[Attempt]:
    places = list(_attempts(world, asked, line))
    tried: list[Attempt] = []
    after = 0
    for place in places:
        # "attempts (one after the other; none starts inside another)"
        if asked.count == "attempts" and place < after:
            continue
        tried.append(Following(world, asked, line, place).follow())
        after = tried[-1].after
    if asked.start_at == "first":
        tried = tried[:1]
    if asked.exclusion == "person" and any(each.dropped for each in tried):
        return []
    kept = [each for each in tried if not each.dropped or asked.exclusion == "stop"]
    if asked.count == "attempts" or not kept:
        return kept
    # "any (the furthest counts, of equals the earliest)"
    return [max(kept, key=lambda each: each.far)]


# --- rows ----------------------------------------------------------------------------------------


def funnel_rows(
    world: World,
    options: Plain,
    where: Texts = None,
    by: str | None = None,
    compare: Texts = None,
) -> list[Row]:
    """One row a segment and step, of the attempts whose first event the segment picks."""
    asked = Asked.read(options)
    found = counted(world, asked)
    rows: list[Row] = []
    for segment in segments(world, where, by, compare):
        units = [each for line, each in found if picks(segment, line.fold, each.start)]
        rows += [
            {"segment": segment.name} | _row(asked, units, step) for step in range(len(asked.steps))
        ]
    return rows


def _value(condition: Condition, fold: Fold, event: Event) -> Any:
    """The value that decides for the event that starts; a cycle's is none outside every cycle."""
    cycle = next((c for c in fold.cycles if event in c.events), None)
    if cycle is None and condition.of == "cycle":
        return None
    return condition.value(fold, cycle or Cycle(fold.person, 0), event)


def picks(segment: Segment, fold: Fold, event: Event) -> bool:
    """Whether a segment picks the event that starts an attempt."""
    if not all(compares(_value(c, fold, event), c.wanted) for c in segment.conditions):
        return False
    return segment.group is None or _group(segment.group[0], fold, event) == segment.group[1]


def _group(cut: Condition, fold: Fold, event: Event) -> str:
    """ "No value is the group `unknown`."."""
    value = _value(cut, fold, event)
    return "unknown" if value is None else text_form(value)


def segments(world: World, where: Texts, by: str | None, compare: Texts) -> list[Segment]:
    """The segments that are asked for; by a field, its values at any event."""
    if by is None:
        return world.segments(where, None, compare)
    cut = Condition.read(by)
    values = {_group(cut, found, e) for found in world.folds for e in found.timeline}
    conditions = world.segments(where, None, None)[0].conditions
    return [Segment(each, conditions, (cut, each)) for each in sorted(values)]


def _before(asked: Asked, step: int) -> int:
    """The last required step before."""
    found = step - 1
    while found > 0 and found in asked.optional and asked.order != "any":
        found -= 1
    return found


def _row(asked: Asked, units: list[Attempt], step: int) -> Row:
    reached = [a for a in units if isinstance(a.at[step], int)]
    undecided = [a for a in units if a.at[step] == OPEN]
    row: Row = {"step": step + 1, "reached": len(reached), "undecided": len(undecided)}
    row["decided"] = len(units) - len(undecided)
    row["conversion"] = len(reached) / row["decided"] if row["decided"] else None
    if step == 0:
        return row
    before = _before(asked, step)
    came = [a for a in units if isinstance(a.at[before], int)]
    lost = [a for a in came if a.at[step] == LOST]
    base = len(reached) + len(lost)
    row["dropped"], row["decided_previous"] = len(lost), base
    row["conversion_previous"] = len(reached) / base if base else None
    times = [(int(a.at[step]), int(a.at[before])) for a in reached]
    row["time_median_s"] = median(t for t, _ in times) / SECOND if times else None
    waits = [t - b for t, b in times]
    row["time_previous_median_s"] = median(waits) / SECOND if waits else None
    return row
