"""What the flow shows, reckoned from the rows: bars, passages, skips, returns and the circle."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.share.figures import SMALL, Row
from percorso.share.pen.paper import Paper

TALLEST = 120
THINNEST = 1.5
MOST_SKIPS = 4
MOST_RETURNS = 4
_WORTH = 0.005
"""A skip or return of less than this share of the stage's entries is counted, not drawn."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage in the flow; heights in pixels."""

    place: int
    row: Row
    height: float
    open: float
    lost: float

    @property
    def entries(self) -> int:
        """Stays begun in the window."""
        return int(self.row["entries"])


@dataclass(frozen=True, slots=True)
class Link:
    """Stays that went from one stage to another."""

    start: int
    end: int
    n: int
    thick: float
    share: float
    base: int
    median_s: float | None


@dataclass(frozen=True, slots=True)
class Flow:
    """Everything the flow draws."""

    bars: dict[int, Bar]
    onward: list[Link]
    skips: list[Link]
    returns: list[Link]
    few: list[Link]

    @property
    def last(self) -> int:
        """The last stage that anybody entered."""
        return max((p for p, bar in self.bars.items() if bar.entries), default=max(self.bars))


def flow_of(sheet: Paper) -> Flow | None:
    """The flow of a sheet, or None when no stage has a figure."""
    rows = {i: row for i, row in enumerate(sheet.rows()) if row.get("entries") is not None}
    most = max((int(row["entries"]) for row in rows.values()), default=0)
    if sheet.figures is None or not rows:
        return None
    scale = TALLEST / most if most else 0.0
    bars = {i: _bar(i, row, scale, last=i == max(rows)) for i, row in rows.items()}
    links = _links(sheet, bars, scale)
    onward = [link for kind, link in links if kind == "advanced"]
    skips, few_skips = _worth([x for kind, x in links if kind == "skipped"], MOST_SKIPS)
    returns, few_returns = _worth([x for kind, x in links if kind == "returned"], MOST_RETURNS)
    return Flow(bars, onward, skips, returns, few_skips + few_returns)


def _bar(place: int, row: Row, scale: float, last: bool) -> Bar:
    height = max(int(row["entries"]) * scale, 3.0 if row["entries"] else 0.0)
    lost = 0.0 if last else min((row.get("expired") or 0) * scale, height)
    return Bar(place, row, height, min((row.get("open") or 0) * scale, height), lost)


def _links(sheet: Paper, bars: dict[int, Bar], scale: float) -> list[tuple[str, Link]]:
    if sheet.figures is None:
        return []
    places = {stage.id: i for i, stage in enumerate(sheet.journey.stages)}
    found = []
    for row in sheet.figures.flow:
        start, end = places.get(row["from"]), places.get(row["to"])
        if start is None or end is None or start not in bars or end not in bars or not row["n"]:
            continue
        n, base = int(row["n"]), bars[start].entries
        thick = min(n * scale, bars[start].height)
        share = n / base if base else 0.0
        found.append((row["kind"], Link(start, end, n, thick, share, base, row.get("median_s"))))
    return found


def _worth(links: list[Link], most: int) -> tuple[list[Link], list[Link]]:
    """The links that are drawn, largest first, and those that are only counted."""
    ranked = sorted(links, key=lambda link: (-link.n, link.start, link.end))
    drawn = [link for link in ranked if link.share >= _WORTH][:most]
    return drawn, [link for link in ranked if link not in drawn]


def worst(sheet: Paper, flow: Flow) -> int | None:
    """The stage where the largest share is lost on the way to the goal; it alone is red."""
    goal = sheet.journey.goal_index()
    found = {
        place: bar.row["drop_off"]
        for place, bar in flow.bars.items()
        if bar.row.get("drop_off") is not None
        and (bar.row.get("decided") or 0) >= SMALL
        and (goal is None or place < goal)
        and sheet.journey.stages[place].wanted == "more"
    }
    return max(found, key=lambda place: found[place]) if found else None


def opens_at(sheet: Paper, flow: Flow) -> int:
    """The stage at which most new cycles open; the first measured one when nothing tells."""
    counts: dict[int, int] = {}
    places = {stage.id: i for i, stage in enumerate(sheet.journey.stages)}
    for row in sheet.figures.flow if sheet.figures else ():
        place = places.get(row["to"])
        if row["kind"] == "new_cycle" and place in flow.bars:
            counts[place] = counts.get(place, 0) + int(row["n"])
    return max(counts, key=lambda place: (counts[place], -place)) if counts else min(flow.bars)
