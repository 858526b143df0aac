"""Covered touchpoints that no event shows."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import names
from percorso.journey.audit.said import (
    plural,
    say,
)
from percorso.journey.rules import Rule
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Covered touchpoints without events, with a rule and without one."""
    silent = [
        (p, one)
        for p, one in look.touchpoints()
        if one.state == "covered" and not events_at(look, one.id)
    ]
    known = look.known
    ruled = [p for p, one in silent if one.rule is not None and not _unknown(one.rule, known)]
    if ruled:
        yield hit(
            ruled,
            plural(
                "{names} is covered and has a rule, but no event of the period matches it.",
                "{n} touchpoints are covered and have a rule, but no event of the period matches "
                "it: {names}.",
                len(ruled),
                names=names(ruled),
            ),
            say(N_("Check the rule and the source of these events, or the state.")),
        )
    blind = [p for p, one in silent if one.rule is None and one.channel not in NEVER]
    if blind:
        yield hit(
            blind,
            plural(
                "{names} is covered, but no event can show it: it has no rule.",
                "{n} touchpoints are covered, but no event can show them, as they have no rule: "
                "{names}.",
                len(blind),
                names=names(blind),
            ),
            say(
                N_("Add rule: the events that recognise it, when they are collected."),
                in_app=N_(
                    "In the tab Rule choose the events that recognise it, when they are collected."
                ),
            ),
            "low",
        )


def _unknown(rule: Rule, known: frozenset[str]) -> bool:
    """Whether all the event names a rule asks for are missing: another check says so."""
    wanted = {name for part in rule.walk() for name in part.event}
    return bool(wanted) and known.isdisjoint(wanted)


def events_at(look: MeasuredLook, touchpoint: str) -> int:
    """The events of the period at a touchpoint, inside stays."""
    return int(look.touchpoint_rows.get((touchpoint, None), {}).get("events", 0))


NEVER = frozenset({"tv", "out_of_home", "print", "press", "word_of_mouth", "blog", "forum"})


CHECK = Check(
    "touchpoint_silent",
    "good_touchpoints",
    "medium",
    N_("events at covered touchpoints"),
    N_("Do events show every covered touchpoint?"),
    N_(
        "Either nobody meets it, or nothing is collected there. Of TV, posters, press and word "
        "of mouth no person’s event is expected."
    ),
    find,
    of="events",
)
