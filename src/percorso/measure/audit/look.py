"""The measured map as the checks look at it: the drawing, the answers and the events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from percorso.journey.audit.finding import Place
from percorso.journey.audit.look import Look
from percorso.journey.stages import Stage
from percorso.measure.audit.answers import Answered, answers
from percorso.measure.audit.observed import Observed, Row
from percorso.measure.audit.seen import Seen
from percorso.measure.scales import SCALES
from percorso.measure.statistics import Interval, mean_interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from percorso.journey import Journey


@dataclass(frozen=True)
class Score:
    """Answers on one scale.

    Attributes:
        kind: `nps`, `csat`, `ces`, `stars` or `sentiment`.
        n: How many.
        total: Their sum.
        squares: The sum of their squares.
        promoters: Answers of 9 and 10, of NPS.
        detractors: Answers up to 6, of NPS.
    """

    kind: str
    n: int
    total: float
    squares: float
    promoters: int = 0
    detractors: int = 0

    @property
    def mean(self) -> float:
        """The mean answer, on its own scale."""
        return self.total / self.n

    @property
    def emotion(self) -> float:
        """The mean as a feeling from −2 to +2."""
        low, high = SCALES[self.kind]
        return 4 * (self.mean - low) / (high - low) - 2

    @property
    def interval(self) -> Interval | None:
        """The 95 % interval of the feeling; None for fewer than two answers."""
        low, high = SCALES[self.kind]
        a = 4 / (high - low)
        b = -2 - a * low
        total = a * self.total + b * self.n
        squares = a * a * self.squares + 2 * a * b * self.total + b * b * self.n
        return mean_interval(total, squares, self.n)


class MeasuredLook(Look):
    """A journey and what people did in it, looked at on a day.

    Attributes:
        observed: What people did.
    """

    def __init__(self, journey: Journey, observed: Observed, today: dt.date) -> None:
        super().__init__(journey, today)
        self.observed = observed

    @property
    def seen(self) -> Seen:
        """What was counted in the events."""
        return self.observed.seen

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The answer to `stages`, by stage."""
        return {row["stage"]: row for row in self.observed.stage_rows}

    @cached_property
    def touchpoint_rows(self) -> dict[tuple[str, str | None], Row]:
        """The answer to `touchpoints`, by touchpoint and stage (None: the whole journey)."""
        return {(row["touchpoint"], row["stage"]): row for row in self.observed.touchpoint_rows}

    @cached_property
    def answers(self) -> list[Answered]:
        """How often the stated answer times were kept."""
        return answers(self, self.observed.times)

    def measured_stages(self) -> Iterator[tuple[Place, Stage, Row]]:
        """The stages that have a rule, with their rows."""
        for place, stage in self.stages():
            if stage.measured:
                yield place, stage, self.rows[stage.id]

    @cached_property
    def known(self) -> frozenset[str]:
        """The names of all events, whenever they happened."""
        return frozenset(self.observed.names)

    def scores(self, stage: str | None = None, channel: str | None = None) -> list[Score]:
        """The answers on standard scales: of a stage, on a channel, or all.

        Args:
            stage: Id of a measured stage; None for every event, in a stage or not.
            channel: Name of a channel; None for all.
        """
        found = self.seen.scores
        ids, channels = self.observed.stages, self.observed.channels
        found = found.sum(axis=0) if stage is None else found[ids.index(stage)]
        found = found.sum(axis=0) if channel is None else found[channels.index(channel)]
        return self._kinds(found)

    def _kinds(self, found: NDArray[np.float64]) -> list[Score]:
        return [
            Score(kind, int(n), total, squares, int(high), int(low))
            for kind, (n, total, squares, high, low) in zip(
                self.observed.kinds, found.tolist(), strict=True
            )
            if n
        ]

    def has(self, part: str) -> bool:
        """Whether the map, or the events, have some of a part."""
        found: dict[str, Any] = {
            "events": self.seen.events,
            "scores": self.scores(),
            "targets": any(stage.target_duration for _, stage, _ in self.measured_stages()),
            "answered": self.answers,
            "felt": self.scores() and super().has("feelings"),
        }
        return bool(found[part]) if part in found else super().has(part)
