"""The top of a comparison: what is compared, the legend, and the stages' heads."""

from __future__ import annotations

from percorso.journey.differences.compare import WORK
from percorso.share.beside.curves import lines_of
from percorso.share.beside.marks import Kind, changes, draw_legend, sign
from percorso.share.beside.pair import Column, Pair
from percorso.share.map.grid import MARGIN, PAD
from percorso.share.map.head import KINDS
from percorso.share.map.sheet import on_grid
from percorso.share.moments import mindset
from percorso.share.pen.canvas import Box
from percorso.share.pen.text import width, wrap
from percorso.theme import BOLD, LARGE, MIDDLE
from percorso.words import N_

_OF_A_STAGE = {"stage", "kpi", *WORK.values()}


def draw_top(pair: Pair) -> float:
    """Title, what stands beside what, and the legend; returns where the heads may begin."""
    sheet, words, end = pair.then, pair.then.words, pair.then.wide - MARGIN
    whole = Box(MARGIN, 0, end, 400)
    room = end - MARGIN - _legend_width(pair) - 32
    title = wrap(pair.now.say(pair.now.journey.title), room, LARGE, BOLD, lines=3)
    sheet.canvas.lines(MARGIN, 44, title, size=LARGE, bold=True, leading=28, inside=whole)
    y = 44 + 28 * (len(title) - 1) + 24
    sides = [words(KINDS[s.journey.kind]) for s in (pair.now, pair.then)]
    said = [words("{now} beside {future}", now=sides[0], future=sides[1].lower())]
    other = pair.then.say(pair.then.journey.title)
    if other != pair.now.say(pair.now.journey.title):
        said.append(other)
    said.append(words.plural("{n} change", "{n} changes", len(pair.found)))
    figures = pair.now.figures
    if figures is not None and figures.simulated:
        said.append(words("simulated data"))
    lines = wrap(" · ".join(said), end - MARGIN, lines=3)
    sheet.canvas.lines(MARGIN, y, lines, "muted", inside=whole)
    draw_legends(pair, end, 40)
    return on_grid(y + 16 * len(lines) + 4)


def _legend_width(pair: Pair) -> float:
    names = (N_("new"), N_("gone"), N_("changed"))
    words = pair.then.words
    lines = sum(width(words(name)) + 48 for name, _ in lines_of(pair))
    return lines + sum(width(words(name)) + 36 for name in names)


def draw_legends(pair: Pair, end: float, y: float) -> None:
    """The two curves and the three signs with their names, ending at the right."""
    sheet, x = pair.then, end - _legend_width(pair)
    for name, classes in lines_of(pair):
        label = sheet.words(name)
        sheet.canvas.line(x, y - 4, x + 24, y - 4, classes)
        sheet.canvas.text(x + 32, y, label, "muted")
        x += 48 + width(label)
    draw_legend(sheet, end, y)


def kind_of(pair: Pair, column: Column) -> Kind:
    """Whether a stage comes, goes, changes or stays."""
    if column.now is None:
        return "added"
    if column.then is None:
        return "removed"
    touched = any(column.id in {d.stage, d.id} for d in pair.found if d.what in _OF_A_STAGE)
    return "changed" if touched else "same"


def _head(pair: Pair, place: int) -> tuple[list[str], list[str], list[str]]:
    """Name, facts and mindset of a column."""
    column, words = pair.columns[place], pair.then.words
    side = pair.then if column.then is not None else pair.now
    room = pair.then.grid.inner - width("8", MIDDLE) - 36
    name = wrap(side.say(column.stage.name), room, MIDDLE, BOLD, lines=3)
    facts = []
    if column.now is not None and column.then is not None:
        was = pair.now.say(column.now.name)
        if was != pair.then.say(column.then.name):
            facts += wrap(words("before: {name}", name=was), pair.then.grid.inner, lines=2)
    facts += _place(pair, column)
    mind = mindset(side, column.stage)
    return name, facts, wrap(mind, pair.then.grid.inner, lines=4) if mind else []


def _place(pair: Pair, column: Column) -> list[str]:
    """That a stage moves to another place in the order."""
    found = [d for d in pair.of("stage", column.id) if d.kind == "moved" and d.field == "place"]
    return changes(found, pair.then.words)


def draw_columns(pair: Pair, top: float) -> float:
    """The heads of all columns, all as tall as the tallest; returns where they end."""
    heads = [_head(pair, place) for place in range(len(pair.columns))]
    tall = max(28 + 20 * len(n) + 16 * (len(f) + len(m)) for n, f, m in heads)
    bottom = on_grid(top + tall)
    for place, (column, head) in enumerate(zip(pair.columns, heads, strict=True)):
        box = pair.then.column(place, top, bottom)
        with pair.then.canvas.group(" ".join(head[0]), f"stage s{place % 8}"):
            _draw_head(pair, column, head, place, box)
    return bottom


def _draw_head(
    pair: Pair, column: Column, head: tuple[list[str], list[str], list[str]], place: int, box: Box
) -> None:
    canvas, x, y, kind = pair.then.canvas, box.x + PAD, box.y + 28, kind_of(pair, column)
    gone = kind == "removed"
    canvas.rect(box, "none l-control dash" if gone else "f-surface l-line", 6)
    canvas.rect(Box(box.x, box.y, box.right, box.y + 4), "tint" if gone else "c", 2)
    number = "" if column.then is None else str((pair.then.journey.stage_index(column.id) or 0) + 1)
    canvas.text(x, y, number, "muted", size=MIDDLE, inside=box)
    left = x + (width(number, MIDDLE) + 8 if number else 0)
    tone = "muted struck" if gone else "ink"
    canvas.lines(left, y, head[0], tone, size=MIDDLE, bold=True, leading=20, inside=box)
    sign(canvas, kind, box.right - PAD - 6, box.y + 22)
    y += 20 * len(head[0])
    canvas.lines(x, y, head[1], "accent", inside=box)
    canvas.lines(x, y + 16 * len(head[1]), head[2], "muted" if gone else "ink", inside=box)
