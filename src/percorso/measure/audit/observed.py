"""What the checks with events look at beside the drawing: counted once, and good to keep.

The findings are worked out anew from it whenever the drawing changes; only rules need new counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from percorso.measure.audit.answers import Times, answer_times
from percorso.measure.audit.seen import FIGURES, Seen, look_at

if TYPE_CHECKING:
    from percorso.measure import Measured

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Sequence[Row]


@dataclass(frozen=True)
class Observed:
    """Counts of what people did, as far as the map check asks for them.

    Attributes:
        stages: Ids of the measured stages, in the order in which they stand in the counts.
        names: The names of all events, whenever they happened.
        channels: The channels, in the order in which they stand in the counts.
        kinds: The kinds of score, likewise.
        seen: Counts of the events of the period.
        times: How often the stated answer times were kept.
        stage_rows: The rows of the question `stages`.
        touchpoint_rows: The rows of the question `touchpoints`.
        events: All events there are.
        simulated: Those of them that a simulator made.
    """

    stages: tuple[str, ...]
    names: tuple[str, ...]
    channels: tuple[str, ...]
    kinds: tuple[str, ...]
    seen: Seen
    times: tuple[Times, ...]
    stage_rows: Rows
    touchpoint_rows: Rows
    events: int
    simulated: int

    @classmethod
    def of(cls, measured: Measured, stages: Rows = (), touchpoints: Rows = ()) -> Observed:
        """Look at a measured journey.

        Args:
            measured: The journey filled with events.
            stages: The rows of the question `stages`, when it was asked already.
            touchpoints: The rows of the question `touchpoints`, likewise.
        """
        run, seen = look_at(measured)
        codes = run.timeline.codes
        return cls(
            stages=tuple(stage.id for stage in run.stages),
            names=tuple(codes.of("name").values),
            channels=tuple(codes.of("channel").values),
            kinds=tuple(codes.of("score_kind").values),
            seen=seen,
            times=tuple(answer_times(measured)),
            stage_rows=tuple(stages or measured.stages().rows),
            touchpoint_rows=tuple(touchpoints or measured.touchpoints().rows),
            events=run.timeline.rows,
            simulated=run.timeline.simulated,
        )

    def kept(self) -> dict[str, Any]:
        """All but the rows of the two questions, as plain values."""
        seen = {**vars(self.seen), "scores": [*_sparse(self.seen.scores)]}
        seen["doubles"] = [[*pair, n] for pair, n in self.seen.doubles.items() if n]
        return {
            **{name: list(getattr(self, name)) for name in _LISTS},
            "seen": seen,
            "times": [asdict(one) for one in self.times],
            "events": self.events,
            "simulated": self.simulated,
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any], stages: Rows, touchpoints: Rows) -> Observed:
        """What was kept, with the rows of the two questions."""
        lists: dict[str, Any] = {name: tuple(kept[name]) for name in _LISTS}
        size = (len(lists["stages"]) + 1, len(lists["channels"]) + 1, len(lists["kinds"]), FIGURES)
        seen = dict(kept["seen"])
        seen["scores"] = _dense(seen["scores"], size)
        seen["doubles"] = {(first, second): n for first, second, n in seen["doubles"]}
        return cls(
            **lists,
            seen=Seen(**seen),
            times=tuple(Times(**one) for one in kept["times"]),
            stage_rows=tuple(stages),
            touchpoint_rows=tuple(touchpoints),
            events=kept["events"],
            simulated=kept["simulated"],
        )


_LISTS = ("stages", "names", "channels", "kinds")


def _sparse(scores: NDArray[np.float64]) -> Iterator[list[float]]:
    """The places where somebody answered, each with its figures."""
    for place in np.argwhere(scores[..., 0] > 0).tolist():
        yield [*place, *scores[tuple(place)].tolist()]


def _dense(rows: Sequence[Sequence[float]], size: tuple[int, ...]) -> NDArray[np.float64]:
    scores = np.zeros(size)
    for stage, channel, kind, *figures in rows:
        scores[int(stage), int(channel), int(kind)] = figures
    return scores
