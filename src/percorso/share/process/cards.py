"""The card of a node: its name, its contacts, where cycles begin and end there, what repeats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from percorso.share.figures import SMALL
from percorso.share.pen.canvas import Box, Canvas, num
from percorso.share.pen.glyphs import kind_sign
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import width, wrap
from percorso.share.process.data import ENDS, Graph, Node
from percorso.share.process.layout import LOOP, Layout
from percorso.words import N_

PAD = 12
MARK = 12
WORTH = 0.005
"""A share below this is told in the card's tip alone."""
ENDINGS = {
    "goal": N_("reach the goal"),
    "quiet": N_("go quiet"),
    "open": N_("still open"),
}


@dataclass(frozen=True)
class Face:
    """The texts of a card.

    Attributes:
        name: Its lines.
        contacts: The number on the right.
        marks: Signs with their shares: `start`, or how cycles end.
        tip: All of it in one sentence.
    """

    name: list[str]
    contacts: str
    marks: list[tuple[str, str]]
    tip: str

    @property
    def height(self) -> float:
        """How tall the card must be."""
        return 16 + 16 * len(self.name) + (20 if self.marks else 0)


def face_of(paper: Paper, graph: Graph, node: Node, wide: float) -> Face:
    """The texts of a node's card.

    Args:
        paper: The drawing.
        graph: The graph.
        node: The node.
        wide: Width of the card.
    """
    words = paper.words
    contacts = words.number(node.figure("contacts")) if node.row else ""
    room = wide - 2 * PAD - (16 if node.sign else 0)
    room -= width(contacts, weight=600) + 8 if contacts else 0
    name = wrap(node.name, room, weight=600, lines=3)
    marks = _marks(paper, graph, node, wide - 2 * PAD)
    return Face(name, contacts, marks, _tip(paper, node))


def _marks(paper: Paper, graph: Graph, node: Node, room: float) -> list[tuple[str, str]]:
    """Where cycles begin, of all cycles, and how they end here, of the contacts; what fits."""
    base, found, used = node.figure("contacts"), [], 0.0
    pairs = [("start", node.figure("starts"), graph.starts)]
    pairs += [(end, node.figure(end), base) for end in ENDS]
    for mark, n, of in pairs:
        if not n or not of or n / of < WORTH:
            continue
        text = paper.words.share(n / of) if of >= SMALL else paper.words.sample(n)
        wide = MARK + 4 + width(text) + 10
        if used + wide - 10 <= room:
            found.append((mark, text))
            used += wide
    return found


def _tip(paper: Paper, node: Node) -> str:
    words, stage = paper.words, paper.say(paper.journey.stages[node.place].name)
    if not node.row:
        return f"{node.name} ({stage})"
    return words(
        "{name} ({stage}): {contacts}, {events}, {people}; {starts} cycles begin here, {goal} end "
        "with the goal, {quiet} go quiet, {open} are still open",
        name=node.name, stage=stage,
        contacts=words.plural("{n} contact", "{n} contacts", node.figure("contacts")),
        events=words.plural("{n} event", "{n} events", node.figure("events")),
        people=words.plural("{n} person", "{n} people", node.figure("people")),
        **{key: words.number(node.figure(key)) for key in ("starts", *ENDS)},
    )  # fmt: skip


def draw_card(paper: Paper, layout: Layout, number: int, face: Face) -> None:
    """A card with its texts and the bar of its reach."""
    canvas, node, box = paper.canvas, layout.graph.nodes[number], layout.card(number)
    with canvas.group(face.tip, f"s{node.place % 8}"):
        canvas.rect(box, "f-surface", 6)
        canvas.rect(box, f"line l-line2{'' if node.sign else ' dash'}", 6)
        y = box.y + (box.bottom - box.y - face.height) / 2 + 20
        left = box.x + PAD
        if node.sign:
            kind_sign(canvas, None if node.sign == "undecided" else node.sign, left + 5, y - 4)
            left += 16
        named = bool(node.sign)
        canvas.lines(left, y, face.name, "ink" if named else "muted", bold=True, inside=box,
                     tip=face.tip)  # fmt: skip
        canvas.text(box.right - PAD, y, face.contacts, bold=True, anchor="end", inside=box)
        _draw_marks(canvas, face, box, y + 16 * len(face.name) + 2)
        if node.row:
            _draw_reach(canvas, node, box)


