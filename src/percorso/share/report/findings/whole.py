"""Rules about the whole journey: the goal, coming again, and the KPIs."""

from __future__ import annotations

from percorso.share.figures import SMALL
from percorso.share.report.facts import Facts, moneys
from percorso.share.report.findings.finding import Finding, strong
from percorso.share.report.kpis import judged

MOST_KPIS = 3


def reached_goal(facts: Facts) -> Finding | None:
    """How many people reached the goal, and what it was worth."""
    summary, journey = facts.figures.summary, facts.figures.journey
    goal = journey.goal_index()
    people, reached = summary.get("people_with_stay"), summary.get("goal_people")
    if goal is None or not people or reached is None:
        return None
    words = facts.words
    said = {
        "reached": strong(words.plural("{n} person", "{n} people", reached)),
        "goal": strong(facts.say(journey.stages[goal].name)),
        "people": words.number(people),
    }
    if journey.stages[goal].completes is not None:  # to enter is not enough
        text = words("{reached} completed {goal}, out of {people} with a stay.", **said)
    else:
        text = words("{reached} reached {goal}, out of {people} with a stay.", **said)
    base = words.plural("{n} cycle reached the goal", "{n} cycles reached the goal",
                        summary.get("goal_cycles") or 0)  # fmt: skip
    if value := summary.get("value"):
        base += "; " + words("value {money}", money=moneys(words, value))
    return Finding("reached_goal", words("Goal"), text, f"{base}.", "stages", goal + 1)


def comes_again(facts: Facts) -> Finding | None:
    """The share of cycles with the goal that another cycle follows."""
    summary, words = facts.figures.summary, facts.words
    share, again = summary.get("again_share"), summary.get("again") or 0
    decided = round(again / share) if share else 0
    if not share or decided < SMALL:
        return None
    text = words(
        "{share} of the cycles that reached the goal were followed by another.",
        share=strong(words.share(share)),
    )
    base = words("{n} of {decided} that have ended", n=words.number(again),
                 decided=words.number(decided))  # fmt: skip
    if summary.get("again_median_s") is not None:
        time = words.duration_words(summary["again_median_s"])
        base += "; " + words("half of them began within {time} of the goal", time=time)
    return Finding("comes_again", words("New cycles"), text, f"{base}.", "flow")


def off_target(facts: Facts) -> Finding | None:
    """KPIs with a value and a target that they miss."""
    known = [kpi for kpi in judged(facts) if kpi.met is not None]
    missed = [kpi for kpi in known if not kpi.met]
    if not missed:
        return None
    words = facts.words
    text = words.plural(
        "{n} KPI is off target, out of {known} with a value and a target.",
        "{n} KPIs are off target, out of {known} with a value and a target.",
        len(missed),
        known=words.number(len(known)),
    )
    listed = [
        words("{name}: {value}, target {target}", name=kpi.name, value=kpi.value, target=kpi.target)
        for kpi in missed[:MOST_KPIS]
    ]
    more = len(missed) - MOST_KPIS
    if more > 0:
        listed.append(words.plural("{n} more", "{n} more", more))
    return Finding("off_target", words("KPI"), text, f"{'; '.join(listed)}.", "kpis")
