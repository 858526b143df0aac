"""What is marked in a cell: a part that comes, goes, changes or stays, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from percorso.journey.differences import Difference
from percorso.journey.differences.labels import FIELDS
from percorso.share.map.grid import PAD
from percorso.share.map.sheet import Sheet
from percorso.share.pen.canvas import Canvas, num
from percorso.share.pen.text import width, wrap
from percorso.words import N_, Words

Kind = Literal["added", "removed", "changed", "same"]
NAMES: dict[Kind, str] = {
    "added": N_("new"), "removed": N_("gone"), "changed": N_("changed"), "same": N_("unchanged"),
}  # fmt: skip
_TONES: dict[Kind, str] = {
    "added": "good", "removed": "muted", "changed": "accent", "same": "muted",
}  # fmt: skip
_NOISE = {"note", "evidence", "grade", "date", "stages"}
_QUIET = {
    "message", "if_missing", "wants", "team", "text", "due", "by", "incentive", "media", "kind",
}  # fmt: skip
_MOST = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry of a cell.

    Attributes:
        kind: Whether it comes, goes, changes or stays.
        text: What it is.
        details: Lines such as `state: from planned to covered`.
    """

    kind: Kind
    text: str
    details: tuple[str, ...] = ()


def changes(
    found: Iterable[Difference], words: Words, left_out: frozenset[str] = frozenset()
) -> list[str]:
    """Differences of fields as a few short lines; smaller ones are one line together.

    Args:
        found: The differences of one part.
        words: The reader's language.
        left_out: Fields that are shown elsewhere.
    """
    fields = [
        d for d in found
        if d.kind in {"changed", "moved"} and d.field not in _NOISE | left_out
    ]  # fmt: skip
    told = [
        (d, d.change(words.lang)) for d in fields if d.field in FIELDS and d.field not in _QUIET
    ]
    lines = [_line(words, *change) for _, change in told if change[1] != change[2]]
    if len(lines) > _MOST or len(lines) < len(fields):
        lines = [*lines[:_MOST], words("other details")]
    return lines


def _line(words: Words, field: str, before: str, after: str) -> str:
    if not before:
        return words("{field}: now {after}", field=field, after=after)
    if not after:
        return words("{field}: no longer {before}", field=field, before=before)
    return words("{field}: from {before} to {after}", field=field, before=before, after=after)


def sign(canvas: Canvas, kind: Kind, x: float, y: float) -> None:
    """A disc with plus, minus or an arrow, whose centre is x, y; nothing for what stays."""
    if kind == "same":
        return
    canvas.circle(x, y, 6, f"f-{_TONES[kind]}")
    lines = {
        "added": "M-3 0h6M0 -3v6",
        "removed": "M-3 0h6",
        "changed": "M-3 0h5M0 -2.5l2.5 2.5l-2.5 2.5",
    }
    canvas.raw(f'<g transform="translate({num(x)} {num(y)})">')
    canvas.path(lines[kind], "stroke thin l-paper")
    canvas.raw("</g>")


def draw_mark(sheet: Sheet, place: int, mark: Mark, top: float) -> float:
    """One entry from a height down; returns where it ends. What stays has no card."""
    canvas, room = sheet.canvas, sheet.grid.inner - 20
    lines = wrap(mark.text, room, lines=6)
    more = [line for each in mark.details for line in wrap(each, room, lines=5)]
    box = sheet.column(place, top, top + 16 + 16 * (len(lines) + len(more)))
    gone = mark.kind == "removed"
    with canvas.group(_spoken(sheet, mark)):
        canvas.rect(box, "none l-control dash" if gone else "f-surface l-line", 6)
        sign(canvas, mark.kind, box.x + PAD + 4, top + 16)
        x = box.x + PAD + 18
        canvas.lines(
            x, top + 20, lines, "muted struck" if gone else "ink", inside=box, tip=mark.text
        )
        canvas.lines(x, top + 20 + 16 * len(lines), more, "muted", inside=box)
    return box.bottom


def _spoken(sheet: Sheet, mark: Mark) -> str:
    return ", ".join((sheet.words(NAMES[mark.kind]), mark.text, *mark.details))


def draw_same(sheet: Sheet, place: int, names: Sequence[str], top: float) -> float:
    """What stays as it is, in one muted sentence; returns where it ends."""
    if not names:
        return top
    text = sheet.words("unchanged: {names}", names=", ".join(names))
    lines = wrap(text, sheet.grid.column - 8, lines=4)
    box = sheet.column(place, top, top + 16 * len(lines) + 4)
    sheet.canvas.lines(box.x, top + 12, lines, "muted", inside=box, tip=text)
    return box.bottom - 4


def draw_legend(sheet: Sheet, right: float, y: float) -> None:
    """The three signs and their names, ending at the right."""
    kinds: tuple[Kind, ...] = ("changed", "removed", "added")
    for kind in kinds:
        label = sheet.words(NAMES[kind])
        right -= width(label)
        sheet.canvas.text(right, y, label, "muted")
        sign(sheet.canvas, kind, right - 12, y - 4)
        right -= 36
