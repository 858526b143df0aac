"""The funnel: the stages in order up to the goal, and how the definition moves the number."""

from __future__ import annotations

from percorso.share.figures import Row, Told
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, count, length, rate


def section(facts: Facts) -> Section | None:
    """A bar a step, the table of the steps, and the table of the definitions."""
    told = facts.answer("funnel")
    if told is None or len(told.rows) < 2 or not told.rows[0]["reached"]:
        return None
    words = facts.words
    parts: list[Part] = [picture(facts, "funnel", told.rows), Grid(_steps(facts, told))]
    parts += [Sentence(text) for text in (told.definition, *told.remarks) if text]
    other = facts.answer("funnel_what_if")
    if other is not None and other.rows:
        parts.append(Grid(_definitions(facts, other), folded=words("What if the definition…")))
    return Section("funnel", words("Funnel"), _note(facts, told), parts, open=False)


def _note(facts: Facts, told: Told) -> str:
    """What to see: how many get to the end, and before which step most drop off."""
    words, rows = facts.words, told.rows
    first, last = rows[0], rows[-1]
    worst = max(rows[1:], key=lambda row: int(row["dropped"]))
    said = words(
        "Of {n} who begin with {first}, {share} get to {last}.", n=words.number(last["decided"]),
        first=words.quoted(first["name"]), share=words.share(last["conversion"]),
        last=words.quoted(last["name"]),
    )  # fmt: skip
    if not worst["dropped"]:
        return said
    return f"{said} " + words(
        "Most drop off before {step}: {n}, and {share} of those who got that far go on.",
        step=words.quoted(worst["name"]), n=words.number(worst["dropped"]),
        share=words.share(worst["conversion_previous"]),
    )  # fmt: skip


def _steps(facts: Facts, told: Told) -> Table:
    words = facts.words
    names = (
        words("Reached"), words("Conversion"), words("From the step before"),
        words("Dropped off"), words("Undecided"), words("Median time"),
        words("Since the step before"),
    )  # fmt: skip
    columns = [Column(words("Step"), figures=False), *map(Column, names)]
    rows = [_step(facts, row) for row in told.rows]
    return Table(words("How many reach each step"), columns, [Group(rows)])


def _step(facts: Facts, row: Row) -> list[Cell]:
    words = facts.words
    return [
        Cell(f"{row['step']} {row['name']}"),
        count(words, row["reached"]),
        rate(words, row, "conversion", "decided", bold=True),
        rate(words, row, "conversion_previous", "decided_previous"),
        count(words, row["dropped"] if row["step"] > 1 else None),
        count(words, row["undecided"]),
        length(words, row["time_median_s"]),
        length(words, row["time_previous_median_s"]),
    ]


def _definitions(facts: Facts, told: Told) -> Table:
    words = facts.words
    names = (
        words("Started"), words("Reached"), words("Out of"), words("Conversion"),
        words("Undecided"), words("Median time"),
    )  # fmt: skip
    columns = [Column(words("Definition"), figures=False), *map(Column, names)]
    rows = [_definition(facts, row) for row in told.rows]
    return Table(words("The last step under other definitions"), columns, [Group(rows)])


def _definition(facts: Facts, row: Row) -> list[Cell]:
    words = facts.words
    return [
        Cell(str(row["definition"]), bold=row["variant"] == "asked"),
        count(words, row["started"]),
        count(words, row["reached"]),
        count(words, row["decided"]),
        rate(words, row, "conversion", "decided", bold=True),
        count(words, row["undecided"]),
        length(words, row["time_median_s"]),
    ]
