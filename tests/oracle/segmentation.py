"""Segments side by side and their overlap, one person after the other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from statistics import median
from typing import Any, cast

from tests.oracle.figures import newcombe, wilson
from tests.oracle.fold import Cycle, Fold
from tests.oracle.net_value import moneys
from tests.oracle.windows import Condition, Segment
from tests.oracle.world import World

Row = dict[str, Any]
DRAWN: list[dict[str, Any]] = [
    {"id": "pros", "name": "Pros", "where": {"plan": "pro"}},
    {"id": "frees", "name": "Frees", "where": {"plan": "free"}},
    {"id": "no-plan", "name": "No plan", "where": {"plan": {"exists": False}}},
    {"id": "mails", "name": "Mails", "of": "cycle", "where": {"channel": "email"}},
    {"id": "phones", "name": "Phones", "of": "event", "where": {"device": "phone"}},
    {"id": "drawn", "name": "Only drawn"},
]
"""What is added to a journey: the first three part the people."""


def picked(name: str, base: Segment) -> Segment:
    """A segment inside a base group."""
    texts = {"pros": "person.plan=pro", "frees": "person.plan=free",
             "mails": "cycle.channel=email", "phones": "event.device=phone"}  # fmt: skip
    if name in texts:
        return replace(base, conditions=(*base.conditions, Condition.read(texts[name])))
    none = Condition("person", "plan", cast("str", {"exists": False}))
    return replace(base, conditions=(*base.conditions, none))


def people(world: World, segment: Segment) -> set[str]:
    """Those with a stay of the segment that was entered in the window."""
    return {stay.person for stay in world.entered(segment)}


def cycles(world: World, segment: Segment) -> list[tuple[Fold, Cycle]]:
    """The cycles opened in the window whose first hit the segment picks."""
    return [
        (found, cycle)
        for found in world.folds
        for cycle in found.cycles
        if world.window.holds(cycle.first.t) and segment.picks(found, cycle, cycle.first)
    ]


def segment_rows(world: World, base: Segment) -> list[Row]:
    """Everyone of a base group first, then each segment."""
    whole = figures(world, base)
    rows = [{"id": "everyone", **whole, "share": 1.0 if whole["people"] else None}]
    for drawn in DRAWN:
        name = drawn["id"]
        if name == "drawn":
            rows.append({"id": name, "people": None, "conversion": None, "value": None})
            continue
        row = figures(world, picked(name, base))
        n, everyone = row["people"], whole["people"]
        low, high = wilson(n, everyone)
        row |= {"share": n / everyone if everyone else None, "share_low": low, "share_high": high}
        rows.append({"id": name, **row, **against(row, whole)})
    return rows


def figures(world: World, segment: Segment) -> Row:
    """What is counted of a segment."""
    own = cycles(world, segment)
    goal = world.drawing.goal is not None
    reached = [(f, c) for f, c in own if c.goal_at is not None]
    decided = [c for _, c in own if c.goal_at is not None or c.end != "open"]
    value: dict[str, Decimal] = defaultdict(Decimal)
    for found, cycle in own:
        for money in moneys(found, lambda _: False):
            if money.cycle is cycle and money.event.value is not None:
                value[money.event.currency or ""] += money.net
    waits = [c.goal_at - c.first.t for _, c in reached if c.goal_at is not None]
    low, high = wilson(len(reached), len(decided) if goal else 0)
    return {
        "people": len(people(world, segment)),
        "cycles": len(own),
        "goal_cycles": len(reached) if goal else None,
        "decided": len(decided) if goal else None,
        "undecided": len(own) - len(decided) if goal else None,
        "conversion": len(reached) / len(decided) if goal and decided else None,
        "conversion_low": low,
        "conversion_high": high,
        "value": dict(value),
        "goal_median_s": median(waits) / 1e6 if waits else None,
    }


def against(row: Row, whole: Row) -> Row:
    """The difference to the cycles of everyone else."""
    if not row["decided"] or row["decided"] == whole["decided"]:
        return {"difference": None, "difference_low": None}
    others = whole["goal_cycles"] - row["goal_cycles"], whole["decided"] - row["decided"]
    found, low, _ = newcombe(row["goal_cycles"], row["decided"], *others)
    return {"difference": found, "difference_low": low}


def overlap_rows(world: World, base: Segment) -> list[Row]:
    """Each pair of segments, with the people in both."""
    sets = {d["id"]: people(world, picked(d["id"], base)) for d in DRAWN if "where" in d}
    names, everyone = list(sets), people(world, base)
    return [
        {
            "id": a,
            "id_other": b,
            "people": len(sets[a] & sets[b]),
            "people_first": len(sets[a]),
            "people_other": len(sets[b]),
            "share": len(sets[a] & sets[b]) / len(sets[a]) if sets[a] else None,
            "jaccard": len(sets[a] & sets[b]) / len(sets[a] | sets[b])
            if sets[a] | sets[b]
            else None,
            "times_chance": len(sets[a] & sets[b]) * len(everyone) / len(sets[a]) / len(sets[b])
            if sets[a] and sets[b]
            else None,
        }
        for place, a in enumerate(names)
        for b in names[place + 1 :]
    ]
