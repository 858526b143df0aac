"""Paths: where they part, the commonest ones with their conversion, and those that went quiet."""

from __future__ import annotations

from percorso.formats import UNKNOWN
from percorso.measure.display import ARROW
from percorso.share.figures import Row, Rows
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, length, rate
from percorso.words import N_

KINDS = {
    "other": N_("Other paths"),
    "drop_off": N_("No further step"),
    "undecided": N_("No further step yet"),
    "direct": N_("Directly"),
    "none": N_("No step"),
}


def section(facts: Facts) -> Section | None:
    """The tree of the paths of cycles, the top ones, and the last steps before a drop-off."""
    told, tree = facts.answer("paths"), facts.answer("paths_tree")
    if told is None or not any(row["kind"] == "path" for row in told.rows):
        return None
    words, parts = facts.words, list[Part]()
    if tree is not None and len(tree.rows) > 1:
        parts.append(picture(facts, "paths", tree.rows))
    parts.append(Grid(_table(facts, told.rows, words("The commonest paths of a cycle"))))
    parts += [Sentence(remark) for remark in told.remarks]
    parts += _before_drop_off(facts)
    return Section("paths", words("Paths"), _note(facts, told.rows), parts, open=False)


def _before_drop_off(facts: Facts) -> list[Part]:
    """The last steps of the cycles that went quiet without the goal."""
    told = facts.answer("paths_drop_off")
    if told is None or not any(row["kind"] == "path" for row in told.rows):
        return []
    title = facts.words("The last steps before people went quiet")
    table = Grid(_table(facts, told.rows, title), folded=title)
    return [table, *(Sentence(remark) for remark in told.remarks)]


def _note(facts: Facts, rows: Rows) -> str:
    """What to see: the commonest path, and how well it does beside all the others."""
    words, first = facts.words, rows[0]
    said = words.plural(
        "Of {n} cycle, {share} followed {path}.", "Of {n} cycles, {share} followed {path}.",
        first["started"], share=words.share(first["share"]), path=_path(facts, first),
    )  # fmt: skip
    best = _best(rows)
    if best is None or best is first or first["conversion"] is None:
        return said
    return f"{said} " + words(
        "{share} of them reached the goal; of those that followed {path}, {other}.",
        share=words.share(first["conversion"]), path=_path(facts, best),
        other=words.share(best["conversion"]),
    )  # fmt: skip


def _best(rows: Rows) -> Row | None:
    """The named path that does best of those with enough cases and an interval above the first."""
    first = rows[0]
    sure = [
        row for row in rows
        if row["kind"] == "path" and row["decided"] and row["decided"] >= 30
        and row["conversion_low"] > (first["conversion_high"] or 1)
    ]  # fmt: skip
    return max(sure, key=lambda row: float(row["conversion"]), default=None)


def _path(facts: Facts, row: Row) -> str:
    """A path with the names of its steps."""
    if row["kind"] != "path":
        return facts.words(KINDS[row["kind"]])
    known = {each.id: facts.say(each.name) for each in facts.figures.journey.touchpoints}
    return ARROW.join(known.get(step) or facts.stage_name(step) for step in row["path"])


def _table(facts: Facts, rows: Rows, caption: str) -> Table:
    words = facts.words
    converts = any(row["conversion"] is not None for row in rows)
    columns = [
        Column(words("Path"), figures=False),
        Column(words("Share")),
        Column(words("People")),
    ]
    columns += [Column(words("Conversion"))] * converts
    columns.append(Column(words("Median time")))
    most = max((row["share"] or 0 for row in rows), default=0) or 1
    shown = [row for row in rows if row["n"] or row["kind"] == "other"]
    found = [_line(facts, row, most, converts) for row in shown]
    return Table(caption, columns, [Group(found)])


def _line(facts: Facts, row: Row, most: float, converts: bool) -> list[Cell]:
    words, share = facts.words, row["share"]
    note = ""
    if row["kind"] == "other" and row["paths"]:
        note = words.plural("{n} path", "{n} paths", row["paths"])
    cells = [
        Cell(_path(facts, row), note, tone="" if row["kind"] == "path" else "muted"),
        Cell(UNKNOWN if share is None else words.share(share), words.sample(row["n"]),
             bar=(share or 0) / most),
        Cell(words.number(row["people"])),
    ]  # fmt: skip
    if converts:
        cells.append(rate(words, row, "conversion", "decided"))
    return [*cells, length(words, row["time_median_s"])]
