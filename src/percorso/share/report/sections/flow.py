"""The flow: from which stage to which, how many, and how long it takes."""

from __future__ import annotations

from percorso.share.figures import Row
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Section, Sentence
from percorso.share.report.sections.stages import ENDS
from percorso.share.report.tables import Cell, Column, Group, Table, length

MOST = 24


def section(facts: Facts) -> Section | None:
    """The transitions between stages, the commonest first."""
    rows = sorted(facts.figures.flow, key=lambda row: -int(row["n"]))
    if not rows:
        return None
    words = facts.words
    parts: list[Part] = [Grid(_table(facts, rows[:MOST]))]
    if rest := rows[MOST:]:
        said = words.plural("{n} rarer transition is left out.",
                            "{n} rarer transitions are left out.", len(rest))  # fmt: skip
        parts.append(Sentence(said))
    note = words("From one stay to the next of the same person; time from entry to entry.")
    return Section("flow", words("Flow"), note, parts)


def _table(facts: Facts, rows: list[Row]) -> Table:
    words = facts.words
    columns = [
        Column(words("From"), figures=False), Column(words("To"), figures=False),
        Column(words("What happened"), figures=False), Column(words("Transitions")),
        Column(words("Of the entries")), Column(words("People")), Column(words("Median time")),
    ]  # fmt: skip
    most = max(int(row["n"]) for row in rows)
    found = [_transition(facts, row, most) for row in rows]
    return Table(words("Transitions between stages"), columns, [Group(found)])


def _transition(facts: Facts, row: Row, most: int) -> list[Cell]:
    words, ends = facts.words, dict(ENDS)
    entries = facts.figures.stage(row["from"]).get("entries")
    kind = str(row.get("kind") or "")
    return [
        _end(facts, row["from"]),
        _end(facts, row["to"]),
        Cell(words(ends[kind]) if kind in ends else "–"),
        Cell(words.number(row["n"]), bar=row["n"] / most, bold=True),
        Cell(words.share(row["n"] / entries) if entries else "–"),
        Cell(words.number(row.get("people"))),
        length(words, row.get("median_s")),
    ]


def _end(facts: Facts, stage: str) -> Cell:
    return Cell(facts.stage_name(stage), stage=facts.numbers.get(stage))
