"""Which events are trouble: errors, calls for help, low and high scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.measure.run import Bucket, Run
from percorso.measure.selectors import Compiled, compile_selectors, selector
from percorso.measure.turns import ROW, STAGE

if TYPE_CHECKING:
    from percorso.journey import Journey, Touchpoint

ERRORS = re.compile(
    r"(?<![a-z])(fail(ed|s|ure|ures)?|errors?|declined|rejected|refused|denied|crash(ed)?|timeout"
    r"|timed out|exception|error[ei]|fallit[oaie]|rifiutat[oaie]|respint[oaie]|negat[oaie]"
    r"|non riuscit[oaie])(?![a-z])",
    re.IGNORECASE,
)
"""Words in the name of an event that make it an error, when nobody says which events are."""
HELP = re.compile(
    r"(?<![a-z])(help|helpdesk|helpline|support|assistance|assistenza|aiuto|supporto|complaints?"
    r"|reclam[oi]|tickets?|service desk|call cent(er|re))(?![a-z])",
    re.IGNORECASE,
)
"""Words in the id of a touchpoint that make it one at which help is asked for."""
SCORES: dict[str, tuple[float, float]] = {
    "nps": (6, 9), "csat": (2, 4), "ces": (3, 6), "stars": (2, 4), "sentiment": (-0.25, 0.25),
}  # fmt: skip
"""For each scale the highest score that is low, and the lowest that is high."""
LOW, MIDDLE, HIGH, UNSCORED = 0, 1, 2, -1


@dataclass(frozen=True)
class Trouble:
    """What counts as trouble on one timeline.

    Attributes:
        errors: For each name of an event whether it is an error; the last entry is no name.
        asking: For each touchpoint whether help is asked for there; the last entry is none.
        desks: For each measured stage whether few should need it.
        chosen: Errors and calls for help as the question names them, instead of the above.
        split: How many of the chosen signals are errors.
    """

    errors: NDArray[np.bool_]
    asking: NDArray[np.bool_]
    desks: NDArray[np.bool_]
    chosen: Compiled
    split: int

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read."""
        return {"name", "score", "score_kind"} | self.chosen.columns()

    def marks(self, bucket: Bucket, as_of: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """For each event of a bucket whether it is an error, and whether it asks for help."""
        columns, masks = bucket.columns, self.chosen.masks(bucket)
        named, asked = masks[: self.split], masks[self.split :]
        wrong = _any(named) if named else self.errors[columns["name"]]
        help_ = _any(asked) if asked else self._asks(bucket, as_of)
        return np.ascontiguousarray(wrong), np.ascontiguousarray(help_)

    def _asks(self, bucket: Bucket, as_of: int) -> NDArray[np.bool_]:
        found = self.asking[bucket.columns[RESOLVED]] & (np.asarray(bucket.columns["t"]) <= as_of)
        stays = bucket.fold.stays
        found[stays[self.desks[stays[:, STAGE]], ROW]] = True
        return found


def trouble(run: Run, errors: Sequence[str], asks: Sequence[str]) -> Trouble:
    """What counts as trouble: the signals named, else what names and the map give away."""
    journey, codes = run.journey, run.timeline.codes
    named = [ERRORS.search(_spaced(name)) is not None for name in codes.of("name").values]
    points = {point.id: point for point in journey.touchpoints}
    asking = [_gives_help(journey, name, points.get(name)) for name in run.touchpoints.names]
    desks = [stage.wanted == "fewer" for stage in run.stages]
    chosen = [selector(journey, text, run.lang) for text in (*errors, *asks)]
    return Trouble(
        np.array([*named, False]), np.array([*asking, False]), np.array(desks),
        compile_selectors(run, chosen), len(errors),
    )  # fmt: skip


def _any(masks: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    return np.asarray(np.logical_or.reduce(masks))


def _spaced(name: str) -> str:
    return re.sub(r"[_\-./]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))


def _gives_help(journey: Journey, name: str, point: Touchpoint | None) -> bool:
    """Whether help is given: an answer time, the id, or all its stages (few need them) say so."""
    if point is None:
        return HELP.search(_spaced(name)) is not None
    wanted = {stage.id: stage.wanted for stage in journey.stages}
    only = bool(point.stages) and all(wanted.get(one) == "fewer" for one in point.stages)
    return only or point.answers_within is not None or HELP.search(_spaced(name)) is not None


def levels(score: NDArray[Any], kind: NDArray[Any], kinds: Sequence[str]) -> NDArray[np.int8]:
    """For each event whether its score is `LOW`, `MIDDLE` or `HIGH`; `UNSCORED` without one.

    Args:
        score: The scores, NaN where there is none.
        kind: The code of each score's scale.
        kinds: The names of the scales; those that are not standard give no level.

    Example:
        >>> levels(np.array([6.0, 9.0, np.nan]), np.array([0, 0, 0]), ["nps"]).tolist()
        [0, 2, -1]
    """
    from percorso.measure.scales import SCALES

    none = (-np.inf, np.inf, np.inf, -np.inf)
    table = [(*SCORES[k], *SCALES[k]) if k in SCORES and k in SCALES else none for k in kinds]
    low, high, least, most = np.array([*table, none]).T[:, kind]
    found = np.full(len(score), MIDDLE, np.int8)
    found[score <= low] = LOW
    found[score >= high] = HIGH
    found[~((score >= least) & (score <= most))] = UNSCORED
    return found
