"""Weeks with planted response curves: what the tests of the mix are held to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

import percorso as pc
from percorso.explain.mix.curves import Curves, Floats
from percorso.explain.mix.fitting import Weekly
from percorso.measure import Measured

CHANNELS = ("search", "social", "display")
FIRST = date(2023, 1, 2)
JOURNEY = """
percorso: 1
id: lamps
title: Lamps
stages:
  - {id: see, name: See, enter: {event: Page}}
  - {id: do, name: Do, goal: true, enter: {event: Order}}
"""


@dataclass(frozen=True)
class Planted:
    """Three channels that bring so many goals at most, with adstock and half saturation."""

    most: tuple[float, ...] = (60.0, 40.0, 25.0)
    carry: tuple[float, ...] = (0.3, 0.6, 0.0)
    half: tuple[float, ...] = (1000.0, 2000.0, 500.0)
    mean: tuple[float, ...] = (1000.0, 1500.0, 800.0)
    weeks: int = 156
    noise: float = 5.0
    base: float = 200.0

    @property
    def curves(self) -> Curves:
        """The true response curves."""
        return Curves(np.array(self.most), np.array(self.half), np.ones(len(self.most)))

    def spend(self, chance: np.random.Generator) -> Floats:
        """Spends that go up and down in stretches of three weeks."""
        found = np.empty((self.weeks, len(self.mean)))
        for place, mean in enumerate(self.mean):
            on = np.repeat(chance.random(self.weeks // 3 + 1) < 0.7, 3)[: self.weeks]
            swing = np.where(on, 1.3, 0.3)
            found[:, place] = mean * chance.gamma(2.0, 0.5, self.weeks) * swing
        return found

    def outcome(self, spend: Floats, chance: np.random.Generator) -> Floats:
        """Weekly goals: level, trend, a season and what the channels bring, with noise."""
        t = np.arange(self.weeks)
        found = self.base + 20 * t / self.weeks + 15 * np.sin(2 * np.pi * t * 7 / 365.25)
        for place, carry in enumerate(self.carry):
            left = spend[:8, place].mean() / (1 - carry)
            for week in range(self.weeks):
                left = spend[week, place] + carry * left
                level = left * (1 - carry)
                found[week] += self.most[place] * level / (self.half[place] + level)
        return np.asarray(found + chance.normal(0, self.noise, self.weeks))

    def weekly(self, seed: int, **more: Any) -> Weekly:
        """What is fitted, of one seed."""
        chance = np.random.default_rng(seed)
        spend = self.spend(chance)
        rest: dict[str, Any] = {"priors": {}, "saturation": "concave"} | more
        controls = np.zeros((self.weeks, 0))
        return Weekly(self.outcome(spend, chance), spend, controls, **rest)


def lamps(weekly: Weekly, lang: str = "en", journey: str = JOURNEY, **options: Any) -> Measured:
    """A shop whose events and costs are these weeks; every goal is a person of its own."""
    import pyarrow as pa

    events: list[dict[str, Any]] = []
    costs: list[dict[str, Any]] = []
    for week, count in enumerate(np.maximum(weekly.outcome.round(), 0).astype(int).tolist()):
        monday = FIRST + timedelta(days=7 * week)
        for number in range(count):
            day = monday + timedelta(days=number % 7)
            at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
            who = f"p{week}-{number}"
            plan = "pro" if number % 4 == 0 else "free"
            head = {"user_id": who, "plan": plan}
            came = CHANNELS[number % 3]
            events.append({**head, "timestamp": at, "event": "Page", "channel": came})
            later = at + timedelta(hours=1)
            paid = {"value": 40.0 + number % 5, "currency": "EUR"}
            events.append({**head, "timestamp": later, "event": "Order", **paid})
        for place, amount in enumerate(weekly.spend[week].tolist()):
            costs.append({"date": monday + timedelta(days=2), "channel": CHANNELS[place],
                          "amount": round(amount, 2), "currency": "EUR"})  # fmt: skip
    names = ("user_id", "timestamp", "event", "channel", "value", "currency")
    table = pa.table({name: pa.array([e.get(name) for e in events]) for name in names})
    plans = pa.array([{"plan": e["plan"]} for e in events])
    told = pa.Table.from_pylist(costs).cast(_schema())
    return pc.measure(pc.Journey.parse(journey), table.append_column("traits", plans),
                      costs=told, lang=lang, **options)  # fmt: skip


def _schema() -> Any:
    import pyarrow as pa

    kinds: dict[str, Any] = {"date": pa.date32(), "channel": pa.string(),
                             "amount": pa.float64(), "currency": pa.string()}  # fmt: skip
    return pa.schema(kinds)
