"""The emotion curve: what people said in each stage, over what the team supposed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from percorso.measure.answer import Row
from percorso.measure.voice.kinds import ALL
from percorso.measure.voice.rows import Told
from percorso.measure.voice.scores import Sums, figures

COLUMNS = (
    "stage", "n", "emotion", "emotion_low", "emotion_high", "hypothesised", "gap", "gap_low",
    "gap_high", "moment", "peak_end", "hypothesised_peak_end",
)  # fmt: skip
PEAK, END, BOTH = "peak", "end", "peak_end"


def curve_rows(told: Told) -> list[Row]:
    """One row a stage of the journey and one for the whole, group by group."""
    rows = []
    for group, label in enumerate(told.run.labels()):
        head: Row = {"segment": label} if told.run.grouping.split else {}
        rows += [head | row for row in _curve(told, group)]
    return rows


def _curve(told: Told, group: int) -> list[Row]:
    stages = told.run.journey.stages
    measured = {stage.id: place for place, stage in enumerate(told.run.stages)}
    supposed = [None if s.emotion is None else float(s.emotion.value) for s in stages]
    rows = []
    for stage, guess in zip(stages, supposed, strict=True):
        sums = _sums(told, group, measured.get(stage.id))
        rows.append(_row(stage.id, sums, guess, told.least))
    felt = [row["emotion"] for row in rows]
    for place, moment in _moments(felt).items():
        rows[place]["moment"] = moment
    whole = _row(None, _sums(told, group, None, whole=True), _mean(supposed), told.least)
    whole |= {"peak_end": peak_end(felt), "hypothesised_peak_end": peak_end(supposed)}
    return [*rows, whole]


def _sums(told: Told, group: int, stage: int | None, whole: bool = False) -> Sums:
    outside = told.run.plan.stages
    own = [
        sums for key, sums in told.sums.items()
        if key[0] == group and (key[2] == stage or (whole and key[2] != outside))
    ]  # fmt: skip
    return np.sum(own, axis=0) if own else np.zeros(7)


def _row(stage: str | None, sums: Sums, supposed: float | None, least: int) -> Row:
    found = figures(ALL, sums, least)
    row: Row = dict.fromkeys(COLUMNS)
    row |= {"stage": stage, "hypothesised": supposed}
    row |= {name: found[name] for name in ("n", "emotion", "emotion_low", "emotion_high")}
    for name, value in (("gap", "emotion"), ("gap_low", "emotion_low"),
                        ("gap_high", "emotion_high")):  # fmt: skip
        known = row[value] is not None and supposed is not None and stage is not None
        row[name] = row[value] - supposed if known else None
    return row


def _known(values: Sequence[float | None]) -> list[tuple[int, float]]:
    return [(place, value) for place, value in enumerate(values) if value is not None]


def _mean(values: Sequence[float | None]) -> float | None:
    known = _known(values)
    return sum(value for _, value in known) / len(known) if known else None


def _moments(values: Sequence[float | None]) -> dict[int, str]:
    """Which stage is the peak and which the end."""
    known = _known(values)
    if not known:
        return {}
    peak, end = _peak(known)[0], known[-1][0]
    return {peak: BOTH} if peak == end else {peak: PEAK, end: END}


def _peak(known: list[tuple[int, float]]) -> tuple[int, float]:
    """The value furthest from neutral; of two as far the later one, which memory keeps."""
    return max(known, key=lambda each: (round(abs(each[1]), 9), each[0]))


def peak_end(values: Sequence[float | None]) -> float | None:
    """The mean of the value furthest from neutral and the last one (Kahneman et al. 1993).

    Example:
        >>> peak_end([0.5, -1.5, None, 1.0])
        -0.25
    """
    known = _known(values)
    return (_peak(known)[1] + known[-1][1]) / 2 if known else None
