"""The answers that people gave: every event with a score, and where in the journey it falls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.measure.run import Bucket, Run
from percorso.measure.scales import SCALES
from percorso.measure.turns import ENTERED, STAGE
from percorso.measure.voice.kinds import CLASSES

if TYPE_CHECKING:
    from percorso.measure.retention.periods import Calendar

Ints = NDArray[np.int64]
Foreign = frozenset[int]
COLUMNS = ("score", "score_kind", "event")
MOST_OUTSIDE = 0.05
"""More of a kind's answers than this share outside its scale: it was asked on another one."""


@dataclass(frozen=True)
class Heard:
    """Answers of a bucket or of all, one place each in every array.

    Attributes:
        group: The group of each.
        stage: The measured stage in which it falls; as many as there are stages: outside every
            stay.
        touchpoint: The touchpoint of the event, −1 for none.
        kind: The code of its scale's name, −1 when it names none.
        score: The answer.
        t: When it was given, microseconds.
        event: The place of the event in the workspace.
        person: The key of the person.
        row: Its row in its bucket.
    """

    group: Ints
    stage: Ints
    touchpoint: Ints
    kind: Ints
    score: NDArray[np.float64]
    t: Ints
    event: Ints
    person: Ints
    row: Ints

    @classmethod
    def joined(cls, parts: Sequence[Heard]) -> Heard:
        """The answers of several buckets."""
        return cls(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(cls)))

    def picked(self, mask: NDArray[np.bool_]) -> Heard:
        """Some of the answers."""
        return Heard(*(getattr(self, f.name)[mask] for f in fields(self)))

    def __len__(self) -> int:
        return len(self.group)


def listen(run: Run) -> tuple[Heard, Foreign]:
    """Every event with a score, in the groups of the question; and the kinds on foreign scales."""
    names = [str(name) for name in run.timeline.codes.of("score_kind").values]

    def heard(bucket: Bucket) -> tuple[Heard, NDArray[np.int64]]:
        return placed(run, bucket, scored(bucket)), census(run, bucket, names)

    parts = run.over(heard, COLUMNS, track=True, resolve=True)
    return Heard.joined([part for part, _ in parts]), foreign(sum(each for _, each in parts), names)


def scored(bucket: Bucket) -> Ints:
    """The rows of a bucket that hold a score."""
    return np.flatnonzero(~np.isnan(np.asarray(bucket.columns["score"], np.float64)))


def census(run: Run, bucket: Bucket, names: Sequence[str]) -> NDArray[np.int64]:
    """How many answers of each kind anybody gave up to `as_of`, and how many lie outside.

    It looks at everybody, so that a segment never decides whether a scale is the standard one.
    """
    rows = scored(bucket)
    rows = rows[np.asarray(bucket.columns["t"], np.int64)[rows] <= run.window.as_of]
    kind = np.asarray(bucket.columns["score_kind"], np.int64)[rows]
    score = np.asarray(bucket.columns["score"], np.float64)[rows]
    wrong = ~_fits(kind, score, names)
    size = len(names) + 1
    return np.stack([np.bincount(kind % size, minlength=size),
                     np.bincount(kind[wrong] % size, minlength=size)])  # fmt: skip


def foreign(counts: Any, names: Sequence[str]) -> Foreign:
    """The codes of kinds that are no standard scale, or were asked on another one."""
    codes = [*range(len(names)), -1]
    return frozenset(c for c in codes if counts[1][c] > MOST_OUTSIDE * counts[0][c])


def _fits(kind: Ints, score: NDArray[np.float64], names: Sequence[str]) -> NDArray[np.bool_]:
    scales = np.array([*(SCALES.get(n, (np.inf, -np.inf)) for n in names), (np.inf, -np.inf)])
    ends = scales[kind]
    return (score >= ends[:, 0]) & (score <= ends[:, 1])


def placed(run: Run, bucket: Bucket, rows: Ints) -> Heard:
    """Some events of a bucket with their place in the journey, as often as groups hold them.

    An event in a stay belongs to the period and the group of that stay, as everything at a
    touchpoint does; outside every stay to its own instant.
    """
    t = np.asarray(bucket.columns["t"], np.int64)
    rows = rows[t[rows] <= run.window.as_of]
    stay = bucket.fold.event_stay[rows].astype(np.int64)
    inside, low, high = stay >= 0, *run.window.bounds
    begun = t[rows].copy()
    begun[inside] = bucket.fold.stays[stay[inside], ENTERED]
    counted = (begun >= low) & (begun < high)
    stage = np.full(len(rows), run.plan.stages, np.int64)
    stage[inside] = bucket.fold.stays[stay[inside], STAGE]
    out = rows[~inside]
    parts = []
    for cell, alone in zip(bucket.cells, run.groups_of(bucket.columns, out, out), strict=True):
        group = np.empty(len(rows), np.int64)
        group[inside], group[~inside] = cell[stay[inside]], alone
        kept = counted & (group >= 0)
        parts.append(_heard(bucket, rows[kept], group[kept], stage[kept]))
    return Heard.joined(parts)


