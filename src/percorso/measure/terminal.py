"""Answers in a terminal: tables that fit it, and a person's events as lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO

from percorso.journey import text
from percorso.measure.answer import Answer, Row
from percorso.measure.definitions import LABELS, VALUES
from percorso.measure.display import MOST_ROWS, NAMES, shown
from percorso.safe import on_terminal
from percorso.words import Words

if TYPE_CHECKING:
    from rich.console import Console

MOST_COLUMNS = 12
WIDE = 160
TITLED = ("stage", "from", "to", "touchpoint")


def print_table(answer: Answer, stream: TextIO) -> None:
    """An answer as a table in the terminal: the main figures.

    A table with many columns and few rows is turned, so that stages stand side by side; with
    groups, each group then has a table of its own under its name.
    """
    from rich.console import Console

    words, rows = Words(answer.measured.lang), answer.rows
    if not rows:
        stream.write(words("No rows.") + "\n")
        return
    console = Console(file=stream, width=None if stream.isatty() else WIDE)
    for title, part in _parts(answer, rows[:MOST_ROWS]):
        if title:
            stream.write(f"\n{on_terminal(title)}\n")
        _print(console, *_grid(answer, part, words, bool(title)))
    if any(isinstance(value, dt.datetime) for value in rows[0].values()):
        stream.write(words("Times: {zone}", zone=answer.run.window.zone.key) + "\n")
    if len(rows) > MOST_ROWS:
        stream.write(words("{n} more rows", n=words.number(len(rows) - MOST_ROWS)) + "\n")


def _parts(answer: Answer, rows: Sequence[Row]) -> Iterator[tuple[str, Sequence[Row]]]:
    """The rows in one part, or each group apart when a table of all would be too wide."""
    wide = len(_names(answer, rows)) > MOST_COLUMNS
    if not (wide and "segment" in rows[0] and len(rows) >= 2):
        yield "", rows
        return
    for group, found in groupby(rows, key=lambda row: row["segment"]):
        yield str(group), list(found)


def _print(console: Console, grid: list[list[str]], texts: list[bool]) -> None:
    from rich.table import Table
    from rich.text import Text

    turned = len(grid[0]) > MOST_COLUMNS and len(grid) <= MOST_COLUMNS
    table = Table(box=None, pad_edge=False, header_style="bold")
    lines = [list(column) for column in zip(*grid, strict=True)] if turned else grid
    for number, title in enumerate(lines[0]):
        left = not number or (texts[number] and not turned)
        table.add_column(Text(on_terminal(title)), justify="left" if left else "right")
    for line in lines[1:]:
        table.add_row(*(Text(on_terminal(cell)) for cell in line))
    console.print(table)


def _names(answer: Answer, rows: Sequence[Row]) -> list[str]:
    """The columns that are shown."""
    found = list(dict.fromkeys(name for row in rows for name in row))
    wanted = ("segment", *answer.question.main) if answer.question.main else tuple(found)
    names = [name for name in dict.fromkeys(wanted) if name in found]
    if answer.question.name == "stages" and not _completing(answer):
        names.remove("completed")
    return names


def _grid(
    answer: Answer, rows: Sequence[Row], words: Words, apart: bool
) -> tuple[list[list[str]], list[bool]]:
    """Heads and cells, and for each column whether it holds texts."""
    names = [name for name in _names(answer, rows) if not (apart and name == "segment")]
    labels = {**LABELS, **answer.question.labels}
    heads = [words(labels[name]) if name in labels else name for name in names]
    titles = _titles(answer)
    cells = [
        [_told(name, _asked(name, row, answer), titles, answer) for name in names] for row in rows
    ]
    texts = [any(isinstance(row.get(name), str | list) for row in rows) for name in names]
    return [heads, *cells], texts


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
    titled = name in TITLED or name.endswith("_stage")
    if titled and (value in titles or value not in question.values):
        return titles.get(value, value or "–")
    if name in ("end", "kind") and value in VALUES:
        return words(VALUES[value])
    if name not in NAMES and isinstance(value, str) and value in question.values:
        return words(question.values[value])
    if isinstance(value, dt.datetime):
        value = value.astimezone(answer.run.window.zone)
    if name in ("path", "step") and isinstance(value, list | str):
        value = [titles.get(step, step) for step in ([value] if isinstance(value, str) else value)]
    return shown(name, value, words, question.shares, question.counts)


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
