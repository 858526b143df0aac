"""Stages whose figures rest on a stand-in."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.checks.proxy_rule import by_page_views
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import name as name_of
from percorso.journey.audit.said import (
    plural,
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Inferred stages with their entries, and stages entered by any page view."""
    said = [(p, row["entries"]) for p, stage, row in look.measured_stages() if stage.inferred]
    for place, n in said:
        yield hit(
            [place],
            plural(
                "{n} entry in {stage} rests on a stand-in: it is an estimate.",
                "{n} entries in {stage} rest on a stand-in: they are an estimate.",
                n,
                stage=name_of(place),
            ),
            say(
                N_("Collect the event that proves it, then remove inferred."),
                in_app=N_(
                    "Collect the event that proves it and put it into the rule; then, in Details,"
                    " say that the rule is no guess any more."
                ),
            ),
        )
    yield from by_page_views(look)


CHECK = Check(
    "stage_inferred",
    "clear_stages",
    "low",
    N_("events that prove the stage"),
    N_("Which figures rest on an event that only hints at the stage?"),
    N_("An estimate is better than nothing, as long as it is called one."),
    find,
    of="events",
    instead=("proxy_rule",),
)