def _draw_reach(canvas: Canvas, node: Node, box: Box) -> None:
    """The share of cycles that visit it, along the lower edge."""
    share = min(1.0, float(node.row.get("share") or 0))
    wide = (box.right - box.x - 8) * share
    canvas.rect(Box(box.x + 4, box.bottom - 4, box.x + 4 + wide, box.bottom - 1), "c", 1.5)


def _draw_marks(canvas: Canvas, face: Face, box: Box, y: float) -> None:
    x = box.x + PAD
    for mark, text in face.marks:
        MARKS[mark](canvas, x + MARK / 2, y - 4)
        canvas.text(x + MARK + 4, y, text, "muted", inside=box)
        x += MARK + 4 + width(text) + 10


def _start(canvas: Canvas, x: float, y: float) -> None:
    """A triangle that points into the map."""
    canvas.path(f"M{num(x - 4)} {num(y - 5)}l9 5l-9 5Z", "f-ink")


def _goal(canvas: Canvas, x: float, y: float) -> None:
    """A flag."""
    canvas.path(f"M{num(x - 4)} {num(y - 6)}v12", "line bold l-good")
    canvas.path(f"M{num(x - 4)} {num(y - 6)}h9l-2.5 3.5l2.5 3.5h-9Z", "f-good")


def _quiet(canvas: Canvas, x: float, y: float) -> None:
    """A way that turns down and ends."""
    canvas.path(f"M{num(x - 5)} {num(y - 4)}h4q4 0 4 4v1", "line bold l-pain")
    canvas.path(f"M{num(x + 3)} {num(y + 6)}l-3.5 -5h7Z", "f-pain")


def _open(canvas: Canvas, x: float, y: float) -> None:
    """An open ring."""
    canvas.circle(x, y, 4, "line bold l-control")


MARKS: dict[str, Callable[[Canvas, float, float], None]] = {
    "start": _start,
    "goal": _goal,
    "quiet": _quiet,
    "open": _open,
}


def draw_loop(paper: Paper, layout: Layout, number: int) -> Box | None:
    """The repeats over a card: a bow at its right end, with their share and time."""
    loop = layout.graph.loops.get(number)
    if loop is None:
        return None
    canvas, words, box, row = paper.canvas, paper.words, layout.card(number), loop.row or loop.other
    median, p90 = words.duration(row["median_s"]), words.duration(row["p90_s"])
    share = words.share(row["share"]) if int(row["of"]) >= SMALL else words.sample(row["n"])
    forms = [words("{share} in a row · {time}", share=share, time=median),
             words("{share} in a row", share=share), share]  # fmt: skip
    room = box.right - box.x - 52
    text = next((form for form in forms if width(form) <= room), forms[-1])
    thick = 1.5 + 2.5 * min(1.0, float(row["share"]))
    x, y = box.right - 12, box.y
    place = layout.graph.nodes[number].place % 8
    tip = words("{name}: {n} in a row, {share} of its events, median {median}, p90 {p90}",
                name=layout.graph.nodes[number].name, n=words.number(int(row["n"])), share=share,
                median=median, p90=p90)  # fmt: skip
    with canvas.group(tip, f"s{place}"):
        canvas.path(
            f"M{num(x)} {num(y)}C{num(x + 4)} {num(y - 20)} {num(x - 28)} {num(y - 20)} "
            f"{num(x - 24)} {num(y - 6)}", "none cl", f' stroke-width="{num(thick)}"',
        )  # fmt: skip
        canvas.path(f"M{num(x - 24)} {num(y - 1)}l-4 -7h8Z", "c")
        canvas.text(box.right - 46, y - 6, text, "muted", anchor="end", tip=tip)
    return Box(box.x, y - LOOP, box.right, y)
