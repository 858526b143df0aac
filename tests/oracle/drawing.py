"""The journey of the oracle: what the fold needs to know of a journey file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

UNITS = {"ms": 10**3, "s": 10**6, "min": 60 * 10**6, "h": 3600 * 10**6}
# "In durations a day is 24 h."
UNITS["d"] = 24 * UNITS["h"]
UNITS["w"] = 7 * UNITS["d"]

Plain = dict[str, Any]


def duration(text: str) -> int:
    """Microseconds in a duration such as `1d 12h`."""
    return sum(int(n) * UNITS[u] for n, u in re.findall(r"(\d+)\s*(ms|min|s|h|d|w)", text))


@dataclass
class DrawnStage:
    """One stage, with its place in the drawing."""

    index: int
    id: str
    enter: Plain | None
    completes: Plain | None
    optional: bool
    priority: int
    expires_after: int
    target: int | None
    phase: str | None
    marked: bool

    @property
    def measured(self) -> bool:
        """ "A stage without a rule is drawn, not measured"."""
        return self.enter is not None or self.completes is not None


@dataclass
class Drawing:
    """A journey file, read naively (it is taken to be valid)."""

    plain: Plain
    stages: list[DrawnStage] = field(default_factory=list)

    def __post_init__(self) -> None:
        # "(journey default 30 days)"
        usual = self.plain.get("expires_after", "30d")
        for index, stage in enumerate(self.plain["stages"]):
            target = stage.get("target_duration")
            self.stages.append(
                DrawnStage(
                    index=index,
                    id=stage["id"],
                    enter=stage.get("enter"),
                    completes=stage.get("completes"),
                    optional=stage.get("optional", False),
                    priority=stage.get("priority", 0),
                    expires_after=duration(stage.get("expires_after", usual)),
                    target=None if target is None else duration(target),
                    phase=stage.get("phase"),
                    marked=stage.get("goal", False),
                )
            )

    @property
    def progression(self) -> str:
        """ "`latest` (default ...)"."""
        return str(self.plain.get("progression", "latest"))

    @property
    def restart_after(self) -> int:
        """ "more than `restart_after` (default 30 min ...)"."""
        return duration(self.plain.get("restart_after", "30min"))

    @property
    def time_zone(self) -> str | None:
        return self.plain.get("time_zone")

    @property
    def touchpoints(self) -> list[Plain]:
        return list(self.plain.get("touchpoints", []))

    def measured_before(self, index: int) -> list[int]:
        """The measured stages before one: '"next" and "before" pass over' the others."""
        return [s.index for s in self.stages[:index] if s.measured]

    def measured_after(self, index: int) -> list[int]:
        return [s.index for s in self.stages[index + 1 :] if s.measured]

    def next_of(self, index: int) -> int | None:
        """The next measured stage."""
        return next(iter(self.measured_after(index)), None)

    @property
    def goal(self) -> int | None:
        """ "the one stage marked `goal: true`; else the last stage before the first whose `phase`
        is `care`; else there is none"."""
        marked = [s for s in self.stages if s.marked]
        if marked:
            return marked[0].index if marked[0].measured else None
        care = [s.index for s in self.stages if s.phase == "care"]
        before = self.measured_before(care[0]) if care else []
        return before[-1] if before else None

    @property
    def restart(self) -> int | None:
        """ "`restart` defaults to the stage before the goal, or the goal when it comes first"."""
        if self.goal is None:
            return None
        named = self.plain.get("restart")
        if named is not None:
            return next(s.index for s in self.stages if s.id == named)
        before = self.measured_before(self.goal)
        return before[-1] if before else self.goal
