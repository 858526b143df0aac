"""Who did what, when: generated persons with a heavy tail, sessions and ties in time.

The shape follows a large shop: events a person are log-normal (median 5, p90 26, p99 107, some with
thousands), spread over one year in sessions; times are whole seconds, so that some tie; an event
repeats the name of the one before about every third time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SECOND = 1_000_000
DAY = 86_400 * SECOND
YEAR = 365 * DAY
START = 1_735_689_600 * SECOND  # 2025-01-01 00:00 UTC
MEDIAN, SPREAD = 5.3, 1.28

NAMES = {
    "Page Viewed": 20, "Product Viewed": 16, "Product List Viewed": 10, "Products Searched": 7,
    "Email Opened": 6, "App Opened": 6, "Ad Clicked": 5, "Product Added": 5, "Cart Viewed": 4,
    "Push Received": 4, "Newsletter Read": 3, "Product Compared": 3, "Checkout Started": 3,
    "Order Completed": 3, "Order Shipped": 2, "Store Visited": 2, "Wishlist Viewed": 2,
    "Support Contacted": 1.5, "Review Written": 1, "Survey Answered": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Deeds:
    """Who did what when, in the order of time: one entry an event, 13 bytes each."""

    person: NDArray[np.int32]
    t: NDArray[np.int64]
    name: NDArray[np.int8]


def deeds(events: int, seed: int) -> Deeds:
    """That many events of about a twelfth as many persons; the same for the same seed."""
    rng = np.random.default_rng(seed)
    counts = _counts(events, rng)
    person = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    t = _instants(counts, first, rng)
    name = _names(events, first, rng)
    order = np.argsort(t, kind="stable")
    return Deeds(person[order], t[order], name[order])


def _counts(events: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Events a person, adding up to the number wanted."""
    drawn = rng.lognormal(np.log(MEDIAN), SPREAD, events // 4 + 10)
    drawn *= np.where(rng.random(len(drawn)) < 0.0005, 10, 1)  # resellers, testers, bots
    counts = np.maximum(np.rint(drawn), 1).astype(np.int64)
    total = np.cumsum(counts)
    last = int(np.searchsorted(total, events))
    counts = counts[: last + 1]
    counts[-1] -= total[last] - events
    return counts


def _instants(
    counts: NDArray[np.int64], first: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """Sessions of minutes between pauses of days, pressed together where the year is too short."""
    pause = rng.random(len(first)) < 0.25
    gap = rng.exponential(np.where(pause, 12 * DAY, 70 * SECOND))
    since = np.cumsum(gap)
    since -= since[first]
    ends = np.cumsum(counts) - 1
    begin = rng.random(len(counts)) * YEAR
    squeeze = np.minimum(1, (YEAR - begin) / np.maximum(since[ends], 1))
    t = np.repeat(begin, counts) + since * np.repeat(squeeze, counts)
    return np.asarray(START + (t // SECOND).astype(np.int64) * SECOND)


def _names(events: int, first: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int8]:
    """Names by their weights; about a third repeat the name before, inside a person."""
    weights = np.array(list(NAMES.values()))
    drawn = rng.choice(len(NAMES), events, p=weights / weights.sum()).astype(np.int8)
    fresh = (rng.random(events) < 0.65) | (np.arange(events) == first)
    source = np.maximum.accumulate(np.where(fresh, np.arange(events), 0))
    return drawn[source]
