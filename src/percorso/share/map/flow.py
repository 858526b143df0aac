"""The people over the line: bars, ribbons by width, what falls away, and skips."""

from __future__ import annotations

from percorso.share.map.flow_below import draw_below
from percorso.share.map.flow_data import Bar, Link, flow_of
from percorso.share.map.flow_plan import (
    RIBBON,
    STEP,
    Plan,
    arrives,
    leaves,
    passage_spot,
    plan_flow,
    thickness,
)
from percorso.share.map.flow_text import above, skip_words
from percorso.share.map.sheet import Sheet, on_grid
from percorso.share.pen.canvas import Box, num
from percorso.share.pen.glyphs import arrow_head
from percorso.share.pen.text import width
from percorso.theme import MIDDLE


def has_flow(sheet: Sheet) -> bool:
    """Whether any stage has figures."""
    return flow_of(sheet) is not None


def draw_flow(sheet: Sheet, top: float) -> float:
    """Draw people and passages from a height down; returns where they end."""
    flow = flow_of(sheet)
    if flow is None:
        return top
    plan = plan_flow(sheet, flow, top)
    sheet.canvas.line(sheet.grid.start, plan.base, sheet.grid.end, plan.base, "line l-line")
    for link in flow.onward:
        _draw_passage(plan, link)
    for bar in flow.bars.values():
        _draw_bar(plan, bar)
    _draw_unmeasured(plan)
    for link, height in plan.overs.items():
        draw = _draw_ribbon if link.thick >= RIBBON else _draw_skip
        draw(plan, link, plan.base + height)
    return draw_below(plan)


def _draw_passage(plan: Plan, link: Link) -> None:
    """A ribbon to the next stage, what falls away before it, and conversion, interval, time."""
    canvas, thick, spot = plan.sheet.canvas, max(link.thick, 1.0), passage_spot(plan, link)
    left, right = plan.x(link.start) + plan.half, plan.x(link.end) - plan.half
    x, y, tip = plan.between(link.start, link.start + 1), plan.base + spot.top, spot.said.spoken
    with canvas.group(tip, f"s{link.start % 8}"):
        _draw_fall(plan, plan.flow.bars[link.start], thick)
        canvas.rect(Box(left, plan.base - thick, right, plan.base), "tint")
        weak = "muted" if spot.said.few else "ink"
        canvas.text(
            x, y + 16, spot.said.share, weak, size=MIDDLE, bold=True, anchor="middle", tip=tip
        )
        for line, text in enumerate(spot.small):
            quiet = "ink" if spot.on_ribbon else "muted"
            canvas.text(x, y + 34 + 16 * line, text, quiet, anchor="middle", tip=tip)


def _draw_fall(plan: Plan, bar: Bar, over: float) -> None:
    """What went quiet: a shape that leaves the bar and fades away below the line."""
    if bar.lost < 0.5:
        return
    x, reach = plan.x(bar.place) + plan.half, min(60.0, plan.sheet.grid.column * 0.2)
    low = plan.base - min(over, bar.height - bar.lost)
    high, end = low - bar.lost, plan.base + 16
    wide = max(3.0, min(28.0, bar.lost / 2, reach / 2))
    far = x + reach
    d = (
        f"M{num(x)} {num(high)}C{num(x + reach * 0.75)} {num(high)} {num(far - 4)} "
        f"{num(high + 8)} {num(far)} {num(end)}L{num(far - wide)} {num(end)}"
        f"C{num(far - wide - 2)} {num(low + 2)} {num(x + (reach - wide) * 0.6)} {num(low)} "
        f"{num(x)} {num(low)}Z"
    )
    plan.sheet.canvas.raw(f'<path d="{d}" fill="url(#{plan.sheet.uid}-fall)"/>')


def _draw_bar(plan: Plan, bar: Bar) -> None:
    """A stage's entries; those still in it are the outlined top."""
    canvas, x, half = plan.sheet.canvas, plan.x(bar.place), plan.half
    top = plan.base - bar.height
    (number, _), (people, _) = above(plan.sheet, bar)
    name = plan.sheet.say(plan.sheet.journey.stages[bar.place].name)
    with canvas.group(f"{name}: {number}, {people}", f"s{bar.place % 8}"):
        if plan.onward(bar.place) is None:
            _draw_fall(plan, bar, 0.0)
        canvas.rect(Box(x - half, top, x + half, plan.base), "f-paper", 3)
        if bar.open >= 1:
            canvas.rect(Box(x - half, top, x + half, plan.base), "tint", 3)
            edge = Box(x - half + 0.5, top + 0.5, x + half - 0.5, plan.base)
            canvas.rect(edge, "line cl", 3)
        canvas.rect(Box(x - half, top + bar.open, x + half, plan.base), "c", 3)
        over = top - plan.lift(bar.place)
        canvas.text(x, over - 26, number, size=MIDDLE, bold=True, anchor="middle")
        canvas.text(x, over - 8, people, "muted", anchor="middle")


