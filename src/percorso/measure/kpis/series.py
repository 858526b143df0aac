"""The rows: every KPI of every stage through its periods, and where a target was met or lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from percorso.journey import Kpi, Stage, Text, text
from percorso.journey.amounts import currency_of
from percorso.measure.answer import Row
from percorso.measure.kpis.counting import TIMES, Counted, Wanted, count
from percorso.measure.kpis.judging import COUNTS, Reading, reading, sure, verdict
from percorso.measure.kpis.periods import Period, periods
from percorso.measure.run import Run
from percorso.measure.targets import reached

MONTH = "month"
_RANGED = TIMES - {"incidence"}


@dataclass(frozen=True)
class Place:
    """A KPI and the stage it judges; `number` is the stage's among the measured ones."""

    stage: Stage
    kpi: Kpi
    number: int | None

    @property
    def measured(self) -> bool:
        """Whether a figure of the stage fills it."""
        return self.kpi.figure is not None and self.number is not None


def places(run: Run, stage: str | None, kpis: Sequence[str]) -> list[Place]:
    """The KPIs of the journey, stage by stage, or those that were asked for."""
    numbers = {one.id: number for number, one in enumerate(run.stages)}
    return [
        Place(each, kpi, numbers.get(each.id))
        for each in run.journey.stages
        for kpi in each.kpis
        if stage in (None, each.id) and (not kpis or kpi.id in kpis)
    ]


def unit_of(kpi: Kpi, wanted: str | None) -> str:
    """The periods a KPI is told in: those asked for, else its target's own, else months."""
    return wanted or kpi.per or MONTH


def target_in(kpi: Kpi, unit: str) -> bool:
    """Whether its target holds in such a period: the count of a year is no target of a month."""
    return kpi.target is not None and (kpi.per in (None, unit) or kpi.figure not in COUNTS)


def kpi_rows(run: Run, found: Sequence[Place], wanted: str | None) -> list[Row]:
    """The rows of all groups: measured KPIs period by period, the others as they were written."""
    asked = [place for place in found if place.measured]
    units = dict.fromkeys(unit_of(place.kpi, wanted) for place in asked)
    known = {unit: periods(run.window, run.timeline.oldest, unit) for unit in units}
    figures = {place.kpi.figure for place in asked}
    needs = Wanted(known, bool(figures & TIMES), "population" in figures)
    counted = count(run, needs)
    rows: list[Row] = []
    for group in _groups(run, counted):
        for place in found:
            unit = unit_of(place.kpi, wanted)
            if not place.measured and run.grouping.split:
                continue  # what somebody wrote down is of everyone, not of a group
            if not place.measured:
                series = _written(run, place)
            elif unit in counted:
                series = _measured(run, place, counted[unit], unit, group)
            else:
                continue  # the window holds no period
            rows += [_labelled(run, group, row) for row in series]
    return rows


def _groups(run: Run, counted: dict[str, Counted]) -> list[int]:
    """The groups to show: all that are compared; of the values of a field those that occur."""
    every = range(len(run.labels()))
    if run.grouping.by is None:
        return list(every)
    used = {group: max((c.used(group) for c in counted.values()), default=0) for group in every}
    return sorted((group for group in every if used[group]), key=lambda group: -used[group])


def _labelled(run: Run, group: int, row: Row) -> Row:
    return {"segment": run.labels()[group], **row} if run.grouping.split else row


class Streak:
    """The verdicts of a KPI one after the other: since when the last holds, and where it turned.

    A period without a verdict neither ends nor begins anything.
    """

    def __init__(self) -> None:
        self._met: bool | None = None
        self._since: str | None = None

    def told(self, met: bool | None, day: str | None) -> Row:
        """The next verdict, with the first day of its period."""
        turn = None
        if met is not None and met != self._met:
            turn = None if self._met is None else "met" if met else "lost"
            self._met, self._since = met, day
        return {"met": met, "since": None if met is None else self._since, "turn": turn}


def _measured(run: Run, place: Place, told: Counted, unit: str, group: int) -> list[Row]:
    """One row a period, with the verdict and since when it holds."""
    kpi, rows, streak = place.kpi, [], Streak()
    held = target_in(kpi, unit)
    before: tuple[Period, Reading] | None = None
    for number, period in enumerate(told.periods):
        found = _reading(place, told, group, number)
        row = _row(run, place, period, found) | {"target": kpi.target if held else None}
        row |= streak.told(verdict(kpi, found) if held else None, period.first.isoformat())
        row["sure"] = sure(kpi, found) if held else None
        row["change"] = _change(kpi, before, (period, found))
        rows.append(row | _about(run, place))
        before = (period, found)
    return rows


def _reading(place: Place, told: Counted, group: int, period: int) -> Reading:
    kpi, stage = place.kpi, place.number or 0
    row = told.row(group, period, stage)
    times = None
    if kpi.figure in _RANGED:
        times = told.range_of(str(kpi.figure), group, period, stage)
    return reading(kpi, row, times, told.periods[period].complete)


def _row(run: Run, place: Place, period: Period, found: Reading) -> Row:
    return {
        **_head(run, place),
        "period": period.name,
        "starts": period.first.isoformat(),
        "ends": period.last.isoformat(),
        "complete": period.complete,
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "n": found.n,
        "undecided": found.undecided,
    }


def _head(run: Run, place: Place) -> Row:
    return {"stage": place.stage.id, "kpi": place.kpi.id, "name": _say(run, place.kpi.name)}


def _about(run: Run, place: Place) -> Row:
    """What does not change from period to period."""
    kpi = place.kpi
    serves = [one.id for one in run.journey.objectives if kpi.id in one.kpis]
    unit = " ".join(_say(run, kpi.unit).split())
    if not unit and kpi.figure in _RANGED:
        unit = "s"
    return {
        "unit": unit or None,
        "currency": currency_of(unit),
        "better": kpi.better,
        "by": None if kpi.by is None else str(kpi.by),
        "figure": kpi.figure,
        "measured": place.measured,
        "objectives": ", ".join(serves) or None,
    }


def _say(run: Run, value: Text | None) -> str:
    return text(value, run.lang, run.journey.language)


def _change(
    kpi: Kpi, before: tuple[Period, Reading] | None, now: tuple[Period, Reading]
) -> float | None:
    """The value less that of the period before; none where a count of half a period is in it."""
    if before is None or before[1].value is None or now[1].value is None:
        return None
    if kpi.figure in COUNTS and not (before[0].complete and now[0].complete):
        return None
    return now[1].value - before[1].value


def _written(run: Run, place: Place) -> list[Row]:
    """The values that somebody wrote down, each with its day; they are reported, not measured."""
    known = sorted((str(each.date), float(each.value)) for each in place.kpi.history)
    days: list[tuple[str | None, float | None]] = [*known]
    value = place.kpi.value
    if value is not None or not known:
        days.append((None, None if value is None else float(value)))
    kpi, rows, streak = place.kpi, [], Streak()
    before: float | None = None
    for day, each in days:
        met = None if each is None or kpi.target is None else reached(kpi, each)
        row = _head(run, place) | {"period": day, "starts": day, "ends": day, "complete": None}
        row |= {"value": each, "low": None, "high": None, "n": None, "undecided": None}
        row |= {"target": kpi.target, **streak.told(met, day), "sure": None}
        row["change"] = None if before is None or each is None else each - before
        rows.append(row | _about(run, place))
        before = each
    return rows
