"""The rows of the question `conformance`: counts over the cycles and their departures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from statistics import median

from tests.oracle.conformance import KINDS, ORDER, Case, Departure, Drawn, Judge, Place, cases
from tests.oracle.figures import newcombe, share, wilson
from tests.oracle.fold import Cycle, Stay
from tests.oracle.windows import Segment
from tests.oracle.world import Row, World


def conformance_rows(
    world: World, segment: Segment, view: str, entry: str = "any", kinds: tuple[str, ...] = ()
) -> list[Row]:
    drawn = Drawn(world, entry)
    found = cases(world, segment, drawn, kinds)
    views: dict[str, Callable[[], list[Row]]] = {
        "summary": lambda: [_summary(world, drawn, found, kinds)],
        "stages": lambda: [
            _stage(drawn, found, s.index, kinds) if s.measured else {"stage": s.id}
            for s in drawn.stages
        ],
        "departures": lambda: _departures(world, drawn, found),
        "variants": lambda: _variants(world, drawn, found),
        "people": lambda: _people(drawn, found),
    }
    return views[view]()


def _interval(name: str, part: int, base: int) -> Row:
    low, high = wilson(part, base)
    return {name: share(part, base), f"{name}_low": low, f"{name}_high": high}


def _summary(world: World, drawn: Drawn, found: list[Case], kinds: tuple[str, ...]) -> Row:
    departed = [c for c in found if c.departures]
    undecided = [c for c in found if not c.departures and c.open]
    decided = len(found) - len(undecided)
    disordered = [c for c in found if c.kinds() & set(ORDER)]
    order_open = [c for c in found if not c.kinds() & set(ORDER) and c.open]
    costs = [drawn.cost(c.cycle) for c in found]
    row: Row = {
        "cycles": len(found),
        "people": len({c.cycle.person for c in found}),
        "decided": decided,
        "undecided": len(undecided),
        "departed": len(departed),
        "followed": decided - len(departed),
        "decided_order": len(found) - len(order_open),
        **_interval("follow_share", decided - len(departed), decided),
        **_interval(
            "in_order",
            len(found) - len(order_open) - len(disordered),
            len(found) - len(order_open),
        ),
        "cost": share(sum(costs), len(found)),
        "fitness": sum(1 - x / len(c.cycle.stays) for x, c in zip(costs, found, strict=True))
        / len(found)
        if found
        else None,
    }
    measured = [s.index for s in drawn.stages if s.measured]
    said = {
        "late": any(drawn.stages[s].target is not None for s in measured),
        "added": any(drawn.sited(s) for s in measured),
        "other_channel": any(drawn.routed(s) for s in measured),
    }
    for kind in KINDS:
        if (kinds and kind not in kinds) or not said.get(kind, True):
            continue
        n = sum(kind in c.kinds() for c in found)
        row |= {f"cycles_{kind}": n, **_interval(kind, n, decided)}
    return row


def _stage(drawn: Drawn, found: list[Case], stage: int, kinds: tuple[str, ...]) -> Row:
    entered = [c for c in found if c.cycle.first_entry(stage) is not None]
    skipped = [c for c in found if "skipped" in c.kinds(stage)]
    decided = [c for c in entered if c.kinds(stage) or not c.open]
    followed = [c for c in decided if not c.kinds(stage)]
    target = drawn.stages[stage].target
    bases: dict[str, int | None] = {
        kind: sum(not c.open or kind in c.kinds(stage) for c in entered) for kind in KINDS
    }
    bases["out_of_order"] = len(entered)
    bases["skipped"] = None if drawn.stages[stage].optional else len(entered) + len(skipped)
    bases["late"] = (
        None
        if target is None
        else sum(
            any(
                s.end != "open" or drawn.length(s) > target
                for s in c.cycle.stays
                if s.stage == stage
            )
            for c in entered
        )
    )
    bases["added"] = bases["added"] if drawn.sited(stage) else None
    bases["other_channel"] = bases["other_channel"] if drawn.routed(stage) else None
    row: Row = {
        "stage": drawn.stages[stage].id,
        "cycles": len(entered),
        "people": len({c.cycle.person for c in entered}),
        "decided": len(decided),
        "followed": len(followed),
        **_interval("follow_share", len(followed), len(decided)),
    }
    for kind in KINDS:
        base = bases[kind]
        if base is None or (kinds and kind not in kinds):
            continue
        n = sum(kind in c.kinds(stage) for c in found)
        row |= {f"base_{kind}": base, f"cycles_{kind}": n, **_interval(kind, n, base)}
    return row


def _departures(world: World, drawn: Drawn, found: list[Case]) -> list[Row]:
    judge = Judge(world)
    decided = sum(bool(c.departures) or not c.open for c in found)
    grouped: dict[Place, list[tuple[Case, Departure]]] = defaultdict(list)
    for case in found:
        for departure in case.departures:
            grouped[departure.place].append((case, departure))
    rows = []
    for (kind, stage, touchpoint, channel), each in grouped.items():
        fates = [judge.departure(case.cycle, departure) for case, departure in each]
        on, at_once = sum(f in ("yes", "at once") for f in fates), fates.count("at once")
        with_ = on + fates.count("no")
        after = [
            _after(case.cycle, d)
            for (case, d), fate in zip(each, fates, strict=True)
            if fate not in (None, "open")
        ]
        on_without, without = _as_drawn(judge, found, stage, median(after) if after else 0)
        difference, low, high = (
            (None, None, None) if 2 * at_once > with_ else newcombe(on, with_, on_without, without)
        )
        rows.append(
            {
                "departure": kind,
                "stage": drawn.stages[stage].id,
                "touchpoint": touchpoint,
                "channel": channel,
                "n": sum(d.n for _, d in each),
                "cycles": len(each),
                "people": len({c.cycle.person for c, _ in each}),
                "decided": decided,
                **_interval("share", len(each), decided),
                "decided_with": with_,
                "progressed_with": on,
                "at_once": at_once,
                "decided_without": without,
                "progressed_without": on_without,
                "difference": difference,
                "difference_low": low,
                "difference_high": high,
            }
        )
    return rows


def _after(cycle: Cycle, departure: Departure) -> int:
    """How long after the first entry of its stage; leaving out and order happen at the entry."""
    entry = cycle.first_entry(departure.stage)
    if entry is None or departure.kind in ("skipped", "out_of_order"):
        return 0
    return departure.at - entry.entered_at


def _as_drawn(judge: Judge, found: list[Case], stage: int, after: float) -> tuple[int, int]:
    """Of the cycles that entered a stage, did not depart there, and were still on their way so
    long after: reached, and decided."""
    fates = []
    for case in found:
        entry = case.cycle.first_entry(stage)
        if entry is None or case.kinds(stage):
            continue
        fate = judge.after(case.cycle, stage, entry.entered_at, entry)
        if (
            fate in ("yes", "no")
            and _until(judge, case.cycle, entry, fate) - entry.entered_at >= after
        ):
            fates.append(fate)
    return fates.count("yes"), len(fates)


def _until(judge: Judge, cycle: Cycle, entry: Stay, fate: str) -> int:
    """The goal or the later stage; for those who reached neither their last signal."""
    if fate == "no":
        return cycle.stays[-1].last_hit_at
    if judge.before_goal(entry.stage):
        assert cycle.goal_at is not None
        return cycle.goal_at
    return next(s.entered_at for s in cycle.stays[entry.number :] if s.stage > entry.stage)


def _variants(world: World, drawn: Drawn, found: list[Case]) -> list[Row]:
    grouped: dict[tuple[tuple[int, ...], bool], list[Cycle]] = defaultdict(list)
    for case in found:
        stages = tuple(s.stage for s in case.cycle.stays)
        grouped[stages, drawn.cost(case.cycle) == 0].append(case.cycle)
    goal = world.drawing.goal is not None
    return [
        {
            "stages": [drawn.stages[s].id for s in stages],
            "drawn": follows,
            "cycles": len(cycles),
            "people": len({c.person for c in cycles}),
            **_interval("share", len(cycles), len(found)),
            "progressed": sum(c.goal_at is not None for c in cycles) if goal else None,
            "decided_goal": sum(c.goal_at is not None or c.end != "open" for c in cycles)
            if goal
            else None,
        }
        for (stages, follows), cycles in grouped.items()
    ]


def _people(drawn: Drawn, found: list[Case]) -> list[Row]:
    rows = []
    for case in found:
        counts = Counter(kind for kind, _ in {(d.kind, d.stage) for d in case.departures})
        state = "departed" if case.departures else "undecided" if case.open else "followed"
        rows.append(
            {
                "person": case.cycle.person,
                "cycle": case.cycle.number,
                "state": state,
                "stays": len(case.cycle.stays),
                "cost": drawn.cost(case.cycle),
                **{f"stages_{kind}": counts[kind] for kind in KINDS},
            }
        )
    return rows


def evidence(world: World, segment: Segment, entry: str = "any") -> list[Row]:
    """Every departure with its person, its moment and its event."""
    drawn = Drawn(world, entry)
    return [
        {
            "person": case.cycle.person,
            "cycle": case.cycle.number,
            "departure": d.kind,
            "stage": drawn.stages[d.stage].id,
            "touchpoint": d.place[2],
            "channel": d.place[3],
            "at": d.at,
            "event": d.event.name,
            "n": d.n,
        }
        for case in cases(world, segment, drawn, ())
        for d in case.departures
    ]
