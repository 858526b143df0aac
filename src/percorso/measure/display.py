"""Answers as they are shown: figures in the formats of a language, HTML for notebooks, CSV."""

from __future__ import annotations

import csv
import datetime as dt
import html
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TextIO

from percorso.measure.answer import FEW, Answer, Question, Row, plain
from percorso.safe import csv_cell, json_text, on_terminal
from percorso.words import Words

SHARES = (
    "conversion", "drop_off", "incidence", "completed", "late", "reach", "cycles_share",
    "progress_with", "progress_without", "again_share",
)  # fmt: skip
MOST_ROWS = 200
MANY = 1_000
"""An expected count from so many on is shown without decimals."""


NAMES = ("segment", "person", "name", "event", "channel", "campaign", "path")
"""Columns whose texts are names that somebody else gave: a name is never taken for a code."""
ARROW = " › "


def shown(
    name: str, value: Any, words: Words, shares: Sequence[str] = SHARES, counts: Sequence[str] = ()
) -> str:
    """A value as a reader of the language expects it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, dict):
        return ", ".join(words.money(amount, currency) for currency, amount in value.items()) or "–"
    if isinstance(value, list | tuple):
        return ARROW.join(shown(name, part, words, shares) for part in value) or "–"
    if isinstance(value, dt.datetime):
        return f"{words.date(value.date())} {value:%H:%M}"
    if isinstance(value, dt.date):
        return words.date(value)
    if not isinstance(value, int | float | Decimal):
        return str(value)
    if name in counts:
        count = float(value)
        return words.decimal(count, 0 if abs(count) >= MANY else 1)
    return _number(name, value, words, (*SHARES, *shares))


def _number(name: str, value: float | Decimal, words: Words, shares: Sequence[str]) -> str:
    if name.endswith("_s"):
        return words.duration(float(value))
    if name.startswith("difference"):
        return words.points(float(value))
    if any(name == share or name.startswith(f"{share}_") for share in shares):
        return words.share(float(value))
    return words.number(value) if isinstance(value, int) else words.decimal(float(value), 2)


def grey(row: Row, name: str, bases: Mapping[str, str]) -> bool:
    """Whether a share has too few cases to rely on, by the column of its denominator."""
    for share in sorted(bases, key=len, reverse=True):
        if name.startswith(share) and row.get(bases[share]) is not None:
            return int(row[bases[share]]) < FEW
    return False


def table_html(answer: Answer) -> str:
    """Rows as a plain HTML table, for notebooks."""
    words, rows = Words(answer.measured.lang), answer.rows
    names = list(dict.fromkeys(name for row in rows[:MOST_ROWS] for name in row))
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in names)
    lines = [_line(row, names, words, answer.question) for row in rows[:MOST_ROWS]]
    more = len(rows) - MOST_ROWS
    note = f"<p>{html.escape(words('{n} more rows', n=words.number(more)))}</p>" if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>{note}"


def _line(row: Row, names: Sequence[str], words: Words, question: Question) -> str:
    cells = []
    for name in names:
        style = " style='opacity:.55'" if grey(row, name, question.bases) else ""
        value = shown(name, row.get(name), words, question.shares, question.counts)
        cells.append(f"<td{style}>{html.escape(value)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def write_csv(answer: Answer, stream: TextIO) -> None:
    """Rows as CSV: ISO dates, dots in numbers; a text that a spreadsheet would run gets a quote.

    In a terminal, signs that steer it are replaced; a file or another program gets them as they
    are.
    """
    names = answer.columns()
    writer = csv.writer(stream, lineterminator="\n")
    seen = on_terminal if stream.isatty() else _as_it_is
    writer.writerow([seen(csv_cell(name)) for name in names])
    for row in answer.rows:
        writer.writerow([seen(_cell(row.get(name))) for name in names])


def _as_it_is(value: Any) -> Any:
    return value


def _cell(value: Any) -> Any:
    value = plain(value)
    return csv_cell(json_text(value) if isinstance(value, dict | list) else value)
