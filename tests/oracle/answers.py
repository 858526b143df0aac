"""The answers of the oracle: rows with the keys of the product's rows."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import Any

from tests.oracle.figures import SECOND, share
from tests.oracle.flow import flow_rows
from tests.oracle.population import population_rows
from tests.oracle.stages import KINDS, stage_rows
from tests.oracle.touchpoints import touchpoint_rows
from tests.oracle.windows import Segment
from tests.oracle.world import Row, Texts, World, read


class Oracle(World):
    """Everything that measurement.md says of one journey and one set of events.

    Args:
        journey: A journey file as a dictionary.
        events: Plain events (see the package).
        start: `from`, a date or an instant.
        end: `to`, a date or an instant.
        as_of: A date or an instant.
        time_zone: An IANA name.
    """

    def stays(self, where: Texts = None) -> list[Row]:
        chosen = self.entered(Segment(None, read(where)))
        return [
            {
                "person": stay.person,
                "cycle": stay.cycle.number,
                "number": stay.number,
                "stage": self.drawing.stages[stay.stage].id,
                "entered_at": stay.entered_at,
                "last_hit_at": stay.last_hit_at,
                "left_at": stay.left_at,
                "end": stay.end,
                "hits": len(stay.hits),
                "episodes": stay.episodes,
                "completed": stay.completed,
                "event": stay.first.name,
                "touchpoint": stay.first.touchpoint,
                "channel": stay.first.channel,
                "device": stay.first.device,
            }
            for stay in chosen
        ]

    def cycles(self) -> list[Row]:
        return [
            {
                "person": cycle.person,
                "cycle": cycle.number,
                "kind": cycle.kind,
                "opened_at": cycle.first.t,
                "ended_at": cycle.ended_at,
                "end": cycle.end,
                "goal_at": cycle.goal_at,
                "goals": len(cycle.goal_hits),
                "value": dict(cycle.value),
            }
            for found in self.folds
            for cycle in found.cycles
            if self.window.holds(cycle.first.t)
        ]

    def stages(
        self, where: Texts = None, by: str | None = None, compare: Texts = None
    ) -> list[Row]:
        return self.each(where, by, compare, lambda s: stage_rows(self, s))

    def population(
        self, where: Texts = None, by: str | None = None, compare: Texts = None
    ) -> list[Row]:
        return self.each(where, by, compare, lambda s: population_rows(self, s))

    def flow(
        self,
        between: str = "stages",
        where: Texts = None,
        by: str | None = None,
        compare: Texts = None,
    ) -> list[Row]:
        return self.each(where, by, compare, lambda s: flow_rows(self, s, between))

    def touchpoints(
        self, where: Texts = None, by: str | None = None, compare: Texts = None
    ) -> list[Row]:
        return self.each(where, by, compare, lambda s: touchpoint_rows(self, s))

    def summary(self) -> Row:
        """Totals of everything up to `as_of`, whatever the window."""
        cycles = [c for f in self.folds for c in f.cycles]
        value: dict[str | None, Any] = defaultdict(int)
        for cycle in cycles:
            for currency, amount in cycle.value.items():
                value[currency] += amount
        again = [(a, b) for f in self.folds for a, b in pairwise(f.cycles) if a.goal_hits]
        reached = [c for c in cycles if c.goal_hits]
        gaps = [b.first.t - a.goal_hits[0].event.t for a, b in again]
        return {
            "events": sum(len(f.timeline) for f in self.folds),
            "people": len(self.folds),
            "people_with_stay": sum(bool(f.stays) for f in self.folds),
            "hits": sum(len(s.hits) for f in self.folds for s in f.stays),
            "out_of_order": sum(len(f.out_of_order) for f in self.folds),
            "unmatched": sum(len(f.unmatched) for f in self.folds),
            "stays": sum(len(f.stays) for f in self.folds),
            "cycles": len(cycles),
            **{f"cycles_{kind}": sum(c.kind == kind for c in cycles) for kind in KINDS},
            "cycles_open": sum(c.end == "open" for c in cycles),
            "goal_cycles": len(reached),
            "goal_people": len({c.person for c in reached}),
            "value": dict(value),
            "again": len(again),
            # "`open` (...: censored, never counted as a loss)"
            "again_share": share(len(again), sum(c.end != "open" for c in reached)),
            "again_median_s": median(gaps) / SECOND if gaps else None,
        }
