"""What each answer's figures mean, in one or two sentences, in the reader's language."""

from __future__ import annotations

from percorso.measure.segments import Grouping
from percorso.words import N_, Words

DEFINITIONS = {
    "stages": N_(
        "An entry is a stay begun in the period. Conversion is the share of decided cycles that "
        "entered a later stage after entering this one; drop-off is the rest. Cycles that are too "
        "young to tell are undecided and counted apart. Intervals are at 95%."
    ),
    "flow": N_(
        "A transition goes from one stay or touchpoint to the next one of the same person. It "
        "belongs to the period in which the stay that is left was entered; the time runs from "
        "entry to entry."
    ),
    "touchpoints": N_(
        "Reach is the share of people with a stay who have an event at the touchpoint inside a "
        "stay. The difference compares the share of decided stays that moved on with and without "
        "the touchpoint: the two go together, and neither need be the cause."
    ),
    "population": N_(
        "People inside a stage at the end of a day: their stay began before that midnight and had "
        "not ended before it."
    ),
    "cycles": N_(
        "A cycle is one turn of the journey. It opens with the first signal, with any signal after "
        "a stay went quiet, or when the journey is begun again after the goal."
    ),
    "stays": N_(
        "A stay is a run of signals of one stage by one person, with no gap longer than the time "
        "after which the stage goes quiet."
    ),
    "summary": N_(
        "Totals of the period. Value is the sum over goal signals; signals with one order number "
        "count once."
    ),
    "why": N_(
        "The events of one person in order, the stage whose rule took each, and the stay and cycle "
        "in which it falls."
    ),
}


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
    return Words(lang)(DEFINITIONS[question])


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

KEYS: dict[str, tuple[str, ...]] = {
    "flow": ("from", "to", "n", "people", "median_s", "kind"),
    "touchpoints": (
        "touchpoint", "stage", "name", "kind", "media", "channel", "state", "people", "reach",
        "events", "cycles", "cycles_share", "stays_with", "progressed_with", "progress_with",
        "stays_without", "progressed_without", "progress_without", "difference", "difference_low",
        "difference_high", "score_n", "score_kind", "score", "score_low", "score_high", "emotion",
        "emotion_low", "emotion_high", "cost", "currency", "cost_per_progress", "drawn",
    ),
    "population": ("day", "stage", "people"),
    "stays": (
        "person", "cycle", "number", "stage", "entered_at", "last_hit_at", "left_at", "end",
        "hits", "episodes", "completed", "event", "touchpoint", "channel", "device",
    ),
    "cycles": (
        "person", "cycle", "kind", "opened_at", "ended_at", "end", "goal_at", "goals", "value",
    ),
    "why": (
        "at", "event", "touchpoint", "channel", "value", "currency", "matches", "completes",
        "rule", "stage", "cycle", "number",
    ),
    "stages": ("stage",),
    "summary": (),
}  # fmt: skip
"""The keys of rows that may be none: a program that reads the answer expects its columns."""

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

MAIN = {
    "stages": (
        "segment", "stage", "entries", "people", "advanced", "skipped", "returned", "new_cycle",
        "expired", "open", "completed", "conversion", "conversion_next", "conversion_goal",
        "drop_off", "undecided", "time_median_s", "time_p90_s", "population",
    ),
    "touchpoints": (
        "segment", "touchpoint", "stage", "people", "reach", "events", "difference", "emotion",
        "cost_per_progress",
    ),
    "summary": (
        "segment", "events", "people", "people_with_stay", "stays", "hits", "out_of_order",
        "unmatched", "cycles", "cycles_first", "cycles_repeat", "cycles_retry", "cycles_open",
        "goal_cycles", "goal_people", "value", "again", "again_share", "again_median_s",
        "first_event", "last_event",
    ),
    "stays": (
        "segment", "person", "cycle", "number", "stage", "entered_at", "left_at", "end", "hits",
        "event", "channel",
    ),
}  # fmt: skip
"""The columns that the terminal shows; all of them are in the JSON and in the CSV."""
