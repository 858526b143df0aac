"""The comparison as a drawing: heads, both curves, what changes in rows and in words."""

from __future__ import annotations

from collections.abc import Callable

from percorso.journey import Journey
from percorso.journey.differences import Difference
from percorso.share.beside.cells import Make, concerns, kpis, others, rules, touchpoints, work
from percorso.share.beside.curves import draw_curves, has_curves
from percorso.share.beside.heads import draw_columns, draw_legends, draw_top
from percorso.share.beside.marks import Mark, draw_mark, draw_same
from percorso.share.beside.pair import Pair, check_pair, pair_of
from percorso.share.figures import Figures
from percorso.share.map.grid import GAP, MARGIN
from percorso.share.map.sheet import PAPER_PAD, Lane, draw_lane, on_grid
from percorso.share.pen.canvas import Box
from percorso.share.pen.document import Drawing
from percorso.share.pen.text import wrap
from percorso.words import N_

_ROWS: tuple[tuple[str, str, Make], ...] = (
    ("touchpoints", N_("Touchpoints"), touchpoints),
    ("pains", N_("Pain points"), concerns("pains", "pain")),
    ("delights", N_("High points"), concerns("delights", "delight")),
    ("kpis", N_("KPI"), kpis),
    ("rules", N_("Rules"), rules),
    ("questions", N_("Questions"), work("questions")),
    ("work", N_("Work behind"), work("frontstage", "backstage", "support")),
    ("opportunities", N_("Opportunities"), concerns("opportunities", "opportunity")),
    ("actions", N_("Actions"), concerns("actions", "action")),
    ("tactics", N_("Tactics"), concerns("tactics", "tactic")),
    ("others", N_("Goals, owner, time"), others),
)
_DULL = 100
_WHOLE = {
    "stage": 0, "touchpoint": 2, "kpi": 4, "pain": 5, "delight": 5, "question": 6, "tactic": 7,
    "action": 8, "opportunity": 8, "frontstage": 9, "backstage": 9, "support": 9, "persona": 9,
    "objective": 9,
}  # fmt: skip
_FIELDS = {
    ("stage", "place"): 0, ("stage", "name"): 0, ("stage", "emotion"): 1,
    ("touchpoint", "state"): 2, ("kpi", "target"): 3, ("pain", "state"): 5,
    ("stage", "enter"): 6, ("stage", "completes"): 6, ("stage", "target_duration"): 6,
    ("touchpoint", "stages"): 7, ("tactic", "state"): 7, ("action", "state"): 8,
    ("opportunity", "state"): 8, ("stage", "mindset"): 8, ("stage", "owner"): 9,
    ("touchpoint", "owner"): 9, ("touchpoint", "rule"): 9, ("journey", "owner"): 9,
}  # fmt: skip
MOST = 30
"""So many changes are told in words; the others are counted."""


def compose(
    journey: Journey,
    figures: Figures | None = None,
    *,
    beside: Journey,
    lang: str = "en",
    width: int | None = None,
    title: bool = True,
    listed: bool = True,
    legend: bool = False,
) -> Drawing:
    """Lay out a comparison of two journeys.

    Args:
        journey: The journey as it is.
        figures: What was measured of it; None draws the drawings alone.
        beside: The journey as it should become.
        lang: Language of words and numbers.
        width: Width in pixels; None for the one that reads best.
        title: Draw title and legend.
        listed: End with the changes in words.
        legend: Draw the legend even without a title.

    Raises:
        DrawingError: The two do not belong together, or a width too narrow for the stages.
    """
    check_pair(journey, beside)
    pair = pair_of(journey, beside, figures, lang, width)
    sheet = pair.then
    y = draw_columns(pair, _draw_top(pair, title, legend)) + PAPER_PAD
    for lane in _lanes(pair):
        if lane.has(sheet):
            y = draw_lane(sheet, lane, y)
    if listed:
        y = _draw_words(pair, y)
    name = sheet.words("Now and future")
    return Drawing(sheet, on_grid(y), about=words_of(pair), name=name)


def _draw_top(pair: Pair, title: bool, legend: bool) -> float:
    """Title and legend, the legend alone, or neither; returns where the heads begin."""
    if title:
        return draw_top(pair)
    if legend:
        draw_legends(pair, pair.then.wide - MARGIN, 20)
    return 36 if legend else 8


