"""The words for the components: for tables, charts and reports."""

from __future__ import annotations

from percorso.words import N_

WHAT = {
    "drop_off": N_("Drop-off"),
    "unfinished": N_("Begun, not finished"),
    "repeats": N_("Comes again to the same point"),
    "returns": N_("Goes back"),
    "switches": N_("Changes channel"),
    "errors": N_("Meets an error"),
    "waits": N_("Waits long"),
    "help": N_("Asks for help within a day"),
    "low_scores": N_("Gives a low score"),
    "goes_on": N_("Goes on"),
    "comes_back": N_("Comes back"),
    "high_scores": N_("Gives a high score"),
}
"""The words for the components."""
