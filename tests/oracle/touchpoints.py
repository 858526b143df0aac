"""The rows of the question `touchpoints`."""

from __future__ import annotations

from tests.oracle.drawing import DrawnStage
from tests.oracle.figures import newcombe, share
from tests.oracle.fold import MOVES
from tests.oracle.windows import Segment
from tests.oracle.world import Row, World


def touchpoint_rows(world: World, segment: Segment) -> list[Row]:
    drawn = [t["id"] for t in world.drawing.touchpoints]
    met = {e.touchpoint for s in world.entered(segment) for e in s.events}
    bare = sorted(name for name in met if name is not None and name not in drawn)
    stages: list[DrawnStage | None] = [None, *(s for s in world.drawing.stages if s.measured)]
    return [
        _touchpoint(world, segment, name, stage, name in drawn)
        for name in [*drawn, *bare]
        for stage in stages
    ]


def _touchpoint(
    world: World, segment: Segment, name: str, stage: DrawnStage | None, drawn: bool
) -> Row:
    stays = world.entered(segment, None if stage is None else stage.index)
    touched = [s for s in stays if any(e.touchpoint == name for e in s.events)]
    # "share of decided stays that advanced or skipped, with and without an event there"
    decided_with = [s for s in touched if s.end != "open"]
    decided_without = [s for s in stays if s.end != "open" and s not in touched]
    went_on = [sum(s.end in MOVES[:2] for s in g) for g in (decided_with, decided_without)]
    numbers = (went_on[0], len(decided_with), went_on[1], len(decided_without))
    # "against the same stage without it": over the whole journey there is nothing to compare
    compared = stage is not None
    difference, low, high = newcombe(*numbers) if compared else (None, None, None)
    people, cycles = {s.person for s in touched}, {s.cycle for s in touched}
    return {
        "touchpoint": name,
        "stage": None if stage is None else stage.id,
        "people": len(people),
        # "people with an event there over people with a stay"
        "reach": share(len(people), len({s.person for s in stays})),
        "events": sum(e.touchpoint == name for s in stays for e in s.events),
        "cycles": len(cycles),
        "cycles_share": share(len(cycles), len({s.cycle for s in stays})),
        "stays_with": numbers[1],
        "progressed_with": numbers[0],
        "progress_with": share(numbers[0], numbers[1]) if compared else None,
        "stays_without": numbers[3],
        "progressed_without": numbers[2],
        "progress_without": share(numbers[2], numbers[3]) if compared else None,
        "difference": difference,
        "difference_low": low,
        "difference_high": high,
        "drawn": drawn,
    }
