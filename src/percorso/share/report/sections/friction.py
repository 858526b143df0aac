"""Frictions: where the journey hurts, ranked by what it costs; and the moments that delight."""

from __future__ import annotations

from collections.abc import Sequence

from percorso.explain.charts.friction import leaders
from percorso.explain.friction.names import WHAT
from percorso.formats import UNKNOWN
from percorso.share.figures import Row, Told
from percorso.share.pen.text import clean
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Points, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, Tone, rate

MOST, MOST_UNSURE = 12, 8


def section(facts: Facts) -> Section | None:
    """What stands out, as a picture and a table; what may be there but is not sure; delights."""
    told = facts.answer("friction")
    if told is None or not told.rows:
        return None
    words, found = facts.words, leaders(told.rows)[:MOST]
    parts: list[Part] = []
    if found:
        table = _table(facts, found, words("Frictions by cost"))
        parts += [picture(facts, "friction", found), Grid(table)]
    unsure = sorted((row for row in told.rows if not row["significant"]), key=_loss)[:MOST_UNSURE]
    if unsure:
        table = _table(facts, unsure, words("Above the usual, but not sure or not tested"))
        parts.append(Grid(table, folded=table.caption))
    parts += _delights(facts)
    parts.append(Sentence(words(
        "What stands out goes with the loss; nothing here is proven to be its cause."
    )))  # fmt: skip
    if told.remarks:
        parts.append(Points(words("To know"), [*told.remarks]))
    return Section("friction", words("Frictions"), _note(facts, told, found), parts,
                   open=any(map(_loss, found)))  # fmt: skip


def _loss(row: Row) -> float:
    """What goes with a row, the most first: below 0, or 0 for nothing."""
    return -(row["lost_goals_low"] or 0.0)


def _delights(facts: Facts) -> list[Part]:
    told = facts.answer("delights")
    found = [] if told is None else leaders(told.rows)[:MOST]
    if not found:
        return []
    caption = facts.words("Delights: what goes with going on and coming back")
    return [Grid(_table(facts, found, caption, glad=True))]


def _note(facts: Facts, told: Told, found: Sequence[Row]) -> str:
    """The one sentence that says what to see."""
    words = facts.words
    if not found:
        return words("Nothing stands out from what is usual, all comparisons counted.")
    costly = [row for row in found if _loss(row)]
    if not costly:
        return words.plural(
            "{n} thing happens more often than usual, but no loss goes with it.",
            "{n} things happen more often than usual, but no loss goes with them.", len(found),
        )  # fmt: skip
    first = costly[0]
    said = words.plural(
        "{n} friction stands out with a loss.", "{n} frictions stand out with a loss.", len(costly)
    )
    place = words.quoted(where(facts, first))
    share, usual = words.share(first["rate"]), words.share(first["baseline"])
    what = words(WHAT[first["component"]])
    head = words("First {place}: “{what}” in {share} of {n}, where {usual} is usual", place=place,
                 what=what, share=share, n=words.number(first["n"]), usual=usual)  # fmt: skip
    if not first["cost_low"]:
        return f"{said} {head}."
    cost = words.money(round(first["cost_low"]), first["currency"])
    return f"{said} {head}; " + words("at least {cost} goes with it.", cost=cost)


def where(facts: Facts, row: Row) -> str:
    """Where a row is, in words."""
    stage = facts.stage_name(row["stage"])
    if row["touchpoint"]:
        parts = [facts.touchpoint_name({**row, "name": row["touchpoint"]}), stage]
    elif row["from"]:
        parts = [f"{facts.stage_name(row['from'])} › {stage}"]
    else:
        parts = [stage]
    return clean(" · ".join([*parts, *([row["value"]] if row["value"] else [])]))


def _table(facts: Facts, rows: Sequence[Row], caption: str, glad: bool = False) -> Table:
    words = facts.words
    names = [words("What happens"), words("Where")]
    columns = [Column(name, figures=False) for name in names]
    figures = [words("Cases"), words("Share"), words("Usual"), words("At least more"),
               words("Gains at least") if glad else words("Costs at least"),
               words("False alarms")]  # fmt: skip
    columns += [Column(name) for name in figures]
    note = words("False alarms: the share to expect among all rows that look at least as good (q).")
    return Table(caption, columns, [Group([_line(facts, row) for row in rows])], note=note)


def _line(facts: Facts, row: Row) -> list[Cell]:
    words = facts.words
    tone: Tone = "" if row["significant"] else "muted"
    what = f"{row['rank']}. " if row["rank"] else ""
    return [
        Cell(what + words(WHAT[row["component"]]), tone=tone, bold=bool(row["rank"])),
        Cell(where(facts, row), stage=facts.numbers.get(row["stage"]), tone=tone),
        Cell(words.number(row["n"]), tone=tone),
        rate(words, row, "rate", "n", bold=bool(row["significant"])),
        Cell(words.share(row["baseline"]), tone="muted"),
        Cell(words.points(row["excess_low"]), tone=tone),
        _price(facts, row),
        Cell(UNKNOWN if row["q_value"] is None else words.share(row["q_value"]), tone="muted"),
    ]


def _price(facts: Facts, row: Row) -> Cell:
    words = facts.words
    glad = "gain_low" in row
    low = row["gain_low" if glad else "cost_low"]
    if not low:
        goals = row["gained_goals_low" if glad else "lost_goals_low"]
        return Cell(words.decimal(goals, 1) if goals and low is None else UNKNOWN, tone="muted")
    more = row["gain" if glad else "cost"]
    note = words("estimate {cost}", cost=words.money(round(more), row["currency"])) if more else ""
    sure = bool(row["significant"])
    tone: Tone = "muted" if not sure else "good" if glad else "loss"
    return Cell(words.money(round(low), row["currency"]), note, tone=tone, bold=sure)
