"""Time: people inside each stage day by day, and how long stays last."""

from __future__ import annotations

import datetime as dt

from percorso.share.figures import Row
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Section
from percorso.share.report.tables import Cell, Column, Group, Table

MOST_DAYS = 24


def section(facts: Facts) -> Section | None:
    """The chart day by day, the times in stage beside it, and figures for chosen days."""
    words, parts = facts.words, list[Part]()
    days = {str(row["day"]) for row in facts.figures.population}
    if len(days) > 1:
        parts.append(picture(facts, "population", facts.figures.population, half=True))
    if any(row.get("time_median_s") is not None for row in facts.measured_rows):
        parts.append(picture(facts, "stages", facts.figures.stages, "time", half=True))
    if len(days) > 1:
        parts.append(Grid(_table(facts), folded=words("People in each stage, in figures")))
    if not parts:
        return None
    note = words("Stays that are still open are counted as open, not as short.")
    return Section("time", words("Time"), note, parts)


def _table(facts: Facts) -> Table:
    words = facts.words
    by_day: dict[str, dict[str, int]] = {}
    for row in facts.figures.population:
        by_day.setdefault(_iso(row), {})[row["stage"]] = row["people"]
    stages = [stage for stage in facts.stages if any(stage in day for day in by_day.values())]
    columns = [Column(words("Day"), figures=False)]
    columns += [Column(facts.numbered(stage)) for stage in stages]
    rows = [
        [Cell(words.date(dt.date.fromisoformat(day))),
         *(Cell(words.number(by_day[day].get(stage))) for stage in stages)]
        for day in _chosen(sorted(by_day))
    ]  # fmt: skip
    return Table(words("People in each stage at the end of the day"), columns, [Group(rows)])


def _iso(row: Row) -> str:
    return str(row["day"])[:10]


def _chosen(days: list[str]) -> list[str]:
    """All days when they are few; else evenly spaced ones, the last always among them."""
    step = -(-len(days) // MOST_DAYS)
    return days[::-1][::step][::-1]
