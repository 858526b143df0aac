"""Where the parts of the flow stand: bars, the tracks of ways over and under them, their feet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from percorso.share.map.flow_data import Flow, Link, opens_at
from percorso.share.map.flow_text import Passage, above, circle_words, pass_words
from percorso.share.map.sheet import Sheet
from percorso.share.pen.text import width

BAR = 56
NUMBERS = 44
TRACK = 28
STEP = 10
THICKEST = 8.0
RIBBON = 20.0
_SHARE = 68


@dataclass
class Plan:
    """Where the flow's parts stand; heights over the line are negative, `base` is the line."""

    sheet: Sheet
    flow: Flow
    base: float = 0.0
    overs: dict[Link, float] = field(default_factory=dict)
    unders: dict[Link, int] = field(default_factory=dict)

    @property
    def half(self) -> float:
        """Half the width of a bar."""
        return min(BAR, self.sheet.grid.column / 4) / 2

    @property
    def lines(self) -> list[Link]:
        """The skips that are thin enough to be a line; the others are ribbons."""
        return [link for link in self.flow.skips if link.thick < RIBBON]

    @property
    def gap(self) -> float:
        """Room between two neighbouring bars."""
        if len(self.sheet.journey.stages) < 2:
            return float(self.sheet.grid.column)
        return self.x(1) - self.x(0) - 2 * self.half

    def x(self, place: int) -> float:
        """Centre of a bar."""
        return self.sheet.grid.centre(place)

    def between(self, low: int, high: int) -> float:
        """The middle of the gap between bars that is nearest to the middle of a way."""
        place = (low + high - 1) // 2
        return (self.x(place) + self.x(place + 1)) / 2

    def clear(self, place: int) -> float:
        """How far from a bar's centre a line can rise beside the bar's numbers."""
        if place not in self.flow.bars:
            return max(self.half, width(self.sheet.words("not measured")) / 2) + 12
        wide = max(width(text, size) for text, size in above(self.sheet, self.flow.bars[place]))
        return max(self.half + 16, wide / 2 + 12)

    def lift(self, place: int) -> float:
        """How much higher a bar's numbers stand, because skips arrive beside a low bar."""
        arriving = sum(link.end == place for link in self.lines)
        height = self.flow.bars[place].height
        return max(0.0, STEP * arriving + 6.0 - height) if arriving else 0.0

    def room(self, place: int) -> float:
        """Free width in the gap after a stage, between the ways that rise and descend in it."""
        leaving = sum(link.start == place for link in self.lines)
        arriving = sum(link.end == place + 1 for link in self.lines)
        left = self.clear(place) + STEP * (leaving - 1) if leaving else self.clear(place) - 8
        right = (
            self.clear(place + 1) + STEP * (arriving - 1) if arriving else self.clear(place + 1) - 8
        )
        middle = (self.gap + 2 * self.half) / 2
        return 2 * (middle - max(left, right) - 10)

    def onward(self, place: int) -> Link | None:
        """The passage that leaves a stage."""
        return next((link for link in self.flow.onward if link.start == place), None)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the words of a passage stand: their top under the line, and whether on the ribbon."""

    said: Passage
    small: list[str]
    top: float
    on_ribbon: bool


def passage_spot(plan: Plan, link: Link) -> Spot:
    """On the ribbon when there is room, else above it."""
    said = pass_words(plan.sheet, link)
    small = said.fitting(plan.room(link.start))
    tall, thick = 20 + 16 * len(small), max(link.thick, 1.0)
    inside = thick >= tall + 12
    top = -(thick + tall) / 2 if inside else -thick - tall - 4
    return Spot(said, small, top, inside)


def plan_flow(sheet: Sheet, flow: Flow, top: float) -> Plan:
    """Lay out the flow of a sheet from a height down."""
    plan = _thinned(Plan(sheet, flow))
    flow = plan.flow
    for link in by_reach(flow.skips):
        plan.overs[link] = _over(plan, link)
    _assign_unders(plan)
    heights = [-bar.height - NUMBERS - plan.lift(place) for place, bar in flow.bars.items()]
    heights += [passage_spot(plan, link).top for link in flow.onward]
    heights += [y - max(10.0, thickness(link) / 2) for link, y in plan.overs.items()]
    if len(flow.bars) < len(sheet.journey.stages):
        heights.append(-40 - max((link.thick for link in flow.onward), default=0.0))
    plan.base = -(-(top - min(heights)) // 4) * 4
    return plan


def _thinned(plan: Plan) -> Plan:
    """The plan without the thinnest skips, where they would leave no room for a conversion."""
    for place in range(len(plan.sheet.journey.stages) - 1):
        while plan.room(place) < _SHARE:
            beside = [x for x in plan.lines if x.start == place or x.end == place + 1]
            if not beside:
                break
            out = min(beside, key=lambda link: link.n)
            kept = [link for link in plan.flow.skips if link is not out]
            plan = Plan(plan.sheet, replace(plan.flow, skips=kept, few=[*plan.flow.few, out]))
    return plan


def by_reach(links: list[Link]) -> list[Link]:
    """Short ways near the bars, long ways outside, so that they do not cross."""
    return sorted(links, key=lambda link: (abs(link.end - link.start), -link.n))


def thickness(link: Link) -> float:
    """How thick a skip is drawn: to scale as a ribbon, within limits as a line."""
    return link.thick if link.thick >= RIBBON else max(1.5, min(link.thick, THICKEST))


def leaves(plan: Plan, link: Link) -> float:
    """The height at which a skip leaves its bar: at the top, the longest first."""
    bar = plan.flow.bars[link.start]
    longer = [w for w in plan.flow.skips if w.start == link.start and w.end > link.end]
    down = sum(thickness(w) + 2 for w in longer) + thickness(link) / 2
    return -max(bar.height - bar.open - down, min(bar.height, thickness(link) / 2))


def arrives(plan: Plan, link: Link) -> tuple[float, float]:
    """Where a skip comes down beside its bar, and the height at which it touches it.

    Inner ways stand nearer and touch higher, so that none crosses another; ribbons touch below.
    """
    same = sorted(
        (w for w in plan.lines if w.end == link.end), key=lambda w: -plan.overs.get(w, 0.0)
    )
    height = plan.flow.bars[link.end].height
    if link not in same:
        half = link.thick / 2
        return plan.x(link.end) - plan.half, min(STEP * len(same) + half - height, -half)
    x = plan.x(link.end) - plan.clear(link.end) - same.index(link) * STEP
    return x, -max(height - 2, STEP * len(same)) + STEP * same.index(link) + STEP / 2


def _over(plan: Plan, link: Link) -> float:
    """The height of a way over stages: over all numbers and words in between, near its bar."""
    inner = [b for b in plan.flow.bars.values() if link.start < b.place < link.end]
    tops = [-bar.height - NUMBERS - plan.lift(bar.place) for bar in inner]
    passed = [x for x in plan.flow.onward if link.start <= x.start < link.end]
    tops += [passage_spot(plan, x).top for x in passed]
    tops += [-40.0 for place in range(link.start + 1, link.end) if place not in plan.flow.bars]
    wide = thickness(link) / 2 if link.thick >= RIBBON else 8.0
    y = min(min(tops) - 4 - wide, leaves(plan, link))
    for other, height in plan.overs.items():
        if other.start < link.end and link.start < other.end:
            y = min(y, height - thickness(other) / 2 - 12 - wide)
    return y


def _assign_unders(plan: Plan) -> None:
    """Give each way back a track; ways that do not meet share one."""
    for link in by_reach(plan.flow.returns):
        met = [
            track
            for other, track in plan.unders.items()
            if other.end < link.start and link.end < other.start
        ]
        plan.unders[link] = max(met, default=-1) + 1


def foot(plan: Plan, place: int, way: Link | None, arrives: bool) -> float:
    """Where a way back touches a stage: leavers stand left of arrivals, so none crosses another.

    The circle is None: it is the deepest of all, so it leaves last and arrives first.
    """
    ways = sorted(plan.unders, key=lambda link: plan.unders[link])
    arriving: list[Link | None] = [w for w in reversed(ways) if w.end == place]
    leaving: list[Link | None] = [w for w in ways if w.start == place]
    if circle_words(plan.sheet):
        if opens_at(plan.sheet, plan.flow) == place:
            arriving.insert(0, None)
        if plan.flow.last == place:
            leaving.append(None)
    slot = len(leaving) + arriving.index(way) if arrives else leaving.index(way)
    count = len(leaving) + len(arriving)
    step = min(16.0, 2 * (plan.half - 4) / max(count - 1, 1))
    return plan.x(place) + (slot - (count - 1) / 2) * step
