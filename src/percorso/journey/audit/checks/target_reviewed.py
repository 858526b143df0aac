"""Targets whose day is past."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    kpis,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """KPIs and objectives that were to be reached by a day that is gone."""
    past = [place for place, kpi in kpis(look) if kpi.by is not None and kpi.by < look.today]
    if past:
        yield hit(
            past,
            plural(
                "The day of the target of {names} is past.",
                "The day of the targets of {n} KPIs is past: {names}.",
                len(past),
                names=names(past),
            ),
            say(
                N_(
                    "Write a new target with its by, and put the old one on the agenda of the "
                    "next check-in."
                ),
                in_app=N_(
                    "Write a new target with its day, and put the old one on the agenda of the "
                    "next check-in."
                ),
            ),
        )
    due = [p for p, one in look.items("objectives") if one.due is not None and one.due < look.today]
    if due:
        yield hit(
            due,
            plural(
                "The day of the objective {names} is past.",
                "The day of {n} objectives is past: {names}.",
                len(due),
                names=names(due, quoted=True),
            ),
            say(
                N_("Say whether it was reached, and write a new due."),
                in_app=N_("Say whether it was reached, and give it a new day."),
            ),
        )


CHECK = Check(
    "target_reviewed",
    "improving",
    "medium",
    N_("reviewed targets"),
    N_("Are targets and objectives reviewed when their day has come?"),
    N_("A target whose day has passed unnoticed guides nobody."),
    find,
    of="due",
)
