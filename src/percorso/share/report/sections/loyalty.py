"""Loyalty: who comes again, which customers bring the value, who brings others, who may leave."""

from __future__ import annotations

from percorso.measure.loyalty.rfm import SEGMENTS
from percorso.measure.loyalty.words_of import LABELS, VALUES
from percorso.share.figures import Row
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Pairs, Part, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, count, length

FEW = 2
MODEL = ("people_alive", "expected_goals", "value_mean", "expected_value", "held_back_expected",
         "held_back_came")  # fmt: skip


def section(facts: Facts) -> Section | None:
    """The main figures, the groups by recency and frequency, the model, advocacy, who may leave."""
    told = facts.answer("loyalty")
    if told is None or not told.rows or told.rows[0]["people"] < FEW:
        return None
    row = told.rows[0]
    parts: list[Part] = [Pairs(facts.words("In figures"), _pairs(facts, row))]
    parts += [*_groups(facts), *_advocacy(facts), *_model(facts), *_risk(facts)]
    parts += [Sentence(told.definition), *(Sentence(remark) for remark in told.remarks)]
    return Section("loyalty", facts.words("Loyalty"), _note(facts, row), parts, open=False)


def _note(facts: Facts, row: Row) -> str:
    words = facts.words
    said = words(
        "Of {n} customers, {share} came again.", n=words.number(row["people"]),
        share=words.share(row["repeat_rate"]),
    )  # fmt: skip
    if row["repeat_value_share"] is None:
        return said
    return f"{said} " + words(
        "They bring {share} of the value.", share=words.share(row["repeat_value_share"])
    )


def _pairs(facts: Facts, row: Row) -> list[tuple[str, str]]:
    words = facts.words
    rate = words.interval(row["repeat_rate"], row["repeat_low"], row["repeat_high"])
    found = [(words("Repeat rate"), rate)]
    if row["back_within"] is not None:
        back = words.interval(row["back_within"], row["back_low"], row["back_high"])
        found.append((words("Back within a year"), back))
    if row["gap_median_s"] is not None:
        found.append((words("Median time between goals"), words.duration(row["gap_median_s"])))
    for key in ("value_gross", "value_refund", "value", "value_person"):
        if any(row[key].values()):
            found.append((words(LABELS[key]), words.moneys(row[key])))
    return found


def _groups(facts: Facts) -> list[Part]:
    """The groups by recency and frequency: a chart, and the figures behind it."""
    told, words = facts.answer("loyalty_rfm"), facts.words
    if told is None or not told.rows:
        return []
    columns = [
        Column(words("Group"), figures=False), Column(words("People")), Column(words("Goals each")),
        Column(words("Silent for (median)")), Column(words("Net value")),
    ]  # fmt: skip
    rows = [
        [Cell(words(SEGMENTS[row["group"]])), count(words, row["people"]),
         Cell(words.decimal(row["goals_mean"])), length(words, row["silence_median_s"]),
         Cell(words.moneys(row["value"]))]
        for row in told.rows
    ]  # fmt: skip
    title = words("Customers and what they bring")
    return [picture(facts, "loyalty", told.rows), Grid(Table(title, columns, [Group(rows)]), title)]


def _advocacy(facts: Facts) -> list[Part]:
    told = facts.answer("loyalty_advocacy")
    if told is None or not any(row.get("share") for row in told.rows):
        return []
    return [picture(facts, "loyalty", told.rows)]


def _model(facts: Facts) -> list[Part]:
    """What to expect of all customers together, or why nothing can be said."""
    told, words = facts.answer("loyalty_model"), facts.words
    if told is None:
        return []
    rows = [row for row in told.rows if row["parameter"] in MODEL]
    pairs = [(words(VALUES[row["parameter"]]), _estimate(facts, row)) for row in rows]
    parts: list[Part] = [Pairs(words("What to expect in a year"), pairs)] if pairs else []
    return [*parts, *(Sentence(remark) for remark in told.remarks)]


def _estimate(facts: Facts, row: Row) -> str:
    words, unit = facts.words, str(row["unit"])
    if unit:
        said = words.money(row["estimate"], unit)
        if row["low"] is None:
            return said
        return f"{said} ({words.money(row['low'], unit)}–{words.money(row['high'], unit)})"
    said = words.number(round(row["estimate"]))
    if row["low"] is None:
        return said
    return f"{said} ({words.number(round(row['low']))}–{words.number(round(row['high']))})"


def _risk(facts: Facts) -> list[Part]:
    """How many may be leaving: who they are is for those who may see people, not for a report."""
    told, words = facts.answer("loyalty_at_risk"), facts.words
    if told is None or not told.remarks:
        return []
    how = words("The list, those first of whom most is to be lost: {command}.",
                command="percorso ask loyalty --view at-risk")  # fmt: skip
    return [Sentence(f"{told.remarks[0]} {how}")]
