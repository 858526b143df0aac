"""The stages: who goes on, who does not, how stays ended, how long they take."""

from __future__ import annotations

from percorso.share.figures import Row
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Section
from percorso.share.report.tables import Cell, Column, Group, Table, count, length, rate
from percorso.words import N_

ENDS = (
    ("advanced", N_("Moved on")),
    ("skipped", N_("Skipped ahead")),
    ("returned", N_("Went back")),
    ("new_cycle", N_("New cycle")),
    ("expired", N_("Went quiet")),
    ("open", N_("Still in stage")),
)


def section(facts: Facts) -> Section | None:
    """Two charts, the table of the stages, and how their stays ended."""
    if not facts.measured_rows:
        return None
    words, rows = facts.words, facts.figures.stages
    parts: list[Part] = []
    if any(row.get("conversion") is not None for row in rows):
        parts.append(picture(facts, "stages", rows, "conversion", half=True))
    if any(row.get("entries") for row in rows):
        parts.append(picture(facts, "stages", rows, "ends", half=True))
    parts += [Grid(_who_goes_on(facts)), Grid(_how_ended(facts))]
    note = words("Shares with their 95% interval below. Grey: fewer than 30 cases, with their n.")
    return Section("stages", words("Stages"), note, parts)


def _who_goes_on(facts: Facts) -> Table:
    words = facts.words
    names = (
        words("Entries"), words("People"), words("Conversion"), words("To next stage"),
        words("To goal"), words("Drop-off"), words("Undecided"), words("Median time"),
        words("p90"), words("In stage now"),
    )  # fmt: skip
    columns = [Column(words("Stage"), figures=False), *map(Column, names)]
    rows = [_stage(facts, stage, len(names), _going_on) for stage in facts.stages]
    return Table(words("Who goes on from each stage"), columns, [Group(rows)])


def _stage(facts: Facts, stage: str, wide: int, cells: object) -> list[Cell]:
    """The row of a stage; a stage without figures says so."""
    head = Cell(facts.stage_name(stage), stage=facts.numbers[stage])
    row = facts.figures.stage(stage)
    if row.get("entries") is None:
        return [head, Cell(facts.words("Not measured yet"), tone="muted", span=wide)]
    assert callable(cells)  # noqa: S101 narrows the type
    return [head, *cells(facts, row)]


def _going_on(facts: Facts, row: Row) -> list[Cell]:
    words = facts.words
    return [
        count(words, row["entries"]),
        count(words, row.get("people")),
        rate(words, row, "conversion", "decided", bold=True),
        rate(words, row, "conversion_next", "decided_next"),
        rate(words, row, "conversion_goal", "decided_goal"),
        rate(words, row, "drop_off", "decided"),
        count(words, row.get("undecided")),
        length(words, row.get("time_median_s")),
        length(words, row.get("time_p90_s")),
        count(words, row.get("population")),
    ]


def _how_ended(facts: Facts) -> Table:
    words = facts.words
    columns = [Column(words("Stage"), figures=False), Column(words("Entries"))]
    columns += [Column(words(name)) for _, name in ENDS]
    rows = [_stage(facts, stage, len(ENDS) + 1, _ended) for stage in facts.stages]
    return Table(words("How the stays of each stage ended"), columns, [Group(rows)])


def _ended(facts: Facts, row: Row) -> list[Cell]:
    words, entries = facts.words, row["entries"]
    cells = [count(words, entries)]
    for key, _ in ENDS:
        n = row.get(key) or 0
        share = words.share(n / entries) if entries and n else ""
        cells.append(Cell(words.number(n), share, tone="" if n else "muted"))
    return cells
