"""KPIs against their targets."""

from __future__ import annotations

from percorso.share.report.facts import Facts
from percorso.share.report.kpis import Judged, judged
from percorso.share.report.section import Grid, Section
from percorso.share.report.tables import Cell, Column, Group, Table


def section(facts: Facts) -> Section | None:
    """A table of the KPIs of all stages."""
    found = judged(facts)
    if not found:
        return None
    words = facts.words
    columns = [
        Column(words("Stage"), figures=False), Column(words("KPI"), figures=False),
        Column(words("Value")), Column(words("Target")), Column(words("State"), figures=False),
        Column(words("Where the value comes from"), figures=False),
    ]  # fmt: skip
    rows = [_row(facts, kpi) for kpi in found]
    table = Table(words("KPIs against their targets"), columns, [Group(rows)], narrow=True)
    note = words("The figures by which each stage is judged.")
    return Section("kpis", words("KPIs"), note, [Grid(table)])


def _row(facts: Facts, kpi: Judged) -> list[Cell]:
    words = facts.words
    base = words.sample(kpi.base) if kpi.few else ""
    return [
        Cell(facts.stage_name(kpi.stage), stage=facts.numbers[kpi.stage]),
        Cell(kpi.name),
        Cell(kpi.value, base, tone="" if kpi.known and not kpi.few else "muted", bold=kpi.known),
        Cell(kpi.target),
        _state(facts, kpi),
        Cell(_origin(facts, kpi), tone="muted"),
    ]


def _state(facts: Facts, kpi: Judged) -> Cell:
    if kpi.met is None:
        return Cell("–", tone="muted")
    if kpi.met:
        return Cell(facts.words("On target"), tone="good")
    return Cell(facts.words("Off target"), tone="loss")


def _origin(facts: Facts, kpi: Judged) -> str:
    if kpi.measured:
        return facts.words("Measured")
    return facts.words("Written by hand") if kpi.known else facts.words("Not measured yet")
