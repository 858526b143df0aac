"""Satisfaction that differs between the channels of a stage."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import name as name_of
from percorso.journey.audit.said import (
    Channel,
    Count,
    Level,
    say,
)
from percorso.measure.answer import FEW
from percorso.measure.audit.look import MeasuredLook, Score
from percorso.measure.audit.signals import scale
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Stages whose best and worst channel are clearly apart on the same scale."""
    for place, stage, _ in look.measured_stages():
        felt = [
            (channel, score)
            for channel in look.observed.channels
            for score in look.scores(stage.id, channel)
            if score.n >= FEW
        ]
        for kind in dict.fromkeys(score.kind for _, score in felt):
            here = sorted(
                ((c, s) for c, s in felt if s.kind == kind), key=lambda pair: pair[1].mean
            )
            if len(here) > 1 and _apart(here[0][1], here[-1][1]):
                (low, worst), (high, best) = here[0], here[-1]
                yield hit(
                    [place],
                    say(
                        N_(
                            "In {stage} customers give {worst} on {low} (n {few}) and {best} on "
                            "{high} (n {many}), {scale}."
                        ),
                        stage=name_of(place),
                        worst=Level(worst.mean),
                        low=Channel(low),
                        few=Count(worst.n),
                        best=Level(best.mean),
                        high=Channel(high),
                        many=Count(best.n),
                        scale=scale(kind),
                    ),
                    say(
                        N_("Find out what customers get on {high} and miss on {low}."),
                        high=Channel(high),
                        low=Channel(low),
                    ),
                )


def _apart(worst: Score, best: Score) -> bool:
    """Whether the feelings are over half a step apart and their intervals do not meet."""
    low, high = worst.interval, best.interval
    apart = best.emotion - worst.emotion > STEP
    return apart and low is not None and high is not None and low[1] < high[0]


STEP = 0.5


CHECK = Check(
    "satisfaction_spread",
    "consistent",
    "medium",
    N_("satisfaction over channels"),
    N_("Are customers about as content on one channel as on another?"),
    N_(
        "Customers expect the same company everywhere. Channels with fewer than 30 answers are "
        "left out."
    ),
    find,
    of="scores",
)
