"""Stages whose rules can match the same event."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from percorso.journey.audit.check import TODAY, Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.logic import overlap, within
from percorso.journey.audit.look import (
    Look,
    name,
    names,
)
from percorso.journey.audit.ruled import own_rules
from percorso.journey.audit.said import plural, say
from percorso.journey.audit.values import Answer
from percorso.journey.rules import Rule
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Pairs of stages with equal priority that can match one event, proved or possible."""
    proved, possible = pairs(look)
    for first, second in proved:
        yield hit(
            [first, second],
            say(
                N_(
                    "One event can match both {first} and {second}; {first} is tried first and "
                    "takes it."
                ),
                first=name(first),
                second=name(second),
            ),
            say(
                N_("Tell them apart with where, or write priority: 1 in the one that should win."),
                in_app=N_(
                    "Add a condition to one of the rules; or give the one that should win a "
                    "higher priority (Details, More fields)."
                ),
            ),
            "medium",
        )
    if possible:
        places = [*{place.key: place for pair in possible for place in pair}.values()]
        yield hit(
            places,
            plural(
                "The rules of {names} could match the same event: that depends on the data.",
                "{n} pairs of rules could match the same event, depending on the data: {names}.",
                len(possible),
                names=names(places),
            ),
            say(
                N_("Count them with --events, or write priority: 1 in the one that should win."),
                in_app=N_(
                    "Once this workspace has events they are counted here; or give the one that "
                    "should win a higher priority (Details, More fields)."
                ),
            ),
        )


def pairs(look: Look) -> tuple[list[tuple[Place, Place]], list[tuple[Place, Place]]]:
    """Pairs of stages that can match one event: those that provably can, and those that might."""
    found: dict[str, list[tuple[Place, Place]]] = {"yes": [], "maybe": [], "no": []}
    tried = [(place, stage) for place, stage in look.stages() if stage.measured]
    for (one, first), (two, second) in combinations(tried, 2):
        if first.priority == second.priority:
            found[_answer(own_rules(first), own_rules(second))].append((one, two))
    return found["yes"], found["maybe"]


def _answer(first: list[Rule], second: list[Rule]) -> Answer:
    """Whether an event can match a rule of both stages, the first of which is tried first."""
    answers = {_meet(one, two) for one, two in product(first, second)}
    return "yes" if "yes" in answers else "maybe" if "maybe" in answers else "no"


def _meet(first: Rule, second: Rule) -> Answer:
    """Whether two rules meet, leaving out what other checks say and what is meant.

    A later rule wholly inside the first is dead. A narrow rule before a wide one is how an
    exception is written, unless it takes all of what the wide one names.
    """
    if within(second, first):
        return "no"
    if within(first, second):
        return "yes" if any(within(part, first) for part in _parts(second)) else "no"
    return overlap(first, second)


def _parts(rule: Rule) -> list[Rule]:
    """The alternatives of a rule that names several events, or several rules in `any`."""
    named = [rule.model_copy(update={"event": (name,)}) for name in rule.event[1:] and rule.event]
    inner = [rule.model_copy(update={"any": (one,)}) for one in rule.any[1:] and rule.any]
    return [*named, *inner]


CHECK = Check(
    "rules_overlap",
    "clear_stages",
    "low",
    N_("rules that part the events"),
    N_("Do the rules of the stages part the events cleanly?"),
    N_(
        "An event belongs to one stage. Where two rules match it, the priority and then the "
        "order of the stages decide, perhaps not as meant."
    ),
    find,
    TODAY,
    of="rules",
)
