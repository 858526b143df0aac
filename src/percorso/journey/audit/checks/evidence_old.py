"""Evidence that is out of date."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Evidence older than two years."""
    old = [
        p
        for p, one in look.items("evidence")
        if one.date is not None and (look.today - one.date).days > DAYS
    ]
    if old:
        yield hit(
            old,
            plural(
                "{names} is over two years old.",
                "{n} pieces of evidence are over two years old: {names}.",
                len(old),
                names=names(old, quoted=True),
            ),
            say(N_("Ask again, and add what you learn.")),
        )


DAYS = 2 * 365


CHECK = Check(
    "evidence_old",
    "improving",
    "low",
    N_("fresh evidence"),
    N_("Is the evidence younger than two years?"),
    N_("Customers, channels and competitors change."),
    find,
    of="evidence",
)
