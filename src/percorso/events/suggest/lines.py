"""Tables with several rows for one order: which column holds them together, and how."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.events.suggest.column import Column
from percorso.events.suggest.table import Table
from percorso.events.suggest.vocabulary import fit, single

REPEATS = 1.02
"""Rows of a key, on average, from which on rows are lines of something."""
SAME = 0.99
NUMBERED = ("name",)


@dataclass(frozen=True)
class Lines:
    """Rows that belong together.

    Attributes:
        key: The column with the number of the order or receipt.
        by: All columns that hold the rows together: the number alone, or also the day, the shop
            and the till where numbers begin anew.
        rows: Rows with such a key.
        groups: How many different keys there are.
        alike: Columns with at most one value for each key; the first value that is there counts.
        once: Those of them that are filled in one row of a key only.
    """

    key: Column
    by: tuple[Column, ...]
    rows: int
    groups: int
    alike: frozenset[str]
    once: frozenset[str]


def lines_of(table: Table, needed: list[Column], more: list[Column]) -> Lines | None:
    """Whether the rows of a table are lines.

    Args:
        table: The table.
        needed: Columns that must be alike in all lines of one key.
        more: Columns that may be part of the key, where the number alone does not do.
    """
    key = order_of(table)
    if key is None:
        return None
    more = [column for column in more if column is not key]
    for by in ((key,), (key, *more)):
        names = _together(by)
        if len(set(names) - {None}) * REPEATS <= sum(name is not None for name in names):
            found = _lines(table, key, by, names)
            if {column.name for column in needed} <= found.alike | {one.name for one in by}:
                return found
    return None


def single_by(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """These columns, when together they name a row; else the first alone."""
    names = [name for name in _together(columns) if name is not None]
    return columns if len(set(names)) * REPEATS > len(names) else columns[:1]


def _together(columns: tuple[Column, ...]) -> list[str | None]:
    """The values of several columns as one; None where one of them is empty."""
    rows = zip(*(column.values for column in columns), strict=True)
    return [None if None in row else "\x1f".join(map(str, row)) for row in rows]


def _lines(table: Table, key: Column, by: tuple[Column, ...], names: list[str | None]) -> Lines:
    columns = [column for column in table.columns if column not in by and column.filled]
    found = {column.name: _alike(names, column) for column in columns}
    alike = frozenset(name for name, (same, _) in found.items() if same)
    once = frozenset(name for name, (same, single) in found.items() if same and single)
    filled = [name for name in names if name is not None]
    return Lines(key, by, len(filled), len(set(filled)), alike, once)


def order_of(table: Table) -> Column | None:
    """The column with the number of the order."""
    found = table.best("order", lambda c: not c.is_like("list"))
    if found is None and table.thing.noun in ("Order", "Basket", "Receipt", "Booking", "Payment"):
        found = next((c for c in table.free() if c.words == NUMBERED and _numbered(c)), None)
    return found


def _numbered(column: Column) -> bool:
    return all(any(sign.isdigit() for sign in value) for value in column.looked_at)


def _alike(names: list[str | None], column: Column) -> tuple[bool, bool]:
    """Whether a column has one value for each key, and whether only one row of a key has it."""
    seen: dict[str, str] = {}
    rows: dict[str, int] = {}
    filled: dict[str, int] = {}
    broken: set[str] = set()
    for name, value in zip(names, column.values, strict=True):
        if name is None:
            continue
        rows[name] = rows.get(name, 0) + 1
        if value is None:
            continue
        filled[name] = filled.get(name, 0) + 1
        if seen.setdefault(name, value) != value:
            broken.add(name)
    several = [name for name, count in rows.items() if count > 1 and name in filled]
    same = sum(name not in broken for name in several) >= SAME * len(several)
    single = sum(filled[name] == 1 for name in several) >= SAME * max(len(several), 1)
    return same, single


def is_sum(column: Column, lines: Lines) -> bool:
    """Whether the numbers of the lines add up: they differ, or belong to the line by name."""
    if column.name in lines.once:
        return False
    whole = fit(column.words, "order total, totale ordine, totale scontrino, totale documento, "
                "total, grand total, totale") >= 1  # fmt: skip
    return column.name not in lines.alike or not whole


def adds_up(column: Column) -> bool:
    """Whether it makes sense to add the numbers of a column."""
    words = set(column.words)
    named = (
        fit(column.words, "value") or fit(column.words, "quantity") or words & single("not_value")
    )
    rate = words & {"rate", "percent", "percentuale", "weight", "peso", "number", "numero", "unit"}
    return bool(column.number and named and not rate)
