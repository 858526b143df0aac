"""The rows of a forecast: at the end, week by week, and what each lever would bring."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from percorso.errors import QuestionError
from percorso.explain.forecast.bands import band, difference
from percorso.explain.forecast.inflow import covered
from percorso.explain.forecast.outcome import Basis, Key, Series, outcomes
from percorso.explain.forecast.scenario import Scenario, picked
from percorso.journey.changes import read_change
from percorso.measure.answer import FEW, Row
from percorso.measure.window import instant

if TYPE_CHECKING:
    from percorso.measure.run import Run

BASELINE, CHANGED = "baseline", "changed"
FIGURES = ("expected", "low", "high", "low_80", "high_80")
CHANGES = ("difference", "difference_low", "difference_high")
WEEK = 7


@dataclass(frozen=True)
class Teller:
    """Tells the forecast of one group.

    Attributes:
        basis: What it is made from.
        run: The run.
        head: What every row begins with: the group, when there are several.
    """

    basis: Basis
    run: Run
    head: Mapping[str, str | None]

    def end(self, scenario: Scenario, weeks: bool) -> Iterator[Row]:
        """One row a scenario, stage and measure: of all days, or of each week."""
        asked = [Scenario((), scenario.stages), *((scenario,) if scenario.changes else ())]
        found = outcomes(self.basis, asked)
        for name, told in zip((BASELINE, CHANGED), found, strict=False):
            for place, span in enumerate(self._spans(weeks), 1):
                head: Row = dict(self.head) | {"scenario": name}
                if weeks:
                    head |= {"week": place, "start": self.day(span[0]), "days": span[1] - span[0]}
                for key, series in told.items():
                    row = head | self._place(key) | self._figures(key, series, span)
                    if scenario.changes:
                        row |= self._more(key, found[0][key], series, span)
                    yield row

    def _spans(self, weeks: bool) -> list[tuple[int, int]]:
        days = self.basis.days
        if not weeks:
            return [(0, days)]
        return [(first, min(first + WEEK, days)) for first in range(0, days, WEEK)]

    def _figures(self, key: Key, series: Series, span: tuple[int, int]) -> Row:
        """What is expected, with its bands."""
        if not self.told(*key):
            return dict.fromkeys(FIGURES)
        money = key[0] == "value"
        return asdict(band(series.upto(*span), series.spread, self.basis.seed, money))

    def _more(self, key: Key, base: Series, series: Series, span: tuple[int, int]) -> Row:
        """What the changes add to it; nothing is said of how it is without them."""
        if series is base or not self.told(*key):
            return dict.fromkeys(CHANGES)
        found = difference(series.upto(*span), base.upto(*span))
        return dict(zip(CHANGES, found, strict=True))

    def _place(self, key: Key) -> Row:
        measure, number = key
        stage = self.run.stages[number].id if measure in ("entries", "inside") else None
        money = self._currency(number) if measure == "value" else None
        n = self.basis.stays[number] if stage else self.basis.goals.sum()
        if measure == "inflow":
            n = self.basis.inflow.states.sum()
        return {"stage": stage, "measure": measure, "currency": money, "n": int(n)}

    def _currency(self, number: int) -> str:
        names = self.run.timeline.codes.of("currency").values
        return names[number] if number >= 0 else ""

    def day(self, days: int) -> dt.date:
        """The local day so many days on."""
        zone, begin = self.run.window.zone, instant(self.run.window.as_of + 1)
        return (begin + dt.timedelta(days=days)).astimezone(zone).date()

    def told(self, measure: str, number: int) -> bool:
        """Whether there is enough to tell a measure."""
        if measure in ("entries", "inside"):
            return bool(self.basis.stays[number] >= FEW)
        if measure == "inflow":
            return self.basis.inflow.weeks >= 2
        return self.goals_known() and self.basis.inflow.weeks >= 2

    def goals_known(self) -> bool:
        """Whether there are goals enough, and time enough in the window to see them."""
        return self.run.plan.goal >= 0 and self.basis.goals.sum() >= FEW and not self.short()

    def short(self) -> bool:
        """Whether the window is shorter than the median time to the goal."""
        waits = self.basis.counts.waits
        if not waits.sums.sum():
            return False
        low, high = covered(self.run)
        return bool(high - low + 1 < self.median())

    def median(self) -> int:
        """The median of days from a cycle's first hit to its goal."""
        waits = self.basis.counts.waits
        half, total = waits.sums.sum() / 2, 0.0
        for day, many in zip(waits.keys[:, 0].tolist(), waits.sums.tolist(), strict=True):
            total += many
            if total >= half:
                return int(day)
        return 0

    def levers(self) -> list[Row]:
        """What one point more, or a tenth less time, in each stage would bring."""
        if not self.told("goals", -1):
            return []
        stages = [stage.id for stage in self.run.stages]
        asked = list(self._levers(stages))
        found = outcomes(self.basis, [Scenario((), stages), *asked])
        base, *told = found
        rows = [self._lever(each, base, one) for each, one in zip(asked, told, strict=True)]
        most = "goals" if rows and rows[0]["value"] is None else "value"
        rows.sort(key=lambda row: -row[most])
        return [dict(self.head) | {"rank": n} | row for n, row in enumerate(rows, 1)]

    def _levers(self, stages: list[str]) -> Iterator[Scenario]:
        for place, stage in enumerate(stages):
            if self.basis.stays[place] < FEW:
                continue
            some = [f"{stage}.time: -10%"]
            if place + 1 < len(stages):
                some.insert(0, f"{stage}.conversion: +1 point")
            if place == self.run.plan.goal:
                some.append(f"{stage}.completed: +1 point")
            for text in some:
                change = read_change(text)
                if change.figure == "time" or self._possible(text, stages):
                    yield Scenario((change,), stages)

    def _possible(self, text: str, stages: list[str]) -> bool:
        try:
            picked(read_change(text), self.basis.sample.ways, stages)
        except QuestionError:
            return False
        return True

    def _lever(
        self, asked: Scenario, base: Mapping[Key, Series], told: Mapping[Key, Series]
    ) -> Row:
        (change,) = asked.changes
        span = (0, self.basis.days)
        row: Row = {"stage": change.stage, "lever": change.text}
        currencies = self.basis.currencies()
        for measure, number in (("goals", -1), ("value", currencies[0] if currencies else -1)):
            names = (measure, f"{measure}_low", f"{measure}_high")
            key = (measure, number)
            if key not in told:
                row |= dict.fromkeys(names)
                continue
            figures = difference(told[key].upto(*span), base[key].upto(*span))
            row |= dict(zip(names, figures, strict=True))
        return row | {"currency": self._currency(currencies[0]) if currencies else None}
