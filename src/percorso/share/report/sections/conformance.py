"""Drawn and real: how many follow the drawing, where the others leave it, what nobody drew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from percorso.explain.conformance.codes import KIND_NAMES
from percorso.measure.multiple import FALSE_ALARMS
from percorso.share.departures import compose
from percorso.share.figures import SMALL, Row
from percorso.share.pen.text import clean
from percorso.share.report.facts import Facts
from percorso.share.report.section import Drawn, Grid, Part, Points, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, Tone, rate

MOST_DEPARTURES, MOST_VARIANTS, MOST_UNMAPPED = 12, 10, 8
PAGE, MOST_NATURAL, MOST_FITTING = 1304, 5, 8
"""The width of the page; so many stages fit without being asked to, and so many at all."""
MATTERS = 0.5
"""Fewer cycles than this follow the drawing: the section is open."""
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def section(facts: Facts, theme: str = "auto") -> Section | None:
    """The departures, drawn and in tables; None when nothing was asked or nobody was there.

    Args:
        facts: What the report says.
        theme: The theme of the page.
    """
    told = facts.answer("conformance")
    if told is None or not told.rows or not told.rows[0]["decided"]:
        return None
    row, words = told.rows[0], facts.words
    departures = _rows(facts, "conformance_departures")
    parts: list[Part] = [_drawing(facts, theme)]
    if departures:
        parts.append(Grid(_departures(facts, departures[:MOST_DEPARTURES])))
        if rest := departures[MOST_DEPARTURES:]:
            parts.append(Sentence(words.plural("{n} rarer departure is left out.",
                                               "{n} rarer departures are left out.",
                                               len(rest))))  # fmt: skip
    if variants := _rows(facts, "conformance_variants"):
        table = _variants(facts, variants[:MOST_VARIANTS])
        parts.append(Grid(table, folded=words("The commonest sequences")))
    parts += _lists(facts)
    if told.remarks:
        parts.append(Points(words("To know"), [*told.remarks]))
    opened = row["decided"] >= SMALL and row["follow_share"] < MATTERS
    return Section("conformance", words("Drawn and real"), _note(facts, row, departures), parts,
                   wide=True, open=opened)  # fmt: skip


def _rows(facts: Facts, key: str) -> list[Row]:
    found = facts.answer(key)
    return [] if found is None else list(found.rows)


def _drawing(facts: Facts, theme: str) -> Drawn:
    words = facts.words
    journey = facts.figures.journey
    width = PAGE if MOST_FITTING >= len(journey.stages) > MOST_NATURAL else None
    drawing = compose(journey, facts.figures, lang=words.lang, width=width, title=False)
    about = words("the drawn way is the line; over it what is left out, under it what comes again")
    svg = _STYLE.sub("", drawing.svg(theme, fonts=False), count=1).strip()
    return Drawn(words("Departures by stage"), about, svg, "departures", open=True)


def _note(facts: Facts, row: Row, departures: list[Row]) -> str:
    """The one sentence that says what to see."""
    words = facts.words
    share, n = words.share(row["follow_share"]), words.number(row["decided"])
    said = words("{share} of {n} decided cycles follow the drawing.", share=share, n=n)
    if not departures:
        return said
    first = departures[0]
    return f"{said} " + words(
        "The commonest departure is {what}, in {share} of them.",
        what=words.quoted(_said(facts, first)), share=words.share(first["share"]),
    )  # fmt: skip


def _said(facts: Facts, row: Row) -> str:
    """A departure in words, its stage apart: what, at which touchpoint, on which channel."""
    parts = [facts.words(KIND_NAMES[row["departure"]]), facts.stage_name(row["stage"])]
    return ": ".join([" · ".join(parts), *_where(facts, row)])


def _where(facts: Facts, row: Row) -> list[str]:
    if not row["touchpoint"]:
        return []
    name = facts.touchpoint_name(row)
    return [f"{name}, {clean(row['channel'])}" if row["channel"] else name]


def _departures(facts: Facts, rows: list[Row]) -> Table:
    words = facts.words
    columns = [
        Column(words("Departure"), figures=False), Column(words("Stage"), figures=False),
        Column(words("Where"), figures=False), Column(words("Cycles")),
        Column(words("Of the decided")), Column(words("Went on with it")),
        Column(words("Went on as drawn")), Column(words("Difference")),
    ]  # fmt: skip
    most = max(int(row["cycles"]) for row in rows)
    note = words("To the goal; from the goal on to a later stage; against those who were still on "
                 "their way at the same moment. What goes with a departure need not be caused by "
                 "it.")  # fmt: skip
    lines = [_departure(facts, row, most) for row in rows]
    return Table(words("The commonest departures"), columns, [Group(lines)], note)


def _departure(facts: Facts, row: Row, most: int) -> list[Cell]:
    words = facts.words
    compared = row["difference"] is not None
    return [
        Cell(words(KIND_NAMES[row["departure"]])),
        Cell(facts.stage_name(row["stage"]), stage=facts.numbers.get(row["stage"])),
        Cell(", ".join(_where(facts, row)) or "–"),
        Cell(words.number(row["cycles"]), bar=row["cycles"] / most, bold=True),
        rate(words, row, "share", "decided"),
        rate(words, row if compared else {}, "progress_with", "decided_with"),
        rate(words, row if compared else {}, "progress_without", "decided_without"),
        _difference(facts, row),
    ]


def _difference(facts: Facts, row: Row) -> Cell:
    words, low, high = facts.words, row["difference_low"], row["difference_high"]
    if row["difference"] is None:
        return Cell("–", tone="muted")
    note = f"{words.decimal(low * 100, 1)} – {words.decimal(high * 100, 1)}"
    if min(row["decided_with"], row["decided_without"]) < SMALL:
        return Cell(words.points(row["difference"]), note, tone="muted")
    sure = row["q_value"] is not None and row["q_value"] <= FALSE_ALARMS
    tone: Tone = "" if not sure else "good" if low > 0 else "loss" if high < 0 else ""
    return Cell(words.points(row["difference"]), note, tone=tone)


def _variants(facts: Facts, rows: list[Row]) -> Table:
    words = facts.words
    columns = [
        Column(words("Sequence"), figures=False), Column(words("As drawn"), figures=False),
        Column(words("Cycles")), Column(words("Share")), Column(words("To goal")),
    ]  # fmt: skip
    lines = [
        [
            Cell(clean(row["name"])),
            Cell("–" if row["drawn"] is None else words("yes") if row["drawn"] else words("no")),
            Cell(words.number(row["cycles"]), bold=True),
            rate(words, row, "share", "cycles_all"),
            rate(words, row, "progress", "decided_goal"),
        ]
        for row in rows
    ]
    return Table(words("The commonest sequences"), columns, [Group(lines)])


def _lists(facts: Facts) -> Iterator[Part]:
    """What no drawing holds, and what is drawn and has no data."""
    words = facts.words
    if rows := _rows(facts, "conformance_unmapped"):
        said = [_unmapped(facts, row) for row in rows[:MOST_UNMAPPED]]
        yield Points(words("What no drawing holds"), said)
    if rows := _rows(facts, "conformance_unmeasured"):
        names = [
            facts.touchpoint_name(row) if row["touchpoint"] else facts.stage_name(row["stage"])
            for row in rows
        ]
        yield Points(words("Drawn, without data"), [words.listed(names)])


def _unmapped(facts: Facts, row: Row) -> str:
    words = facts.words
    events = words.plural("{n} event", "{n} events", row["n"] + (row["outside"] or 0))
    people = words.plural("{n} person", "{n} people", row["people"])
    name = words.quoted(clean(row["name"]))
    if row["stage"] is None:
        return f"{name}: {events}, {words('Outside every stay').lower()}."
    said = f"{name}: {events}, {people}"
    return f"{said}. " + words("Mostly in {stage} ({share}): the place to draw it.",
                               stage=facts.stage_name(row["stage"]),
                               share=words.share(row["stage_share"]))  # fmt: skip
