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
from percorso.journey.rules import Rule
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
    shadow = _shadow(ruled.rule, [other for other in earlier if _may_take(ruled, other)])
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


MOST_COMPARED = 400
"""Earlier rules on the same events that one rule is compared with."""


def _may_take(ruled: Ruled, other: Ruled) -> bool:
    """Whether the other rule is not about other events altogether, which most are."""
    named, there = ruled.rule.event, other.rule.event
    return not (named and there) or not set(named).isdisjoint(there)


def _shadow(rule: Rule, earlier: list[Ruled]) -> Ruled | None:
    """The first rule that takes all that this one would."""
    near = (one for one in earlier[:MOST_COMPARED] if within(rule, one.rule))
    return next((one for one in near if one.rule != rule), None)


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
