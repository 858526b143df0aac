"""The rows of the question `kpis`, one window after the other."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from tests.oracle.drawing import DrawnStage, Plain
from tests.oracle.figures import aalen_johansen, kaplan_meier, time_left, time_to, wilson
from tests.oracle.stages import _duration, _later_entry, stage_rows
from tests.oracle.windows import Segment, Window, local_day, local_midnight
from tests.oracle.world import Row, World

NEVER = 10**18
ONE_DAY = timedelta(days=1)
SHARES = ("conversion", "conversion_next", "conversion_goal", "drop_off", "incidence", "completed",
          "late")  # fmt: skip
COUNTS = ("entries", "people", "cycles", "advanced", "expired", "converted")
UNITS = {"%": 0.01, "d": 86_400.0, "h": 3_600.0}


def kpi_rows(world: World, segment: Segment, unit: str) -> list[Row]:
    """One row per KPI and period of the local calendar."""
    spans = list(_periods(world, unit))
    found: list[Row] = []
    for stage in world.drawing.stages:
        for kpi in world.drawing.plain["stages"][stage.index].get("kpis", ()):
            if stage.measured and "figure" in kpi:
                found += _series(world, segment, stage, kpi, spans, unit)
    return found


def _periods(world: World, unit: str) -> Iterator[tuple[date, date]]:
    """First days, and first days after, from the window's start or the first event on."""
    window = world.window
    day = local_day(world.oldest if window.start is None else window.start, window.zone)
    while _name(day - ONE_DAY, unit) == _name(day, unit):
        day -= ONE_DAY
    until = window.as_of if window.end is None else min(window.as_of, window.end - 1)
    while day <= local_day(until, window.zone):
        after = day + ONE_DAY
        while _name(after, unit) == _name(day, unit):
            after += ONE_DAY
        yield day, after
        day = after


def _name(day: date, unit: str) -> str:
    week = f"{day.isocalendar().year}-W{day.isocalendar().week:02d}"
    names = {"day": day.isoformat(), "week": week, "month": day.strftime("%Y-%m")}
    names |= {"quarter": f"{day.year}-Q{-(-day.month // 3)}", "year": str(day.year)}
    return names[unit]


def _series(
    world: World, segment: Segment, stage: DrawnStage, kpi: Plain, spans: list[tuple[date, date]],
    unit: str,
) -> Iterator[Row]:  # fmt: skip
    held: tuple[bool, str] | None = None
    before: Row | None = None
    target = kpi.get("target")
    if kpi["figure"] in COUNTS and kpi.get("per", unit) != unit:
        target = None  # "a count in another period is not held against it"
    for first, after in spans:
        row = _row(world, segment, stage, kpi, first, after) | {"period": _name(first, unit)}
        ways = row.pop("_ways")
        met = None
        if target is not None and row["value"] is not None:
            verdicts = {_reached(kpi, target, way) for way in ways}
            met = verdicts.pop() if len(verdicts) == 1 else None
        turn = None
        if met is not None and (held is None or held[0] != met):
            turn = None if held is None else ("lost", "met")[met]
            held = (met, str(first))
        row |= {"target": target, "met": met, "turn": turn}
        row["since"] = held[1] if met is not None and held is not None else None
        row["change"] = _change(kpi, before, row)
        before = row
        yield row


def _change(kpi: Plain, before: Row | None, row: Row) -> float | None:
    if before is None or before["value"] is None or row["value"] is None:
        return None
    half = not (before["complete"] and row["complete"])
    return None if half and kpi["figure"] in COUNTS else float(row["value"] - before["value"])


def _reached(kpi: Plain, target: float, value: float) -> bool:
    return value <= target if kpi.get("better") == "lower" else value >= target


