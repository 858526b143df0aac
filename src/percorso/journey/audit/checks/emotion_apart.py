"""Touchpoints of one stage that feel far apart."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    name,
)
from percorso.journey.audit.said import Level, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """For each stage the best and the worst felt touchpoint, when over two steps lie between."""
    felt = [(p, t, t.emotion.value) for p, t in look.touchpoints() if t.emotion and look.live(t.id)]
    for place, stage in look.stages():
        here = sorted((each for each in felt if stage.id in each[1].stages), key=lambda e: e[2])
        if here and here[-1][2] - here[0][2] > APART:
            low, high = here[0], here[-1]
            yield hit(
                [low[0], high[0]],
                say(
                    N_(
                        "In {stage}, {low} feels {bad} and {high} {good}, on the scale from −2 "
                        "to +2."
                    ),
                    stage=name(place),
                    low=name(low[0]),
                    bad=Level(low[2], signed=True),
                    high=name(high[0]),
                    good=Level(high[2], signed=True),
                ),
                say(
                    N_("Find out what customers miss at {low} and get at {high}; add it to pains."),
                    in_app=N_(
                        "Find out what customers miss at {low} and get at {high}; add it to the "
                        "map as a pain point."
                    ),
                    low=name(low[0]),
                    high=name(high[0]),
                ),
            )


APART = 2


CHECK = Check(
    "emotion_apart",
    "consistent",
    "low",
    N_("emotions within a stage"),
    N_("Do the touchpoints of a stage feel about the same?"),
    N_("Who goes from a good channel to a bad one remembers the bad one."),
    find,
    of="emotions",
)
