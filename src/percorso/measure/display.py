"""Answers as they are shown: tables for notebooks and terminals, with the formats of a language."""

from __future__ import annotations

import csv
import datetime as dt
import html
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TextIO

from percorso.journey import text
from percorso.measure.answer import FEW, Answer, Question, Row, plain
from percorso.measure.definitions import LABELS, VALUES
from percorso.safe import csv_cell, json_text, on_terminal
from percorso.words import Words

SHARES = (
    "conversion", "drop_off", "incidence", "completed", "late", "reach", "cycles_share",
    "progress_with", "progress_without", "again_share",
)  # fmt: skip
MOST_ROWS = 200
MOST_COLUMNS = 12
WIDE = 160


NAMES = ("segment", "person", "name", "event", "channel", "campaign", "path")
"""Columns whose texts are names that somebody else gave: a name is never taken for a code."""
TITLED = ("stage", "from", "to", "touchpoint")
ARROW = " › "


def shown(name: str, value: Any, words: Words, shares: Sequence[str] = SHARES) -> str:
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
        value = shown(name, row.get(name), words, question.shares)
        cells.append(f"<td{style}>{html.escape(value)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def print_table(answer: Answer, stream: TextIO) -> None:
    """An answer as a table in the terminal: the main figures, stages side by side when they fit."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    words, rows = Words(answer.measured.lang), answer.rows
    if not rows:
        stream.write(words("No rows.") + "\n")
        return
    console = Console(file=stream, width=None if stream.isatty() else WIDE)
    grid = _grid(answer, words)
    turned = len(grid[0]) > MOST_COLUMNS and len(grid) <= MOST_COLUMNS
    table = Table(box=None, pad_edge=False, header_style="bold")
    lines = [list(column) for column in zip(*grid, strict=True)] if turned else grid
    for number, title in enumerate(lines[0]):
        table.add_column(Text(on_terminal(title)), justify="right" if number else "left")
    for line in lines[1:]:
        table.add_row(*(Text(on_terminal(cell)) for cell in line))
    console.print(table)
    if any(isinstance(value, dt.datetime) for value in rows[0].values()):
        stream.write(words("Times: {zone}", zone=answer.run.window.zone.key) + "\n")
    if len(rows) > MOST_ROWS:
        stream.write(words("{n} more rows", n=words.number(len(rows) - MOST_ROWS)) + "\n")


def _grid(answer: Answer, words: Words) -> list[list[str]]:
    rows = answer.rows[:MOST_ROWS]
    found = list(dict.fromkeys(name for row in rows for name in row))
    wanted = ("segment", *answer.question.main) if answer.question.main else tuple(found)
    names = [name for name in dict.fromkeys(wanted) if name in found]
    if answer.question.name == "stages" and not _completing(answer):
        names.remove("completed")
    labels = {**LABELS, **answer.question.labels}
    heads = [words(labels[name]) if name in labels else name for name in names]
    titles = _titles(answer)
    return [
        heads,
        *(
            [_told(name, _asked(name, row, answer), titles, answer) for name in names]
            for row in rows
        ),
    ]


def _completing(answer: Answer) -> set[str]:
    """The stages that say what completes them; in the others to enter is enough."""
    return {one.id for one in answer.measured.journey.stages if one.completes is not None}


def _titles(answer: Answer) -> dict[str, str]:
    """The names of stages and touchpoints by their ids, in the language of the answer."""
    journey, lang = answer.measured.journey, answer.measured.lang
    touchpoints = {each.id: text(each.name, lang) for each in journey.touchpoints}
    return touchpoints | {each.id: text(each.name, lang) for each in journey.stages}


def _asked(name: str, row: Row, answer: Answer) -> Any:
    """A figure of a row; None where nothing completes the stage."""
    idle = name == "completed" and "stage" in row and row["stage"] not in _completing(answer)
    return None if idle else row.get(name)


def _told(name: str, value: Any, titles: dict[str, str], answer: Answer) -> str:
    """A value for people: names for ids, words for codes, local times."""
    words, question = Words(answer.measured.lang), answer.question
    if (name in TITLED or name.endswith("_stage")) and value not in question.values:
        return titles.get(value, value or "–")
    if name in ("end", "kind") and value in VALUES:
        return words(VALUES[value])
    if name not in NAMES and isinstance(value, str) and value in question.values:
        return words(question.values[value])
    if isinstance(value, dt.datetime):
        value = value.astimezone(answer.run.window.zone)
    return shown(name, value, words, question.shares)


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
    return csv_cell(json_text(value) if isinstance(value, dict) else value)


def story(answer: Answer) -> Iterator[str]:
    """The events of a person as lines: when, what, which stage took it and by which rule."""
    words, journey = Words(answer.measured.lang), answer.measured.journey
    names = {stage.id: text(stage.name, words.lang) for stage in journey.stages}
    zone = answer.run.window.zone
    yield words("Times: {zone}", zone=zone.key)
    cycle = None
    for row in answer.rows:
        if row["cycle"] not in (None, cycle):
            cycle = row["cycle"]
            yield words("Cycle {n}", n=words.number(cycle))
        place = on_terminal(names.get(row["stage"], words("in no stage")))
        reason = on_terminal(row["rule"]) if row["rule"] else words("No rule matches.")
        when = f"{row['at'].astimezone(zone):%Y-%m-%d %H:%M:%S}"
        yield f"  {when}  {on_terminal(_what(row, words)):<36} {place:<20} {reason}"


def _what(row: Row, words: Words) -> str:
    name = row["event"] or "–"
    return name if row["value"] is None else f"{name} {words.money(row['value'], row['currency'])}"
