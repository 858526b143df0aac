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
from percorso.measure.answer import Row
from percorso.measure.audit.answers import Answered, answers
from percorso.measure.audit.seen import Seen, look_at
from percorso.measure.run import Run
from percorso.measure.scales import SCALES
from percorso.measure.statistics import Interval, mean_interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from percorso.measure import Measured


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
    """A measured journey, looked at on a day.

    Attributes:
        measured: The journey filled with what people did.
    """

    def __init__(self, measured: Measured, today: dt.date) -> None:
        super().__init__(measured.journey, today)
        self.measured = measured

    @cached_property
    def _looked(self) -> tuple[Run, Seen]:
        return look_at(self.measured)

    @property
    def seen(self) -> Seen:
        """What was counted in the events."""
        return self._looked[1]

    @property
    def run(self) -> Run:
        """The rules and dictionaries behind the counts."""
        return self._looked[0]

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The answer to `stages`, by stage."""
        return {row["stage"]: row for row in self.measured.stages().rows}

    @cached_property
    def touchpoint_rows(self) -> dict[tuple[str, str | None], Row]:
        """The answer to `touchpoints`, by touchpoint and stage (None: the whole journey)."""
        rows = self.measured.touchpoints().rows
        return {(row["touchpoint"], row["stage"]): row for row in rows}

    @cached_property
    def answers(self) -> list[Answered]:
        """How often the stated answer times were kept."""
        return answers(self, self.measured)

    def measured_stages(self) -> Iterator[tuple[Place, Stage, Row]]:
        """The stages that have a rule, with their rows."""
        for place, stage in self.stages():
            if stage.measured:
                yield place, stage, self.rows[stage.id]

    @cached_property
    def known_names(self) -> list[str]:
        """The names of all events, whenever they happened."""
        return list(self.run.timeline.codes.of("name").values)

    @cached_property
    def known(self) -> frozenset[str]:
        """The same names, to look one up."""
        return frozenset(self.known_names)

    def scores(self, stage: str | None = None, channel: str | None = None) -> list[Score]:
        """The answers on standard scales: of a stage, on a channel, or all.

        Args:
            stage: Id of a measured stage; None for every event, in a stage or not.
            channel: Name of a channel; None for all.
        """
        found = self.seen.scores
        ids = [each.id for each in self.run.stages]
        found = found.sum(axis=0) if stage is None else found[ids.index(stage)]
        channels = self.run.timeline.codes.of("channel")
        found = found.sum(axis=0) if channel is None else found[channels.find(channel)]
        return self._kinds(found)

    def _kinds(self, found: NDArray[np.float64]) -> list[Score]:
        kinds = self.run.timeline.codes.of("score_kind").values
        return [
            Score(kind, int(n), total, squares, int(high), int(low))
            for kind, (n, total, squares, high, low) in zip(kinds, found.tolist(), strict=True)
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
