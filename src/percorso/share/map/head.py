"""The top of the map: title, what and whom it shows, the legend, and the stages' heads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from percorso.journey import Stage
from percorso.share.map.grid import MARGIN, PAD
from percorso.share.map.sheet import Sheet, on_grid
from percorso.share.pen.canvas import Box
from percorso.share.pen.glyphs import avatar
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import width, wrap
from percorso.theme import BOLD, LARGE, MIDDLE
from percorso.words import N_

KINDS = {
    "current": N_("Current state"),
    "future": N_("Future state"),
    "day_in_life": N_("Day in the life"),
    "blueprint": N_("Service blueprint"),
}
PHASES = {"see": "See", "think": "Think", "do": "Do", "care": "Care"}
LEGEND = ((N_("measured"), "line bold l-ink"), (N_("hypothesis"), "line dash bold l-muted"))
MOMENTS = ((N_("pain point"), "stroke thick l-pain"), (N_("high point"), "stroke thick l-gain"))
Legend = Sequence[tuple[str, str]]
_MINDSET_LINES = 4
_ROOM_FOR_OWNER = 168
"""In a narrower head the name has the room; who answers stands in its own row."""


def subtitle(sheet: Paper) -> list[str]:
    """What the map shows: kind, buyer personas, period, people, and what to keep in mind."""
    words, figures = sheet.words, sheet.figures
    parts = [words(KINDS[sheet.journey.kind])]
    names = [sheet.say(persona.name) for persona in sheet.journey.personas[:3]]
    if names:
        said = words.listed(names)
        parts.append(words.plural("persona {name}", "personas {name}", len(names), name=said))
    elif sheet.journey.audience:
        parts.append(sheet.say(sheet.journey.audience))
    if figures is None:
        return [*parts, words("drawn, not measured yet")]
    first, last = figures.period
    if first and last:
        parts.append(words.date_range(first, last))
    people = figures.summary.get("people_with_stay", figures.summary.get("people"))
    if people is not None:
        parts.append(words.plural("{n} person", "{n} people", people))
    return [*parts, words("simulated data")] if figures.simulated else parts


def draw_title(sheet: Paper, legend: Legend = LEGEND) -> float:
    """Title, subtitle and legend; returns where the drawing may begin.

    Args:
        sheet: The drawing.
        legend: Names of the lines it uses, and the classes they are drawn with.
    """
    canvas, end = sheet.canvas, sheet.wide - MARGIN
    whole = Box(MARGIN, 0, end, 400)
    aside = _legend_width(sheet, legend)
    room = end - MARGIN - aside - 32
    titles = wrap(sheet.say(sheet.journey.title), room, LARGE, BOLD, lines=3)
    canvas.lines(MARGIN, 44, titles, size=LARGE, bold=True, leading=28, inside=whole)
    y = 44 + 28 * (len(titles) - 1) + 24
    lines = wrap(" · ".join(subtitle(sheet)), end - MARGIN)
    canvas.lines(MARGIN, y, lines, "muted", inside=whole)
    _draw_legend(sheet, legend, end - aside, 40)
    return on_grid(y + 16 * len(lines) + 4)


def _legend_width(sheet: Paper, legend: Legend) -> float:
    return sum(width(sheet.words(name)) + 24 + 8 for name, _ in legend) + 16 * (len(legend) - 1)


def _draw_legend(sheet: Paper, legend: Legend, x: float, y: float) -> None:
    for name, classes in legend:
        label = sheet.words(name)
        sheet.canvas.line(x, y - 4, x + 24, y - 4, classes)
        sheet.canvas.text(x + 32, y, label, "muted")
        x += 32 + width(label) + 16


def stage_facts(sheet: Paper, stage: Stage, place: int) -> str:
    """What kind of stage it is, in a few words."""
    words = sheet.words
    facts = []
    if stage.phase and PHASES[stage.phase].casefold() != sheet.say(stage.name).casefold():
        facts.append(PHASES[stage.phase])
    if stage.goal or sheet.journey.goal_index() == place:
        facts.append(words("Goal"))
    if stage.optional:
        facts.append(words("Optional"))
    if stage.wanted == "fewer":
        facts.append(words("fewer is better"))
    if stage.inferred:
        facts.append(words("estimated by its rule"))
    if sheet.figures is not None and not stage.measured:
        facts.append(words("no rule yet"))
    return " · ".join(facts)


def _head(sheet: Sheet, stage: Stage, place: int) -> dict[str, Any]:
    """The lines of a stage's head."""
    owner = sheet.say(stage.owner) or sheet.say(stage.team)
    owner = owner if sheet.grid.column >= _ROOM_FOR_OWNER else ""
    number = width(str(place + 1), MIDDLE) + 8
    room = sheet.grid.inner - number - (28 if owner else 0)
    mindset = sheet.say(stage.mindset)
    quoted = sheet.words.quoted(mindset.strip('«»“”"')) if mindset else ""
    facts = stage_facts(sheet, stage, place)
    return {
        "owner": owner,
        "number": number,
        "name": wrap(sheet.say(stage.name), room, MIDDLE, BOLD, lines=3),
        "facts": wrap(facts, sheet.grid.inner, lines=2) if facts else [],
        "mindset": wrap(quoted, sheet.grid.inner, lines=_MINDSET_LINES) if quoted else [],
        "whole": quoted,
    }


def _height(head: dict[str, Any]) -> int:
    small = len(head["facts"]) + len(head["mindset"])
    return on_grid(12 + 20 * len(head["name"]) + 16 * small + (4 if small else 0) + 8)


def draw_heads(sheet: Sheet, top: float) -> float:
    """The heads of all stages, all as tall as the tallest; returns where they end."""
    heads = [_head(sheet, stage, i) for i, stage in enumerate(sheet.journey.stages)]
    bottom = top + max(_height(head) for head in heads)
    for place, (stage, head) in enumerate(zip(sheet.journey.stages, heads, strict=True)):
        with sheet.canvas.group(f"{place + 1} {sheet.say(stage.name)}", f"stage s{place % 8}"):
            _draw_head(sheet, place, head, sheet.column(place, top, bottom))
    return bottom


def _draw_head(sheet: Sheet, place: int, head: dict[str, Any], box: Box) -> None:
    canvas, x = sheet.canvas, box.x + PAD
    canvas.rect(box, "f-surface l-line", 6)
    canvas.rect(Box(box.x, box.y, box.right, box.y + 4), "c", 2)
    y = box.y + 28
    canvas.text(x, y, str(place + 1), "muted", size=MIDDLE, inside=box)
    canvas.lines(
        x + head["number"], y, head["name"], size=MIDDLE, bold=True, leading=20, inside=box
    )
    avatar(canvas, head["owner"], box.right - PAD - 10, box.y + 24)
    y += 20 * len(head["name"])
    canvas.lines(x, y, head["facts"], "muted", inside=box)
    y += 16 * len(head["facts"])
    canvas.lines(x, y, head["mindset"], "ink", inside=box, tip=head["whole"])
