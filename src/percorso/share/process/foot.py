"""Under the map: how cycles begin and end, what colours and lines say, what is hidden."""

from __future__ import annotations

from percorso.share.map.grid import MARGIN
from percorso.share.pen.canvas import num
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import width, wrap
from percorso.share.process.cards import ENDINGS, MARK, MARKS
from percorso.share.process.data import ENDS, Graph
from percorso.share.process.shades import Shades

_ROW = 24
_BETWEEN = 24


def draw_foot(paper: Paper, graph: Graph, shades: Shades, y: float) -> float:
    """Draw it from a height down; returns where it ends."""
    if not graph.arcs and not graph.starts:
        return _draw_words(paper, list(graph.remarks), y)
    end = paper.wide - MARGIN
    paper.canvas.line(MARGIN, y + 12, end, y + 12, "line l-line")
    y = _draw_cycles(paper, graph, y + 40)
    y = _draw_legend(paper, shades, y)
    words = paper.words
    said = words(
        "Thickness: how many transitions. On a line: share of the contacts that go on this way, "
        "and the median wait. On a card: contacts; bar: share of the cycles."
    )
    if shades.groups:
        said = words(
            "Thickness: how many transitions. On a line: how much oftener the second group goes on "
            "this way, in points of the contacts. On a card: the first group."
        )
    return _draw_words(paper, [said, *graph.remarks], y - 20)


def _draw_cycles(paper: Paper, graph: Graph, y: float) -> float:
    """The signs of starts and ends with their totals; returns the next baseline."""
    words, whole = paper.words, max(1, graph.starts)
    begin = words.plural("{n} cycle begins", "{n} cycles begin", graph.starts)
    items = [("start", begin)]
    for end in ENDS:
        items.append((end, f"{words.share(graph.ends.get(end, 0) / whole)} {words(ENDINGS[end])}"))
    x = float(MARGIN)
    for mark, text in items:
        wide = MARK + 6 + width(text)
        if x + wide > paper.wide - MARGIN and x > MARGIN:
            x, y = float(MARGIN), y + _ROW
        MARKS[mark](paper.canvas, x + MARK / 2, y - 4)
        paper.canvas.text(x + MARK + 6, y, text)
        x += wide + _BETWEEN
    return y + _ROW


def _draw_legend(paper: Paper, shades: Shades, y: float) -> float:
    """What each colour says; returns the next baseline."""
    x, legend = float(MARGIN), shades.legend(paper.words)
    for colour, text in legend:
        wide = 32 + width(text)
        if x + wide > paper.wide - MARGIN and x > MARGIN:
            x, y = float(MARGIN), y + _ROW
        paper.canvas.raw(
            f'<path class="none" d="M{num(x)} {num(y - 4)}h24" stroke="{colour}" '
            'stroke-opacity="0.72" stroke-width="5"/>'
        )
        paper.canvas.text(x + 32, y, text, "muted")
        x += wide + _BETWEEN
    return y + _ROW if legend else y


def _draw_words(paper: Paper, said: list[str], y: float) -> float:
    lines = [line for text in said for line in wrap(text, paper.wide - 2 * MARGIN)]
    paper.canvas.lines(MARGIN, y + 20, lines, "muted")
    return y + 12 + 16 * len(lines)
