"""Stages that cannot be measured."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import TODAY, Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    name,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Stages without a rule; the goal stage matters most."""
    advice = say(
        N_("Add enter: the event that shows it has begun; or leave it drawn, and say so in note."),
        in_app=N_(
            "In the tab Rule choose the event that shows it has begun; or leave it drawn,"
            " and say why in its note."
        ),
    )
    without = [(place, s) for place, s in look.stages() if not s.measured and s.note is None]
    goal = [place for place, s in without if s.goal]
    if goal:
        yield hit(
            goal,
            say(
                N_("The goal {stage} has no rule, so no conversion can be measured."),
                stage=name(goal[0]),
            ),
            say(
                N_("Add completes: the event that counts as the conversion."),
                in_app=N_(
                    "In the tab Rule choose, under Completes when, the event that counts as the "
                    "conversion."
                ),
            ),
            "high",
        )
    others = [place for place, s in without if not s.goal]
    if others:
        yield hit(
            others,
            plural(
                "{names} has no rule: it is drawn and not measured.",
                "{n} stages have no rule and are not measured: {names}.",
                len(others),
                names=names(others),
            ),
            advice,
        )


CHECK = Check(
    "stage_rule",
    "clear_stages",
    "medium",
    N_("rules"),
    N_("Does every stage have a rule that says who has entered it?"),
    N_(
        "Without a rule a stage stays a drawing. A note that says why it cannot be measured is "
        "answer enough."
    ),
    find,
    TODAY,
)
