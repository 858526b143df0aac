"""The people under the line: what is lost and undecided, the ways back, and the circle."""

from __future__ import annotations

from percorso.share.figures import SMALL
from percorso.share.map.flow_data import Bar, Link, opens_at, worst
from percorso.share.map.flow_plan import TRACK, Plan, foot
from percorso.share.map.flow_text import circle_words, drop_words, few_words, return_words
from percorso.share.map.sheet import on_grid
from percorso.share.pen.canvas import num
from percorso.share.pen.glyphs import arrow_head
from percorso.share.pen.text import width, wrap

_LOST = 36


def draw_below(plan: Plan) -> float:
    """Draw everything under the line; returns where it ends."""
    red = worst(plan.sheet, plan.flow)
    deepest = max(_draw_lost(plan, bar, bar.place == red) for bar in plan.flow.bars.values())
    y = on_grid(max(plan.base + _LOST, deepest + 20))
    for link, track in plan.unders.items():
        _draw_return(plan, link, y + track * TRACK)
    y += (max(plan.unders.values(), default=-1) + 1) * TRACK
    return _draw_few(plan, _draw_circle(plan, y + 4))


def _draw_lost(plan: Plan, bar: Bar, red: bool) -> float:
    """Drop-off and undecided beside a bar's foot; returns the last baseline."""
    x, y = plan.x(bar.place) + plan.half + 8, plan.base + 28
    for text, tip, loss in drop_words(plan.sheet, bar, plan.gap - 16):
        strong = loss and red
        plan.sheet.canvas.text(x, y, text, "loss" if strong else "muted", bold=strong, tip=tip)
        y += 16
    return y - 16


def _draw_return(plan: Plan, link: Link, y: float) -> None:
    """A way back to an earlier stage."""
    start = foot(plan, link.start, link, arrives=False)
    end = foot(plan, link.end, link, arrives=True)
    label, tip = return_words(plan.sheet, link, plan.gap - 48)
    middle = plan.between(link.end, link.start)
    with plan.sheet.canvas.group(tip, f"s{link.start % 8}"):
        gap = width(label) / 2 + 8
        _draw_loop(plan, (start, end), y, max(1.5, min(link.thick, 6.0)), (middle, gap))
        plan.sheet.canvas.text(middle, y + 4, label, "muted", anchor="middle", tip=tip)


def _draw_loop(
    plan: Plan, ends: tuple[float, float], y: float, thick: float, gap: tuple[float, float]
) -> None:
    """A line down, back and up again, broken where its label stands."""
    canvas, base, (start, end), (middle, half) = plan.sheet.canvas, plan.base, ends, gap
    head, bend = max(5.0, thick * 1.2), min(16.0, y - base - 8)
    more = f' stroke-width="{num(thick)}"'
    canvas.path(
        f"M{num(start)} {num(base + 4)}V{num(y - bend)}Q{num(start)} {num(y)} {num(start - bend)} "
        f"{num(y)}H{num(middle + half)}",
        "cl way",
        more,
    )
    canvas.path(
        f"M{num(middle - half)} {num(y)}H{num(end + bend)}Q{num(end)} {num(y)} {num(end)} "
        f"{num(y - bend)}V{num(base + 2 + head)}",
        "cl way",
        more,
    )
    arrow_head(canvas, end, base + 2, "up", head)


def _draw_circle(plan: Plan, y: float) -> float:
    """The next cycle: from the end of the map back to where cycles open."""
    start, end, said = plan.flow.last, opens_at(plan.sheet, plan.flow), circle_words(plan.sheet)
    if plan.sheet.figures is None or not said or start == end:
        return y - 16
    summary, (forms, tip) = plan.sheet.figures.summary, said
    ends = (foot(plan, start, None, arrives=False), foot(plan, end, None, arrives=True))
    room = ends[0] - ends[1] - 64
    label = next((form for form in forms if width(form, weight=600) <= room), forms[-1])
    middle, few = sum(ends) / 2, (summary.get("goal_cycles") or 0) < SMALL
    with plan.sheet.canvas.group(tip, f"s{start % 8}"):
        thick = 3 + 5 * min(float(summary["again_share"]), 1.0)
        _draw_loop(plan, ends, y, thick, (middle, width(label, weight=600) / 2 + 8))
        tone = "muted" if few else "ink"
        plan.sheet.canvas.text(middle, y + 4, label, tone, bold=not few, anchor="middle", tip=tip)
    return y + 12


def _draw_few(plan: Plan, y: float) -> float:
    few, grid = plan.flow.few, plan.sheet.grid
    if not few:
        return y
    lines = wrap(few_words(plan.sheet, few), grid.end - grid.start)
    plan.sheet.canvas.lines(grid.start, y + 16, lines, "muted")
    return y + 4 + 16 * len(lines)
