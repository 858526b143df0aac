"""The process map as a drawing: heads of the stages, cards, arcs, labels, and how to read them."""

from __future__ import annotations

from percorso.journey import Journey
from percorso.share.figures import Figures
from percorso.share.map.draw import describe
from percorso.share.map.grid import MARGIN
from percorso.share.map.head import draw_title
from percorso.share.map.sheet import on_grid
from percorso.share.pen.canvas import Box, num
from percorso.share.pen.document import Drawing
from percorso.share.pen.paper import Paper, uid_of
from percorso.share.pen.text import wrap
from percorso.share.process.cards import draw_card, draw_loop, face_of
from percorso.share.process.data import Arc, Graph, graph_of
from percorso.share.process.foot import draw_foot
from percorso.share.process.labels import arc_tip, draw_chips, place_chips
from percorso.share.process.layout import SIDE, Columns, Layout, columns_for, lay_out
from percorso.share.process.routes import HEAD, Route, routes
from percorso.share.process.shades import Shades, shades_of
from percorso.theme import BOLD, MIDDLE
from percorso.words import Words


def compose(
    journey: Journey,
    figures: Figures | None = None,
    *,
    lang: str = "en",
    width: int | None = None,
    title: bool = True,
) -> Drawing:
    """Lay out the map of the process.

    Args:
        journey: The journey.
        figures: What was measured, with the answer to `process`; without it the touchpoints alone.
        lang: Language of words and numbers.
        width: Width in pixels; None for the one that reads best.
        title: Draw title, subtitle and legend.

    Raises:
        DrawingError: A width too narrow for the stages.
    """
    uid = uid_of("process", journey.id, lang, width, figures is None)
    paper = Paper(journey=journey, figures=figures, words=Words.of(lang), wide=0, uid=uid)
    graph = graph_of(paper)
    columns = columns_for(len(journey.stages), SIDE if _beside(graph) else 0, width)
    paper.wide = columns.wide
    top = draw_title(paper, ()) + 8 if title else 8
    y = _draw_heads(paper, columns, top)
    bottom = _draw_graph(paper, graph, columns, y + 20)
    bottom = draw_foot(paper, graph, shades_of(graph), bottom)
    return Drawing(
        paper, on_grid(bottom + MARGIN - 8), _about(paper, graph), paper.words("Process map")
    )


def _beside(graph: Graph) -> bool:
    """Whether ways run between cards of one column, which need room beside the outer ones."""
    return any(graph.nodes[a.start].place == graph.nodes[a.end].place for a in graph.arcs)


def _draw_heads(paper: Paper, columns: Columns, top: float) -> float:
    """The number and name of every stage under its bar; returns where they end."""
    room = columns.column - 24
    names = [
        wrap(f"{place + 1} {paper.say(stage.name)}", room, MIDDLE, BOLD, lines=3)
        for place, stage in enumerate(paper.journey.stages)
    ]
    bottom = top + 20 + 20 * max(len(lines) for lines in names)
    for place, lines in enumerate(names):
        box = Box(columns.left(place), top, columns.right(place), bottom)
        with paper.canvas.group(" ".join(lines), f"s{place % 8}"):
            paper.canvas.rect(box, "f-surface l-line", 6)
            paper.canvas.rect(Box(box.x, top, box.right, top + 4), "c", 2)
            paper.canvas.lines(box.x + 12, top + 28, lines, size=MIDDLE, bold=True, leading=20,
                               inside=box)  # fmt: skip
    return bottom


def _draw_graph(paper: Paper, graph: Graph, columns: Columns, top: float) -> float:
    """Cards, arcs and labels; returns where they end."""
    if not graph.nodes:
        said = paper.words("No touchpoint is drawn and no event was measured.")
        paper.canvas.lines(MARGIN, top + 16, wrap(said, columns.wide - 2 * MARGIN), "muted")
        return top + 32
    faces = [face_of(paper, graph, node, columns.column) for node in graph.nodes]
    layout = lay_out(graph, columns, [face.height for face in faces], top)
    courses, shades = routes(layout), shades_of(graph)
    for arc in graph.arcs:
        _draw_arc(paper, layout, arc, courses[arc], shades)
    for number, face in enumerate(faces):
        draw_card(paper, layout, number, face)
    loops = [draw_loop(paper, layout, number) for number in range(len(graph.nodes))]
    taken = [box for box in loops if box is not None]
    draw_chips(paper, graph, place_chips(paper, layout, courses, taken))
    return layout.bottom


def _draw_arc(paper: Paper, layout: Layout, arc: Arc, route: Route, shades: Shades) -> None:
    """A curve as thick as its arc is common, with a head where it enters."""
    canvas, colour, thick = paper.canvas, shades.of(layout.graph, arc), layout.thick[arc]
    with canvas.group(arc_tip(paper, layout.graph, arc)):
        canvas.raw(
            f'<path class="none" d="{route.path()}" stroke="{colour}" stroke-opacity="0.72" '
            f'stroke-width="{num(thick)}"/>'
        )
        (x, y), half, back = route.tip, max(4.0, thick / 2 + 2.5), -route.enters * HEAD
        canvas.raw(
            f'<path fill="{colour}" d="M{num(x)} {num(y)}l{num(back)} {num(half)}'
            f'v{num(-2 * half)}Z"/>'
        )


def _about(paper: Paper, graph: Graph) -> list[str]:
    """The drawing in sentences: the stages, and the commonest ways."""
    ways = [f"{arc_tip(paper, graph, arc)}." for arc in graph.arcs[:5]]
    return [*describe(paper), *ways, *graph.remarks]
