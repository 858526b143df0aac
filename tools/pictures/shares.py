"""Of ten people: who went on, who did not, who cannot be judged yet; and how long they took."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tools.pictures.example import Example
from tools.pictures.sketch import Days, Sketch

DAY = dt.timedelta(days=1)
AS_OF = dt.datetime(2026, 4, 15, 9, tzinfo=dt.UTC)
"""The newest event of the example: those who are still inside have been seen up to here."""


def _compared(example: Example, *ends: str) -> list[dict[str, Any]]:
    """The stays in *Compare* that ended so."""
    return [stay for stay in example.stays if stay["stage"] == "think" and stay["end"] in ends]


def conversion(example: Example) -> Sketch:
    """Ten people compared; the share is of the eight whose cycle is decided."""
    sketch = Sketch(
        example.say("Conversion is out of the decided", "La conversione è su chi ha un esito"), 306
    )
    groups = [
        (
            _compared(example, "advanced"),
            "s2",
            example.say("went on to Buy", "avanti, all’Acquisto"),
        ),
        (_compared(example, "expired"), "s5", example.say("went quiet", "senza seguito")),
        (_compared(example, "open"), "none l-ghost dash", example.say("undecided", "esito aperto")),
    ]
    x = 34.0
    for stays, classes, label in groups:
        x = _people(sketch, x, stays, classes, label)
    _fraction(sketch, example)
    return sketch


def _people(
    sketch: Sketch, x: float, stays: list[dict[str, Any]], classes: str, label: str
) -> float:
    """A group of people side by side; where the next group begins."""
    first = x
    for stay in stays:
        sketch.circle(x + 22, 52, 10, classes)
        sketch.path(f"M{x + 6} 92q0 -24 16 -24t16 24", f"{_line(classes)}", 2)
        sketch.text(x + 22, 112, stay["person"].capitalize(), "ink small", "middle")
        x += 58
    sketch.path(f"M{first + 2} 124v8H{x - 16}v-8", "l-line2")
    sketch.text((first + x - 14) / 2, 152, f"{len(stays)} {label}", "ink b", "middle")
    return x + 24


def _line(classes: str) -> str:
    return "l-ghost dash" if "l-ghost" in classes else f"l-{classes}"


def _fraction(sketch: Sketch, example: Example) -> None:
    row = example.stages["think"]
    sketch.line(24, 174, 696, 174, "l-line", 1)
    up, down, left = row["converted"], row["decided"], row["undecided"]
    sketch.text(34, 204, example.say("Conversion", "Conversione"), "ink b")
    sketch.text(150, 204, f"{up} / {down} = {example.share(row['conversion'])}", "ink b")
    sketch.text(340, 204, example.say(
        f"{up} went on, out of the {down} decided",
        f"{up} avanti, su {down} con un esito"), "muted")  # fmt: skip
    sketch.text(34, 232, example.say("Drop-off", "Abbandono"), "ink b")
    sketch.text(150, 232, f"{down - up} / {down} = {example.share(row['drop_off'])}", "ink b")
    sketch.text(340, 232, example.say(
        "the rest of the decided", "il resto di chi ha un esito"), "muted")  # fmt: skip
    sketch.text(34, 272, example.say(
        f"Not {up} / {row['cycles']}: what the {left} undecided will do, nobody knows yet.",
        f"Non {up} / {row['cycles']}: di chi ha l’esito aperto ({left}) nessuno sa ancora."
    ), "muted")  # fmt: skip


def time(example: Example) -> Sketch:
    """How long ten people stayed, and the share still inside after each day."""
    sketch = Sketch(
        example.say(
            "Time in stage, with people still inside", "Tempo nella fase, con chi è ancora dentro"
        ),
        402,
    )
    stays = sorted(
        _compared(example, "advanced", "expired", "open"),
        key=lambda one: (_length(one), one["end"]),
    )
    for place, stay in enumerate(stays):
        _bar(sketch, example, stay, 52 + 30 * place)
    sketch.text(24, 34, example.say("Days in Compare", "Giorni in Confronto"), "ink b")
    _curve(sketch, example, stays)
    return sketch


def _length(stay: dict[str, Any]) -> dt.timedelta:
    """As time in stage counts it: a stay that went quiet lasted until its last signal."""
    entered: dt.datetime = stay["entered_at"]
    end: dt.datetime | None = stay["last_hit_at" if stay["end"] == "expired" else "left_at"]
    return (end or AS_OF) - entered


def _bar(sketch: Sketch, example: Example, stay: dict[str, Any], y: float) -> None:
    days = _length(stay) / DAY
    right = 80 + days * 18
    sketch.text(24, y + 14, stay["person"].capitalize())
    still = stay["end"] == "open"
    sketch.rect(80, y, max(right - 80, 3), 18, "s1 soft")
    if still:
        sketch.path(f"M{right} {y}h26m-26 18h26", "dash l-s1")
        right += 30
    sketch.text(right + 8, y + 14, _ending(example, stay["end"], days), "muted small")


def _ending(example: Example, end: str, days: float) -> str:
    words = {
        "advanced": example.say("went on", "avanti"),
        "expired": example.say("went quiet", "senza seguito"),
        "open": example.say("still there", "ancora dentro"),
    }
    at_least = example.say("at least ", "almeno ") if end == "open" else ""
    return f"{at_least}{days:.0f} {example.say('d', 'g')}, {words[end]}"


def _curve(sketch: Sketch, example: Example, stays: list[dict[str, Any]]) -> None:
    """The share still inside, by Kaplan and Meier, and its median as Percorso gives it."""
    left, top, wide, high = 470, 60, 220, 260
    sketch.text(
        left - 20,
        34,
        example.say("Still inside after so many days", "Ancora dentro dopo tanti giorni"),
        "ink b",
    )
    scale = Days(dt.datetime(2026, 1, 1), dt.datetime(2026, 1, 14), left, left + wide)
    sketch.path(f"M{left} {top}v{high}h{wide}", "l-line2")
    for share in (1.0, 0.5):
        y = top + high * (1 - share)
        sketch.text(left - 6, y + 4, example.share(share), "muted small", "end")
    d, at_risk, level = f"M{left} {top}", len(stays), 1.0
    for stay in stays:
        x = scale.at(dt.datetime(2026, 1, 1) + _length(stay))
        if stay["end"] != "open":
            level *= 1 - 1 / at_risk
            d += f"H{x:.1f}V{top + high * (1 - level):.1f}"
        else:
            sketch.circle(x, top + high * (1 - level), 4, "surface l-s1")
        at_risk -= 1
    sketch.parts.insert(-2, f'<path class="none l-s1" stroke-width="2.5" d="{d}"/>')
    _median(sketch, example, scale, top, high)


def _median(sketch: Sketch, example: Example, scale: Days, top: float, high: float) -> None:
    median = dt.timedelta(seconds=example.stages["think"]["time_median_s"])
    x, y = scale.at(dt.datetime(2026, 1, 1) + median), top + high / 2
    sketch.line(scale.left, y, x, y, "dash l-ink", 1)
    sketch.line(x, y, x, top + high, "dash l-ink", 1)
    sketch.text(
        x,
        top + high + 18,
        example.say("median ", "mediana ") + example.length(median),
        "ink b",
        "middle",
    )
    sketch.lines(scale.left - 20, top + high + 48, [
        example.say("A ring: somebody still inside,", "Un cerchio: una persona ancora dentro;"),
        example.say("counted until then; no departure.", "conta fin lì, e non vale come uscita."),
    ], "muted small", 16)  # fmt: skip
