"""Tables as the page shows them: columns, groups of rows, cells that say how sure they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from percorso.formats import UNKNOWN
from percorso.share.figures import SMALL, Row
from percorso.words import Words

Tone = Literal["", "muted", "good", "loss", "ink"]


@dataclass(frozen=True)
class Cell:
    """One cell of a table.

    Attributes:
        text: What stands in it.
        note: A second, smaller line: the interval or the base.
        tone: Its colour.
        bar: A share from 0 to 1 drawn under the text; None draws nothing.
        stage: Number of the stage whose colour marks it, from 1.
        kind: Kind of touchpoint whose shape marks it.
        span: Columns that it covers.
        bold: Whether it is the figure of the row.
    """

    text: str
    note: str = ""
    tone: Tone = ""
    bar: float | None = None
    stage: int | None = None
    kind: str | None = None
    span: int = 1
    bold: bool = False


@dataclass(frozen=True)
class Column:
    """A column's heading, and whether it holds figures."""

    name: str
    figures: bool = True


@dataclass(frozen=True)
class Group:
    """Rows under one heading; an empty heading shows none."""

    rows: list[list[Cell]]
    title: str = ""
    stage: int | None = None


@dataclass(frozen=True)
class Table:
    """A table with its caption."""

    caption: str
    columns: list[Column]
    groups: list[Group]
    note: str = ""
    narrow: bool = False

    def __bool__(self) -> bool:
        return any(group.rows for group in self.groups)


def count(words: Words, value: float | None) -> Cell:
    """A number of things."""
    return Cell(UNKNOWN, tone="muted") if value is None else Cell(words.number(value))


def length(words: Words, seconds: float | None) -> Cell:
    """A length of time."""
    return Cell(UNKNOWN, tone="muted") if seconds is None else Cell(words.duration(seconds))


def rate(words: Words, row: Row, key: str, base: str, bold: bool = False) -> Cell:
    """A share with its interval; from few cases grey and with its n, without cases a dash.

    Args:
        words: Language.
        row: A row of an answer.
        key: The share; `key_low` and `key_high` are its bounds.
        base: The number it is a share of.
        bold: Whether it is the figure of the row.
    """
    value, n = row.get(key), row.get(base)
    if value is None:
        return Cell(UNKNOWN, tone="muted")
    if n is not None and n < SMALL:
        return Cell(words.share(value), words.sample(n), tone="muted")
    return Cell(words.share(value), bounds(words, row, key), bold=bold)


def bounds(words: Words, row: Row, key: str) -> str:
    """The interval of a share as two percentages without their sign: `44,3–45,1`."""
    low, high = row.get(f"{key}_low"), row.get(f"{key}_high")
    if low is None or high is None:
        return ""
    return f"{words.decimal(low * 100, 1)}–{words.decimal(high * 100, 1)}"
