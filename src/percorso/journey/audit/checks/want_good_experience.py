"""Good experiences: a moment made to delight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
)
from percorso.journey.audit.said import Level, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """No drawn emotion line, or no high point on it that is made on purpose."""
    parts: list[Any] = [one for _, one in (*look.stages(), *look.touchpoints())]
    drawn = [one.emotion.value for one in parts if one.emotion]
    if not drawn:
        yield hit(
            [Place("")],
            say(N_("Good experiences: the emotion line is not drawn.")),
            say(
                N_("Add emotion to every stage, from −2 to 2: how you think people feel there."),
                in_app=N_(
                    "On the map draw the emotion of every stage, from −2 to +2: how you think "
                    "people feel there."
                ),
            ),
        )
        return
    made = bool(look.journey.delights or look.serving("good_experience"))
    if max(drawn) < PEAK and not look.journey.delights:
        yield hit(
            [Place("")],
            say(
                N_(
                    "Good experiences: nowhere on the emotion line do people feel better than "
                    "{level}."
                ),
                level=Level(max(drawn), signed=True),
            ),
            say(
                N_("Decide on one moment that should delight, and add it to delights."),
                in_app=N_(
                    "Decide on one moment that should delight, and add it to the map as a high "
                    "point."
                ),
            ),
        )
    elif not made:
        yield hit(
            [Place("")],
            say(N_("Good experiences: no moment is made on purpose to delight.")),
            say(
                N_("Add the high point of the emotion line to delights, so that it is kept."),
                in_app=N_(
                    "Add the peak of the emotion curve to the map as a high point, so that it is "
                    "kept."
                ),
            ),
        )


PEAK = 1


CHECK = Check(
    "want_good_experience",
    "wants",
    "medium",
    N_("good experiences"),
    N_("Is there a high point on the emotion line that is made on purpose?"),
    N_("People remember the peak and the end."),
    find,
)