def _heard(bucket: Bucket, rows: Ints, group: Ints, stage: Ints) -> Heard:
    def column(name: str) -> Ints:
        return np.asarray(bucket.columns[name], np.int64)[rows]

    score = np.asarray(bucket.columns["score"], np.float64)[rows]
    return Heard(
        group, stage, column(RESOLVED), column("score_kind"), score, column("t"),
        column("event"), column("person"), rows,
    )  # fmt: skip


@dataclass(frozen=True)
class Refused:
    """Why answers of a kind are not counted.

    Attributes:
        kind: The name of the scale; empty when the events name none.
        n: How many answers are refused.
        of: How many answers the kind has in all.
        lowest: The lowest and the highest answer of the kind.
        highest: See `lowest`.
        whole: Whether the kind is refused altogether.
    """

    kind: str
    n: int
    of: int
    lowest: float
    highest: float
    whole: bool


def sift(
    heard: Heard, strange: Foreign, names: Sequence[str]
) -> tuple[Heard, Heard, list[Refused]]:
    """Keep what lies on a standard scale, and say what does not.

    A kind that is no standard scale is refused by its name; so is one of which more than 5 % of
    all answers lie outside its scale, because it was then asked on another. A few stray answers
    are left out alone.

    Args:
        heard: The answers.
        strange: The kinds to refuse altogether, see `foreign`.
        names: The names of kinds by their codes.

    Returns:
        The answers that count, those that do not, and why they do not.
    """
    keep = _fits(heard.kind, heard.score, names) & ~np.isin(heard.kind, [*strange])
    refused = []
    for code in np.unique(heard.kind[~keep]).tolist():
        scores, out = heard.score[heard.kind == code], ~keep & (heard.kind == code)
        name, ends = names[code] if code >= 0 else "", (float(scores.min()), float(scores.max()))
        refused.append(Refused(name, int(out.sum()), len(scores), *ends, code in strange))
    return heard.picked(keep), heard.picked(~keep), refused


N, SUM, SQUARES, HIGH, LOW, FELT, FELT_SQUARES = range(7)
"""What is added up of some answers: their number, sum and sum of squares, how many are in the
upper and the lower class, and sum and sum of squares of their emotion."""
Key = tuple[int, int, int, int, int]


def tally(
    heard: Heard, names: Sequence[str], calendar: Calendar | None = None
) -> dict[Key, NDArray[np.float64]]:
    """The sums of all answers by group, period (−1: all), stage, touchpoint and kind."""
    period = np.full(len(heard), -1) if calendar is None else calendar.place(heard.t)
    keys = np.stack([heard.group, period, heard.stage, heard.touchpoint, heard.kind], axis=1)
    cells, place = np.unique(keys, axis=0, return_inverse=True)
    sums = np.zeros((len(cells), 7))
    for column, values in enumerate(_measures(heard, names)):
        sums[:, column] = np.bincount(place.ravel(), values, len(cells))
    found = zip(map(tuple, cells.tolist()), sums, strict=True)
    return {(a, b, c, d, e): each for (a, b, c, d, e), each in found}


def _measures(heard: Heard, names: Sequence[str]) -> list[NDArray[np.float64]]:
    x, felt = heard.score, feelings(heard, names)
    upper, lower = classes(heard, names)
    return [np.ones(len(x)), x, x * x, upper.astype(float), lower.astype(float), felt, felt * felt]


def feelings(heard: Heard, names: Sequence[str]) -> NDArray[np.float64]:
    """The emotion of each answer, −2 to +2: 4(x − a)/(b − a) − 2."""
    low, high = _by_kind(heard, [SCALES.get(name, (0, 1)) for name in names])
    return 4 * (heard.score - low) / (high - low) - 2


def classes(heard: Heard, names: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which answers are in the upper and which in the lower class of their scale."""
    low, high = _by_kind(heard, [CLASSES.get(name, (0, 0)) for name in names])
    return heard.score >= high, heard.score <= low


def _by_kind(
    heard: Heard, values: Sequence[tuple[float, float]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    table = np.array([*values, (0, 1)], np.float64)
    found = table[heard.kind]
    return found[:, 0], found[:, 1]
