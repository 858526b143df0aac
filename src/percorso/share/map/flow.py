"""The people: bars, ribbons by width, what falls away, skips over it, returns and the circle."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.share.figures import SMALL
from percorso.share.map.canvas import Box, num
from percorso.share.map.flow_data import Bar, Flow, Link, flow_of, opens_at, worst
from percorso.share.map.flow_text import (
    above,
    circle_words,
    drop_words,
    pass_words,
    return_words,
    skip_words,
)
from percorso.share.map.glyphs import arrow_head
from percorso.share.map.sheet import Sheet, on_grid
from percorso.share.map.text import width
from percorso.theme import MIDDLE

BAR = 56
TRACK = 28
_NUMBERS = 48
_LOST = 36


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the flow's parts stand."""

    sheet: Sheet
    flow: Flow
    base: float

    @property
    def half(self) -> float:
        """Half the width of a bar."""
        return min(BAR, self.sheet.grid.column / 4) / 2

    def x(self, place: int) -> float:
        """Centre of a bar."""
        return self.sheet.grid.centre(place)

    def clear(self, place: int) -> float:
        """How far from a bar's centre a line can rise beside the bar's numbers."""
        wide = max(width(text, size) for text, size in above(self.sheet, self.flow.bars[place]))
        return max(self.half + 16, wide / 2 + 12)


def has_flow(sheet: Sheet) -> bool:
    """Whether any stage has figures."""
    return flow_of(sheet) is not None


def draw_flow(sheet: Sheet, top: float) -> float:
    """Draw people and passages from a height down; returns where they end."""
    flow = flow_of(sheet)
    if flow is None:
        return top
    tall = max(bar.height for bar in flow.bars.values())
    base = on_grid(top + len(flow.skips) * TRACK + _NUMBERS + max(tall, 48))
    plan = Plan(sheet, flow, base)
    sheet.canvas.line(sheet.grid.start, base, sheet.grid.end, base, "line l-line")
    for link in flow.onward:
        _draw_passage(plan, link)
    for bar in flow.bars.values():
        _draw_bar(plan, bar)
    _draw_unmeasured(plan)
    for track, link in enumerate(_tracks(flow.skips)):
        _draw_skip(plan, link, top + 12 + (len(flow.skips) - 1 - track) * TRACK, track)
    return _draw_below(plan)


def _tracks(links: list[Link]) -> list[Link]:
    """Short ways near the bars, long ways outside, so that they do not cross."""
    return sorted(links, key=lambda link: (abs(link.end - link.start), -link.n))


def _draw_passage(plan: Plan, link: Link) -> None:
    canvas, thick = plan.sheet.canvas, max(link.thick, 1.0)
    left, right = plan.x(link.start) + plan.half, plan.x(link.end) - plan.half
    with canvas.group(pass_words(plan.sheet, link).spoken, f"s{link.start % 8}"):
        _draw_fall(plan, plan.flow.bars[link.start], thick)
        canvas.rect(Box(left, plan.base - thick, right, plan.base), "tint")
        _draw_conversion(plan, link, thick)


def _draw_fall(plan: Plan, bar: Bar, above_base: float) -> None:
    """What went quiet: a shape that leaves the bar and fades away below the line."""
    if bar.lost < 0.5:
        return
    x, reach = plan.x(bar.place) + plan.half, min(60.0, plan.sheet.grid.column * 0.2)
    low = plan.base - min(above_base, bar.height - bar.lost)
    high, end = low - bar.lost, plan.base + 16
    wide = max(3.0, min(28.0, bar.lost / 2, reach / 2))
    far = x + reach
    d = (
        f"M{num(x)} {num(high)}C{num(x + reach * 0.75)} {num(high)} {num(far - 4)} {num(high + 8)} "
        f"{num(far)} {num(end)}L{num(far - wide)} {num(end)}C{num(far - wide - 2)} {num(low + 2)} "
        f"{num(x + (reach - wide) * 0.6)} {num(low)} {num(x)} {num(low)}Z"
    )
    canvas = plan.sheet.canvas
    canvas.raw(f'<path d="{d}" fill="url(#{plan.sheet.uid}-fall)"/>')


def _draw_conversion(plan: Plan, link: Link, thick: float) -> None:
    """Conversion with its interval and time: on the ribbon when there is room, else above it."""
    said = pass_words(plan.sheet, link)
    canvas, x = plan.sheet.canvas, (plan.x(link.start) + plan.x(link.start + 1)) / 2
    room = plan.x(1) - plan.x(0) - 2 * plan.half - 16 if len(plan.sheet.journey.stages) > 1 else 200
    small = said.fitting(room)
    tall = 20 + 16 * len(small)
    on_ribbon = thick >= tall + 12
    top = plan.base - (thick + tall) / 2 if on_ribbon else plan.base - thick - tall - 4
    weak = "muted" if said.few else "ink"
    canvas.text(
        x, top + 16, said.share, weak, size=MIDDLE, bold=True, anchor="middle", tip=said.spoken
    )
    for line, text in enumerate(small):
        quiet = "ink" if on_ribbon else "muted"
        canvas.text(x, top + 34 + 16 * line, text, quiet, anchor="middle", tip=said.spoken)


