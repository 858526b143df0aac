"""Handovers between teams of which nothing is said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from percorso.journey.audit.check import DRAWN_FOR_COMPANY, Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.journey.stages import Stage
from percorso.journey.texts import text
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Stages after which another team takes over, without a word on what is passed on."""
    pairs = pairwise(look.stages())
    unsaid = [
        p
        for (p, one), (_, then) in pairs
        if one.team and then.team and not _same(one, then) and one.handover is None
    ]
    if unsaid:
        yield hit(
            unsaid,
            plural(
                "After {names} another team takes over; the map does not say what it is told.",
                "After {n} stages another team takes over; the map does not say what it is told: "
                "{names}.",
                len(unsaid),
                names=names(unsaid),
            ),
            say(
                N_("Add handover: what is passed on, such as what was promised."),
                in_app=N_("Fill in What is passed on, such as what was promised."),
            ),
        )


def _same(one: Stage, then: Stage) -> bool:
    return text(one.team, "en") == text(then.team, "en")


CHECK = Check(
    "handover_said",
    "consistent",
    "low",
    N_("handovers"),
    N_("Where teams change, is it said what is passed on?"),
    N_("Customers notice at once when they must tell their story again."),
    find,
    DRAWN_FOR_COMPANY,
)
