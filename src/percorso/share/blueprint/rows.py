"""The rows of a blueprint, cell by cell, and where each cell ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from percorso.journey import Stage
from percorso.share.figures import SMALL, Row
from percorso.share.map.grid import GAP
from percorso.share.map.notes import Note, claim_notes, draw_note
from percorso.share.map.sheet import Sheet
from percorso.share.map.touchpoints import card_of, cells_of, draw_card
from percorso.share.moments import does
from percorso.share.pen.canvas import num
from percorso.share.pen.glyphs import avatar
from percorso.share.pen.text import width, wrap
from percorso.words import N_

Cells = list[list[Any]]
Draw = Callable[[Sheet, int, Any, float], float]
Edge = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the blueprint.

    Attributes:
        name: Class of its group.
        title: Its English name.
        note: An English line that says what it holds.
        cells: What stands in each column.
        draw: Draws one item from a height down and returns where it ends.
        edge: The line above it: its English name, classes and dashes; None for a thin one.
        linked: Whether it is connected with the row above.
    """

    name: str
    title: str
    note: str
    cells: Callable[[Sheet], Cells]
    draw: Draw
    edge: Edge | None = None
    linked: bool = True


def _times(sheet: Sheet) -> Cells:
    rows = zip(sheet.journey.stages, sheet.rows(), strict=True)
    return [_time_lines(sheet, stage, row) for stage, row in rows]


def _time_lines(sheet: Sheet, stage: Stage, row: Row) -> list[tuple[str, str]]:
    """How long the stage should take, how long it takes, and how many take longer."""
    words, lines = sheet.words, []
    if stage.target_duration is not None:
        time = words.duration(stage.target_duration.us / 1_000_000)
        lines.append((words("expected {time}", time=time), "muted"))
    if row.get("time_median_s") is not None:
        time = words.duration(row["time_median_s"])
        lines.append((words("median {time}", time=time), "ink"))
    if row.get("late") is not None and (row.get("entries") or 0) >= SMALL:
        lines.append((words("{share} late", share=words.share(row["late"])), "muted"))
    return lines


def _draw_line(sheet: Sheet, place: int, item: tuple[str, str], top: float) -> float:
    box = sheet.column(place, top, top + 16)
    sheet.canvas.text(box.x, top + 12, item[0], item[1], inside=box)
    return top + 12


def _touchpoints(sheet: Sheet) -> Cells:
    stages = zip(sheet.journey.stages, cells_of(sheet), strict=True)
    return [[card_of(sheet, touchpoint, stage.id) for touchpoint in c] for stage, c in stages]


def _customer(sheet: Sheet) -> Cells:
    """What customers do; their goal, as a guess, where nobody wrote down an act."""
    cells: Cells = []
    for stage in sheet.journey.stages:
        acts = [Note(act) for act in does(sheet, stage)]
        goal = stage.customer_goal
        if not acts and goal is not None:
            acts = [Note(sheet.words("Goal: {goal}", goal=sheet.say(goal)))]
        cells.append(acts)
    return cells


def _claims(of: Callable[[Stage], Sequence[Any]]) -> Callable[[Sheet], Cells]:
    return lambda sheet: [claim_notes(sheet, tuple(of(stage))) for stage in sheet.journey.stages]


def _owners(sheet: Sheet) -> Cells:
    return [[stage] if stage.owner or stage.team else [] for stage in sheet.journey.stages]


def _draw_owner(sheet: Sheet, place: int, stage: Stage, top: float) -> float:
    """Who answers, the team, and the arrow to whom the customer is handed over."""
    canvas, box = sheet.canvas, sheet.column(place, top, top + 4_000)
    owner, team = sheet.say(stage.owner) or sheet.say(stage.team), sheet.say(stage.team)
    avatar(canvas, owner, box.x + 12, top + 12)
    names = wrap(owner, sheet.grid.column - 56)
    canvas.lines(box.x + 32, top + 16, names, inside=box)
    y = top + 16 + 16 * len(names)
    if stage.owner and stage.team:
        teams = wrap(team, sheet.grid.column - 32)
        canvas.lines(box.x + 32, y, teams, "muted", inside=box)
        y += 16 * len(teams)
    if stage.hands_over_to is not None:
        _draw_arrow(sheet, place, box.x + 40 + width(names[0]), top + 12)
        y = _draw_handover(sheet, place, stage, y)
    return max(top + 24, y - 12)


def _draw_arrow(sheet: Sheet, place: int, x: float, y: float) -> None:
    """An arrow from behind the owner's name into the next column."""
    if place == len(sheet.journey.stages) - 1:
        return
    end = sheet.grid.right(place) + GAP - 4
    sheet.canvas.line(x, y, end - 6, y, "line bold l-control")
    sheet.canvas.path(f"M{num(end)} {num(y)}l-8 4.5v-9Z", "f-control")


def _draw_handover(sheet: Sheet, place: int, stage: Stage, y: float) -> float:
    """To whom the customer is handed over, and with what."""
    team, what = sheet.say(stage.hands_over_to), sheet.say(stage.handover)
    text = f"{team}: {what}" if what else team
    lines = wrap(sheet.words("hands over to {text}", text=text), sheet.grid.column - 32, lines=6)
    box = sheet.column(place, y - 12, y + 4_000)
    sheet.canvas.lines(box.x + 32, y + 4, lines, "muted", inside=box, tip=text)
    return y + 4 + 16 * len(lines)


_INTERACTION: Edge = (N_("Line of interaction"), "line bold l-ink", "")
_VISIBILITY: Edge = (N_("Line of visibility"), "line bold l-ink", "8 5")
_INTERNAL: Edge = (N_("Line of internal interaction"), "line bold l-muted", "2 5")
LANES = (
    Lane("times", N_("Time"), "", _times, _draw_line, linked=False),
    Lane("evidence", N_("Touchpoints"), N_("what the customer meets"), _touchpoints, draw_card,
         linked=False),
    Lane("customer", N_("Customer"), N_("what the customer does"), _customer, draw_note),
    Lane("frontstage", N_("Frontstage"), N_("work the customer sees"),
         _claims(lambda stage: stage.frontstage), draw_note, _INTERACTION),
    Lane("backstage", N_("Backstage"), N_("work the customer does not see"),
         _claims(lambda stage: stage.backstage), draw_note, _VISIBILITY),
    Lane("support", N_("Support processes"), N_("systems and suppliers"),
         _claims(lambda stage: stage.support), draw_note, _INTERNAL),
    Lane("owners", N_("Owner"), N_("and handover"), _owners, _draw_owner, linked=False),
)  # fmt: skip
