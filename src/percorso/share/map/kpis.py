"""Rows of figures: KPI against target, the small table of measures, and who answers for what."""

from __future__ import annotations

from typing import Any

from percorso.formats import UNKNOWN
from percorso.journey import Kpi
from percorso.journey.amounts import written
from percorso.journey.stages import SHARES
from percorso.measure.targets import judge, reached
from percorso.share.figures import SMALL, Row
from percorso.share.map.sheet import Sheet, stack_cells
from percorso.share.pen.canvas import Box
from percorso.share.pen.glyphs import avatar
from percorso.share.pen.text import shorten, width, wrap
from percorso.words import N_

_BESIDE = 0.6
"""A value wider than this share of the column stands under the name."""
_TABLE = (
    ("entries", N_("Entries")),
    ("people", N_("People")),
    ("conversion", N_("Conversion")),
    ("conversion_goal", N_("To goal")),
    ("drop_off", N_("Drop-off")),
    ("undecided", N_("Undecided")),
    ("time_median_s", N_("Time in stage, median")),
    ("population", N_("In stage now")),
)


def has_kpis(sheet: Sheet) -> bool:
    """Whether any stage is judged by a KPI."""
    return any(stage.kpis for stage in sheet.journey.stages)


def actual(kpi: Kpi, row: Row) -> float | None:
    """What a KPI is now, in its unit: the measured figure, else the value known from elsewhere."""
    return judge(kpi, row).value


def draw_kpis(sheet: Sheet, top: float) -> float:
    """Draw every KPI: name, value, bar and target."""
    rows = sheet.rows()
    cells = [[(kpi, rows[i]) for kpi in stage.kpis] for i, stage in enumerate(sheet.journey.stages)]
    return stack_cells(sheet, cells, top, _draw_kpi, gap=12)


def _draw_kpi(sheet: Sheet, place: int, item: tuple[Kpi, Row], top: float) -> float:
    kpi, row = item
    canvas, words, unit = sheet.canvas, sheet.words, sheet.say(kpi.unit)
    value = actual(kpi, row)
    shown = _unmeasured(sheet, kpi) if value is None else written(words, kpi, unit, value)
    if few := few_cases(kpi, row):
        shown = f"{shown}, {words.sample(few)}"
    wide = sheet.grid.column
    shown = shorten(shown, wide, weight=600)
    under = width(shown, weight=600) > wide * _BESIDE
    room = wide if under else wide - width(shown, weight=600) - 12
    names = wrap(sheet.say(kpi.name), room, lines=3)
    low = top + 16 * (len(names) + under)
    box = sheet.column(place, top, low + 28)
    met = None if value is None or kpi.target is None or few else reached(kpi, value)
    state = "" if met is None else words("on target") if met else words("off target")
    with canvas.group(f"{sheet.say(kpi.name)}: {shown} {state}".strip()):
        canvas.lines(box.x, top + 12, names, "muted", inside=box)
        known = value is not None and not few
        tone = "muted" if not known else "good" if met else "ink"
        y = low - 4 if under else top + 12
        canvas.text(box.right, y, shown, tone, bold=known, anchor="end", inside=box)
        _draw_meter(sheet, kpi, value, met, Box(box.x, low + 4, box.right, 0))
    return box.bottom + (0 if kpi.target is not None else -12)


def _unmeasured(sheet: Sheet, kpi: Kpi) -> str:
    """That a KPI has no value, in words where there is room for them."""
    text = sheet.words("not measured yet")
    return text if width(sheet.say(kpi.name)) + width(text) + 16 <= sheet.grid.column else UNKNOWN


def few_cases(kpi: Kpi, row: Row) -> int | None:
    """The base of a share that rests on few cases; None for any other figure."""
    judged = judge(kpi, row)
    return judged.base if judged.few else None


