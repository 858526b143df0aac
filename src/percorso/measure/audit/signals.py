"""The measured signals of what customers want, and whether they are good.

No outside benchmark decides: a mean score is good when its whole 95 % interval lies above the
middle of its scale and bad when it lies below; NPS is good when promoters outnumber detractors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.said import Count, Level, Said, Term, say
from percorso.journey.touchpoints import Want
from percorso.measure.answer import FEW
from percorso.measure.audit.look import MeasuredLook, Score
from percorso.words import N_

KINDS: dict[Want, tuple[str, ...]] = {
    "quality": ("stars",),
    "convenience": ("ces",),
    "good_experience": ("csat", "nps"),
}
"""Which scores show which want."""
SCALES_IN_WORDS = {
    "nps": N_("NPS answers from 0 to 10"),
    "csat": N_("CSAT from 1 to 5"),
    "ces": N_("CES from 1 to 7, 7 is easy"),
    "stars": N_("reviews from 1 to 5"),
    "sentiment": N_("sentiment from −1 to +1"),
}


@dataclass(frozen=True)
class Signal:
    """What the data says of a want.

    Attributes:
        good: Whether it is good; None when it cannot be told.
        says: The figures.
    """

    good: bool | None
    says: tuple[Said, ...]


def few(n: int) -> Said:
    """That a figure rests on few cases."""
    return say(N_("Few data: {n}."), n=Count(n))


def scale(kind: str) -> Term:
    """A scale in words."""
    return Term(SCALES_IN_WORDS[kind])


def signal(look: MeasuredLook, want: Want) -> Signal | None:
    """The signal of a want that scores show; None without answers."""
    found = [one for one in look.scores() if one.kind in KINDS.get(want, ())]
    if not found:
        return None
    judged = [_good(one) for one in found]
    good = False if False in judged else True if all(judged) else None
    return Signal(good, tuple(sentence for one in found for sentence in _says(one)))


def _good(score: Score) -> bool | None:
    if score.n < FEW:
        return None
    if score.kind == "nps":
        return score.promoters > score.detractors
    low, high = score.interval or (0.0, 0.0)
    return True if low > 0 else False if high < 0 else None


def _says(score: Score) -> Iterator[Said]:
    if score.kind == "nps":
        value = 100 * (score.promoters - score.detractors) / score.n
        yield say(N_("NPS {value} (n {n})."), value=Level(value, 0, signed=True), n=Count(score.n))
    else:
        yield say(N_("{value} on average, {scale} (n {n})."), value=Level(score.mean),
                  scale=scale(score.kind), n=Count(score.n))  # fmt: skip
    if score.n < FEW:
        yield few(score.n)


def unhappy(look: MeasuredLook, want: Want, says: Said) -> Iterator[Hit]:
    """The finding of a want whose signal is bad."""
    found = signal(look, want)
    if found is not None and found.good is False:
        advice = say(
            N_("Read the lowest answers, and add what they tell to pains."),
            in_app=N_("Read the lowest answers, and add what they tell to the map as pain points."),
        )
        yield hit([Place("")], (says, *found.says), advice)
