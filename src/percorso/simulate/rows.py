"""Events of a block as columns of numbers: from stays to signals, in time order per person."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.calendar import Calendar
from percorso.simulate.model import Ints
from percorso.simulate.stock import TABLE, Stock
from percorso.simulate.walk import Stays

ROW = np.dtype(
    [
        ("t", "i8"), ("sent", "i8"), ("arrival", "i8"), ("person", "i4"), ("seq", "i4"),
        ("mould", "i4"), ("stay", "i4"), ("device", "i1"), ("anon", "u8"), ("anon_kind", "i1"),
        ("known", "i1"), ("session", "u8"), ("bot", "i1"), ("order", "i8"), ("cents", "i8"),
        ("quantity", "i2"), ("score", "f8"), ("words", "i8"), ("extra", "i8"), ("region", "i1"),
        ("english", "i1"), ("device_class", "i1"), ("copy", "i1"), ("segment", "i1"),
        ("consent", "i1"),
    ]
)  # fmt: skip
"""One event on its way to the file.

t, sent, arrival: milliseconds since 1970. mould: its form. stay: the stay in its block, −1 outside.
anon, anon_kind: the device, card or visit behind it, see `identity`. known: whether it carries the
user id. order, cents, quantity, score, words, extra: what the filling put in. copy: 1 for a repeat.
segment, consent: the person's.
"""
Rows = NDArray[np.void]


def blank(size: int) -> Rows:
    """That many rows without content."""
    rows = np.zeros(size, ROW)
    rows["stay"] = rows["order"] = rows["words"] = rows["extra"] = -1
    rows["score"] = np.nan
    return rows


def signals(
    stays: Stays, stock: Stock, calendar: Calendar, own: NDArray[np.bool_], lead: int,
    rng: np.random.Generator,
) -> Rows:  # fmt: skip
    """The signals of all stays.

    Args:
        stays: The stays of a block.
        stock: The moulds.
        calendar: The days.
        own: For each stage, whether completion is an event of its own.
        lead: The time before an entry that is free for the events of a counting rule.
        rng: The randomness of the block.
    """
    stay = np.repeat(np.arange(len(stays)), stays.count)
    first = np.concatenate(([0], np.cumsum(stays.count)[:-1])).astype(np.int64)
    place = np.arange(len(stay)) - first[stay]
    t = _times(stays, stay, place, calendar, rng)
    mould = _moulds(stays, stay, place, stock, own, rng)
    rows = blank(len(stay))
    rows["t"], rows["mould"], rows["stay"] = t, mould, stay
    return _with_runs(rows, stock, lead)


def _times(
    stays: Stays, stay: Ints, place: Ints, calendar: Calendar, rng: np.random.Generator
) -> Ints:
    """The first and last as walked, the others between them in visits of some minutes each."""
    entry, last, count = stays.entry[stay], stays.last[stay], stays.count[stay]
    span = last - entry
    evenly = entry + span * place // np.maximum(count - 1, 1)
    visits = 1 + count // 4
    visit = rng.integers(0, 1 << 30, len(stay)) % visits
    share = rng.random(len(stays))[stay] * 0.5 + visit / visits * 0.5
    base = entry + 300_000 + ((span - 900_000) * share).astype(np.int64)
    draws = (rng.integers(0, 4096, len(stays))[stay] + visit * 611) % 4096
    snapped = calendar.snapped(base, draws)
    day, first, final = calendar.day_of(base), calendar.day_of(entry), calendar.day_of(last)
    base = np.where((day > first) & (day < final), np.minimum(snapped, last - 400_000), base)
    loose = base + place * 11_000 + rng.integers(0, 9_000, len(stay))
    inner = np.where(span > 1_200_000, np.minimum(loose, last - 1_000), evenly)
    return np.where(place == 0, entry, np.where(place == count - 1, last, inner))


def _moulds(
    stays: Stays, stay: Ints, place: Ints, stock: Stock, own: NDArray[np.bool_],
    rng: np.random.Generator,
) -> Ints:  # fmt: skip
    stage, draws = stays.stage[stay], rng.integers(0, TABLE, len(stay))
    final = (place == stays.count[stay] - 1) & stays.done[stay] & own[stage]
    second = ~final & stays.backed[stay] & (rng.random(len(stay)) < 0.7)
    found, web = stays.first[stay], stock.places()[0][stays.first[stay]]
    for number in range(len(stock.enter)):
        later = (stage == number) & ~final & (place > 0)
        _pick(found, later, draws, stock.inner[number])
        _pick(found, (stage == number) & second, draws, stock.backed[number])
        for table, here in zip(stock.finish[number], (web, ~web), strict=True):
            _pick(found, (stage == number) & final & here, draws, table)
    return found


def _pick(found: Ints, mask: NDArray[np.bool_], draws: Ints, table: Ints) -> None:
    if len(table):
        found[mask] = table[draws[mask]]


def _with_runs(rows: Rows, stock: Stock, lead: int) -> Rows:
    """The events before a signal by which a counting rule is reached."""
    runs = np.array([mould.run for mould in stock.moulds], np.int64)[rows["mould"]]
    runs[np.isin(rows["mould"], np.concatenate([[-1], *stock.backed]))] = 1
    if not len(rows) or runs.max() == 1:
        return rows
    place = np.repeat(np.arange(len(rows)), runs)
    first = np.concatenate(([0], np.cumsum(runs)[:-1])).astype(np.int64)
    before = runs[place] - 1 - (np.arange(len(place)) - first[place])
    whole = rows[place]
    whole["t"] -= before * (lead // (2 * stock.longest + 2))
    return whole
