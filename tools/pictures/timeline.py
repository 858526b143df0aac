"""A person's events become signals, stays and cycles; a stay goes quiet."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tools.pictures.example import Example
from tools.pictures.sketch import Days, Sketch

LEFT, RIGHT = 130, 690
ROW = 40
QUIET = dt.timedelta(days=14)
"""The `expires_after` of the stage *Compare* in the example."""


def timeline(example: Example) -> Sketch:
    """Ann's events, the stays that they make, and her two cycles."""
    title = example.say(
        "Ann’s events become stays and cycles", "Gli eventi di Ann, le permanenze, i cicli"
    )
    sketch = Sketch(title, 344)
    stays = example.of("ann")
    scale = Days(example.events[0]["at"], example.as_of, LEFT + 10, RIGHT - 10)
    _cycles(sketch, example, scale)
    for stage, name in example.names.items():
        _row(sketch, example, stage, name)
    for stay in stays:
        _stay(sketch, example, scale, stay)
    for event in example.events:
        _event(sketch, example, scale, event)
    _dates(sketch, example, scale, 252)
    _legend(sketch, example, 300)
    return sketch


def _top(example: Example, stage: str) -> float:
    return 78 + ROW * example.place(stage)


def _row(sketch: Sketch, example: Example, stage: str, name: str) -> None:
    top = _top(example, stage)
    sketch.rect(LEFT, top, RIGHT - LEFT, ROW - 6, "sunken")
    sketch.text(LEFT - 12, top + 22, name, "ink b", "end")


def _stay(sketch: Sketch, example: Example, scale: Days, stay: dict[str, Any]) -> None:
    place, top = example.place(stay["stage"]), _top(example, stay["stage"])
    start, end = scale.at(stay["entered_at"]), scale.at(stay["left_at"] or example.as_of)
    sketch.rect(start, top + 7, max(end - start, 3), 20, f"s{place} soft")
    if stay["left_at"] is None:
        sketch.path(f"M{end:.1f} {top + 7}v20", f"dash l-s{place}")


def _event(sketch: Sketch, example: Example, scale: Days, event: dict[str, Any]) -> None:
    x = scale.at(event["at"])
    top = _top(example, event["stage"]) + 17
    if event["matches"] is None:
        sketch.circle(x, top, 4, "surface l-muted")
    else:
        sketch.circle(x, top, 5.5, f"s{example.place(event['matches'])}")


def _cycles(sketch: Sketch, example: Example, scale: Days) -> None:
    kinds = {
        "first": example.say("Cycle 1: first", "Ciclo 1: primo ciclo"),
        "repeat": example.say("2: repeat", "2: ripetuto"),
    }
    for cycle in (cycle for cycle in example.cycles if cycle["person"] == "ann"):
        start = scale.at(cycle["opened_at"]) - 4
        end = scale.at(cycle["ended_at"] or example.as_of) - (8 if cycle["ended_at"] else -4)
        sketch.path(f"M{start:.1f} 62v-10H{end:.1f}v10", "l-muted")
        sketch.text((start + end) / 2, 42, kinds[cycle["kind"]], "ink b", "middle")


def _dates(sketch: Sketch, example: Example, scale: Days, y: float) -> None:
    for event in example.events:
        sketch.line(scale.at(event["at"]), y - 14, scale.at(event["at"]), y - 8, "l-line2")
    for row, place in enumerate((0, 1, 3, 4, 5, 6)):  # in two rows: some days lie close together
        when = example.events[place]["at"]
        sketch.text(
            scale.at(when), y + 6 + 14 * (row % 2), example.day(when), "muted small", "middle"
        )


