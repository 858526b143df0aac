"""The rows of a test: every arm against the control, figure by figure, with a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.explain.experiment import designing
from percorso.explain.experiment.comparing import (
    Compared,
    Cuped,
    Interval,
    Sample,
    cuped,
    mean_interval,
    normal,
    ratio,
    shares,
    welch,
)
from percorso.explain.experiment.figures import MEAN, RATIO, SHARE, Figure
from percorso.explain.experiment.outcomes import Floats, Seen, currencies
from percorso.measure.answer import Row
from percorso.measure.statistics import Z, wilson

if TYPE_CHECKING:
    from percorso.explain.experiment.exposure import Plan

FEW = 30
"""A mean of fewer people has no interval here: money and times are too uneven."""
CONTROL, STOP, TOO_FEW, UNCLEAR = "control", "stop", "few", "unclear"
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Asked:
    """How the arms are compared.

    Attributes:
        control: The arm that the others are held against; empty for the usual one.
        share: The planned shares, control first; none for equal ones.
        peek: Whether conclusions are drawn from the always-valid interval.
        cuped: Whether figures are adjusted by the time before.
    """

    control: str = ""
    share: tuple[float, ...] = ()
    peek: bool = False
    cuped: bool = False


@dataclass(frozen=True)
class Arm:
    """One arm with its figure.

    Attributes:
        y: The figure of each decided person who has one.
        before: The same before the exposure.
        below: For a ratio what it is divided by.
        undecided: Whose horizon is not over.
    """

    name: str
    y: Floats
    before: Floats
    below: Floats
    undecided: int


@dataclass(frozen=True)
class Told:
    """A row with what the sentences need."""

    row: Row
    figure: Figure
    segment: str | None
    others: int = 0


def arm_names(plan: Plan, found: Seen, chosen: Asked) -> list[tuple[int, str]]:
    """The arms that somebody saw, by code and name, the control first, then by name."""
    assert plan.variant is not None  # noqa: S101 only a test has arms
    texts = texts_of(plan)
    arms = sorted(
        ((code, texts[code]) for code in np.unique(found.arm).tolist()), key=lambda a: a[1]
    )
    names = {name.lower(): name for _, name in reversed(arms)}
    usual = next((names[word] for word in USUAL if word in names), arms[0][1] if arms else "")
    control = chosen.control or usual
    return sorted(arms, key=lambda arm: arm[1] != control)


USUAL = ("control", "controllo", "a", "original", "originale", "off", "false", "0")
"""Names by which a control is known, the likeliest first."""


def texts_of(plan: Plan) -> Sequence[str]:
    """The names of the variants, by their codes."""
    from percorso.engine.rules import RESOLVED

    assert plan.variant is not None  # noqa: S101
    if plan.variant.column == RESOLVED:
        return plan.run.touchpoints.names
    return plan.run.timeline.codes.of(plan.variant.column).values


def told(plan: Plan, found: Seen, arms: list[tuple[int, str]], asked: Asked) -> list[Told]:
    """Every row, segment by segment, figure by figure, the control first."""
    lines = [
        line
        for name, inside in segments(plan, found)
        for line in _segment(plan, found, arms, asked, name, inside & ~found.mixed)
    ]
    adjusted = designing.holm([line.row["p_value"] for line in lines])
    tests = max(1, sum(p is not None for p in adjusted))
    return [_concluded(line, p, asked, tests) for line, p in zip(lines, adjusted, strict=True)]


def segments(plan: Plan, found: Seen) -> Iterator[tuple[str | None, Flags]]:
    """Every group with anybody in it, and which units belong to it."""
    labels = plan.run.labels()
    by = plan.run.grouping.by is not None
    for number, label in enumerate(labels):
        group = found.groups[0] if by else found.groups[number]
        inside = group == number
        if inside.any() or not by:
            yield label, inside


def _segment(
    plan: Plan, found: Seen, arms: list[tuple[int, str]], asked: Asked, name: str | None,
    inside: Flags,
) -> Iterator[Told]:  # fmt: skip
    sizes = [int(np.count_nonzero(inside & (found.arm == code))) for code, _ in arms]
    planned = asked.share or (1.0,) * len(arms)
    srm = designing.mismatch(sizes, planned)
    for figure, number in zip(plan.figures, range(len(plan.figures)), strict=True):
        money = currency_of(plan, found, number, inside)
        listed = [arm_of(found, number, money, label, inside & (found.arm == code))
                  for code, label in arms]  # fmt: skip
        for place, arm in enumerate(listed):
            row: Row = {"segment": name} if plan.run.grouping.split else {}
            row |= {"figure": figure.key, "arm": arm.name, "control": listed[0].name}
            row |= {"people": sizes[place]} | own_row(figure, arm)
            row |= _against(figure, arm, None if not place else listed[0], srm, asked.cuped)
            row |= {"srm_p": srm, "unit": figure.unit}
            row |= {"currency": currencies(plan)[money] if figure.unit == "money" else None}
            yield Told(row, figure, name, len(listed[0].y))


def currency_of(plan: Plan, found: Seen, figure: int, inside: Flags) -> int:
    """The currency in which most people have a value; of equals the first by name."""
    y = found.outcomes[figure].y
    if y.shape[1] < 2:
        return 0
    counts = np.count_nonzero(y[inside & found.decided] != 0, axis=0).tolist()
    return min(range(len(counts)), key=lambda code: (-counts[code], currencies(plan)[code]))


def arm_of(found: Seen, figure: int, money: int, name: str, own: Flags) -> Arm:
    """The decided units of an arm with one figure."""
    one = found.outcomes[figure]
    decided = own & found.decided
    y = one.y[decided, money]
    has = ~np.isnan(y)
    before = one.before[:, money] if one.before.ndim > 1 else one.before
    below = one.below[decided, money][has] if one.below.shape[1] else np.empty(0)
    undecided = int(np.count_nonzero(own & ~found.decided))
    return Arm(name, y[has], before[decided][has], below, undecided)


def sample_of(figure: Figure, arm: Arm) -> Sample | None:
    """The figure of an arm as a sample; None when it has none."""
    if figure.kind == RATIO:
        return ratio(arm.y, arm.below)
    return Sample.of(arm.y) if len(arm.y) else None


def own_row(figure: Figure, arm: Arm) -> Row:
    """The figure of an arm alone."""
    found = sample_of(figure, arm)
    row: Row = {"n": len(arm.y), "undecided": arm.undecided}
    row["successes"] = int(arm.y.sum()) if figure.kind == SHARE else None
    row["value"] = None if found is None else found.mean
    low, high = _band(figure, arm, found) or (None, None)
    return row | {"low": low, "high": high}


def _band(figure: Figure, arm: Arm, found: Sample | None) -> Interval | None:
    if figure.kind == SHARE:
        return wilson(int(arm.y.sum()), len(arm.y))
    if found is None or found.n < FEW:
        return None
    if figure.kind == MEAN:
        return mean_interval(found)
    half = Z * sqrt(found.of_mean)
    return found.mean - half, found.mean + half


def compare(figure: Figure, one: Arm, other: Arm) -> Compared | None:
    """Two arms on a figure; None where the figure's method does not hold."""
    if figure.kind == SHARE:
        sizes = len(one.y), len(other.y)
        return shares(int(one.y.sum()), sizes[0], int(other.y.sum()), sizes[1])
    a, b = sample_of(figure, one), sample_of(figure, other)
    if a is None or b is None or min(a.n, b.n) < FEW:
        return None
    return welch(a, b) if figure.kind == MEAN else normal(a, b)


