"""Stages that nobody entered."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import names
from percorso.journey.audit.ruled import stage_rules
from percorso.journey.audit.said import (
    plural,
    say,
)
from percorso.measure.audit.checks.rule_unknown_event import names_in
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Measured stages without an entry, though some of the names they ask for are there."""
    known = look.known
    missing = {r.owner for r in stage_rules(look) if names_in(r) and known.isdisjoint(names_in(r))}
    empty = [
        p for p, _, row in look.measured_stages() if not row["entries"] and p.key not in missing
    ]
    if empty:
        yield hit(
            empty,
            plural(
                "Nobody entered {names} in the period.",
                "Nobody entered {n} stages in the period: {names}.",
                len(empty),
                names=names(empty),
            ),
            say(
                N_(
                    "Check the conditions of the rule, and whether the source of these events is "
                    "imported."
                )
            ),
        )


CHECK = Check(
    "stage_unentered",
    "clear_stages",
    "high",
    N_("entered stages"),
    N_("Did somebody enter every stage that has a rule?"),
    N_("A stage that nobody enters is drawn wrong, or its events are not collected."),
    find,
    of="events",
)
