"""The definition of a funnel in words, and what to know beside its figures."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from percorso.durations import short
from percorso.engine.columns import column_of
from percorso.errors import nearest
from percorso.measure.definitions import SCOPES, scopes
from percorso.measure.definitions import definition as definition_of_question
from percorso.measure.funnel.counting import Attempts
from percorso.measure.funnel.plan import NO_LIMIT, RUNNING
from percorso.measure.funnel.reading import Asked
from percorso.measure.notices import MOST_KNOWN
from percorso.measure.run import Run
from percorso.measure.statistics import newcombe
from percorso.words import N_, Words

LABELS = {
    "step": N_("Step"),
    "name": N_("Name"),
    "optional": N_("Optional"),
    "reached": N_("Reached"),
    "decided": N_("Out of"),
    "conversion_previous": N_("From the step before"),
    "dropped": N_("Dropped off"),
    "time_median_s": N_("Median time"),
    "time_previous_median_s": N_("Since the step before"),
    "definition": N_("Definition"),
    "order": N_("Order"),
    "within": N_("Within"),
    "start": N_("Attempt"),
    "count": N_("Counted"),
    "exclusion": N_("Exclusion"),
    "started": N_("Started"),
}
VALUES = {
    "ordered": N_("In order"),
    "strict_next": N_("Next event"),
    "any": N_("Any order"),
    "people": N_("People"),
    "cycles": N_("Cycles"),
    "attempts": N_("Attempts"),
    "furthest": N_("Furthest"),
    "first": N_("The first only"),
    "stop": N_("Stops there"),
    "drop": N_("Attempt left out"),
    "person": N_("Person left out"),
}
ORDER = {
    "ordered": N_("Steps follow in order; other events may lie between."),
    "strict_next": N_("Each step is the very next event after the one before."),
    "any": N_("Steps come in any order; row k counts those with at least k of them."),
}
COUNT = {
    "people": N_("People are counted, each once."),
    "cycles": N_("Cycles are counted, each once, with the steps inside them."),
    "attempts": N_("Attempts are counted; none starts inside another."),
}
START = {
    "any": N_("Of several attempts the one that gets furthest counts."),
    "first": N_("Only the first attempt in the period counts."),
}
STARTS = N_("{what} looks at the event that starts the attempt.")
EXCLUSION = {
    "stop": N_("An excluded event ends the attempt; the steps before it count."),
    "drop": N_("An attempt with an excluded event is left out."),
    "person": N_("Who has an attempt with an excluded event is left out."),
}


def definition(asked: Asked, words: Words) -> str:
    """The definition that was asked for, as sentences."""
    chosen, plan = asked.definition, asked.plan
    said = [words(ORDER[chosen.order])]
    if plan.within < NO_LIMIT:
        said.append(words("All within {length} of the first.", length=length(plan.within, words)))
    if (plan.step_within < NO_LIMIT).any():
        said.append(words("Steps have a time limit from the step before."))
    if chosen.inside:
        said.append(words("All steps fall in the period."))
    said.append(words(COUNT[chosen.count]))
    if chosen.count != "attempts":
        said.append(words(START[chosen.start]))
    if asked.exclude:
        said.append(words(EXCLUSION[chosen.exclusion]))
    if plan.hold:
        said.append(words("{fields} is the same at every step.", fields=words.listed(plan.hold)))
    return " ".join(said)


def length(us: int, words: Words) -> str:
    """A length of time for people; below a second as a journey file writes it."""
    return words.duration(us / 1e6) if us >= 1_000_000 else short(us)


def remarks(run: Run, asked: Asked, found: Attempts, words: Words) -> tuple[str, ...]:
    """What to know beside the figures."""
    said = []
    if asked.dropped:
        names = words.listed([words.quoted(each.label) for each in asked.dropped])
        said.append(words("In any order an optional step counts nothing: {names} left out.",
                          names=names))  # fmt: skip
    missing = list(_missing(run, asked, words))
    said += missing
    if len(found.group) == 0 and not missing:
        said.append(words("Nobody did the first step in the period."))
    elif len(found.group) and not (
        asked.plan.limited or (asked.plan.inside and run.window.end is not None)
    ):
        said.append(
            words("There is no time limit: who has not gone on by now counts as dropped off. "
                  "Choose 'within' to tell them from those who may still.")
        )  # fmt: skip
    said += _difference(run, found, words)
    return tuple(said)


def _missing(run: Run, asked: Asked, words: Words) -> Iterator[str]:
    """Events of steps and exclusions, and fields held constant, that nothing in the data has."""
    known = run.timeline.codes.of("name")
    for one in (*asked.steps, *asked.exclude):
        names = () if one.rule is None else one.rule.event
        if names and all(known.find(name) < 0 for name in names):
            said = words("No event is called {name}.", name=words.listed(
                [words.quoted(name) for name in names]))  # fmt: skip
            close = nearest(names[0], known.values[:MOST_KNOWN])
            if close:
                said += " " + words("The nearest is {name}.", name=words.quoted(close))
            yield said
    for field in asked.plan.hold:
        column = column_of(field)
        if column != "touchpoint" and not len(run.timeline.codes.of(column)):
            yield words("No event has a value for {field}.", field=words.quoted(field))


def _difference(run: Run, found: Attempts, words: Words) -> list[str]:
    """Of two groups the difference in conversion to the last step, with its interval."""
    if len(run.grouping.groups) != 2:
        return []
    first, second = (found.group == group for group in range(2))
    if np.isin(found.person[first], found.person[second]).any():
        return [words("The groups share people: their difference has no interval.")]
    pairs = []
    for chosen in (first, second):
        last = found.at[chosen, -1]
        pairs += [int((last >= 0).sum()), int((last != RUNNING).sum())]
    interval = newcombe(*pairs)
    if interval is None:
        return []
    value = pairs[0] / pairs[1] - pairs[2] / pairs[3]
    return [
        words("Conversion to the last step: {first} {difference} against {second} "
              "({low} to {high} at 95%).", first=run.labels()[0], second=run.labels()[1],
              difference=words.points(value), low=words.points(interval[0]),
              high=words.points(interval[1]))
    ]  # fmt: skip


def meaning(run: Run, name: str, words: Words) -> str:
    """What the figures mean whatever the definition, and at what a condition looks."""
    fields = {each.field for group in run.grouping.groups for each in group.conditions}
    fields |= {run.grouping.by} if run.grouping.by is not None else set()
    said = [definition_of_question(name, words.lang), *scopes(run.grouping, words.lang)]
    if any(field.scope == "event" for field in fields):
        old, new = (words(text, what="") for text in (SCOPES["event"], STARTS))
        said = [each.replace(old, new) for each in said]
    return " ".join(said)
