"""What is drawn and what is measured, side by side, and the three grades of evidence."""

from __future__ import annotations

from tools.pictures.example import Example
from tools.pictures.sketch import Sketch, moved


def grades(example: Example) -> Sketch:
    """A stage as the team drew it, the same stage with its figures, and the three signs."""
    sketch = Sketch(example.say("Drawn, and measured", "Disegnato e misurato"), 330)
    sketch.text(24, 34, example.say("what the team draws", "ciò che la squadra disegna"), "muted")
    sketch.text(
        384,
        34,
        example.say(
            "the same, filled with what people did", "lo stesso, con ciò che le persone hanno fatto"
        ),
        "muted",
    )
    with moved(sketch, 24, 48):
        _drawn(sketch, example)
    sketch.arrow(346, 120, 374, 120)
    with moved(sketch, 384, 48):
        _measured(sketch, example)
    _signs(sketch, example)
    return sketch


def _head(sketch: Sketch, example: Example, classes: str) -> None:
    sketch.rect(0, 0, 312, 148, classes, 8)
    sketch.rect(0, 0, 312, 6, "s1", 3)
    sketch.text(16, 34, f"2  {example.names['think']}", "ink b")
    sketch.text(16, 56, example.say("“Will it fit in my room?”", "«Starà bene nella mia stanza?»"))


def _drawn(sketch: Sketch, example: Example) -> None:
    _head(sketch, example, "sunken l-ghost dash")
    sketch.text(
        16, 88, example.say("entered when: Lamp Compared", "entra quando: Lamp Compared"), "muted"
    )
    sketch.text(16, 110, example.say("conversion: 70%?", "conversione: 70%?"), "muted")
    sketch.text(16, 132, example.say("a hypothesis: dashed", "un’ipotesi: tratteggiata"), "muted")


def _measured(sketch: Sketch, example: Example) -> None:
    row = example.stages["think"]
    _head(sketch, example, "sunken l-ink")
    out_of = example.say("of", "su")
    sketch.text(16, 88, example.say(f"{row['entries']} entries", f"{row['entries']} ingressi"))
    sketch.text(
        16,
        110,
        f"{example.share(row['conversion'])} {example.say('conversion', 'di conversione')}",
        "ink b",
    )
    interval = example.say("interval ", "intervallo ") + _interval(example)
    sketch.text(16, 132, f"{row['converted']} {out_of} {row['decided']}, {interval}", "muted")


def _interval(example: Example) -> str:
    row = example.stages["think"]
    low, high = (example.share(row[f"conversion_{end}"]).rstrip("%") for end in ("low", "high"))
    return f"{low}–{high}"


def _signs(sketch: Sketch, example: Example) -> None:
    sketch.line(24, 218, 696, 218, "l-line", 1)
    texts = [
        (
            "hypothesis",
            example.say("Hypothesis", "Ipotesi"),
            example.say("the team believes it", "la squadra ne è convinta"),
        ),
        (
            "reported",
            example.say("Reported", "Riferito"),
            example.say("customers or studies say so", "lo dicono clienti o ricerche"),
        ),
        (
            "measured",
            example.say("Measured", "Misurato"),
            example.say("counted in the data", "contato nei dati"),
        ),
    ]
    for place, (grade, name, meaning) in enumerate(texts):
        x = 40 + 228 * place
        _sign(sketch, grade, x, 258)
        sketch.text(x + 22, 255, name, "ink b")
        sketch.text(x + 22, 274, meaning, "muted")
    sketch.text(24, 310, example.say(
        "Every claim on the map carries its sign.",
        "Ogni affermazione sulla mappa porta il suo segno."), "muted small")  # fmt: skip


def _sign(sketch: Sketch, grade: str, x: float, y: float) -> None:
    if grade == "measured":
        sketch.circle(x, y, 10, "muted")
        return
    if grade == "reported":
        sketch.shape(f"M{x} {y - 10}a10 10 0 0 0 0 20Z", "muted")
    sketch.circle(x, y, 10, "none l-muted" if grade == "reported" else "none l-muted dash")
