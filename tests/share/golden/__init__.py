"""Pictures that must not change unnoticed. `python -m tests.share.golden` draws them anew."""

from __future__ import annotations

from pathlib import Path

from percorso.share.map import draw_map
from tests.share.fixtures.cases import shapes

HERE = Path(__file__).parent
CASES = (
    ("lamp", "it", "light"),
    ("lamp", "en", "dark"),
    ("drawn", "en", "auto"),
    ("gaps", "it", "light"),
    ("blueprint", "it", "light"),
    ("stages-2", "en", "light"),
    ("stages-8", "it", "dark"),
)


def path_of(case: tuple[str, str, str]) -> Path:
    """Where a golden picture lies."""
    return HERE / f"{'-'.join(case)}.svg"


def drawing_of(case: tuple[str, str, str]) -> str:
    """A golden picture as it is drawn now, one element a line, without the face."""
    name, lang, theme = case
    journey, figures = shapes()[name]
    svg = draw_map(journey, figures, lang=lang, theme=theme, fonts=False)
    return svg.replace("><", ">\n<")
