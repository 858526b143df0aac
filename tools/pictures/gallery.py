"""All pictures by their file names, and how they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tools.pictures import circle, contacts, drawing, shares, timeline
from tools.pictures.example import ROOT, Example, example
from tools.pictures.forms import forms
from tools.pictures.packages import packages
from tools.pictures.sketch import Sketch
from tools.pictures.tutorial_map import tutorial_map

IMAGES = ROOT / "docs" / "images"
FOLDER = IMAGES / "concepts"
LANGUAGES = ("en", "it")
DRAW: dict[str, Callable[[Example], Sketch]] = {
    "timeline": timeline.timeline,
    "quiet": timeline.quiet,
    "cycle": circle.cycle,
    "conversion": shares.conversion,
    "time": shares.time,
    "touchpoints": contacts.touchpoints,
    "identity": contacts.identity,
    "grades": drawing.grades,
}


def pictures() -> Iterator[tuple[Path, str]]:
    """Each picture: its file and its SVG."""
    for name, draw in DRAW.items():
        for lang in LANGUAGES:
            yield FOLDER / f"{name}-{lang}.svg", draw(example(lang)).svg()
    yield IMAGES / "packages.svg", packages().svg()
    yield from ((IMAGES / f"{name}.svg", svg) for name, svg in forms())
    for lang in LANGUAGES:
        yield IMAGES / f"tutorial-map-{lang}.svg", tutorial_map(lang)


def write() -> None:
    """Write them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, svg in pictures():
        path.write_text(svg, encoding="utf-8")
