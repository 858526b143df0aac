"""The journey is a circle: Ann's first turn, and the one that she has begun."""

from __future__ import annotations

from math import cos, pi, sin

from tools.pictures.example import Example
from tools.pictures.sketch import Sketch, number

MIDDLE = (205.0, 150.0)
RADIUS = 96.0


def cycle(example: Example) -> Sketch:
    """The stages around a circle, with the way of one person and when she took it."""
    sketch = Sketch(example.say("One turn is a cycle", "Un giro è un ciclo"), 300)
    turn = [stay for stay in example.of("ann") if stay["cycle"] == 1]
    for place in range(len(turn)):
        _arc(sketch, place, len(turn))
    for place, stay in enumerate(turn):
        x, y = _at(place, len(turn))
        sketch.circle(x, y, 15, f"s{example.place(stay['stage'])}")
        _name(sketch, example.names[stay["stage"]], (x, y), place)
    _story(sketch, example)
    return sketch


def _angle(place: float, stages: int) -> float:
    return 2 * pi * place / stages - pi / 2


def _at(place: float, stages: int) -> tuple[float, float]:
    angle = _angle(place, stages)
    return MIDDLE[0] + RADIUS * cos(angle), MIDDLE[1] + RADIUS * sin(angle)


def _arc(sketch: Sketch, place: int, stages: int) -> None:
    """The way from a stage to the next; the last leads home, dashed: it is another cycle."""
    start, end = _at(place + 0.16, stages), _at(place + 0.84, stages)
    home = place == stages - 1
    way = " ".join(number(value) for value in (*start,))
    to = " ".join(number(value) for value in (*end,))
    style = "dash l-ink" if home else "l-muted"
    sketch.path(f"M{way}A{number(RADIUS)} {number(RADIUS)} 0 0 1 {to}", style, 2.5)
    _head(sketch, place + 0.84, stages, style.replace("dash ", ""))


def _head(sketch: Sketch, place: float, stages: int, classes: str) -> None:
    x, y = _at(place, stages)
    along = _angle(place, stages) + pi / 2
    ends = []
    for side in (along + pi - 0.5, along + pi + 0.5):
        ends.append((x + 9 * cos(side), y + 9 * sin(side)))
    (a, b), (c, d) = ends
    sketch.path(
        f"M{number(a)} {number(b)}L{number(x)} {number(y)}L{number(c)} {number(d)}", classes, 2.5
    )


def _name(sketch: Sketch, name: str, at: tuple[float, float], place: int) -> None:
    x, y = at
    moves = ((0, -24, "middle"), (24, 5, "start"), (0, 34, "middle"), (-24, 5, "end"))
    across, down, anchor = moves[place]
    sketch.text(x + across, y + down, name, "ink b", anchor)  # type: ignore[arg-type]


def _story(sketch: Sketch, example: Example) -> None:
    first, second = (cycle for cycle in example.cycles if cycle["person"] == "ann")
    opened, goal = example.day(first["opened_at"]), example.day(first["goal_at"])
    again = example.day(second["opened_at"])
    x = 410
    sketch.text(x, 70, example.say("Cycle 1, the first", "Ciclo 1, il primo"), "ink b")
    sketch.lines(x, 92, [
        opened + example.say(": Ann’s first signal opens it.", ": il primo segnale lo apre."),
        goal + example.say(": the goal, once per cycle.", ": il traguardo, una volta per ciclo."),
        again + example.say(": a page; the cycle is over.", ": una pagina; il ciclo è finito."),
    ])  # fmt: skip
    sketch.text(
        x, 178, example.say("Cycle 2, a repeat cycle", "Ciclo 2, un ciclo ripetuto"), "ink b"
    )
    sketch.lines(x, 200, [
        example.say(
            "An earlier cycle reached the goal,", "Un ciclo di prima è arrivato al traguardo;"),
        example.say("else it would be a new attempt.", "se no sarebbe un nuovo tentativo."),
    ])  # fmt: skip
    sketch.text(MIDDLE[0], MIDDLE[1] + 5, "Ann", "ink b", "middle")