def _legend(sketch: Sketch, example: Example, y: float) -> None:
    sketch.line(24, y - 18, 696, y - 18, "l-line", 1)
    sketch.circle(36, y, 5.5, "s0")
    sketch.text(50, y + 4, example.say(
        "signal: an event that a stage’s rule recognises",
        "segnale: lo riconosce la regola di una fase"))  # fmt: skip
    sketch.rect(26, y + 12, 20, 16, "s0 soft")
    sketch.text(54, y + 25, example.say("stay", "permanenza"))
    sketch.circle(390, y, 4, "surface l-muted")
    sketch.text(402, y + 4, example.say(
        "an event that no rule recognises (a newsletter)",
        "evento che nessuna regola riconosce"))  # fmt: skip
    sketch.path(f"M390 {y + 12}v16", "dash l-s0")
    sketch.text(402, y + 25, example.say("still in stage", "permanenza in corso"))


def quiet(example: Example) -> Sketch:
    """Two stays in one stage: a gap inside the limit, and one that runs past it."""
    title = example.say("When a stay goes quiet", "Quando una permanenza resta senza seguito")
    sketch = Sketch(title, 256)
    limit = example.length(QUIET)
    sketch.text(24, 34, example.say(
        f"Compare goes quiet after {limit} without a signal",
        f"Confronto resta senza seguito dopo {limit} senza segnali"), "muted")  # fmt: skip
    scale = Days(
        dt.datetime(2026, 3, 9, tzinfo=dt.UTC), dt.datetime(2026, 4, 4, tzinfo=dt.UTC), 110, 690
    )
    for row, person in enumerate(("elsa", "dario")):
        _person(sketch, example, scale, person, 62 + row * 96)
    return sketch


def _person(sketch: Sketch, example: Example, scale: Days, person: str, y: float) -> None:
    stay = next(stay for stay in example.of(person) if stay["stage"] == "think")
    entered, last, left = (stay[key] for key in ("entered_at", "last_hit_at", "left_at"))
    sketch.text(24, y + 20, person.capitalize(), "ink b")
    ended = stay["end"] == "expired"
    solid = last if ended else left
    sketch.rect(scale.at(entered), y, scale.at(solid) - scale.at(entered), 30, "s1 soft")
    sketch.circle(scale.at(entered), y + 15, 6, "s1")
    if ended:
        _ran_out(sketch, example, scale, (last, left), y)
    else:
        sketch.circle(scale.at(left), y + 15, 6, "s2")
        _gap(sketch, example, scale, (entered, left), y)


def _gap(
    sketch: Sketch, example: Example, scale: Days, ends: tuple[dt.datetime, dt.datetime], y: float
) -> None:
    middle = (scale.at(ends[0]) + scale.at(ends[1])) / 2
    length = example.length(ends[1] - ends[0])
    sketch.text(
        middle, y + 20, example.say(f"{length} between", f"{length} in mezzo"), anchor="middle"
    )
    sketch.text(scale.at(ends[0]) - 6, y + 48, example.say("compares", "confronta"), "muted")
    sketch.text(scale.at(ends[1]), y + 48, example.say(
        "buys: moves on", "compra: avanzamento"), "muted", "middle")  # fmt: skip


def _ran_out(
    sketch: Sketch, example: Example, scale: Days, ends: tuple[dt.datetime, dt.datetime], y: float
) -> None:
    start, end = scale.at(ends[0]), scale.at(ends[1])
    sketch.circle(start, y + 15, 6, "s1")
    sketch.path(f"M{start + 8:.1f} {y}H{end:.1f}v30H{start + 8:.1f}", "dash l-s1")
    sketch.text((start + end) / 2, y + 20, example.say(
        f"nothing for {example.length(QUIET)}", f"niente per {example.length(QUIET)}"
    ), anchor="middle")  # fmt: skip
    sketch.line(end, y - 6, end, y + 36, "l-loss", 2)
    sketch.text(start, y + 48, example.say("last signal", "ultimo segnale"), "muted", "middle")
    day = example.day(ends[1])
    sketch.text(
        end, y + 52, example.say(f"{day}: goes quiet", f"{day}: senza seguito"), "loss", "middle"
    )