EMPTY: Row = dict.fromkeys(
    ("difference", "difference_low", "difference_high", "lift", "lift_low", "lift_high", "p_value",
     "p_holm", "always_low", "always_high", "cuped_difference", "cuped_low", "cuped_high",
     "cuped_reduction", "detectable"),
)  # fmt: skip


def _against(figure: Figure, arm: Arm, control: Arm | None, srm: float | None, use: bool) -> Row:
    """The figure against the control's; empty for the control, and when the check says stop."""
    if control is None:
        return {**EMPTY, "verdict": CONTROL}
    if srm is not None and srm < designing.MISMATCH:
        return {**EMPTY, "verdict": STOP}
    found = compare(figure, arm, control)
    if found is None:
        return {**EMPTY, "verdict": TOO_FEW}
    n = len(arm.y) + len(control.y)
    row = {**EMPTY, **difference(found), "detectable": _least(arm, control, figure, found)}
    if min(len(arm.y), len(control.y)) >= FEW and found.error > 0:
        half = designing.always(found.error, n)
        row |= {"always_low": found.difference - half, "always_high": found.difference + half}
    if use and figure.kind != RATIO:
        row |= _adjusted(cuped(arm.y, arm.before, control.y, control.before))
    return row | {"verdict": UNCLEAR, "_error": found.error, "_n": n}


def _least(arm: Arm, control: Arm, figure: Figure, found: Compared) -> float:
    """The smallest true difference that would usually be seen with these numbers of people."""
    error = found.error
    if figure.kind == SHARE:
        n1, n0 = len(arm.y), len(control.y)
        p = (arm.y.sum() + control.y.sum() + 1) / (n1 + n0 + 2)
        error = sqrt(p * (1 - p) * (1 / n1 + 1 / n0))
    return designing.detectable(error)


def difference(found: Compared) -> Row:
    """A comparison as the columns of a row."""
    return {
        "difference": found.difference, "difference_low": found.low, "difference_high": found.high,
        "lift": found.lift, "lift_low": found.lift_low, "lift_high": found.lift_high,
        "p_value": found.p,
    }  # fmt: skip


def _adjusted(found: Cuped | None) -> Row:
    if found is None:
        return {}
    return {
        "cuped_difference": found.compared.difference, "cuped_low": found.compared.low,
        "cuped_high": found.compared.high, "cuped_reduction": found.reduction,
        "p_value": found.compared.p, "detectable": designing.detectable(found.compared.error),
    }  # fmt: skip


def _concluded(line: Told, p: float | None, asked: Asked, tests: int) -> Told:
    """The row with its verdict, all comparisons of the answer counted."""
    row = {**line.row, "p_holm": p}
    error, n = row.pop("_error", None), row.pop("_n", 0)
    if row["verdict"] != UNCLEAR:
        return replace(line, row=row)
    low, high = row["cuped_low"], row["cuped_high"]
    if low is None:
        low, high = row["difference_low"], row["difference_high"]
    sure = p is not None and p <= designing.ALPHA and not low <= 0 <= high
    if asked.peek:
        sure = False
        if row["always_low"] is not None:
            half = designing.always(error, n, designing.ALPHA / tests)
            sure = abs(row["difference"]) > half
            row["detectable"] = half + designing.beyond(error)
    gap = row["difference"] if row["cuped_difference"] is None or asked.peek else (
        row["cuped_difference"])  # fmt: skip
    return replace(line, row=row | {"verdict": _direction(line.figure, gap)} if sure else row)


def _direction(figure: Figure, gap: float) -> str:
    if figure.better:
        return "better" if gap * figure.better > 0 else "worse"
    return "higher" if gap > 0 else "lower"
