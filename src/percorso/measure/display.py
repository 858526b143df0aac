"""Answers as they are shown: tables for notebooks and terminals, with the formats of a language."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from percorso.measure.answer import FEW, Row
from percorso.words import Words

SHARES = (
    "conversion", "drop_off", "incidence", "completed", "late", "reach", "cycles_share",
    "progress_with", "progress_without", "again_share",
)  # fmt: skip
MOST_ROWS = 200


def shown(name: str, value: Any, words: Words) -> str:
    """A value as a reader of the language expects it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, dict):
        return ", ".join(words.money(amount, currency) for currency, amount in value.items()) or "–"
    if isinstance(value, dt.datetime):
        return f"{words.date(value.date())} {value:%H:%M}"
    if isinstance(value, dt.date):
        return words.date(value)
    return _number(name, value, words) if isinstance(value, int | float | Decimal) else str(value)


def _number(name: str, value: float | Decimal, words: Words) -> str:
    if name.endswith("_s"):
        return words.duration(float(value))
    if name.startswith("difference"):
        return words.points(float(value))
    if any(name.startswith(share) for share in SHARES):
        return words.share(float(value))
    return words.number(value) if isinstance(value, int) else words.decimal(float(value), 2)


def grey(row: Row, name: str) -> bool:
    """Whether a share has too few cases to rely on."""
    for share, base in (("conversion_goal", "decided_goal"), ("conversion_next", "decided_next"),
                        ("conversion", "decided"), ("drop_off", "decided"),
                        ("difference", "stays_with"), ("progress_with", "stays_with")):  # fmt: skip
        if name.startswith(share) and row.get(base) is not None:
            return int(row[base]) < FEW
    return False


def table_html(rows: Sequence[Row], lang: str) -> str:
    """Rows as a plain HTML table, for notebooks."""
    words = Words(lang)
    names = list(dict.fromkeys(name for row in rows[:MOST_ROWS] for name in row))
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in names)
    lines = [_line(row, names, words) for row in rows[:MOST_ROWS]]
    more = len(rows) - MOST_ROWS
    note = f"<p>{html.escape(words('{n} more rows', n=words.number(more)))}</p>" if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>{note}"


def _line(row: Row, names: Sequence[str], words: Words) -> str:
    cells = []
    for name in names:
        style = " style='opacity:.55'" if grey(row, name) else ""
        cells.append(f"<td{style}>{html.escape(shown(name, row.get(name), words))}</td>")
    return f"<tr>{''.join(cells)}</tr>"