def _lanes(pair: Pair) -> list[Lane]:
    """The rows as the map draws them."""
    curves = Lane(
        "emotion", N_("Emotion"), lambda sheet: sheet.words("from −2 to +2"),
        lambda _: has_curves(pair), lambda _, top: draw_curves(pair, top),
    )  # fmt: skip
    return [curves, *(_lane(pair, *row) for row in _ROWS)]


def _lane(pair: Pair, name: str, title: str, make: Make) -> Lane:
    cells = [make(pair, column) for column in pair.columns]
    has = any(mark.kind != "same" for cell in cells for mark in cell)
    return Lane(name, title, lambda _: "", lambda _: has, _drawer(pair, cells))


def _drawer(pair: Pair, cells: list[list[Mark]]) -> Callable[[object, float], float]:
    def draw(_: object, top: float) -> float:
        lowest = top
        for place, cell in enumerate(cells):
            y = top
            for mark in cell:
                if mark.kind != "same":
                    y = draw_mark(pair.then, place, mark, y) + 4
            same = [mark.text for mark in cell if mark.kind == "same"]
            lowest = max(lowest, draw_same(pair.then, place, same, y + (4 if y > top else 0)))
            lowest = max(lowest, y - 4)
        return lowest

    return draw


def notable(found: list[Difference]) -> list[Difference]:
    """The differences worth a sentence, the most telling first."""
    ranked = sorted((rank, place) for place, d in enumerate(found) if (rank := _rank(d)) < _DULL)
    return [found[place] for _, place in ranked]


def _rank(difference: Difference) -> int:
    """How telling a difference is: 0 most; from `_DULL` on it is only counted."""
    what, field = difference.what, difference.field
    if difference.kind in {"added", "removed"}:
        return _WHOLE.get(what, _DULL)
    if what == "question":
        answers = {getattr(x, "answered", None) for x in (difference.before, difference.after)}
        return 6 if len(answers) > 1 else _DULL
    return _FIELDS.get((what, field), _DULL)


def words_of(pair: Pair) -> list[str]:
    """The changes in words, and how many more there are."""
    kept, words = notable(pair.found), pair.then.words
    said = [each.sentence(words.lang) for each in kept[:MOST]]
    rest = len(pair.found) - len(said)
    if rest > 0:
        said.append(words.plural("And {n} more change.", "And {n} more changes.", rest))
    return said or [words("Nothing changes.")]


def _draw_words(pair: Pair, y: float) -> float:
    """The changes in words, in as many columns as there is room for."""
    sheet, grid = pair.then, pair.then.grid
    sheet.canvas.line(MARGIN, y, grid.end, y, "line l-line")
    across = max(1, min(3, (grid.end - grid.start) // 400))
    wide = (grid.end - grid.start - GAP * 2 * (across - 1)) // across
    said = [wrap(each, wide, lines=6) for each in words_of(pair)]
    with sheet.canvas.group(sheet.words("Changes in words"), "lane lane-words"):
        top = y + PAPER_PAD
        room = Box(MARGIN, top - 4, grid.start, top + 400)
        label = wrap(sheet.words("Changes in words"), grid.start - MARGIN - 24, weight=600)
        sheet.canvas.lines(MARGIN, top + 12, label, bold=True, inside=room)
        return _draw_texts(pair, said, top, across, wide) + PAPER_PAD


def _draw_texts(pair: Pair, said: list[list[str]], top: float, across: int, wide: int) -> float:
    """Texts column after column, each about as long as the others."""
    total, canvas = sum(len(lines) for lines in said), pair.then.canvas
    most, column, y, lowest, used = -(-total // across), 0, top, top, 0
    for lines in said:
        if used >= most and column < across - 1:
            column, y, used = column + 1, top, 0
        left = pair.then.grid.start + column * (wide + 2 * GAP)
        room = Box(left, y, left + wide, y + 16 * len(lines) + 8)
        canvas.lines(left, y + 12, lines, inside=room)
        y, used = y + 16 * len(lines) + 6, used + len(lines)
        lowest = max(lowest, y)
    return lowest
