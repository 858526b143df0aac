"""Rules that no event can ever fill."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.logic import can_match, within
from percorso.journey.audit.look import (
    Look,
    name,
)
from percorso.journey.audit.ruled import Ruled, stage_rules, touchpoint_rules
from percorso.journey.audit.said import say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Rules that contradict themselves, and rules whose every event another takes first."""
    for tried in (stage_rules(look), touchpoint_rules(look)):
        for number, ruled in enumerate(tried):
            earlier = [other for other in tried[:number] if other.owner != ruled.owner]
            yield from _dead(ruled, earlier)


def _dead(ruled: Ruled, earlier: list[Ruled]) -> Iterator[Hit]:
    if can_match(ruled.rule) == "no":
        yield hit(
            [ruled.place],
            say(
                N_("The rule of {name} contradicts itself: no event can match it."),
                name=name(ruled.place),
            ),
            say(N_("Correct the conditions that exclude each other.")),
        )
        return
    shadow = next((o for o in earlier if o.rule != ruled.rule and within(ruled.rule, o.rule)), None)
    if shadow is not None:
        advice = (
            N_("Give it a higher priority, or narrow the rule of {other}.")
            if ruled.of_stage
            else N_("Move it before {other}, or narrow the rule of {other}.")
        )
        yield hit(
            [ruled.place],
            say(
                N_(
                    "Every event of {name} also matches {other}, which is tried first: nothing "
                    "is left for it."
                ),
                name=name(ruled.place),
                other=name(shadow.place),
            ),
            say(advice, other=name(shadow.place)),
        )


CHECK = Check(
    "dead_rule",
    "clear_stages",
    "high",
    N_("rules that can match"),
    N_("Can every rule match an event that no other takes first?"),
    N_("A rule that nothing can fill shows as a stage that nobody enters."),
    find,
    of="rules",
)
