"""The rows of the question `population`."""

from __future__ import annotations

from tests.oracle.windows import Segment
from tests.oracle.world import Row, World


def people_at(world: World, t: int, segment: Segment, stage: int) -> int:
    # "people whose stay was entered before the local midnight that ends it and not left before"
    return len(
        {
            s.person
            for s in world.every_stay(segment)
            if s.stage == stage and s.entered_at < t and (s.left_at is None or s.left_at >= t)
        }
    )


def population_rows(world: World, segment: Segment) -> list[Row]:
    """One row per local day of the window and measured stage."""
    return [
        {
            "day": day.isoformat(),
            "stage": stage.id,
            "people": people_at(world, ends, segment, stage.index),
        }
        for day, ends in world.window.days(world.oldest)
        for stage in world.drawing.stages
        if stage.measured
    ]
