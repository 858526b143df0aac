"""KPIs against their targets."""

from __future__ import annotations

import datetime as dt

from percorso.formats import UNKNOWN
from percorso.journey.amounts import written
from percorso.share.figures import SMALL, Row, Rows
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.kpis import Judged, judged
from percorso.share.report.section import Grid, Part, Points, Section
from percorso.share.report.tables import Cell, Column, Group, Table


def section(facts: Facts) -> Section | None:
    """The KPIs over time, which targets were met or lost and when, and a table of all of them."""
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
    note, parts = words("The figures by which each stage is judged."), list[Part]()
    told = facts.answer("kpis")
    last = [] if told is None else _last(told.rows)
    if told is not None and last:
        note = _sentence(facts, last)
        if len(told.rows) > len(last):
            parts.append(picture(facts, "kpis", told.rows))
        parts.append(Grid(_verdicts(facts, last)))
        parts += [Points(words("Notes"), told.remarks)] if told.remarks else []
        return Section("kpis", words("KPIs"), note, [
            *parts, Grid(table, folded=words("All KPIs, over the whole period"))
        ])  # fmt: skip
    return Section("kpis", words("KPIs"), note, [Grid(table)])


def _last(rows: Rows) -> list[Row]:
    """For each measured KPI the last period of which it can be said whether the target was met."""
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row["measured"] and row["met"] is not None:
            place = row["stage"], row["kpi"]
            before = found.get(place, {})
            found[place] = {**row, "turn": row["turn"] or before.get("turn")}
    return list(found.values())


def _sentence(facts: Facts, last: list[Row]) -> str:
    """How many targets are met, and which of them were lost or met on the way."""
    words, met = facts.words, sum(row["met"] for row in last)
    said = [words("Targets met at the last count: {met} of {n}.", met=met, n=len(last))]
    lost, won = ([row for row in last if row["turn"] == turn] for turn in ("lost", "met"))
    if lost:
        said.append(words("Lost: {names}.", names=_dated(facts, lost)))
    if won:
        said.append(words("Reached: {names}.", names=_dated(facts, won)))
    return " ".join(said)


def _dated(facts: Facts, rows: list[Row]) -> str:
    words = facts.words
    return words.listed([
        words("{kpi} (from {day})", kpi=words.quoted(facts.say(row["name"])),
              day=words.date(dt.date.fromisoformat(row["since"])))
        for row in rows
    ])  # fmt: skip


def _verdicts(facts: Facts, last: list[Row]) -> Table:
    words = facts.words
    columns = [
        Column(words("KPI"), figures=False), Column(words("Last period judged"), figures=False),
        Column(words("Value")), Column(words("Change")), Column(words("Target")),
        Column(words("State"), figures=False), Column(words("Since"), figures=False),
    ]  # fmt: skip
    rows = [_verdict(facts, row) for row in last]
    return Table(words("When targets were met and lost"), columns, [Group(rows)], narrow=True)


def _verdict(facts: Facts, row: Row) -> list[Cell]:
    words = facts.words
    kpi = next(k for k in facts.stages[row["stage"]].kpis if k.id == row["kpi"])
    unit = facts.say(kpi.unit)
    days = [dt.date.fromisoformat(row[name]) for name in ("starts", "ends", "since")]
    low, high = row["low"], row["high"]
    bounds = "" if low is None else f"{words.decimal(low, 1)}–{words.decimal(high, 1)}"
    few = row["n"] is not None and row["n"] < SMALL
    change = row["change"]
    return [
        Cell(facts.say(row["name"]), stage=facts.numbers[row["stage"]]),
        Cell(words.date_range(days[0], days[1])),
        Cell(written(words, kpi, unit, row["value"]), words.sample(row["n"]) if few else bounds,
             tone="muted" if few else "", bold=not few),
        Cell(UNKNOWN if change is None else words.signed(change)),
        Cell(written(words, kpi, unit, row["target"])),
        Cell(words("On target"), tone="good") if row["met"]
        else Cell(words("Off target"), tone="loss"),
        Cell(words.date(days[2])),
    ]  # fmt: skip


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
