"""The columns of the views, with the words they are shown by."""

from __future__ import annotations

from collections.abc import Mapping

from percorso.measure.segmentation.rows import COLUMNS as SEGMENTS
from percorso.measure.segmentation.rows import OVERLAP
from percorso.words import N_

DISCOVERED = (
    "cluster", "name", "cycles", "people", "share", "share_low", "share_high", "goal_cycles",
    "decided", "conversion", "conversion_low", "conversion_high", "value", "value_person",
    "goal_median_s", "steps_median", "stability", "certainty", "signs",
    "signs_share", "signs_others", "signs_times", "signs_times_low", "signs_times_high", "about",
    "condition", "precision", "recall", "describes",
)  # fmt: skip
MOVES = ("cluster", "from", "to", "n", "chance", "chance_others", "times_others")
PERSONAS = (
    "persona", "persona_name", "id", "name", "stage", "people", "share", "share_low",
    "share_high", "share_claimed", "entries", "conversion", "conversion_low", "conversion_high",
    "conversion_everyone", "difference", "difference_low", "difference_high", "drop_off",
    "decided", "time_median_s", "time_everyone_s", "emotion", "emotion_low", "emotion_high",
    "emotion_n", "emotion_everyone", "touchpoints", "thinks", "feels", "sees", "hears", "says",
    "does", "pains", "gains",
)  # fmt: skip
COLUMNS = tuple(dict.fromkeys((*SEGMENTS, *OVERLAP, *DISCOVERED, *MOVES, *PERSONAS)))
MAIN = (
    "segment", "cluster", "persona_name", "name", "name_other", "from", "to", "n", "chance",
    "chance_others", "times_others", "stage", "people", "share", "share_claimed", "share_other",
    "times_chance", "cycles", "conversion", "conversion_low", "conversion_high", "difference",
    "drop_off", "value_person", "goal_median_s", "time_median_s", "steps_median", "emotion",
    "stability", "about",
)  # fmt: skip
LABELS: Mapping[str, str] = {
    "id": N_("Id"),
    "source": N_("Kept in"),
    "of": N_("Part of"),
    "condition": N_("Condition"),
    "personas": N_("Personas"),
    "share": N_("Share of people"),
    "share_claimed": N_("Share claimed"),
    "conversion_low": N_("From (95%)"),
    "conversion_high": N_("To (95%)"),
    "difference": N_("Against the others"),
    "value_person": N_("Net value per person"),
    "goal_median_s": N_("Median time to the goal"),
    "id_other": N_("Other id"),
    "name_other": N_("And"),
    "share_other": N_("Share of the other"),
    "times_chance": N_("Times chance"),
    "cluster": N_("Group"),
    "steps_median": N_("Median moves"),
    "stability": N_("Found again"),
    "about": N_("What sets it apart"),
    "n": N_("Moves"),
    "chance": N_("Chance of the move"),
    "chance_others": N_("In the other groups"),
    "times_others": N_("Times the others"),
    "persona_name": N_("Persona"),
}
VALUES: Mapping[str, str] = {
    "journey": N_("Journey"),
    "workspace": N_("Workspace"),
    "mixed": N_("Person, cycle or event"),
}
BASES: Mapping[str, str] = {
    "conversion": "decided",
    "difference": "decided",
    "drop_off": "decided",
    "share_other": "people_other",
    "chance": "n",
}

__all__ = ["BASES", "COLUMNS", "DISCOVERED", "LABELS", "MAIN", "MOVES", "OVERLAP", "PERSONAS",
           "VALUES"]  # fmt: skip
