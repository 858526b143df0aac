"""Every form of a journey’s drawing behind one function: map, strip, storyboard and others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from percorso.errors import DrawingError, Problem, did_you_mean
from percorso.journey import Journey
from percorso.share.beside import compose as compose_beside
from percorso.share.blueprint import compose as compose_blueprint
from percorso.share.figures import Figures
from percorso.share.map.draw import chosen_lanes
from percorso.share.map.draw import compose as compose_map
from percorso.share.pen.document import Drawing
from percorso.share.process import compose as compose_process
from percorso.share.storyboard import compose as compose_storyboard
from percorso.share.strip import compose as compose_strip
from percorso.share.table import compose as compose_table
from percorso.theme import colours

_MAKERS: Mapping[str, Callable[..., Drawing]] = {
    "map": compose_map,
    "strip": compose_strip,
    "storyboard": compose_storyboard,
    "table": compose_table,
    "blueprint": compose_blueprint,
    "process": compose_process,
}
FORMS: tuple[str, ...] = tuple(_MAKERS)
"""The forms that a journey can be drawn in."""


def draw(
    journey: Journey,
    figures: Figures | None = None,
    *,
    form: str = "map",
    beside: Journey | None = None,
    lang: str = "en",
    theme: str = "light",
    lanes: Sequence[str] | None = None,
    width: int | None = None,
    fonts: bool = True,
    title: bool = True,
) -> str:
    """Draw a journey as SVG, in the form that helps.

    Args:
        journey: The journey.
        figures: What was measured; None draws the drawing alone.
        form: One of `FORMS`.
        beside: Of the map: the journey as it should become; both are drawn in the same columns,
            with what changes marked and told in words.
        lang: Language of words and numbers, `en` or `it`.
        theme: `light`, `dark`, or `auto` for what the reader's system prefers.
        lanes: Of the map: names of the rows to show; None for all that have content.
        width: Width in pixels; None for the one that reads best with that many stages.
        fonts: Embed the face; a page that holds several drawings has it once and leaves it out.
        title: Draw title, subtitle and legend.

    Returns:
        A whole SVG document with real, selectable text.

    Raises:
        DrawingError: Unknown theme, form or row, a width too narrow for the stages, or two journeys
            that do not belong together.
        PercorsoError: The language is not spoken.

    Example:
        >>> journey = Journey.parse("{percorso: 1, id: a, title: A, stages: [{id: s, name: S}]}")
        >>> draw(journey, form="strip").startswith("<svg")
        True
    """
    colours(theme)
    drawing = compose(
        journey, figures, form=form, beside=beside, lang=lang, lanes=lanes, width=width, title=title
    )
    return drawing.svg(theme, fonts)


def compose(
    journey: Journey,
    figures: Figures | None = None,
    *,
    form: str = "map",
    beside: Journey | None = None,
    lanes: Sequence[str] | None = None,
    **options: Any,
) -> Drawing:
    """Lay out a drawing in a form; see `draw`."""
    check_form(form, lanes, beside is not None)
    if beside is not None:
        return compose_beside(journey, figures, beside=beside, **options)
    more = {"lanes": lanes} if form == "map" else {}
    return _MAKERS[form](journey, figures, **more, **options)


def check_form(form: str, lanes: Sequence[str] | None = None, beside: bool = False) -> None:
    """Refuse what cannot be drawn together, before anything is measured.

    Args:
        form: The form that is asked for.
        lanes: Rows that were chosen; None for none.
        beside: Whether a future is to stand beside it.

    Raises:
        DrawingError: Unknown form or row; rows or a future for another form than the map.
    """
    if form not in FORMS:
        raise DrawingError(
            Problem(f"There is no form '{form}'.", did_you_mean(form, FORMS, 10), key="form")
        )
    if beside and form != "map":
        raise DrawingError(
            Problem(f"A future is set beside the map; found the form '{form}'.",
                    "Ask for the map, or leave the future out.", key="beside")
        )  # fmt: skip
    if lanes is not None and (beside or form != "map"):
        raise DrawingError(
            Problem("Rows can be chosen for the map alone.", "Leave them out.", key="lanes")
        )
    chosen_lanes(lanes)


def further(form: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """The questions that a form needs answered beyond those of every drawing, by their keys.

    Args:
        form: The form.
        options: What was chosen for it: `where`, `compare`, `most_nodes`, `coverage`.

    Raises:
        DrawingError: The form takes no such choice.

    Example:
        >>> list(further("process", {"coverage": 0.5})), further("map", {})
        (['process'], {})
    """
    if form == "process":
        from percorso.questions import question

        return {form: question(form, {"view": "all", **options})}
    if options:
        flag = next(iter(options)).replace("_", "-")
        raise DrawingError(
            Problem(f"'--{flag}' is for the process alone; found the form '{form}'.",
                    "Add --form process, or leave it out.", key="form")
        )  # fmt: skip
    return {}
