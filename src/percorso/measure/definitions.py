"""What each answer's figures mean, in one or two sentences, in the reader's language."""

from __future__ import annotations

from percorso.measure.segments import Grouping
from percorso.questions import home
from percorso.words import N_, Words

SCOPES = {
    "person": N_("{what} looks at the last known value of the person."),
    "cycle": N_("{what} looks at the value with which the cycle began."),
    "event": N_("{what} looks at the event that began the stay."),
}


def scopes(grouping: Grouping, lang: str) -> list[str]:
    """Whose value each condition looks at: a figure must say which of the three it is."""
    words = Words(lang)
    named = {words.quoted(c.text): c.field.scope for g in grouping.groups for c in g.conditions}
    if grouping.by is not None:
        named[words.quoted(str(grouping.by))] = grouping.by.scope
    return [words(SCOPES[scope], what=what) for what, scope in named.items()]


def definition(question: str, lang: str) -> str:
    """The definition of a question's figures."""
    meaning: str = home(question).meaning
    return Words(lang)(meaning)


LABELS = {
    "segment": N_("Segment"),
    "stage": N_("Stage"),
    "entries": N_("Entries"),
    "people": N_("People"),
    "advanced": N_("Moved on"),
    "skipped": N_("Skipped ahead"),
    "returned": N_("Went back"),
    "new_cycle": N_("New cycle"),
    "expired": N_("Went quiet"),
    "open": N_("Still in stage"),
    "completed": N_("Completed"),
    "conversion": N_("Conversion"),
    "conversion_next": N_("To next stage"),
    "conversion_goal": N_("To goal"),
    "drop_off": N_("Drop-off"),
    "undecided": N_("Undecided"),
    "time_median_s": N_("Median time"),
    "time_p90_s": N_("p90"),
    "population": N_("In stage now"),
    "from": N_("From"),
    "to": N_("To"),
    "kind": N_("Kind"),
    "median_s": N_("Median time"),
    "touchpoint": N_("Touchpoint"),
    "name": N_("Name"),
    "reach": N_("Reach"),
    "events": N_("Events"),
    "difference": N_("Progress with it"),
    "day": N_("Day"),
    "person": N_("Person"),
    "cycle": N_("Cycle"),
    "entered_at": N_("Entered"),
    "left_at": N_("Left"),
    "end": N_("End"),
    "number": N_("Number"),
    "hits": N_("Signals"),
    "event": N_("Event"),
    "channel": N_("Channel"),
    "opened_at": N_("Opened"),
    "ended_at": N_("Ended"),
    "goal_at": N_("Goal"),
    "goals": N_("Goal signals"),
    "value": N_("Value"),
    "emotion": N_("Emotion"),
    "cost_per_progress": N_("Cost per progress"),
    "people_with_stay": N_("People with a stay"),
    "stays": N_("Stays"),
    "out_of_order": N_("Out of order"),
    "unmatched": N_("No rule matches"),
    "cycles": N_("Cycles"),
    "cycles_first": N_("First cycles"),
    "cycles_repeat": N_("Repeat cycles"),
    "cycles_retry": N_("New attempts"),
    "cycles_open": N_("Cycles not ended"),
    "goal_cycles": N_("Cycles that reached the goal"),
    "goal_people": N_("People who reached the goal"),
    "again": N_("Followed by another cycle"),
    "again_share": N_("Share of those that have ended"),
    "again_median_s": N_("Median time to the next cycle"),
    "first_event": N_("First event"),
    "last_event": N_("Last event"),
}
"""The words of the columns that people see first."""

VALUES = {
    "advanced": N_("Moved on"),
    "skipped": N_("Skipped ahead"),
    "returned": N_("Went back"),
    "new_cycle": N_("New cycle"),
    "expired": N_("Went quiet"),
    "open": N_("Still in stage"),
    "first": N_("First cycle"),
    "repeat": N_("Repeat cycle"),
    "retry": N_("New attempt"),
    "traditional": N_("Traditional"),
    "digital": N_("Digital"),
    "external": N_("External"),
}
"""The words for how stays end, kinds of cycles and kinds of touchpoints."""
