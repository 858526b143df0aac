"""Events that match the rules of two stages."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.checks.rules_overlap import pairs
from percorso.journey.audit.finding import Hit, Severity, hit
from percorso.journey.audit.look import name as name_of
from percorso.journey.audit.said import (
    Count,
    Share,
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Pairs of stages that the drawing cannot tell apart, with the events that match both."""
    taken = look.seen.events - look.seen.untaken
    place = {stage: number for number, stage in enumerate(look.observed.stages)}
    ids = {p.key: stage.id for p, stage in look.stages()}
    proved, possible = pairs(look)
    for first, second in (*proved, *possible):
        n = look.seen.doubles.get((place[ids[first.key]], place[ids[second.key]]), 0)
        if n:
            severity: Severity = "medium" if n >= MANY * taken else "low"
            yield hit(
                [first, second],
                say(
                    N_(
                        "{share} of the signals ({n} of {all}) match both {first} and {second}; "
                        "{first} is tried first and takes them."
                    ),
                    share=Share(n / taken),
                    n=Count(n),
                    all=Count(taken),
                    first=name_of(first),
                    second=name_of(second),
                ),
                say(
                    N_(
                        "Tell them apart with where, or write priority: 1 in the one that should "
                        "win."
                    ),
                    in_app=N_(
                        "Add a condition to one of the rules; or give the one that should win a "
                        "higher priority (Details, More fields)."
                    ),
                ),
                severity,
            )


MANY = 0.05


CHECK = Check(
    "events_two_stages",
    "clear_stages",
    "medium",
    N_("rules that part the events"),
    N_("How many events match the rules of two stages?"),
    N_(
        "They count for the stage that is tried first, perhaps not as meant. The counts stand in "
        "for what the rules alone would let one fear."
    ),
    find,
    of="events",
    instead=("rules_overlap",),
)
