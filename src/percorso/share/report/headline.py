"""The top of the page: what it covers, and the few numbers of the whole."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.share.report.facts import Facts, moneys


@dataclass(frozen=True)
class Number:
    """One number of the whole, with its name and what it rests on."""

    name: str
    value: str
    note: str = ""


def headline(facts: Facts) -> list[str]:
    """Period, people, how far data counts, and what to keep in mind."""
    words, summary = facts.words, facts.figures.summary
    parts = []
    if all(facts.period):
        parts.append(facts.span(*facts.period))
    people = summary.get("people_with_stay", summary.get("people"))
    if people is not None:
        parts.append(words.plural("{n} person", "{n} people", people))
    if facts.as_of:
        parts.append(words("data up to {day}", day=words.date(facts.as_of)))
    names = [facts.say(persona.name) for persona in facts.figures.journey.personas[:3]]
    if names:
        said = words.listed(names)
        parts.append(words.plural("persona {name}", "personas {name}", len(names), name=said))
    elif facts.figures.journey.audience:
        parts.append(facts.say(facts.figures.journey.audience))
    return parts


def numbers(facts: Facts) -> list[Number]:
    """People, cycles, the goal, its value, and who comes again."""
    words, summary = facts.words, facts.figures.summary
    found = []
    if summary.get("people_with_stay") is not None:
        note = words("out of {n} in the events", n=words.number(summary.get("people")))
        found.append(
            Number(words("People with a stay"), words.number(summary["people_with_stay"]), note)
        )
    if summary.get("cycles") is not None:
        found.append(Number(words("Cycles"), words.number(summary["cycles"]), _kinds(facts)))
    found += _goal(facts)
    if value := summary.get("value"):
        found.append(Number(words("Value"), moneys(words, value), words("of the goal’s signals")))
    if summary.get("again_share") is not None:
        note = words("of the cycles with the goal that have ended")
        found.append(Number(words("Come again"), words.share(summary["again_share"]), note))
    return found


def _kinds(facts: Facts) -> str:
    words, summary = facts.words, facts.figures.summary
    if summary.get("cycles_first") is None:
        return ""
    return words(
        "{first} first, {repeat} repeat, {retry} new attempts",
        first=words.number(summary["cycles_first"]),
        repeat=words.number(summary.get("cycles_repeat")),
        retry=words.number(summary.get("cycles_retry")),
    )


def _goal(facts: Facts) -> list[Number]:
    words, summary = facts.words, facts.figures.summary
    goal = facts.figures.journey.goal_index()
    if goal is None or summary.get("goal_cycles") is None:
        return []
    name = facts.say(facts.figures.journey.stages[goal].name)
    people = words.plural("{n} person", "{n} people", summary.get("goal_people"))
    if facts.figures.journey.stages[goal].completes is not None:  # to enter is not enough
        title = words("Cycles that completed {goal}", goal=name)
    else:
        title = words("Cycles that reached {goal}", goal=name)
    return [Number(title, words.number(summary["goal_cycles"]), people)]
