"""All differences of a journey, as one meets them on the map from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from percorso.journey import Journey
from percorso.measure.differences import stages, touchpoints
from percorso.measure.differences.difference import KINDS, Difference, Facts

_FINDERS = (
    stages.unentered, stages.emotions, stages.kpis, stages.times, stages.moves,
    touchpoints.unseen, touchpoints.elsewhere, touchpoints.in_use, touchpoints.unknown,
    touchpoints.channels,
)  # fmt: skip


def differences(journey: Journey, facts: Facts) -> tuple[Difference, ...]:
    """Where the drawing and what was measured part; nothing that rests on very few cases.

    Args:
        journey: The drawing, as it is now.
        facts: The answers to hold it against.

    Example:
        >>> journey = Journey.parse('''
        ... percorso: 1
        ... id: lamp
        ... title: Buying a lamp
        ... stages:
        ...   - {id: do, name: Do, goal: true, emotion: 1.5, enter: {event: Order Completed}}
        ... ''')
        >>> felt = {"stage": "do", "n": 80, "emotion": 0.4, "emotion_low": 0.2, "emotion_high": 0.6}
        >>> found = differences(journey, Facts(voice=(felt,)))
        >>> [(one.kind, one.drawn, one.measured) for one in found]
        [('emotion', 1.5, 0.4)]
    """
    found: Iterator[Difference] = chain.from_iterable(find(journey, facts) for find in _FINDERS)
    column = {stage.id: place for place, stage in enumerate(journey.stages)}
    last = len(column)

    def place(one: Difference) -> tuple[int, int]:
        return column.get(one.stage or "", last), KINDS.index(one.kind)

    return tuple(sorted(found, key=place))