def _row(
    world: World, segment: Segment, stage: DrawnStage, kpi: Plain, first: date, after: date
) -> Row:
    """A period's figures are those of `stages` with the period as window."""
    whole, zone = world.window, world.window.zone
    start, end = local_midnight(first, zone), local_midnight(after, zone)
    low = start if whole.start is None else max(start, whole.start)
    high = end if whole.end is None else min(end, whole.end)
    inside = copy(world)
    inside.window = Window(low, high, whole.as_of, zone)
    figures = stage_rows(inside, segment)[stage.index]
    begun = local_day(world.oldest, zone) <= first
    complete = (low, high) == (start, end) and end <= whole.as_of + 1 and begun
    scale = UNITS.get(kpi.get("unit", ""), 1.0)
    ways = _ways(inside, segment, stage, kpi["figure"], figures, complete)
    value = figures[kpi["figure"]]
    bounds = _interval(kpi["figure"], figures)
    return {
        "stage": stage.id, "kpi": kpi["id"], "starts": str(first), "ends": str(after - ONE_DAY),
        "complete": complete,
        "value": None if value is None else value / scale,
        "low": None if bounds[0] is None else bounds[0] / scale,
        "high": None if bounds[1] is None else bounds[1] / scale,
        "_ways": [way / scale for way in ways] if value is not None else [],
    }  # fmt: skip


def _interval(figure: str, row: Row) -> tuple[float | None, float | None]:
    if figure in ("late", "completed") and row[figure] is not None:
        return wilson(round(row[figure] * row["entries"]), row["entries"])
    return row.get(f"{figure}_low"), row.get(f"{figure}_high")


def _ways(
    world: World, segment: Segment, stage: DrawnStage, figure: str, row: Row, complete: bool
) -> list[float]:
    """Every value that a figure may still come to have (its extremes, of a period in progress)."""
    value = row[figure]
    if value is None:
        return []
    if not complete:
        return [value if figure in COUNTS else -float(NEVER), float(NEVER)]
    if figure in ("time_median_s", "time_p90_s"):
        return _stay_times(world, segment, stage, figure)
    if figure == "progress_median_s":
        return _progress_times(world, segment, stage)
    way = next((key for key in ("_next", "_goal") if figure.endswith(key)), "")
    if figure in ("conversion", "conversion_next", "conversion_goal", "drop_off", "incidence"):
        still = row[f"undecided{way}"]
        if figure == "incidence" and not still:
            return [value]
        cycles = row[f"decided{way}"] + still
        shares = [(row[f"converted{way}"] + k) / cycles for k in range(still + 1)]
        return [1 - each for each in shares] if figure == "drop_off" else shares
    if figure in ("late", "completed"):
        n = row["entries"]
        least = -row["open"] if figure == "late" else 0  # a late one may prove to have been short
        ways = (round(value * n + k) / n for k in range(least, row["open"] + 1))
        return [min(1.0, max(0.0, each)) for each in ways]
    grows = {"advanced": "open", "expired": "open", "converted": "undecided"}
    return [value + k for k in range((row[grows[figure]] if figure in grows else 0) + 1)]


def _stay_times(world: World, segment: Segment, stage: DrawnStage, figure: str) -> list[float]:
    """Each stay that is open goes quiet ("leaving at their last hit for durations"), or never ends."""
    share = Fraction(1, 2) if figure == "time_median_s" else Fraction(1, 10)
    choices = [
        [each.last_hit_at - each.entered_at, NEVER]
        if each.end == "open"
        else [_duration(world, each)[0]]
        for each in world.entered(segment, stage.index)
    ]
    times = (
        time_left(kaplan_meier((each, True) for each in chosen), share)
        for chosen in product(*choices)
    )
    return [float(NEVER) if each is None or each > 1e11 else each for each in times]


def _progress_times(world: World, segment: Segment, stage: DrawnStage) -> list[float]:
    """Each cycle that is open goes on now, or never."""
    observed: list[tuple[int, list[str]]] = []
    for cycle, entry in world.turns(segment, stage.index):
        later = _later_entry(cycle, entry)
        if later is not None:
            observed.append((later.t - entry.entered_at, ["event"]))
        elif cycle.ended_at is not None:
            observed.append((cycle.ended_at - entry.entered_at, ["other"]))
        else:
            observed.append((world.window.as_of - entry.entered_at, ["event", "other"]))
    found = []
    for chosen in product(*(kinds for _, kinds in observed)):
        steps = aalen_johansen((t, kind) for (t, _), kind in zip(observed, chosen, strict=True))
        half = time_to(steps, Fraction(1, 2))
        found.append(float(NEVER) if half is None else half)
    return found
