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
SENTIMENT = N_(
    "Texts that people wrote, as a small language model reads them: the share that sounds "
    "positive, negative or unclear, and the balance, the positive less the negative, in points of "
    "all texts, with a 95% interval for the sample but not for the model’s mistakes."
)
THEMES = N_(
    "Texts by the theme that a small language model finds nearest, their share of all texts with a "
    "95% interval, how they sound, and the words that stand in them more than elsewhere."
)
OF_VIEW = {
    "scores": SCORES,
    "curve": CURVE,
    "detractors": DETRACTORS,
    "sentiment": SENTIMENT,
    "themes": THEMES,
}
COLUMNS = ("stage", "touchpoint", "kind", "n", *FIGURES, "refused", "period", "start",
           *curve.COLUMNS[5:], *detractors.COLUMNS, "theme", "people", "positive", "negative",
           "unclear", "balance", "frequency", "of", "words", "examples")  # fmt: skip
MAIN = (
    "period", "stage", "touchpoint", "kind", "theme", "n", "score", "balance", "low", "high",
    "share", "frequency", "positive", "negative", "unclear", "words", "examples", "what", "path",
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
    "theme": N_("Theme"),
    "balance": N_("Balance, points"),
    "frequency": N_("Share of texts"),
    "positive": N_("Positive"),
    "negative": N_("Negative"),
    "unclear": N_("Unclear"),
    "words": N_("Words"),
    "examples": N_("Examples"),
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
    detractors.OTHER: N_("Other"),
    "delivery": N_("Delivery"),
    "price": N_("Price"),
    "quality": N_("Quality"),
    "service": N_("Service"),
    "checkout": N_("Ordering and paying"),
    "site": N_("Site and app"),
    "information": N_("Information"),
    "shop": N_("Shop"),
}
SHARES = (
    "share", "promoters", "passives", "detractors", "positive", "negative", "unclear", "frequency"
)  # fmt: skip
BASES = {"score": "n", "low": "n", "high": "n", "share": "n", "promoters": "n",
         "detractors": "n", "emotion": "n", "mean": "n", "balance": "n",
         "difference": "n_detractors"}  # fmt: skip
