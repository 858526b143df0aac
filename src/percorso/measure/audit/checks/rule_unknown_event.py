"""Rules that ask for events nobody sends."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from percorso.errors import nearest
from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Severity, hit
from percorso.journey.audit.look import name as name_of
from percorso.journey.audit.ruled import Ruled, stage_rules, touchpoint_rules
from percorso.journey.audit.said import (
    Name,
    Names,
    Said,
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Rules none of whose event names is in the data, and single names that look mistyped."""
    used = {name for ruled in _rules(look) for name in names_in(ruled)}
    known = look.observed.names[:MOST]
    free = [name for name in known if name not in used]
    for ruled in _rules(look):
        wanted = sorted(names_in(ruled))
        absent = [name for name in wanted if name not in look.known]
        if absent and len(absent) == len(wanted):
            severity: Severity = "high" if ruled.of_stage else "medium"
            yield _hit(ruled, _none(ruled, absent), nearest(absent[0], known), severity)
            continue
        for each in absent:
            for close in get_close_matches(each, free, n=1, cutoff=ALIKE):
                yield _hit(ruled, _one(ruled, each), close, "medium")


def _none(ruled: Ruled, absent: list[str]) -> Said:
    message = N_("The rule of {name} asks for {events}, and no event is called that.")
    events = Names(tuple(absent), quoted=True)
    return say(message, name=name_of(ruled.place), events=events)


def _one(ruled: Ruled, absent: str) -> Said:
    message = N_("The rule of {name} asks for {event} too, and no event is called that.")
    return say(message, name=name_of(ruled.place), event=Name(absent, quoted=True))


def _hit(ruled: Ruled, says: Said, close: str | None, severity: Severity) -> Hit:
    if close is None:
        return hit(
            [ruled.place],
            says,
            say(
                N_(
                    "Write the name as the events have it; see percorso report for those there are."
                ),
                in_app=N_("In the tab Rule choose one of the events there are."),
            ),
            severity,
        )
    return hit(
        [ruled.place],
        (says, say(N_("The nearest is {name}."), name=Name(close, quoted=True))),
        say(
            N_("Write {name}, if that is the one."),
            in_app=N_("In the tab Rule choose {name}, if that is the one."),
            name=Name(close, quoted=True),
        ),
        severity,
    )


def _rules(look: MeasuredLook) -> list[Ruled]:
    return [*stage_rules(look), *touchpoint_rules(look)]


def names_in(ruled: Ruled) -> set[str]:
    """The event names that a rule asks for."""
    return {name for part in ruled.rule.walk() for name in part.event}


MOST = 5_000
ALIKE = 0.85
"""How alike a name beside others must be to be called mistyped."""


CHECK = Check(
    "rule_unknown_event",
    "clear_stages",
    "high",
    N_("event names"),
    N_("Do the events that the rules ask for exist in the data?"),
    N_("A rule with a mistyped name matches nothing, and its stage looks as if nobody entered it."),
    find,
    of="events",
)
