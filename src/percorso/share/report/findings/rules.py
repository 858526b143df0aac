"""The rules by name, in the order in which their sentences stand, and which give way first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from percorso.share.report.facts import Facts
from percorso.share.report.findings.finding import Finding
from percorso.share.report.findings.stages import (
    early_to_judge,
    few_data,
    largest_drop_off,
    most_returns,
    nothing_measured,
    slowest_stage,
    unmeasured_stages,
)
from percorso.share.report.findings.touchpoints import (
    not_covered,
    strongest_negative,
    strongest_positive,
    without_events,
)
from percorso.share.report.findings.whole import comes_again, off_target, reached_goal

Rule = Callable[[Facts], Finding | None]
MOST = 8

RULES: Mapping[str, Rule] = {
    "nothing_measured": nothing_measured,
    "reached_goal": reached_goal,
    "largest_drop_off": largest_drop_off,
    "slowest_stage": slowest_stage,
    "most_returns": most_returns,
    "strongest_positive": strongest_positive,
    "strongest_negative": strongest_negative,
    "off_target": off_target,
    "comes_again": comes_again,
    "early_to_judge": early_to_judge,
    "few_data": few_data,
    "not_covered": not_covered,
    "without_events": without_events,
    "unmeasured_stages": unmeasured_stages,
}
"""Every rule by its name, in the order of the sentences."""

_GIVE_WAY = ("reached_goal", "without_events", "few_data", "slowest_stage", "not_covered",
             "most_returns")  # fmt: skip
"""When more than eight rules fire, these are left out first: other sections say the same."""


def findings(facts: Facts) -> list[Finding]:
    """At most eight sentences on what stands out, in a fixed order."""
    found = [each for rule in RULES.values() if (each := rule(facts)) is not None]
    for name in _GIVE_WAY:
        if len(found) <= MOST:
            break
        found = [each for each in found if each.rule != name]
    return found[:MOST]
