"""Feelings that are not as the team thought."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import name as name_of
from percorso.journey.audit.said import (
    Count,
    Level,
    Said,
    say,
)
from percorso.measure.answer import FEW
from percorso.measure.audit.look import MeasuredLook
from percorso.measure.audit.signals import few
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Stages whose drawn and measured emotion lie over one step apart."""
    for place, stage, _ in look.measured_stages():
        found = look.scores(stage.id)
        n = sum(one.n for one in found)
        if stage.emotion is None or not n:
            continue
        felt = sum(one.emotion * one.n for one in found) / n
        if abs(felt - stage.emotion.value) > STEP:
            yield hit(
                [place],
                says(place, stage.emotion.value, felt, n),
                say(
                    N_(
                        "Correct emotion to what customers say, with grade: measured; or find "
                        "out who does not answer."
                    ),
                    in_app=N_(
                        "Correct the emotion to what customers say, with the grade Measured; or "
                        "find out who does not answer."
                    ),
                ),
                "low" if n < FEW else None,
            )


def says(place: Place, drawn: float, felt: float, n: int) -> list[Said]:
    """The two feelings and how many answers the measured one rests on."""
    found = [
        say(
            N_(
                "In {stage} people feel {felt} ({n} answers), drawn is {drawn}, on the scale "
                "from −2 to +2."
            ),
            stage=name_of(place),
            felt=Level(felt, signed=True),
            n=Count(n),
            drawn=Level(drawn, signed=True),
        )
    ]
    return found + ([few(n)] if n < FEW else [])


STEP = 1


CHECK = Check(
    "emotion_gap",
    "good_touchpoints",
    "medium",
    N_("drawn and measured emotion"),
    N_("Do people feel as the map says?"),
    N_("The team’s guess and the customers’ answers part where somebody has not listened."),
    find,
    of="felt",
)
