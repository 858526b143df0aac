"""The rows of the question `voice`, answer by answer."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from types import SimpleNamespace
from typing import Any

from tests.oracle.figures import Z, newcombe, wilson
from tests.oracle.fold import Fold, Stay
from tests.oracle.retention import begins, named
from tests.oracle.rules import Event
from tests.oracle.windows import Segment, local_day
from tests.oracle.world import Row, World

SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7), "stars": (1, 5), "sentiment": (-1, 1)}
ABOVE = {"nps": 9, "csat": 4, "ces": 5, "stars": 4}
BELOW = {"nps": 6, "csat": 2, "ces": 3, "stars": 2}
Scores = dict[str, tuple[str | None, float]]


@dataclass
class Answer:
    """An answer on a standard scale, and where it was given."""

    fold: Fold
    event: Event
    stay: Stay | None
    kind: str
    score: float

    @property
    def emotion(self) -> float:
        """ "Emotion in [−2, +2] = 4(x − a)/(b − a) − 2"."""
        a, b = SCALES[self.kind]
        return 4 * (self.score - a) / (b - a) - 2


def answers(world: World, scores: Scores, segment: Segment) -> list[Answer]:
    """The answers of a segment; `scores` holds scale and score by the event's message id.

    "Any other event belongs to the stay and cycle it falls in; outside them to none": those in a
    stay are picked as the stay is, the others by themselves.
    """
    refused = _refused(world, scores)
    found = []
    for fold in world.folds:
        for event in fold.timeline:
            kind, score = scores.get(event.id, (None, 0.0))
            if kind not in SCALES or kind in refused or not fits(kind, score):
                continue
            stay = next((s for s in fold.stays if event in s.events), None)
            if _counts(world, segment, fold, stay, event):
                found.append(Answer(fold, event, stay, kind, score))
    return found


def _counts(world: World, segment: Segment, fold: Fold, stay: Stay | None, event: Event) -> bool:
    if stay is not None:
        return segment.stay(fold, stay) and world.window.holds(stay.entered_at)
    alone: Any = SimpleNamespace(first=event)
    return segment.picks(fold, alone, event) and world.window.holds(event.t)


def fits(kind: str, score: float) -> bool:
    return SCALES[kind][0] <= score <= SCALES[kind][1]


def _refused(world: World, scores: Scores) -> set[str]:
    """Kinds of which more than 5 % of everybody's answers lie outside the scale."""
    told: dict[str, list[bool]] = {}
    for fold in world.folds:
        for event in fold.timeline:
            kind, score = scores.get(event.id, (None, 0.0))
            if kind in SCALES:
                told.setdefault(kind, []).append(fits(kind, score))
    return {kind for kind, fit in told.items() if fit.count(False) > 0.05 * len(fit)}


def voice_rows(
    world: World, scores: Scores, segment: Segment, period: str | None = None
) -> list[Row]:
    """One row a place and kind that has answers."""
    found = answers(world, scores, segment)
    when = {id(a): _period(world, a, period) for a in found}
    rows = []
    for label in sorted({*when.values()}, key=str):
        own = [a for a in found if when[id(a)] == label]
        inside = [a for a in own if a.stay is not None]
        rows += _block(inside, None, label)
        for stage in world.drawing.stages:
            at = [a for a in inside if a.stay is not None and a.stay.stage == stage.index]
            rows += _block(at, stage.id, label)
        rows += _block([a for a in own if a.stay is None], "outside", label)
    return rows


def _period(world: World, answer: Answer, period: str | None) -> str | None:
    if period is None:
        return None
    return named(period, begins(period, local_day(answer.event.t, world.window.zone)))


