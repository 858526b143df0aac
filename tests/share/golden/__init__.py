"""Pictures that must not change unnoticed. `python -m tests.share.golden` draws them anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from percorso.journey import Journey
from percorso.share.drawings import draw
from percorso.share.map import draw_map
from tests.share.fixtures import lamp, lamp_figures
from tests.share.fixtures.cases import shapes
from tests.share.fixtures.future import lamp_future
from tests.share.fixtures.process import process_figures
from tests.share.fixtures.stress import bare

HERE = Path(__file__).parent
Case = tuple[str, ...]
CASES: tuple[Case, ...] = (
    ("lamp", "it", "light"),
    ("lamp", "en", "dark"),
    ("drawn", "en", "auto"),
    ("gaps", "it", "light"),
    ("blueprint", "it", "light"),
    ("stages-2", "en", "light"),
    ("stages-8", "it", "dark"),
)
FORM_CASES: tuple[Case, ...] = (
    ("strip", "lamp", "it", "light"),
    ("strip", "drawn", "en", "dark"),
    ("storyboard", "lamp", "en", "auto"),
    ("storyboard", "drawn", "it", "light"),
    ("table", "lamp", "it", "dark"),
    ("table", "drawn", "en", "light"),
    ("blueprint", "lamp", "en", "light"),
    ("blueprint", "blueprint", "it", "dark"),
    ("beside", "lamp", "it", "light"),
    ("beside", "drawn", "en", "dark"),
    ("strip", "bare", "en", "light"),
    ("process", "lamp", "it", "light"),
    ("process", "drawn", "en", "dark"),
)
"""Form, case, language, theme; `lamp` is measured, `drawn` is the same without figures."""


def path_of(case: Case) -> Path:
    """Where a golden picture lies."""
    return HERE / f"{'-'.join(case)}.svg"


def drawing_of(case: Case) -> str:
    """A golden picture as it is drawn now, one element a line, without the face."""
    if len(case) == 4:
        return _form(*case).replace("><", ">\n<")
    name, lang, theme = case
    journey, figures = shapes()[name]
    svg = draw_map(journey, figures, lang=lang, theme=theme, fonts=False)
    return svg.replace("><", ">\n<")


def _form(form: str, name: str, lang: str, theme: str) -> str:
    journey, figures = (shapes() | {"bare": bare()})[name]
    beside: Journey | None = None
    if form == "beside":
        form, beside, journey = "map", lamp_future(), lamp()
        figures = lamp_figures() if name == "lamp" else None
    if form == "process" and figures is not None:
        figures = replace(figures, answers=process_figures(journey, 3).answers)
    return draw(journey, figures, form=form, beside=beside, lang=lang, theme=theme, fonts=False)
