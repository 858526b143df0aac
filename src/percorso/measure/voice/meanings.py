"""The words of voice: columns, labels, and what the figures of each view mean."""

from __future__ import annotations

from percorso.measure.voice import curve, detractors
from percorso.measure.voice.kinds import NAMES
from percorso.measure.voice.scores import FIGURES
from percorso.words import N_

SCORES = N_(
    "Answers inside a stage, by the touchpoint where they were given; an answer belongs to the "
    "period of its stay. NPS is the share of 9–10 less that of 0–6, in points. CSAT is the share "
    "of 4–5 and, beside it, the mean. CES is a mean of 1–7 where high is easy. Emotion puts all "
    "scales on one from −2 to +2. Intervals are at 95%."
)
CURVE = N_(
    "Emotion from −2 to +2 is the mean of all answers given in the stage, each put on this scale; "
    "the gap is how far it lies from what the team supposed. Peak is the value furthest from "
    "neutral, end the last one; memory keeps about the mean of the two. Intervals are at 95%."
)
DETRACTORS = N_(
    "Of the detractors, and of the promoters, the share who met a touchpoint before the answer in "
    "the same cycle, or came to it by these last touchpoints. The two go together, and neither "
    "need be the cause. q is the share of false alarms among all that look as telling."
)
OF_VIEW = {"scores": SCORES, "curve": CURVE, "detractors": DETRACTORS}
COLUMNS = ("stage", "touchpoint", "kind", "n", *FIGURES, "refused", "period", "start",
           *curve.COLUMNS[5:], *detractors.COLUMNS)  # fmt: skip
MAIN = (
    "period", "stage", "touchpoint", "kind", "n", "score", "low", "high", "share", "what", "path",
    "n_detractors", "detractors", "n_promoters", "promoters", "emotion", "emotion_low",
    "emotion_high", "hypothesised", "gap", "moment", "peak_end", "difference", "difference_low",
    "difference_high", "q_value",
)  # fmt: skip
LABELS = {
    "period": N_("Period"),
    "kind": N_("Scale"),
    "n": N_("Answers"),
    "score": N_("Score"),
    "low": N_("From (95%)"),
    "high": N_("To (95%)"),
    "share": N_("Satisfied"),
    "promoters": N_("Promoters"),
    "detractors": N_("Detractors"),
    "emotion_low": N_("Emotion from"),
    "emotion_high": N_("Emotion to"),
    "hypothesised": N_("Supposed"),
    "gap": N_("Gap"),
    "moment": N_("Moment"),
    "peak_end": N_("Peak and end"),
    "what": N_("Seen as"),
    "path": N_("Touchpoints"),
    "n_detractors": N_("Detractors’ answers"),
    "n_promoters": N_("Promoters’ answers"),
    "difference": N_("Difference"),
    "difference_low": N_("Difference from"),
    "difference_high": N_("Difference to"),
    "q_value": N_("q"),
}
VALUES = {
    **NAMES,
    curve.PEAK: N_("Peak"),
    curve.END: N_("End"),
    curve.BOTH: N_("Peak and end"),
    detractors.MET: N_("Met before"),
    detractors.WAY: N_("Last way"),
    detractors.OTHER: N_("Other ways"),
}
SHARES = ("share", "promoters", "passives", "detractors")
BASES = {"score": "n", "low": "n", "high": "n", "share": "n", "promoters": "n",
         "detractors": "n", "emotion": "n", "mean": "n", "difference": "n_detractors"}  # fmt: skip
