"""Rows of words: goals, questions, pains, delights, opportunities, actions, tactics, blueprint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from percorso.journey import Cost, claim_grade
from percorso.journey.amounts import cost_written
from percorso.share.map.grid import MARGIN, PAD
from percorso.share.map.sheet import Sheet, stack_cells
from percorso.share.pen.canvas import Box
from percorso.share.pen.glyphs import grade_sign
from percorso.share.pen.text import width, wrap
from percorso.words import N_

GRADES = {
    "hypothesis": N_("hypothesis"),
    "reported": N_("reported"),
    "measured": N_("measured"),
}
STATES = {
    "open": N_("open"),
    "planned": N_("scheduled"),
    "doing": N_("in progress"),
    "todo": N_("to do"),
    "done": N_("done"),
    "dropped": N_("dropped"),
    "solved": N_("solved"),
    "accepted": N_("accepted"),
    "idea": N_("idea"),
    "running": N_("running"),
    "paused": N_("paused"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """A card of words.

    Attributes:
        text: What it says.
        grade: Evidence grade shown beside it; None shows none.
        left: Small words at the lower left (state, owner).
        money: A cost, in red at the lower right.
        edge: Colour class of the left edge; empty for none.
    """

    text: str
    grade: str | None = None
    left: str = ""
    money: str = ""
    edge: str = ""


def cost_words(sheet: Sheet, cost: Cost | None) -> str:
    """A cost as people read it: `18.600 € al mese`."""
    return "" if cost is None else cost_written(sheet.words, cost)


def concern_cells(sheet: Sheet, kind: str) -> list[list[Any]]:
    """Pains, delights, opportunities, actions or tactics in their columns."""
    found = [c for c in getattr(sheet.journey, kind) if getattr(c, "state", None) != "dropped"]
    return sheet.by_stage(found)


def concern_note(sheet: Sheet, item: Any, edge: str, claims: bool) -> Note:
    """A pain, delight, opportunity, action or tactic as a card; a claim shows its grade."""
    state = STATES.get(getattr(item, "state", None) or "")
    parts = [
        sheet.words(state) if state else "",
        sheet.say(item.owner) or sheet.say(item.team),
        _days(sheet, item),
    ]
    cost = cost_words(sheet, getattr(item, "cost", None))
    left = ", ".join(part for part in parts if part)
    return Note(sheet.say(item), item.grade if claims else None, left, cost, edge)


def _days(sheet: Sheet, item: Any) -> str:
    """When it is due, or from when to when it runs."""
    starts, ends = getattr(item, "starts", None), getattr(item, "ends", None)
    if starts and ends:
        return sheet.words.date_range(starts, ends)
    day = getattr(item, "due", None) or starts or ends
    return sheet.words.date(day) if day else ""


def claim_notes(sheet: Sheet, claims: tuple[Any, ...]) -> list[Note]:
    """Claims as cards; only a grade above hypothesis is shown, for all else is a guess here."""
    notes = []
    for claim in claims:
        grade = claim_grade(claim)
        notes.append(Note(sheet.say(claim), None if grade == "hypothesis" else grade))
    return notes


def draw_concerns(kind: str, edge: str) -> Callable[[Sheet, float], float]:
    """The drawing of a row of pains, delights, opportunities, actions or tactics."""
    claims = kind in {"pains", "delights", "opportunities"}

    def draw(sheet: Sheet, top: float) -> float:
        cells = [
            [concern_note(sheet, item, edge, claims) for item in cell]
            for cell in concern_cells(sheet, kind)
        ]
        return stack_cells(sheet, cells, top, draw_note)

    return draw


def draw_claims(of: Callable[[Any], tuple[Any, ...]]) -> Callable[[Sheet, float], float]:
    """The drawing of a row of plain claims, such as frontstage or backstage."""

    def draw(sheet: Sheet, top: float) -> float:
        cells = [claim_notes(sheet, of(stage)) for stage in sheet.journey.stages]
        return stack_cells(sheet, cells, top, draw_note)

    return draw


def draw_note(sheet: Sheet, place: int, note: Note, top: float) -> float:
    """One card; returns its lower edge."""
    canvas, room = sheet.canvas, sheet.grid.inner - 4
    lines = wrap(note.text, room, lines=6)
    small = _small(sheet, note)
    under = len(small) + _money_apart(sheet, note, small)
    box = sheet.column(place, top, top + 16 + 16 * (len(lines) + under))
    guess = note.grade == "hypothesis"
    with canvas.group(_spoken(sheet, note)):
        canvas.rect(box, "f-surface l-control dash" if guess else "f-surface l-line", 6)
        if note.edge:
            more = ' stroke-width="3"' + (' stroke-dasharray="4 3"' if guess else "")
            d = f"M{box.x + 1.5:g} {box.y + 4:g}V{box.bottom - 4:g}"
            canvas.path(d, f"none l-{note.edge}", more)
        x = box.x + PAD
        canvas.lines(x, top + 20, lines, inside=box, tip=note.text)
        _draw_small(sheet, note, small, box)
    return box.bottom


def _spoken(sheet: Sheet, note: Note) -> str:
    grade = sheet.words(GRADES[note.grade]) if note.grade else ""
    return ", ".join(part for part in (note.text, grade, note.left, note.money) if part)


def _small(sheet: Sheet, note: Note) -> list[str]:
    """Grade, state and owner: one line, or two where the column is narrow."""
    grade = sheet.words(GRADES[note.grade]) if note.grade else ""
    text = ", ".join(part for part in (grade, note.left) if part)
    return wrap(text, _room(sheet, note), lines=2) if text else []


def _room(sheet: Sheet, note: Note) -> float:
    return sheet.grid.inner - (16 if note.grade else 0)


def _money_apart(sheet: Sheet, note: Note, small: list[str]) -> bool:
    """Whether the amount takes a line of its own below grade, state and owner."""
    if not note.money or not small:
        return bool(note.money)
    return width(small[-1]) + 8 + width(note.money, weight=600) > _room(sheet, note)


def _draw_small(sheet: Sheet, note: Note, small: list[str], box: Box) -> None:
    canvas, x, last = sheet.canvas, box.x + PAD, box.bottom - 12
    top = last - 16 * (len(small) + _money_apart(sheet, note, small) - 1)
    if note.grade:
        grade_sign(canvas, note.grade, x + 5, top - 4)
    whole = ", ".join(part for part in (note.left, note.money) if part)
    canvas.lines(x + (16 if note.grade else 0), top, small, "muted", inside=box, tip=whole)
    canvas.text(box.right - PAD, last, note.money, "loss", bold=True, anchor="end", inside=box)


def draw_plain(of: Callable[[Any], Any], mark: str = "") -> Callable[[Sheet, float], float]:
    """A row of plain sentences without cards: goals, questions."""

    def draw_one(sheet: Sheet, place: int, claim: Any, top: float) -> float:
        box = sheet.column(place, top, top + 4_000)
        lines = wrap(sheet.say(claim), sheet.grid.column - (16 if mark else 0) - 8)
        x = box.x + (16 if mark else 0)
        if mark:
            sheet.canvas.text(box.x, top + 12, mark, "muted", bold=True, inside=box)
        sheet.canvas.lines(x, top + 12, lines, inside=box)
        return top + 16 * len(lines)

    def draw(sheet: Sheet, top: float) -> float:
        cells = []
        for stage in sheet.journey.stages:
            found = of(stage)
            many = found if isinstance(found, tuple) else (found,) if found is not None else ()
            cells.append(many)
        return stack_cells(sheet, cells, top, draw_one)

    return draw


def draw_visibility(sheet: Sheet, y: float) -> None:
    """The upper edge of the work behind: the line of visibility, with its name."""
    if not any(stage.frontstage for stage in sheet.journey.stages):
        sheet.canvas.line(MARGIN, y, sheet.grid.end, y, "line l-line")
        return
    name = sheet.words("Line of visibility")
    start = sheet.grid.end - width(name) - 8
    sheet.canvas.path(f"M{MARGIN} {y:g}H{start:g}", "line l-ink", ' stroke-dasharray="8 4"')
    sheet.canvas.text(sheet.grid.end, y + 4, name, "muted", anchor="end")