def _draw_bar(plan: Plan, bar: Bar) -> None:
    canvas, x, half = plan.sheet.canvas, plan.x(bar.place), plan.half
    top = plan.base - bar.height
    (number, _), (people, _) = above(plan.sheet, bar)
    name = plan.sheet.say(plan.sheet.journey.stages[bar.place].name)
    with canvas.group(f"{name}: {number}, {people}", f"s{bar.place % 8}"):
        if not any(link.start == bar.place for link in plan.flow.onward):
            _draw_fall(plan, bar, 0.0)
        canvas.rect(Box(x - half, top, x + half, plan.base), "f-paper", 3)
        if bar.open >= 1:
            canvas.rect(Box(x - half, top, x + half, plan.base), "tint", 3)
            edge = Box(x - half + 0.5, top + 0.5, x + half - 0.5, plan.base)
            canvas.rect(edge, "line cl", 3)
        canvas.rect(Box(x - half, top + bar.open, x + half, plan.base), "c", 3)
        canvas.text(x, top - 26, number, size=MIDDLE, bold=True, anchor="middle")
        canvas.text(x, top - 8, people, "muted", anchor="middle")


def _draw_unmeasured(plan: Plan) -> None:
    """A stage without figures keeps its place, dashed, above what passes through."""
    canvas, words = plan.sheet.canvas, plan.sheet.words
    for place in range(len(plan.sheet.journey.stages)):
        if place in plan.flow.bars:
            continue
        through = [x.thick for x in plan.flow.onward if x.start < place < x.end]
        x, y = plan.x(place), plan.base - on_grid(max(through, default=0.0))
        canvas.rect(Box(x - plan.half, y - 16, x + plan.half, y - 0.5), "line dash l-control", 3)
        canvas.text(x, y - 24, words("not measured"), "muted", anchor="middle")


def _draw_skip(plan: Plan, link: Link, y: float, track: int) -> None:
    """A way over one or more stages, broken by its label."""
    canvas, bars = plan.sheet.canvas, plan.flow.bars
    thick = max(1.5, min(link.thick, 12.0))
    x = plan.x(link.start) + plan.clear(link.start) + track * 8
    end = plan.x(link.end) - plan.clear(link.end) - track * 8
    leave = plan.base - bars[link.start].height + min(bars[link.start].height, 4 + thick / 2)
    arrive = plan.base - max(bars[link.end].height - 6 - track * 8, 6)
    label, tip = skip_words(plan.sheet, link)
    middle = _gap_middle(plan, link.start, link.end)
    half = width(label) / 2 + 8
    with canvas.group(tip, f"s{link.start % 8}"):
        style = f' stroke-width="{num(thick)}"'
        canvas.path(
            f"M{num(plan.x(link.start) + plan.half)} {num(leave)}H{num(x - 8)}"
            f"Q{num(x)} {num(leave)} {num(x)} {num(leave - 8)}V{num(y + 8)}"
            f"Q{num(x)} {num(y)} {num(x + 8)} {num(y)}H{num(middle - half)}",
            "none cl way",
            style,
        )
        canvas.path(
            f"M{num(middle + half)} {num(y)}H{num(end - 8)}Q{num(end)} {num(y)} {num(end)} "
            f"{num(y + 8)}V{num(arrive - 8)}Q{num(end)} {num(arrive)} {num(end + 8)} {num(arrive)}"
            f"H{num(plan.x(link.end) - plan.half - 10)}",
            "none cl way",
            style,
        )
        arrow_head(canvas, plan.x(link.end) - plan.half - 2, arrive, "right", max(5, thick * 0.8))
        canvas.text(middle, y + 4, label, "muted", anchor="middle", tip=tip)


def _gap_middle(plan: Plan, low: int, high: int) -> float:
    """The middle of the gap between bars that is nearest to the middle of a way."""
    place = (low + high - 1) // 2
    return (plan.x(place) + plan.x(place + 1)) / 2


def _draw_below(plan: Plan) -> float:
    """What is lost and undecided, the ways back, and the circle."""
    y = plan.base + 28
    deepest = max(_draw_lost(plan, bar, y) for bar in plan.flow.bars.values())
    ways = _tracks(plan.flow.returns)
    y = on_grid(max(plan.base + _LOST, deepest + 8)) + 4
    for track, link in enumerate(ways):
        _draw_return(plan, link, y + track * TRACK, ways)
    y += len(ways) * TRACK
    y = _draw_circle(plan, y + 4, ways)
    return _draw_few(plan, y)


