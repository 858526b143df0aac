"""Maps that show only the digital, the traditional, or the company's own."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
)
from percorso.journey.audit.said import say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Only digital or only traditional touchpoints, and none that is external."""
    kinds = {one.kind for _, one in look.touchpoints()} - {None}
    if not kinds:
        return
    if "digital" not in kinds:
        yield hit(
            [Place("")],
            say(N_("No touchpoint is digital.")),
            say(N_("Add those customers use, such as search, a website or e-mail.")),
        )
    if "traditional" not in kinds:
        yield hit(
            [Place("")],
            say(N_("No touchpoint is traditional: no shop, phone, print or delivery.")),
            say(N_("Add those customers use, such as a delivery or a phone call.")),
        )
    if "external" not in kinds:
        yield hit(
            [Place("")],
            say(N_("No touchpoint is external: word of mouth, reviews, forums, blogs.")),
            say(N_("Add where people speak of you without you.")),
        )


CHECK = Check(
    "touchpoint_kinds",
    "good_touchpoints",
    "low",
    N_("digital, traditional and external"),
    N_("Are digital, traditional and external touchpoints all on the map?"),
    N_("Customers go from one to the other, and believe other customers most."),
    find,
    of="touchpoints",
)
