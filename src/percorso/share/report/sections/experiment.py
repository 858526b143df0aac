"""Experiments: what each variant changes, when the data hold a test; otherwise nothing."""

from __future__ import annotations

from collections.abc import Sequence

from percorso.share.figures import Row, Told
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Points, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, Tone

TONES: dict[str, Tone] = {"better": "good", "worse": "loss"}
SURE = ("better", "worse", "higher", "lower")


def section(facts: Facts) -> Section | None:
    """The arms with their intervals, the table, and what may be concluded."""
    told = facts.answer("experiment")
    if told is None or not told.rows:
        return None
    words = facts.words
    parts: list[Part] = [
        picture(facts, "experiment", told.rows),
        Grid(_table(facts, told.rows)),
        Points(words("What may be concluded"), [*told.remarks]),
        Sentence(told.definition),
    ]
    sure = any(row["verdict"] in SURE for row in told.rows)
    return Section("experiment", words("Experiment"), _note(facts, told), parts, open=sure)


def _note(facts: Facts, told: Told) -> str:
    """The one sentence that says what to see: the surest difference, else the first figure."""
    tried = [row for row in told.rows if row["verdict"] != "control"]
    order = [row["p_holm"] if row["verdict"] in SURE else 2.0 for row in tried]
    return told.remarks[order.index(min(order))] if tried else facts.words("Nothing to compare.")


def _table(facts: Facts, rows: Sequence[Row]) -> Table:
    words = facts.words
    columns = [
        Column(words("Arm"), figures=False), Column(words("People")), Column(words("Result")),
        Column(words("Difference (95%)")), Column(words("p")),
    ]  # fmt: skip
    figures = dict.fromkeys(row["label"] for row in rows)
    groups = [Group([_line(facts, row) for row in rows if row["label"] == label], facts.say(label))
              for label in figures]  # fmt: skip
    return Table(words("Arms"), columns, groups)


def _line(facts: Facts, row: Row) -> list[Cell]:
    value, gap = (_parted(row[key]) for key in ("result", "against"))
    n = Cell(facts.words.number(row["n"]))
    return [Cell(facts.say(row["arm"])), n, Cell(*value),
            Cell(*gap, tone=TONES.get(row["verdict"], "")), Cell(row["p"])]  # fmt: skip


def _parted(told: str) -> tuple[str, str]:
    """A figure, and its interval for the smaller line."""
    figure, _, between = told.partition(" (")
    return figure, between.rstrip(")")
