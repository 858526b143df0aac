"""Departures as numbers: the kinds, and one code for each thing that can be departed from."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.words import N_

SKIPPED, REPEATED, OUT_OF_ORDER, LATE, ADDED, OTHER_CHANNEL = range(6)
KINDS = ("skipped", "repeated", "out_of_order", "late", "added", "other_channel")
ORDER = (SKIPPED, REPEATED, OUT_OF_ORDER)
"""The kinds that concern the order of the stages alone."""
KIND_NAMES = {
    "skipped": N_("Left out"),
    "repeated": N_("Entered again"),
    "out_of_order": N_("Out of order"),
    "late": N_("Late"),
    "added": N_("Touchpoint added"),
    "other_channel": N_("Other channel"),
}


@dataclass(frozen=True)
class Codes:
    """A number for every departure that a journey and its events allow.

    The first four kinds are of a stage; `added` is of a stage and a touchpoint, `other_channel` of
    a stage, a touchpoint of the map and the channel that was used instead.

    Attributes:
        stages: How many measured stages there are.
        touchpoints: How many touchpoints, those of the map first.
        drawn: How many of them are on the map.
        channels: How many channels occur in the events.

    Example:
        >>> codes = Codes(stages=4, touchpoints=3, drawn=2, channels=5)
        >>> codes.read(codes.added + 2 * 3 + 1)
        (4, 2, 1, -1)
    """

    stages: int
    touchpoints: int
    drawn: int
    channels: int

    @property
    def added(self) -> int:
        """The first code of an added touchpoint."""
        return ADDED * self.stages

    @property
    def other(self) -> int:
        """The first code of another channel."""
        return self.added + self.stages * self.touchpoints

    @property
    def size(self) -> int:
        """How many codes there are."""
        return self.other + self.stages * self.drawn * self.channels

    def read(self, code: int) -> tuple[int, int, int, int]:
        """The kind, the stage, the touchpoint (−1: none) and the channel (−1: none) of a code."""
        if code < self.added:
            return code // self.stages, code % self.stages, -1, -1
        if code < self.other:
            stage, touchpoint = divmod(code - self.added, self.touchpoints)
            return ADDED, stage, touchpoint, -1
        rest, channel = divmod(code - self.other, self.channels)
        stage, touchpoint = divmod(rest, self.drawn)
        return OTHER_CHANNEL, stage, touchpoint, channel
