"""The process: from touchpoint to touchpoint on the stages, with how often and after what time."""

from __future__ import annotations

import re

from percorso.share.figures import Row
from percorso.share.process import compose
from percorso.share.process.layout import SIDE, least_width
from percorso.share.report.facts import Facts
from percorso.share.report.section import Drawn, Grid, Part, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, count, length, rate

MOST = 20
COMMON = 1344
"""The width of the page on a common screen."""
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def section(facts: Facts, theme: str) -> Section | None:
    """The drawing and the commonest moves as a table; None when nobody moved.

    Args:
        facts: What the report says.
        theme: The theme of the page.
    """
    told = facts.answer("process")
    moves = [row for row in told.rows if row["kind"] == "arc"] if told is not None else []
    if told is None or not moves:
        return None
    words = facts.words
    journey = facts.figures.journey
    width = max(COMMON, least_width(len(journey.stages), SIDE))
    drawing = compose(journey, facts.figures, lang=words.lang, width=width, title=False)
    svg = _STYLE.sub("", drawing.svg(theme, fonts=False), count=1).strip()
    about = words("thickness: how often; colour: how long the wait")
    parts: list[Part] = [
        Drawn(words("Process map"), about, svg, "process", open=True),
        Grid(_table(facts, moves[:MOST]), folded=words("The commonest transitions as a table")),
        Sentence(told.definition),
    ]
    note = _note(facts, moves, [row for row in told.rows if row["kind"] == "node"])
    return Section("process", words("Process map"), note, parts, wide=True, open=False)


def _note(facts: Facts, moves: list[Row], nodes: list[Row]) -> str:
    """What to see: where cycles begin, and the commonest move."""
    words, begin = facts.words, max(nodes, key=lambda row: int(row["starts"]))
    return words(
        "Of {all} cycles {share} begin at {node}; the commonest transition is from {start} to "
        "{end}: {n} times, after a median of {time}.",
        all=words.number(begin["of"]), share=words.share(begin["starts"] / begin["of"]),
        node=_place(facts, begin["touchpoint"], begin["stage"]),
        start=_place(facts, moves[0]["from"], moves[0]["from_stage"]),
        end=_place(facts, moves[0]["to"], moves[0]["to_stage"]),
        n=words.number(moves[0]["n"]), time=words.duration(moves[0]["median_s"]),
    )  # fmt: skip


def _place(facts: Facts, node: str, stage: str) -> str:
    """A node as the reader calls it."""
    return f"{_name(facts, node)} ({facts.stage_name(stage)})"


def _name(facts: Facts, node: str) -> str:
    if node == "other":
        return facts.words("Other")
    return facts.touchpoint_name({"touchpoint": node})


def _table(facts: Facts, moves: list[Row]) -> Table:
    words = facts.words
    names = (words("n"), words("People"), words("Share"), words("Median time"), words("p90"))
    texts = [words("From"), words("To")]
    columns = [*(Column(name, figures=False) for name in texts), *map(Column, names)]
    return Table(
        words("The commonest transitions"), columns, [Group([_row(facts, r) for r in moves])]
    )


def _row(facts: Facts, row: Row) -> list[Cell]:
    words = facts.words
    return [
        Cell(_place(facts, row["from"], row["from_stage"])),
        Cell(_place(facts, row["to"], row["to_stage"])),
        count(words, row["n"]),
        count(words, row["people"]),
        rate(words, row, "share", "of"),
        length(words, row["median_s"]),
        length(words, row["p90_s"]),
    ]
