"""What each answer's figures mean, in one or two sentences, in the reader's language."""

from __future__ import annotations

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


def definition(question: str, lang: str) -> str:
    """The definition of a question's figures."""
    return Words(lang)(DEFINITIONS[question])
