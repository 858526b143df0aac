"""The journey in its other forms, and the future beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from percorso.errors import DrawingError, Problem, did_you_mean
from percorso.share.beside import check_pair
from percorso.share.beside import compose as compose_beside
from percorso.share.drawings import FORMS, compose
from percorso.share.pen.document import Drawing
from percorso.share.report.drawing import map_width
from percorso.share.report.facts import Facts
from percorso.share.report.section import Drawn, Part, Points, Section
from percorso.words import N_

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
OTHERS = tuple(form for form in FORMS if form not in ("map", "process"))
"""The map has its place above; the process has a section of its own."""
_ABOUT = {
    "strip": (N_("Strip"), N_("the journey at a glance, to copy into a slide or an e-mail")),
    "storyboard": (N_("Storyboard"), N_("the journey in drawn scenes")),
    "table": (N_("Table"), N_("key actions, owners, KPIs and what comes next")),
    "blueprint": (N_("Service blueprint"), N_("the work in front of the customer and behind")),
}


def section(facts: Facts, theme: str) -> Section | None:
    """The forms that were asked for, closed; a future beside the journey, open.

    Args:
        facts: What the report says.
        theme: The theme of the page.

    Raises:
        DrawingError: There is no such form, or the future belongs to another journey.
    """
    words = facts.words
    parts: list[Part] = [*_beside(facts, theme)]
    for form in _forms(facts):
        name, about = _ABOUT[form]
        drawing = _compose(facts, form)
        parts.append(Drawn(words(name), words(about), _inside(drawing, theme), form))
    if not parts:
        return None
    title = words("Other drawings") if facts.beside is None else words("Future and other drawings")
    return Section("drawings", title, words("The same journey in other forms."), parts, wide=True)


def _compose(facts: Facts, form: str) -> Drawing:
    """A form; a blueprint is as wide as the map, so that it reads as well."""
    journey = facts.figures.journey
    width = map_width(len(journey.stages)) if form == "blueprint" else None
    return compose(
        journey, facts.figures, form=form, lang=facts.words.lang, width=width, title=False
    )


def _forms(facts: Facts) -> Sequence[str]:
    """The forms to show: those asked for, else those that have something to show."""
    check_forms(facts.forms or ())
    if facts.forms is not None:
        return facts.forms
    stages = facts.figures.journey.stages
    behind = any(stage.frontstage or stage.backstage or stage.support for stage in stages)
    return [form for form in OTHERS if form != "blueprint" or behind]


def check_forms(forms: Sequence[str]) -> None:
    """Refuse a form that a report cannot show.

    Raises:
        DrawingError: There is no such form.
    """
    unknown = [form for form in forms if form not in OTHERS]
    if unknown:
        raise DrawingError(
            [Problem(f"A report has no form '{form}'.", did_you_mean(form, OTHERS, 10), key="forms")
             for form in unknown]
        )  # fmt: skip


def _beside(facts: Facts, theme: str) -> list[Part]:
    """Both journeys in the same columns, and the changes in words."""
    if facts.beside is None:
        return []
    words, current = facts.words, facts.figures.journey
    check_pair(current, facts.beside)
    stages = {stage.id for journey in (current, facts.beside) for stage in journey.stages}
    drawing = compose_beside(
        current, facts.figures, beside=facts.beside, lang=words.lang,
        width=map_width(len(stages)), title=False, listed=False, legend=True,
    )  # fmt: skip
    drawn = Drawn(
        words("Now and future"), words("what comes, goes and changes"), _inside(drawing, theme),
        "beside", open=True,
    )  # fmt: skip
    return [drawn, Points(words("Changes in words"), [*drawing.about])]


def _inside(drawing: Drawing, theme: str) -> str:
    """A drawing for the page, which has the face and, with the map, the classes of all drawings."""
    return _STYLE.sub("", drawing.svg(theme, fonts=False), count=1).strip()
