"""Invented people who move in two ways, on a journey with segments and personas."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from percorso.journey import Journey

JOURNEY = """
percorso: 1
id: lamp
title: Buying a lamp
stages:
  - {id: look, name: {en: Look, it: Guardare}, enter: {event: Visit}}
  - {id: buy, name: {en: Buy, it: Comprare}, goal: true, enter: {event: Order}}
touchpoints:
  - {id: ads, name: Adverts, kind: digital}
  - {id: search, name: Search, kind: digital}
  - {id: shop, name: Shop, kind: traditional}
  - {id: reviews, name: Reviews, kind: external}
segments:
  - {id: pros, name: {en: Professionals, it: Professionisti}, where: {plan: pro}}
  - {id: others, name: {en: The others, it: Gli altri}, where: {plan: {ne: pro}}}
  - {id: dreamers, name: {en: Dreamers, it: Sognatori}}
personas:
  - id: lucia
    name: Lucia
    share: 60
    segments: [pros]
    empathy:
      - {thinks: [Will it fit?], pains: [Too many lamps]}
      - {stages: [look], does: [Compares prices]}
  - {id: tom, name: Tom, segments: [pros, others]}
  - {id: zoe, name: Zoe}
"""
READERS, WALKERS = ("ads", "search", "reviews"), ("shop", "ads", "shop")


def journey() -> Journey:
    """The journey of these tests."""
    return Journey.parse(JOURNEY)


def told(people: int = 300, seed: int = 5, telling: bool = True, ways: int = 2) -> pa.Table:
    """People who move among what they read, or between the shop and adverts.

    Args:
        people: How many.
        seed: Of the random numbers.
        telling: Whether the channel of the first visit says which of the two.
        ways: 1 when all move in one way.
    """
    rng = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    for number in range(people):
        reader = ways == 1 or number % 3 > 0
        rows += _person(rng, f"p{number:04d}", reader, telling)
    return pa.Table.from_pylist(rows)


def _person(
    rng: np.random.Generator, name: str, reader: bool, telling: bool
) -> list[dict[str, Any]]:
    t = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=int(rng.integers(0, 500)))
    ways = {"ads": ("search", "reviews"), "search": ("reviews", "ads"),
            "reviews": ("ads", "search")} if reader else {"shop": ("ads",), "ads": ("shop",)}  # fmt: skip
    at = str(rng.choice(list(ways)))
    plan = "pro" if rng.random() < (0.7 if reader else 0.3) else "free"
    channel = ("online" if reader else "street") if telling else "any"
    rows: list[dict[str, Any]] = []
    for _ in range(int(rng.integers(4, 9))):
        rows.append({"event": "Visit", "touchpoint": at, "channel": channel})
        at = str(rng.choice(ways[at]))
    if rng.random() < (0.6 if reader else 0.2):
        rows.append({"event": "Order", "touchpoint": "shop", "channel": channel, "value": 40.0,
                     "currency": "EUR"})  # fmt: skip
    for place, row in enumerate(rows):
        row |= {"user_id": name, "plan": plan, "message_id": f"{name}-{place}"}
        row |= {"timestamp": (t + timedelta(hours=place)).isoformat()}
        row.setdefault("value", None)
        row.setdefault("currency", None)
    return rows