def _draw_unmeasured(plan: Plan) -> None:
    """A stage without figures keeps its place, dashed, above what passes through."""
    canvas, words = plan.sheet.canvas, plan.sheet.words
    for place in range(len(plan.sheet.journey.stages)):
        if place in plan.flow.bars:
            continue
        through = [x.thick for x in plan.flow.onward if x.start < place < x.end]
        x, y = plan.x(place), plan.base - on_grid(max(through, default=0.0))
        box = Box(x - plan.half, y - 16, x + plan.half, y - 0.5)
        canvas.rect(box, "line dash l-control", 3)
        canvas.text(x, y - 24, words("not measured"), "muted", anchor="middle")


def _draw_ribbon(plan: Plan, link: Link, y: float) -> None:
    """Many people who skip a stage: a ribbon to scale that bends over it."""
    canvas, half, bend = plan.sheet.canvas, link.thick / 2, min(64.0, plan.gap / 3)
    left, right = plan.x(link.start) + plan.half, plan.x(link.end) - plan.half
    out, into = plan.base + leaves(plan, link), plan.base + arrives(plan, link)[1]

    def edge(side: float) -> tuple[str, str]:
        a, m, b = num(out + side), num(y + side), num(into + side)
        l2, r2 = num(left + bend), num(right - bend)
        lm, rm = num(left + bend / 2), num(right - bend / 2)
        there = (
            f"{num(left)} {a}C{lm} {a} {lm} {m} {l2} {m}H{r2}C{rm} {m} {rm} {b} {num(right)} {b}"
        )
        back = f"{num(right)} {b}C{rm} {b} {rm} {m} {r2} {m}H{l2}C{lm} {m} {lm} {a} {num(left)} {a}"
        return there, back

    place = (link.start + link.end - 1) // 2
    label, tip = skip_words(plan.sheet, link, plan.room(place) - 8)
    with canvas.group(tip, f"s{link.start % 8}"):
        canvas.path(f"M{edge(-half)[0]}L{edge(half)[1]}Z", "tint")
        canvas.text(
            plan.between(link.start, link.end), y + 4, label, "ink", anchor="middle", tip=tip
        )


def _draw_skip(plan: Plan, link: Link, y: float) -> None:
    """A way over one or more stages, broken by its label."""
    canvas, thick = plan.sheet.canvas, thickness(link)
    leave = plan.base + leaves(plan, link)
    end, touch = arrives(plan, link)
    arrive = plan.base + touch
    place = (link.start + link.end - 1) // 2
    label, tip = skip_words(plan.sheet, link, plan.room(place) - 28)
    middle, half = plan.between(link.start, link.end), width(label) / 2 + 8
    more = f' stroke-width="{num(thick)}"'
    with canvas.group(tip, f"s{link.start % 8}"):
        rise = _rise(plan, link, leave, y)
        canvas.path(f"{rise}H{num(middle - half)}", "cl way", more)
        canvas.path(
            f"M{num(middle + half)} {num(y)}H{num(end - 12)}Q{num(end)} {num(y)} {num(end)} "
            f"{num(y + 12)}V{num(arrive - 8)}Q{num(end)} {num(arrive)} {num(end + 8)} "
            f"{num(arrive)}H{num(plan.x(link.end) - plan.half - 8)}",
            "cl way",
            more,
        )
        head = max(5.0, thick * 0.8)
        arrow_head(canvas, plan.x(link.end) - plan.half - 1, arrive, "right", head)
        canvas.text(middle, y + 4, label, "muted", anchor="middle", tip=tip)


def _rise(plan: Plan, link: Link, leave: float, y: float) -> str:
    """From the bar up to the track; straight on when they are level."""
    start = plan.x(link.start) + plan.half
    if abs(leave - y) < 2:
        return f"M{num(start)} {num(y)}"
    others = [w for w in plan.lines if w.start == link.start and plan.overs[w] < plan.overs[link]]
    x = plan.x(link.start) + plan.clear(link.start) + len(others) * STEP
    bend = min(12.0, (leave - y) / 2)
    return (
        f"M{num(start)} {num(leave)}H{num(x - bend)}Q{num(x)} {num(leave)} {num(x)} "
        f"{num(leave - bend)}V{num(y + bend)}Q{num(x)} {num(y)} {num(x + bend)} {num(y)}"
    )
