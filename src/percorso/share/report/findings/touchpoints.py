"""Rules about touchpoints: what goes with going on, and what nobody looks after or nobody meets."""

from __future__ import annotations

from percorso.journey import Journey, Rule
from percorso.share.figures import SMALL, Row
from percorso.share.report.facts import Facts
from percorso.share.report.findings.finding import Finding, strong

MOST_NAMES = 4


def _tellable(facts: Facts) -> list[Row]:
    """Rows of drawn touchpoints in a stage, with enough stays on both sides and an interval.

    Without those whose events also enter or complete a stage: there the rules make the difference.
    """
    same = _named_by_stages(facts.figures.journey)
    return [
        row for row in facts.figures.touchpoints
        if row.get("stage") in facts.stages
        and row.get("drawn")
        and row.get("touchpoint") not in same
        and min(row.get("stays_with") or 0, row.get("stays_without") or 0) >= SMALL
        and row.get("difference_low") is not None
    ]  # fmt: skip


def _named_by_stages(journey: Journey) -> set[str]:
    """Ids of touchpoints whose rule names an event that a stage's rule names too."""
    rules = [rule for stage in journey.stages for rule in (stage.enter, stage.completes)]
    taken = set().union(*map(_events, rules))
    return {each.id for each in journey.touchpoints if _events(each.rule) & taken}


def _events(rule: Rule | None) -> set[str]:
    return set() if rule is None else {name for part in rule.walk() for name in part.event}


def strongest_positive(facts: Facts) -> Finding | None:
    """The touchpoint whose stays go on most more often, with an interval above zero."""
    rows = [row for row in _tellable(facts) if row["difference_low"] > 0]
    found = max(rows, key=lambda row: float(row["difference"]), default=None)
    if found is None:
        return None
    words = facts.words
    text = words(
        "In {stage}, those who meet {touchpoint} go on more often ({points}).",
        stage=facts.stage_name(found["stage"]),
        touchpoint=strong(facts.touchpoint_name(found)),
        points=strong(words.points(found["difference"])),
    )
    return _association(facts, "strongest_positive", text, found)


def strongest_negative(facts: Facts) -> Finding | None:
    """The touchpoint whose stays go on most less often, with an interval below zero."""
    rows = [row for row in _tellable(facts) if row["difference_high"] < 0]
    found = min(rows, key=lambda row: float(row["difference"]), default=None)
    if found is None:
        return None
    words = facts.words
    text = words(
        "In {stage}, those who meet {touchpoint} go on less often ({points}).",
        stage=facts.stage_name(found["stage"]),
        touchpoint=strong(facts.touchpoint_name(found)),
        points=strong(words.points(found["difference"])),
    )
    return _association(facts, "strongest_negative", text, found)


def _association(facts: Facts, rule: str, text: str, row: Row) -> Finding:
    words = facts.words
    base = words(
        "Interval {low} to {high}; {n} stays with it, {m} without. They go together; "
        "neither need be the cause.",
        low=words.signed(row["difference_low"] * 100, 1),
        high=words.points(row["difference_high"]),
        n=words.number(row["stays_with"]),
        m=words.number(row["stays_without"]),
    )
    number = facts.numbers[row["stage"]]
    return Finding(rule, words("Touchpoint"), text, base, "touchpoints", number)


def _named(facts: Facts, names: list[str]) -> str:
    words = facts.words
    if len(names) <= MOST_NAMES:
        return words.listed(names)
    rest = len(names) - MOST_NAMES
    more = words.plural("{n} more", "{n} more", rest)
    return words.listed([*names[:MOST_NAMES], more])


def not_covered(facts: Facts) -> Finding | None:
    """Touchpoints that customers use or expect and nobody looks after."""
    drawn = facts.figures.journey.touchpoints
    missing = [each for each in drawn if each.state == "missing"]
    if not missing:
        return None
    words = facts.words
    text = words.plural(
        "{n} touchpoint is not covered: {names}.",
        "{n} touchpoints are not covered: {names}.",
        len(missing),
        names=strong(_named(facts, [facts.say(each.name) for each in missing])),
    )
    base = words("Out of {n} on the map", n=words.number(len(drawn)))
    planned = sum(each.state == "planned" for each in drawn)
    if planned:
        base += "; " + words.plural("{n} more is planned", "{n} more are planned", planned)
    return Finding("not_covered", words("Touchpoints"), text, f"{base}.", "touchpoints")


def without_events(facts: Facts) -> Finding | None:
    """Covered touchpoints at which no event was seen."""
    silent = silent_touchpoints(facts)
    if not silent:
        return None
    words = facts.words
    text = words.plural(
        "{n} covered touchpoint has no events: {names}.",
        "{n} covered touchpoints have no events: {names}.",
        len(silent),
        names=strong(_named(facts, silent)),
    )
    base = words("Nobody met it, or nothing is collected there: the data cannot tell.")
    return Finding("without_events", words("Touchpoints"), text, base, "quality")


def silent_touchpoints(facts: Facts) -> list[str]:
    """The names of covered touchpoints without events."""
    met = {row["touchpoint"] for row in facts.figures.touchpoints if row.get("events")}
    return [
        facts.say(each.name)
        for each in facts.figures.journey.touchpoints
        if each.state == "covered" and each.id not in met
    ]