def _draw_meter(sheet: Sheet, kpi: Kpi, value: float | None, met: bool | None, at: Box) -> None:
    """A bar of the value, a tick at the target and the target in words."""
    canvas, unit, wide = sheet.canvas, sheet.say(kpi.unit), at.right - at.x
    most = max(abs(value or 0), abs(kpi.target or 0)) * 1.15
    if unit == "%" and most < 200:
        most = max(most, 100.0) if max(value or 0, kpi.target or 0) > 50 else most
    track = Box(at.x, at.y, at.right, at.y + 6)
    guess = value is None
    canvas.rect(track, "line dash l-control" if guess else "f-hover", 3)
    if value and most:
        fill = {True: "f-good", False: "f-pain", None: "f-control"}[met]
        canvas.rect(Box(at.x, at.y, at.x + wide * max(value, 0) / most, at.y + 6), fill, 3)
    if kpi.target is None:
        return
    x = at.x + (wide * max(kpi.target, 0) / most if most else 0)
    canvas.line(x, at.y - 3, x, at.y + 9, "line bold l-ink")
    target = written(sheet.words, kpi, unit, kpi.target)
    label = shorten(sheet.words("target {value}", value=target), wide)
    half = width(label) / 2
    middle = min(max(x, at.x + half), at.right - half)
    inside = Box(at.x, at.y, at.right, at.y + 28)
    canvas.text(middle, at.y + 20, label, "muted", anchor="middle", inside=inside)


def has_table(sheet: Sheet) -> bool:
    """Whether any stage has figures."""
    return any(row.get("entries") is not None for row in sheet.rows())


def draw_table(sheet: Sheet, top: float) -> float:
    """The figures of every stage in words: name left, value right."""
    rows = sheet.rows()
    keys = [(key, name) for key, name in _TABLE if any(r.get(key) is not None for r in rows)]
    cells = [
        [(key, name, row) for key, name in keys] if row.get("entries") is not None else []
        for row in rows
    ]
    return stack_cells(sheet, cells, top, _draw_figure)


def _draw_figure(sheet: Sheet, place: int, item: tuple[str, str, Row], top: float) -> float:
    key, name, row = item
    box = sheet.column(place, top, top + 20)
    value, weak = _figure(sheet, key, row)
    label = shorten(sheet.words(name), sheet.grid.column - width(value) - 8)
    sheet.canvas.text(box.x, top + 12, label, "muted", inside=box, tip=sheet.words(name))
    sheet.canvas.text(
        box.right, top + 12, value, "muted" if weak else "ink", anchor="end", inside=box
    )
    sheet.canvas.line(box.x, box.bottom - 1, box.right, box.bottom - 1, "line l-line")
    return box.bottom


def _figure(sheet: Sheet, key: str, row: Row) -> tuple[str, bool]:
    """A figure as text, and whether it rests on few cases."""
    words, value = sheet.words, row.get(key)
    if value is None:
        return UNKNOWN, True
    if key == "time_median_s":
        return words.duration(value), False
    if key not in SHARES:
        return words.number(value), False
    base = row.get("decided_goal" if key == "conversion_goal" else "decided") or 0
    if base < SMALL:
        return f"{words.share(value)}, {words.sample(base)}", True
    whole = words.interval(value, row.get(f"{key}_low"), row.get(f"{key}_high"))
    room = sheet.grid.column * 0.62
    return whole if width(whole) <= room else words.share(value), False


def has_owners(sheet: Sheet) -> bool:
    """Whether any stage names who answers for it."""
    return any(stage.owner or stage.team for stage in sheet.journey.stages)


def draw_owners(sheet: Sheet, top: float) -> float:
    """Owner, team and the team that takes over."""
    cells = [[stage] if stage.owner or stage.team else [] for stage in sheet.journey.stages]
    return stack_cells(sheet, cells, top, _draw_owner)


def _draw_owner(sheet: Sheet, place: int, stage: Any, top: float) -> float:
    owner, team, after = (sheet.say(x) for x in (stage.owner, stage.team, stage.hands_over_to))
    box = sheet.column(place, top, top + 4_000)
    room = sheet.grid.column - 32
    avatar(sheet.canvas, owner or team, box.x + 12, top + 12)
    first = wrap(owner or team, room)
    rest = wrap(team, room) if owner and team else []
    if after:
        rest += wrap(sheet.words("then {team}", team=after), room)
    sheet.canvas.lines(box.x + 32, top + 16 - 4 * bool(rest), first, inside=box)
    y = top + 16 - 4 * bool(rest) + 16 * len(first)
    sheet.canvas.lines(box.x + 32, y, rest, "muted", inside=box)
    return max(top + 24, y + 16 * len(rest) - 12)
