"""The row of touchpoints: kind, name, reach as a bar, and the progress that goes with each."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.formats import UNKNOWN
from percorso.journey import Touchpoint
from percorso.share.figures import SMALL, Row
from percorso.share.map.grid import PAD
from percorso.share.map.sheet import Sheet, stack_cells
from percorso.share.pen.canvas import Box
from percorso.share.pen.glyphs import kind_sign
from percorso.share.pen.text import width, wrap
from percorso.words import N_

KINDS = {
    "traditional": N_("Traditional"),
    "digital": N_("Digital"),
    "external": N_("External"),
    None: N_("To decide"),
}
STATES = {"planned": N_("planned"), "missing": N_("not covered")}
_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Card:
    """A touchpoint in a stage, with its figures and the words on its card."""

    touchpoint: Touchpoint
    row: Row
    name: str
    reach: str
    effect: str
    tone: str
    tip: str

    @property
    def right(self) -> str:
        """Everything on the right-hand side, to measure it."""
        return "  ".join(part for part in (self.reach, self.effect) if part)


def has_touchpoints(sheet: Sheet) -> bool:
    """Whether any touchpoint stands in a stage."""
    return any(cell for cell in cells_of(sheet))


def cells_of(sheet: Sheet) -> list[list[Touchpoint]]:
    """Touchpoints in their columns, the farthest reaching first, those not in use left out."""
    cells = []
    for stage in sheet.journey.stages:
        here = [
            t for t in sheet.journey.touchpoints if stage.id in t.stages and t.state != "retired"
        ]
        cells.append(sorted(here, key=lambda t: _rank(sheet, t, stage.id)))
    return cells


def _rank(sheet: Sheet, touchpoint: Touchpoint, stage: str) -> tuple[int, float]:
    row = _row(sheet, touchpoint.id, stage)
    later = {"planned": 1, "missing": 2}.get(touchpoint.state or "", 0)
    return later, -float(row.get("reach") or 0)


def _row(sheet: Sheet, touchpoint: str, stage: str) -> Row:
    return sheet.figures.touchpoint(touchpoint, stage) if sheet.figures else {}


def card_of(sheet: Sheet, touchpoint: Touchpoint, stage: str) -> Card:
    """The words of a card."""
    words, row = sheet.words, _row(sheet, touchpoint.id, stage)
    name = sheet.say(touchpoint.name)
    if touchpoint.state in STATES and not row.get("events"):
        return Card(touchpoint, row, name, "", words(STATES[touchpoint.state]), "accent", "")
    if touchpoint.rule is None and row and not row.get("events"):
        tip = words("Not measured: it has no rule, and no event names it")
        return Card(touchpoint, {}, name, UNKNOWN, "", "muted", tip)
    reach = words.share(row["reach"]) if row.get("reach") is not None else ""
    effect, tone = _effect(sheet, row)
    return Card(touchpoint, row, name, reach, effect, tone, _tip(sheet, name, row))


def _effect(sheet: Sheet, row: Row) -> tuple[str, str]:
    """The progress difference and its colour: only one that is surely not zero has a colour."""
    difference = row.get("difference")
    if difference is None:
        return "", "muted"
    base = min(row.get("stays_with") or 0, row.get("stays_without") or 0)
    text = sheet.words.points(difference)
    if base < SMALL:
        return f"{text}, {sheet.words.sample(base)}", "muted"
    if (row.get("difference_low") or 0) > 0:
        return text, "good"
    return text, "loss" if (row.get("difference_high") or 0) < 0 else "muted"


def _tip(sheet: Sheet, name: str, row: Row) -> str:
    if row.get("reach") is None:
        return name
    words = sheet.words
    tip = words(
        "{name}: {reach} of the people in the stage, {n}",
        name=name,
        reach=words.share(row["reach"]),
        n=words.plural("{n} person", "{n} people", row.get("people")),
    )
    if row.get("difference") is None:
        return tip
    return tip + words(
        "; stays with it go on {points} ({low} to {high}) compared with the others",
        points=words.points(row["difference"]),
        low=words.points(row.get("difference_low")),
        high=words.points(row.get("difference_high")),
    )


def draw_touchpoints(sheet: Sheet, top: float) -> float:
    """Draw all cards; figures stand under a name that is too long for both."""
    cells = [
        [card_of(sheet, touchpoint, stage.id) for touchpoint in cell]
        for stage, cell in zip(sheet.journey.stages, cells_of(sheet), strict=True)
    ]
    return stack_cells(sheet, cells, top, draw_card)


def _fits(sheet: Sheet, card: Card) -> bool:
    return width(card.name) + 16 + 16 + width(card.right, weight=600) <= sheet.grid.inner


def draw_card(sheet: Sheet, place: int, card: Card, top: float) -> float:
    """One card; returns its lower edge."""
    canvas, x = sheet.canvas, sheet.grid.left(place) + PAD
    names = [card.name] if _fits(sheet, card) else _name_lines(sheet, card)
    under = _lines_under(sheet, card, names[-1])
    box = sheet.column(place, top, top + 16 + 16 * (len(names) + under))
    gap = card.touchpoint.state in STATES
    spoken = f"{sheet.words(KINDS[card.touchpoint.kind])}: {card.name} {card.right}"
    with canvas.group(spoken, f"s{place % 8}"):
        canvas.rect(box, "none l-control dash" if gap else "f-surface l-line", 6)
        _draw_reach(sheet, card, box)
        kind_sign(canvas, card.touchpoint.kind, x + 4, top + 16, "f-control" if gap else "f-muted")
        tone, tip = "muted" if gap else "ink", card.tip or card.name
        canvas.lines(x + 16, top + 20, names, tone, inside=box, tip=tip)
        _draw_right(sheet, card, box, box.bottom - 12, under)
    return box.bottom


def _lines_under(sheet: Sheet, card: Card, last: str) -> int:
    """How many lines the figures take below the name: none beside it, two when one is too short."""
    figures = width(card.right, weight=600)
    if not card.right or width(last) + 32 + figures <= sheet.grid.inner:
        return 0
    return 1 if figures + 16 <= sheet.grid.inner else 2


def _name_lines(sheet: Sheet, card: Card) -> list[str]:
    return wrap(card.name, sheet.grid.inner - 16, lines=_NAME_LINES)


def _draw_reach(sheet: Sheet, card: Card, box: Box) -> None:
    reach = float(card.row.get("reach") or 0)
    if reach:
        end = box.x + 4 + (box.right - box.x - 8) * min(reach, 1.0)
        sheet.canvas.rect(
            Box(box.x + 4, box.bottom - 3, max(end, box.x + 6), box.bottom - 1), "c", 1
        )


def _draw_right(sheet: Sheet, card: Card, box: Box, y: float, under: int) -> None:
    canvas, right = sheet.canvas, box.right - PAD
    strong = card.tone in {"good", "loss"}
    canvas.text(
        right, y, card.effect, card.tone, bold=strong, anchor="end", inside=box, tip=card.tip
    )
    if under:
        above = y - 16 * (under - 1)
        canvas.text(box.x + PAD + 16, above, card.reach, "muted", inside=box, tip=card.tip)
        return
    room = width(card.effect, weight=600 if strong else 400)
    left = right - max(room + 8, 64) if card.effect else right
    canvas.text(left, y, card.reach, "muted", anchor="end", inside=box, tip=card.tip)
