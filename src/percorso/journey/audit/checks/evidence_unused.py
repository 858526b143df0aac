"""Evidence that supports nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.journey.model import Journey
from percorso.journey.nodes import Node
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Evidence that no claim names."""
    used = set(_named(look.journey))
    idle = [place for place, one in look.items("evidence") if one.id not in used]
    if idle:
        yield hit(
            idle,
            plural(
                "{names} supports nothing on the map.",
                "{n} pieces of evidence support nothing on the map: {names}.",
                len(idle),
                names=names(idle, quoted=True),
            ),
            say(
                N_(
                    "Add its id to evidence of the claims that it supports, or of those it refutes."
                ),
                in_app=N_(
                    "Open each, and attach it to the statements that it supports or refutes."
                ),
            ),
        )


def _named(part: Any) -> Iterator[str]:
    """Every id of evidence that some part of the map names."""
    if isinstance(part, tuple):
        for one in part:
            yield from _named(one)
    elif isinstance(part, Node):
        for field in type(part).model_fields:
            value = getattr(part, field)
            if field == "evidence" and not isinstance(part, Journey):
                yield from value
            else:
                yield from _named(value)


CHECK = Check(
    "evidence_unused",
    "improving",
    "low",
    N_("evidence in use"),
    N_("Does every piece of evidence support something?"),
    N_("Research that changes nothing on the map was for nothing, or has not been read."),
    find,
    of="evidence",
)
