"""The same rule twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.ruled import Ruled, stage_rules, touchpoint_rules
from percorso.journey.audit.said import say
from percorso.journey.rules import Rule
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Stages, and touchpoints, whose rules are the same."""
    yield from _twice(
        stage_rules(look),
        N_(
            "{names} have the same rule: every event goes to the one tried first, and the others "
            "stay empty."
        ),
    )
    yield from _twice(
        touchpoint_rules(look),
        N_("{names} have the same rule: every event goes to the one that stands first on the map."),
    )


def _twice(rules: Iterable[Ruled], message: str) -> Iterator[Hit]:
    found: dict[Rule, list[Place]] = {}
    for ruled in rules:
        found.setdefault(ruled.rule, []).append(ruled.place)
    for places in found.values():
        if len({place.key.split(".")[0] for place in places}) > 1:
            yield hit(
                places,
                say(message, names=names(places)),
                say(
                    N_("Give each its own event, or tell them apart with where."),
                    in_app=N_(
                        "In the tab Rule give each its own event, or tell them apart by a "
                        "condition."
                    ),
                ),
            )


CHECK = Check(
    "same_rule",
    "clear_stages",
    "high",
    N_("distinct rules"),
    N_("Does every stage and touchpoint have a rule of its own?"),
    N_("Of two with the same rule only one is ever filled."),
    find,
    of="rules",
)
