"""Invented people who move by known chances, for the tests of the forecast."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pyarrow as pa

import percorso as pc

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
JOURNEY = """
percorso: 1
id: lamps
title: Lamps
expires_after: 14d
stages:
  - {id: see, name: See, enter: {event: Page}}
  - {id: think, name: Think, enter: {event: Compare}}
  - {id: do, name: Do, goal: true, enter: {event: Order}}
  - {id: care, name: Care, enter: {event: Help}}
"""
NEXT = {
    "Page": (("Compare", 0.55, 3.0), ("Order", 0.05, 2.0)),
    "Compare": (("Order", 0.4, 4.0), ("Page", 0.15, 1.5)),
    "Order": (("Help", 0.3, 5.0), ("Compare", 0.2, 7.0)),
    "Help": (("Compare", 0.1, 6.0),),
}
"""After each event the next ones: which, how likely, and after how many days on the average."""


def journey(**more: Any) -> pc.Journey:
    """The journey of these people."""
    return pc.Journey.from_dict(pc.Journey.parse(JOURNEY).to_dict() | more)


def people(seed: int, days: int = 200, a_day: float = 6.0) -> pa.Table:
    """Events of people who come as a Poisson process and move as `NEXT` says."""
    random = np.random.default_rng(seed)
    told: list[tuple[str, float, str]] = []
    for number, first in enumerate(np.sort(random.uniform(0, days, random.poisson(days * a_day)))):
        event, when = "Page", float(first)
        while event and when < days:
            told.append((f"p{number:05}", when, event))
            dice, chosen = random.random(), ""
            for name, chance, wait in NEXT[event]:
                if not chosen and dice < chance:
                    chosen, when = name, when + min(random.exponential(wait), 13.5)
                dice -= chance
            event = chosen
    return pa.table(
        {
            "user_id": [who for who, _, _ in told],
            "timestamp": [(START + dt.timedelta(days=t)).isoformat() for _, t, _ in told],
            "event": [event for _, _, event in told],
            "value": [40.0 + 10 * (n % 3) if e == "Order" else None
                      for n, (_, _, e) in enumerate(told)],
            "currency": ["EUR" if e == "Order" else None for _, _, e in told],
        }
    )  # fmt: skip
