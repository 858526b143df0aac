"""The journey map as one SVG: title, heads, rows with content, and a line that explains figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from percorso.errors import DrawingError, Problem, did_you_mean
from percorso.journey import Journey, Stage
from percorso.share.figures import Figures
from percorso.share.map.emotion import draw_emotion, felt, has_emotion
from percorso.share.map.flow import draw_flow, has_flow
from percorso.share.map.grid import MARGIN, grid_for
from percorso.share.map.head import draw_heads, draw_title, subtitle
from percorso.share.map.kpis import (
    draw_kpis,
    draw_owners,
    draw_table,
    has_kpis,
    has_owners,
    has_table,
)
from percorso.share.map.notes import (
    concern_cells,
    draw_claims,
    draw_concerns,
    draw_plain,
    draw_visibility,
)
from percorso.share.map.sheet import Lane, Sheet, draw_lane, on_grid
from percorso.share.map.touchpoints import draw_touchpoints, has_touchpoints
from percorso.share.pen.canvas import Box
from percorso.share.pen.document import Drawing
from percorso.share.pen.paper import Paper, uid_of
from percorso.share.pen.text import wrap
from percorso.theme import colours
from percorso.words import N_, Words


def _say(message: str) -> Callable[[Sheet], str]:
    return lambda sheet: sheet.words(message) if message else ""


def _any(of: Callable[[Stage], object]) -> Callable[[Sheet], bool]:
    return lambda sheet: any(of(stage) for stage in sheet.journey.stages)


def _some(kind: str) -> Callable[[Sheet], bool]:
    return lambda sheet: any(concern_cells(sheet, kind))


def _concerns(name: str, title: str, edge: str, note: str = "") -> Lane:
    return Lane(name, title, _say(note), _some(name), draw_concerns(name, edge))


def _touchpoint_note(sheet: Sheet) -> str:
    words = sheet.words
    kinds = words("square: traditional; circle: digital; diamond: external")
    if sheet.figures is None:
        return kinds
    return f"{kinds}. {words('Bar: reach; points: progress that goes with it')}"


def _emotion_note(sheet: Sheet) -> str:
    scale = sheet.words("from −2 to +2")
    if any(point.half is not None for point in felt(sheet)):
        return f"{scale}; {sheet.words('band: 95% interval')}"
    return scale


_FLOW_NOTE = N_("bars: entries, outlined where still in stage; grey: drop-off")
_LANES = (
    Lane("people", N_("People"), _say(_FLOW_NOTE), has_flow, draw_flow),
    Lane("goals", N_("Customer goal"), _say(""), _any(lambda s: s.customer_goal),
         draw_plain(lambda s: s.customer_goal)),
    Lane("business", N_("Business goal"), _say(""), _any(lambda s: s.business_goal),
         draw_plain(lambda s: s.business_goal)),
    Lane("questions", N_("Questions"), _say(""), _any(lambda s: s.questions),
         draw_plain(lambda s: s.questions, "?")),
    Lane("touchpoints", N_("Touchpoints"), _touchpoint_note, has_touchpoints, draw_touchpoints),
    Lane("emotion", N_("Emotion"), _emotion_note, has_emotion, draw_emotion),
    _concerns("pains", N_("Pain points"), "pain"),
    _concerns("delights", N_("High points"), "gain"),
    _concerns("opportunities", N_("Opportunities"), "gain"),
    _concerns("actions", N_("Actions"), "muted"),
    _concerns("tactics", N_("Tactics"), "muted"),
    Lane("frontstage", N_("Frontstage"), _say(""), _any(lambda s: s.frontstage),
         draw_claims(lambda s: s.frontstage)),
    Lane("backstage", N_("Backstage"), _say(""), _any(lambda s: s.backstage),
         draw_claims(lambda s: s.backstage), draw_visibility),
    Lane("support", N_("Support processes"), _say(""), _any(lambda s: s.support),
         draw_claims(lambda s: s.support)),
    Lane("kpis", N_("KPI"), _say(N_("value and target")), has_kpis, draw_kpis),
    Lane("figures", N_("Figures"), _say(N_("with 95% interval")), has_table, draw_table),
    Lane("owners", N_("Owner"), _say(N_("and team")), has_owners, draw_owners),
)  # fmt: skip
LANES: tuple[str, ...] = tuple(lane.name for lane in _LANES)
"""The rows that a map can show, in the order in which it shows them."""


def draw_map(
    journey: Journey,
    figures: Figures | None = None,
    *,
    lang: str = "en",
    theme: str = "light",
    lanes: Sequence[str] | None = None,
    width: int | None = None,
    fonts: bool = True,
    title: bool = True,
) -> str:
    """Draw a journey as SVG: what the team drew and, with figures, what was measured.

    Args:
        journey: The journey.
        figures: What was measured; None draws the drawing alone.
        lang: Language of words and numbers, `en` or `it`.
        theme: `light`, `dark`, or `auto` for what the reader's system prefers.
        lanes: Names of the rows to show (see `LANES`); None for all that have content.
        width: Width in pixels; None for the one that reads best with that many stages.
        fonts: Embed the face, so that the picture looks the same everywhere; a page that holds
            several pictures embeds it once and leaves it out here.
        title: Draw title, subtitle and legend above the stages; a page that says them leaves them
            out here.

    Returns:
        A whole SVG document with real, selectable text.

    Raises:
        DrawingError: Unknown theme or row, or a width too narrow for the stages.
        PercorsoError: The language is not spoken.

    Example:
        >>> journey = Journey.parse("{percorso: 1, id: a, title: A, stages: [{id: s, name: S}]}")
        >>> draw_map(journey).startswith("<svg")
        True
    """
    colours(theme)
    drawing = compose(journey, figures, lang=lang, lanes=lanes, width=width, title=title)
    return drawing.svg(theme, fonts)


def compose(
    journey: Journey,
    figures: Figures | None = None,
    *,
    lang: str = "en",
    lanes: Sequence[str] | None = None,
    width: int | None = None,
    title: bool = True,
) -> Drawing:
    """Lay out a map: all its marks and texts, and its height."""
    chosen = chosen_lanes(lanes)
    sheet = sheet_of(journey, figures, lang, width, lanes)
    y = draw_heads(sheet, draw_title(sheet) if title else 8) + 16
    for lane in _LANES:
        if lane.name in chosen and lane.has(sheet):
            y = draw_lane(sheet, lane, y)
    return Drawing(
        sheet, on_grid(_draw_foot(sheet, y)), about=describe(sheet), defs=fall(sheet.uid)
    )


def sheet_of(
    journey: Journey, figures: Figures | None, lang: str, width: int | None, *more: object
) -> Sheet:
    """A clean sheet with the columns of a journey."""
    grid = grid_for(len(journey.stages), width)
    uid = uid_of(journey.id, lang, width, figures is None, *more)
    return Sheet(journey=journey, figures=figures, words=Words.of(lang), wide=grid.width,
                 uid=uid, grid=grid)  # fmt: skip


def chosen_lanes(lanes: Sequence[str] | None) -> set[str]:
    """The rows to show.

    Raises:
        DrawingError: There is no such row.
    """
    unknown = [name for name in lanes or () if name not in LANES]
    if unknown:
        raise DrawingError(
            [
                Problem(f"There is no row '{name}'.", did_you_mean(name, LANES, 20), key="lanes")
                for name in unknown
            ]
        )
    return set(LANES if lanes is None else lanes)


def _draw_foot(sheet: Sheet, y: float) -> float:
    """One line that says what the figures mean."""
    if not has_table(sheet):
        return y
    words, room = sheet.words, Box(MARGIN, y, sheet.grid.end, y + 400)
    text = words(
        "Conversion: share of the decided cycles that entered a later stage; drop-off is the rest. "
        "Grey figures rest on fewer than 30 cases. Progress beside a touchpoint is not a cause."
    )
    lines = wrap(text, sheet.grid.end - MARGIN)
    sheet.canvas.line(MARGIN, y, sheet.grid.end, y, "line l-line")
    sheet.canvas.lines(MARGIN, y + 24, lines, "muted", inside=room)
    return y + 24 + 16 * len(lines)


def fall(uid: str) -> str:
    """The gradient of what falls away."""
    return (
        f'<linearGradient id="{uid}-fall" x1="0" y1="0" x2="0" y2="1">'
        '<stop offset="0" stop-color="#8A929C" stop-opacity=".38"/>'
        '<stop offset="1" stop-color="#8A929C" stop-opacity="0"/></linearGradient>'
    )


def describe(sheet: Paper) -> list[str]:
    """The map in a few sentences, for those who do not see it."""
    words, stages = sheet.words, sheet.journey.stages
    said = [", ".join(subtitle(sheet)) + "."]
    names = words.listed([sheet.say(stage.name) for stage in stages])
    said.append(
        words.plural("{n} stage: {names}.", "{n} stages: {names}.", len(stages), names=names)
    )
    for stage, row in zip(stages, sheet.rows(), strict=True):
        if row.get("entries") is None:
            continue
        name, entries = sheet.say(stage.name), words.number(row["entries"])
        if row.get("conversion") is None:
            said.append(words("{name}: {entries} entries.", name=name, entries=entries))
            continue
        share = words.share(row["conversion"])
        said.append(
            words("{name}: {entries} entries, conversion {share}.",
                  name=name, entries=entries, share=share)
        )  # fmt: skip
    return said
