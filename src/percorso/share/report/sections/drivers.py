"""Drivers: what goes with going on, and what with leaving, in a window equal for everybody."""

from __future__ import annotations

from collections.abc import Sequence

from percorso.explain.charts.drivers import leaders
from percorso.explain.drivers.names import KIND_WORDS
from percorso.formats import UNKNOWN
from percorso.share.figures import Row
from percorso.share.pen.text import clean
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Points, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, Tone, rate

MOST, MOST_UNSURE, MOST_TWINS = 16, 10, 2


def section(facts: Facts) -> Section | None:
    """What stands out, as a picture and a table; what may be there but is not sure."""
    told = facts.answer("drivers")
    if told is None or not told.rows:
        return None
    words, found = facts.words, leaders(told.rows)
    parts: list[Part] = []
    if found:
        chosen = found[:MOST]
        caption = words("Behaviours that stand out, the surest first")
        table = _table(facts, chosen, caption, _twins(facts, told.rows))
        parts += [picture(facts, "drivers", chosen), Grid(table)]
    unsure = [row for row in told.rows if not row["significant"] and not row["same_as"]]
    if unsure:
        caption = words("Perhaps, but not sure")
        parts.append(Grid(_table(facts, unsure[:MOST_UNSURE], caption, {}), folded=caption))
    parts.append(Sentence(words(
        "What goes with going on need not be why people go on. To know, show it to some and not to "
        "others, and compare."
    )))  # fmt: skip
    if told.remarks:
        parts.append(Points(words("To know"), [*told.remarks]))
    return Section(
        "drivers", words("Associated behaviours"), _note(facts, found), parts, open=False
    )


def _note(facts: Facts, found: Sequence[Row]) -> str:
    """The one sentence that says what to see."""
    words = facts.words
    if not found:
        return words("No behaviour stands out as going with going on or with leaving.")
    more = sum(row["odds_ratio"] > 1 for row in found)
    said = words.plural("{n} behaviour goes with going on", "{n} behaviours go with going on", more)
    other = words.plural("{n} with leaving", "{n} with leaving", len(found) - more)
    first = found[0]
    return words(
        "{said}, {other}; the surest is “{what}” in {stage}: {share} go on with it, {rest} without "
        "it, and the odds are {odds} times as high.",
        said=said, other=other, what=clean(first["name"]),
        stage=words.quoted(facts.stage_name(first["stage"])),
        share=words.share(first["share_with"]), rest=words.share(first["share_without"]),
        odds=_odds(facts, first["odds_ratio"]),
    )  # fmt: skip


def _odds(facts: Facts, value: float) -> str:
    """An odds ratio with two decimals, one from ten on."""
    return facts.words.decimal(value, 1 if value >= 10 else 2)


def _twins(facts: Facts, rows: Sequence[Row]) -> dict[int, str]:
    """For each rank the names of the behaviours that the very same people showed."""
    found: dict[int, list[str]] = {}
    for row in rows:
        if row["same_as"]:
            found.setdefault(row["same_as"], []).append(clean(row["name"]))
    return {rank: facts.words.listed(names[:MOST_TWINS]) for rank, names in found.items()}


def _table(facts: Facts, rows: Sequence[Row], caption: str, twins: dict[int, str]) -> Table:
    words = facts.words
    columns = [Column(words("Behaviour"), figures=False), Column(words("Stage"), figures=False)]
    columns += [Column(name) for name in (
        words("With it"), words("Go on with it"), words("Without it"), words("Odds ratio"),
        words("Adjusted"), words("False alarms"),
    )]  # fmt: skip
    note = words(
        "Odds ratio with its 95% interval; adjusted, within equal kinds of cycle and devices. "
        "False alarms: the share to expect among all rows that look at least as good (q)."
    )
    lines = [_line(facts, row, twins) for row in rows]
    return Table(caption, columns, [Group(lines)], note=note)


def _line(facts: Facts, row: Row, twins: dict[int, str]) -> list[Cell]:
    words, sure = facts.words, bool(row["significant"])
    tone: Tone = "" if sure else "muted"
    same = twins.get(row["rank"])
    kind = words(KIND_WORDS[row["kind"]])
    note = f"{kind}; {words('the same people: {names}', names=same)}" if same else kind
    side: Tone = tone if not sure else "good" if (row["odds_ratio"] or 1) > 1 else "loss"
    return [
        Cell(clean(row["name"]), note, tone=tone, bold=sure),
        Cell(facts.stage_name(row["stage"]), stage=facts.numbers.get(row["stage"]), tone=tone),
        Cell(words.number(row["n_with"]), tone=tone),
        rate(words, row, "share_with", "n_with"),
        rate(words, row, "share_without", "n_without"),
        _ratio(facts, row, "odds_ratio", side),
        _ratio(facts, row, "odds_ratio_adjusted", "muted"),
        Cell(UNKNOWN if row["q_value"] is None else words.share(row["q_value"]), tone="muted"),
    ]


def _ratio(facts: Facts, row: Row, key: str, tone: Tone) -> Cell:
    """An odds ratio over its interval."""
    if row[key] is None:
        return Cell(UNKNOWN, tone="muted")
    low, high = (_odds(facts, row[f"{key}_{end}"]) for end in ("low", "high"))
    return Cell(_odds(facts, row[key]), f"{low}–{high}", tone=tone, bold=tone in ("good", "loss"))
