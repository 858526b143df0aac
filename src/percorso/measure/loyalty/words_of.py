"""The words of loyalty: what its views mean, what its columns are called, what is remarked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from percorso.measure.loyalty.rfm import SEGMENTS
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.measure.loyalty.gather import Customers
    from percorso.measure.loyalty.voices import Listening

MEANING = N_(
    "Customers are the people who reached the goal for the first time in the period. The repeat "
    "rate is the share of them who reached it again; coming back within a time and the time "
    "between goals count those rightly who have not come back yet (Kaplan–Meier). Value is what "
    "was paid, less what was given back. Intervals are at 95%."
)
_PEOPLE = N_(
    "Each customer, with the chance to be still there and the goals and value to expect in "
    "{days} days, by a model fitted to all. At risk: that chance is below the limit, or the "
    "silence is longer than 19 of 20 of their own gaps would be."
)
VIEWS = {
    "people": _PEOPLE,
    "at-risk": _PEOPLE,
    "rfm": N_(
        "Customers by how recently and how often they reached the goal. A score from 1 to 5 is a "
        "fifth by rank: 5 means that at least 80% have less; equal values get equal scores."
    ),
    "model": N_(
        "A model of when customers come back and when they leave for good, and one of what a goal "
        "is worth, fitted by likelihood; expected figures are of the next {days} days. Intervals "
        "at 95% hold what the data leave open about the parameters."
    ),
    "advocacy": N_(
        "Customers who brought others, and their latest answer to the NPS question: promoters 9 to "
        "10, passives 7 to 8, detractors 0 to 6. Intervals are at 95%."
    ),
}
PER = {
    "cycle": N_("A goal is a cycle that reached it."),
    "order": N_("A goal is an order."),
}
MAIN = (
    *("person", "kind", "group", "model", "parameter", "estimate", "low", "high", "unit", "n"),
    *("of", "share", "share_low", "share_high", "people", "repeat_people", "repeat_rate"),
    *("repeat_low", "repeat_high", "back_within", "back_low", "back_high", "goals", "goals_mean"),
    *("silence_s", "silence_median_s", "gap_median_s", "gap_low_s", "gap_high_s", "value_gross"),
    *("value_discount", "value_refund", "value", "value_total", "value_person", "value_share"),
    *("repeat_value_share", "p_alive", "expected_goals", "expected_value", "clv", "rfm"),
    *("rfm_segment", "at_risk", "overdue", "referrers", "promoters", "nps_answers"),
)
LABELS = {
    "repeat_people": N_("Came again"),
    "repeat_rate": N_("Repeat rate"),
    "repeat_low": N_("Repeat rate from"),
    "repeat_high": N_("Repeat rate to"),
    "back_within": N_("Back within the horizon"),
    "back_low": N_("Back from"),
    "back_high": N_("Back to"),
    "gap_median_s": N_("Median time between goals"),
    "gap_low_s": N_("Median from"),
    "gap_high_s": N_("Median to"),
    "value_gross": N_("Value paid"),
    "value_discount": N_("Discounts"),
    "value_refund": N_("Given back"),
    "value": N_("Net value"),
    "value_person": N_("Net value per person"),
    "repeat_value_share": N_("Value of those who came again"),
    "overdue": N_("Overdue against their own rhythm"),
    "referrers": N_("Brought others"),
    "promoters": N_("Promoters"),
    "nps_answers": N_("NPS answers"),
    "model": N_("Model"),
    "parameter": N_("Parameter"),
    "estimate": N_("Estimate"),
    "low": N_("From (95%)"),
    "high": N_("To (95%)"),
    "unit": N_("Unit"),
    "group": N_("Group"),
    "share": N_("Share"),
    "share_low": N_("From (95%)"),
    "share_high": N_("To (95%)"),
    "kind": N_("Kind"),
    "goals": N_("Goals"),
    "goals_mean": N_("Goals each"),
    "silence_median_s": N_("Silent for (median)"),
    "value_share": N_("Share of value"),
    "n": N_("Number"),
    "of": N_("Out of"),
    "silence_s": N_("Silent for"),
    "value_total": N_("Net value"),
    "p_alive": N_("Still there"),
    "expected_goals": N_("Expected goals"),
    "expected_value": N_("Expected value"),
    "clv": N_("CLV"),
    "rfm": N_("RFM"),
    "rfm_segment": N_("Group"),
    "at_risk": N_("At risk"),
}
VALUES = {
    **SEGMENTS,
    "bg_nbd": N_("BG/NBD"),
    "mbg_nbd": N_("MBG/NBD"),
    "gamma_gamma": N_("Gamma–Gamma"),
    "both": N_("Both"),
    "alpha": "α",
    "log_likelihood": N_("Log-likelihood"),
    "people": N_("People"),
    "people_alive": N_("People still there"),
    "expected_goals": N_("Expected goals"),
    "held_back_expected": N_("Last third held back: expected"),
    "held_back_came": N_("Last third held back: came"),
    "correlation": N_("Correlation of frequency and value"),
    "value_mean": N_("Mean value of a goal"),
    "expected_value": N_("Expected value"),
    "clv": N_("CLV"),
    "days": N_("days"),
    "customers": N_("Customers"),
    "referrers": N_("Brought others"),
    "referrals": N_("Referrals made"),
    "referrals_converted": N_("Referrals that came"),
    "answered": N_("Answered the NPS question"),
    "promoters": N_("Promoters"),
    "passives": N_("Passives"),
    "detractors": N_("Detractors"),
    "promoters_referring": N_("Promoters who brought others"),
}
SHARES = (
    "repeat_rate", "repeat_low", "repeat_high", "back_within", "back_low", "back_high",
    "repeat_value_share", "share",
    "value_share", "p_alive",
)  # fmt: skip


def remarks(who: Customers, listening: Listening | None, words: Words) -> Iterator[str]:
    """What was left out of the figures, and what nobody could have seen."""
    if not len(who):
        yield words("Nobody reached the goal for the first time in the period.")
    if listening and not listening.refers:
        yield words("No event says that customers bring others: name one with --referral.")
    if listening and not listening.asks:
        yield words("No event is an answer to the NPS question.")
    if who.unplaced:
        yield words.plural(
            "{n} refund belongs to no goal signal and is left out.",
            "{n} refunds belong to no goal signal and are left out.", who.unplaced,
        )  # fmt: skip
    if who.excess:
        yield words("Refunds beyond the value of their orders are left out.")
    if who.voices.off_scale:
        yield words.plural("{n} answer to the NPS question is not between 0 and 10: left out.",
                           "{n} answers to the NPS question are not between 0 and 10: left out.",
                           who.voices.off_scale)  # fmt: skip


def other_currencies(who: Customers, currency: int, name: str, words: Words) -> Iterator[str]:
    """In which currency the values of single people are, and what does not count in them."""
    others = int(np.count_nonzero(who.hits.currency != currency))
    if name:
        yield words("Values are in {currency}.", currency=name)
    if others:
        yield words.plural(
            "{n} goal signal in another currency is left out.",
            "{n} goal signals in other currencies are left out.", others,
        )  # fmt: skip
