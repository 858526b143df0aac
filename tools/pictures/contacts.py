"""Touchpoints: of which kind they are, and whom they reach; and one person behind two names."""

from __future__ import annotations

from tools.pictures.example import Example
from tools.pictures.sketch import Sketch


def touchpoints(example: Example) -> Sketch:
    """The touchpoints of the example with the people that each reached."""
    sketch = Sketch(
        example.say("Touchpoints and their reach", "I touchpoint e la loro copertura"), 250
    )
    rows = [row for row in example.touchpoints if row["stage"] is None]
    everyone = max(row["people"] for row in rows)
    sketch.text(190, 34, example.say("kind", "tipo"), "muted")
    sketch.text(
        330, 34, example.say("people reached, out of 10", "persone raggiunte, su 10"), "muted"
    )
    for place, row in enumerate(rows):
        y = 66 + 46 * place
        _sign(sketch, row["kind"], 36, y)
        sketch.text(58, y + 5, row["name"], "ink b")
        sketch.text(190, y + 5, _kind(example, row["kind"]))
        _reach(sketch, row["people"], everyone, y)
        sketch.text(696, y + 5, _share(example, row["people"], row["reach"]), "ink b", "end")
    return sketch


def _sign(sketch: Sketch, kind: str, x: float, y: float) -> None:
    if kind == "digital":
        sketch.circle(x, y, 8, "muted")
    elif kind == "external":
        sketch.shape(f"M{x} {y - 10}l10 10l-10 10l-10 -10Z", "muted")
    else:
        sketch.rect(x - 8, y - 8, 16, 16, "muted", 2)


def _kind(example: Example, kind: str) -> str:
    return {
        "digital": example.say("digital", "digitale"),
        "traditional": example.say("traditional", "tradizionale"),
        "external": example.say("external", "esterno"),
    }[kind]


def _reach(sketch: Sketch, people: int, everyone: int, y: float) -> None:
    for place in range(everyone):
        reached = place < people
        sketch.circle(338 + 25 * place, y, 8, "s0" if reached else "none l-line2")


def _share(example: Example, people: int, reach: float) -> str:
    return example.say("not covered", "non presidiato") if not people else example.share(reach)


def identity(example: Example) -> Sketch:
    """A telephone and a customer number become one person at the event that carries both."""
    sketch = Sketch(
        example.say("Two identifiers, one person", "Due identificativi, una persona"), 250
    )
    for y, name, what in (
        (62, "phone-1", "anonymous_id"),
        (122, "ann", "user_id"),
    ):
        sketch.text(24, y, name, "ink b")
        sketch.text(24, y + 17, what, "muted small")
        sketch.line(130, y, 690, y, "l-line", 1)
    _join(sketch, example)
    sketch.text(24, 206, example.say("one person", "una persona"), "ink b")
    sketch.line(130, 201, 690, 201, "l-line2", 2)
    for place in range(7):
        sketch.circle(170 + 78 * place, 201, 6, "s0")
    sketch.text(
        170,
        230,
        example.say("her first visit counts too", "conta anche la prima visita"),
        "muted",
        "start",
    )
    return sketch


def _join(sketch: Sketch, example: Example) -> None:
    sketch.circle(170, 62, 6, "s0")
    sketch.rect(236, 48, 24, 88, "accent soft", 12)
    sketch.circle(248, 62, 6, "s0")
    for place in range(1, 7):
        sketch.circle(170 + 78 * place, 122, 6, "s0")
    sketch.text(248, 34, example.say(
        "one event carries both: from here on they are one",
        "un evento li porta tutti e due: da qui sono una persona"), "ink")  # fmt: skip
    sketch.path("M430 136v36m-6 -8l6 8l6 -8", "l-muted", 2)
