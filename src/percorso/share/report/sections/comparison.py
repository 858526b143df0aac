"""Segments side by side, when the report compares."""

from __future__ import annotations

from percorso.share.figures import Row
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Comparison, Facts
from percorso.share.report.section import Grid, Part, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, count, length, rate

MOST_GROUPS = 12
DRAWN_GROUPS = 6


def section(facts: Facts) -> Section | None:
    """The conversions of the groups as a chart and their figures as a table."""
    found = facts.comparison
    if found is None:
        return None
    words, groups = facts.words, found.groups
    parts: list[Part] = []
    if any(row.get("conversion") is not None for row in found.rows):
        parts.append(picture(facts, "stages", found.rows, "conversion"))
    parts.append(Grid(_table(facts, found, groups[:MOST_GROUPS])))
    parts += [Sentence(text) for text in _warnings(facts, found)]
    note = words("Groups are picked among the same people; they change no stay and no cycle.")
    return Section("segments", words("Segments compared"), note, parts)


def _warnings(facts: Facts, found: Comparison) -> list[str]:
    words, said = facts.words, []
    if found.of_all:
        said.append(words("The second group is a part of the first: the two share people."))
    elif not found.field:
        said.append(words("People in both groups are counted in both."))
    groups = len(found.groups)
    if groups > DRAWN_GROUPS:
        said.append(words("The chart shows the {n} largest groups.", n=DRAWN_GROUPS))
    if groups > MOST_GROUPS:
        said.append(words("The table shows the {n} largest of {all} groups.",
                          n=MOST_GROUPS, all=words.number(groups)))  # fmt: skip
    return said


def _table(facts: Facts, found: Comparison, groups: list[str]) -> Table:
    words = facts.words
    names = (
        words("Entries"), words("People"), words("Conversion"), words("To goal"),
        words("Drop-off"), words("Undecided"), words("Median time"), words("p90"),
    )  # fmt: skip
    columns = [Column(words("Segment"), figures=False), *map(Column, names)]
    rows = {(row["stage"], str(row["segment"])): row for row in found.rows}
    parts = [
        Group(
            [_row(facts, group, rows[stage, group]) for group in groups if (stage, group) in rows],
            facts.stage_name(stage),
            facts.numbers[stage],
        )
        for stage in facts.stages
        if facts.stages[stage].measured
    ]
    return Table(words("The segments in each stage"), columns, parts)


def _row(facts: Facts, group: str, row: Row) -> list[Cell]:
    words = facts.words
    return [
        Cell(facts.group_name(group)),
        count(words, row["entries"]),
        count(words, row.get("people")),
        rate(words, row, "conversion", "decided", bold=True),
        rate(words, row, "conversion_goal", "decided_goal"),
        rate(words, row, "drop_off", "decided"),
        count(words, row.get("undecided")),
        length(words, row.get("time_median_s")),
        length(words, row.get("time_p90_s")),
    ]