def _draw_lost(plan: Plan, bar: Bar, y: float) -> float:
    room = plan.x(1) - plan.x(0) - plan.half - 8 if len(plan.sheet.journey.stages) > 1 else 400
    x = plan.x(bar.place) + plan.half + 8
    bottom = plan.base
    red = worst(plan.sheet, plan.flow) == bar.place
    for text, tip, loss in drop_words(plan.sheet, bar, room - plan.half):
        classes = "loss" if loss and red else "muted"
        plan.sheet.canvas.text(x, y, text, classes, bold=loss and red, tip=tip)
        bottom, y = y + 4, y + 16
    return bottom


def _slots(plan: Plan, place: int, ways: list[Link]) -> tuple[list[Link | None], list[Link | None]]:
    """Ways that arrive at and leave a stage, the deepest first among arrivals, last among leavers.

    The circle is None: the deepest of all.
    """
    arriving: list[Link | None] = [w for w in reversed(ways) if w.end == place]
    leaving: list[Link | None] = [w for w in ways if w.start == place]
    if circle_words(plan.sheet):
        if opens_at(plan.sheet, plan.flow) == place:
            arriving.insert(0, None)
        if plan.flow.last == place:
            leaving.append(None)
    return leaving, arriving


def _foot(plan: Plan, place: int, way: Link | None, ways: list[Link], arrives: bool) -> float:
    """Where a way back touches a stage: leavers stand left of arrivals, so none crosses another."""
    leaving, arriving = _slots(plan, place, ways)
    both = [*leaving, *arriving]
    slot = len(leaving) + arriving.index(way) if arrives else leaving.index(way)
    step = min(14.0, 2 * (plan.half - 4) / max(len(both) - 1, 1))
    return plan.x(place) + (slot - (len(both) - 1) / 2) * step


def _draw_return(plan: Plan, link: Link, y: float, ways: list[Link]) -> None:
    start = _foot(plan, link.start, link, ways, arrives=False)
    end = _foot(plan, link.end, link, ways, arrives=True)
    thick = max(1.5, min(link.thick, 6.0))
    room = plan.x(1) - plan.x(0) - 2 * plan.half - 16
    label, tip = return_words(plan.sheet, link, room)
    with plan.sheet.canvas.group(tip, f"s{link.start % 8}"):
        _draw_loop(plan, (start, end), y, thick, label, _gap_middle(plan, link.end, link.start))
        plan.sheet.canvas.text(
            _gap_middle(plan, link.end, link.start), y + 4, label, "muted", anchor="middle", tip=tip
        )


def _draw_loop(
    plan: Plan, ends: tuple[float, float], y: float, thick: float, label: str, middle: float
) -> None:
    """A line down, back and up again, broken where its label stands."""
    canvas, base, (start, end) = plan.sheet.canvas, plan.base, ends
    half, head = width(label, weight=600) / 2 + 8, max(5.0, thick * 1.2)
    bend = min(12.0, y - base - 8)
    style = f' stroke-width="{num(thick)}"'
    canvas.path(
        f"M{num(start)} {num(base + 4)}V{num(y - bend)}Q{num(start)} {num(y)} {num(start - bend)} "
        f"{num(y)}H{num(middle + half)}",
        "none cl way",
        style,
    )
    canvas.path(
        f"M{num(middle - half)} {num(y)}H{num(end + bend)}Q{num(end)} {num(y)} {num(end)} "
        f"{num(y - bend)}V{num(base + 2 + head)}",
        "none cl way",
        style,
    )
    arrow_head(canvas, end, base + 2, "up", head)


def _draw_circle(plan: Plan, y: float, ways: list[Link]) -> float:
    """The next cycle: from the end of the map back to where cycles open."""
    start, end = plan.flow.last, opens_at(plan.sheet, plan.flow)
    said = circle_words(plan.sheet)
    if not said or start == end:
        return y - 8
    x = _foot(plan, start, None, ways, arrives=False)
    back = _foot(plan, end, None, ways, arrives=True)
    share = float((plan.sheet.figures.summary if plan.sheet.figures else {})["again_share"])
    forms, tip = said
    label = next((form for form in forms if width(form, weight=600) + 64 <= x - back), forms[-1])
    middle = (x + back) / 2
    with plan.sheet.canvas.group(tip, f"s{start % 8}"):
        _draw_loop(plan, (x, back), y, 3 + 5 * min(share, 1.0), label, middle)
        few = (plan.sheet.figures.summary if plan.sheet.figures else {}).get("goal_cycles", SMALL)
        plan.sheet.canvas.text(
            middle,
            y + 4,
            label,
            "muted" if few < SMALL else "ink",
            bold=few >= SMALL,
            anchor="middle",
            tip=tip,
        )
    return y + 20


def _draw_few(plan: Plan, y: float) -> float:
    """One line for the ways too thin to draw, so that nothing is left out in silence."""
    few = plan.flow.few
    if not few:
        return y
    total = sum(link.n for link in few)
    text = plan.sheet.words.plural(
        "{ways} rarer skips or returns are not drawn: {n} stay in all",
        "{ways} rarer skips or returns are not drawn: {n} stays in all",
        total,
        ways=len(few),
    )
    plan.sheet.canvas.text(plan.sheet.grid.start, y + 16, text, "muted")
    return y + 20