def _block(found: list[Answer], stage: str | None, label: str | None) -> list[Row]:
    places: set[str | None] = {None} if found else set()
    places |= {a.event.touchpoint for a in found}
    rows = []
    for place in places:
        at = [a for a in found if place in (None, a.event.touchpoint)]
        kinds = {a.kind for a in at}
        for kind in [*kinds, *(["all"] if len(kinds) > 1 else [])]:
            own = [a for a in at if kind in ("all", a.kind)]
            row = {"stage": stage, "touchpoint": place, "kind": kind, "period": label}
            rows.append(row | _figures(kind, own))
    return rows


def _figures(kind: str, own: list[Answer]) -> Row:
    n = len(own)
    row: Row = {"n": n}
    row |= _mean("emotion", [a.emotion for a in own])
    if kind == "all":
        return row | dict.fromkeys(("score", "low", "high", "share", "mean", "promoters"))
    x = [a.score for a in own]
    up = sum(v >= ABOVE[kind] for v in x)
    down = sum(v <= BELOW[kind] for v in x)
    row |= _mean("mean", x)
    if kind == "nps":
        p, d = up / n, down / n
        row |= {"promoters": p, "detractors": d, "passives": (n - up - down) / n, "share": None}
        return row | _nps(p, d, n)
    low, high = wilson(up, n)
    row |= {"share": up / n, "share_low": low, "share_high": high, "promoters": None}
    if kind == "csat":
        return row | {"score": up / n, "low": low, "high": high}
    return row | {"score": row["mean"], "low": row["mean_low"], "high": row["mean_high"]}


def _nps(p: float, d: float, n: int) -> Row:
    """ "Variance per answer P + D − (P − D)²; interval ± 1.96·sqrt(var/n) in points"."""
    score, variance = 100 * (p - d), p + d - (p - d) ** 2
    if variance < 1e-12:
        return {"score": score, "low": None, "high": None}
    half = 100 * Z * sqrt(variance / n)
    return {"score": score, "low": max(-100.0, score - half), "high": min(100.0, score + half)}


def _mean(name: str, x: list[float]) -> Row:
    n = len(x)
    mean = sum(x) / n
    if n < 2:
        return {name: mean, f"{name}_low": None, f"{name}_high": None}
    half = Z * sqrt(sum((v - mean) ** 2 for v in x) / (n - 1) / n)
    return {name: mean, f"{name}_low": mean - half, f"{name}_high": mean + half}


def way_rows(world: World, scores: Scores, segment: Segment, kind: str, steps: int) -> list[Row]:
    """What detractors and promoters met before the answer in its cycle, and their last way."""
    sides: dict[bool, list[list[str]]] = {True: [], False: []}
    for each in answers(world, scores, segment):
        if each.kind != kind or each.stay is None:
            continue
        up, down = each.score >= ABOVE[kind], each.score <= BELOW[kind]
        if up or down:
            sides[up].append(_before(each, scores))
    low, high = sides[False], sides[True]
    rows = [_compared("met", [t], low, high, lambda w, t=t: t in w)
            for t in {t for way in [*low, *high] for t in way}]  # fmt: skip
    ways = {tuple(way[-steps:]) for way in [*low, *high]}
    return rows + [
        _compared("way", list(last), low, high, lambda w, last=last: tuple(w[-steps:]) == last)
        for last in ways
    ]


def _before(each: Answer, scores: Scores) -> list[str]:
    """The touchpoints before an answer in its cycle, answers apart, repeats in a row as one."""
    assert each.stay is not None
    way: list[str] = []
    for event in each.stay.cycle.events:
        if event.place >= each.event.place or event.id in scores or event.touchpoint is None:
            continue
        if not way or way[-1] != event.touchpoint:
            way.append(event.touchpoint)
    return way


def _compared(what: str, path: list[str], low: Any, high: Any, holds: Any) -> Row:
    a, b = sum(map(holds, low)), sum(map(holds, high))
    difference, first, last = newcombe(a, len(low), b, len(high))
    return {"what": what, "path": path, "n_detractors": a, "of_detractors": len(low),
            "n_promoters": b, "of_promoters": len(high), "difference": difference,
            "difference_low": first, "difference_high": last}  # fmt: skip
