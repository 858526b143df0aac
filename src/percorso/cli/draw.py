"""`percorso draw JOURNEY -o map.svg`: the journey map as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from percorso.cli.options import EVENTS, LANG, PERIOD, add, measured_from, progress_bar
from percorso.cli.say import say

if TYPE_CHECKING:
    from percorso.share.figures import Figures


# Written here too, so that `percorso draw --help` loads nothing; a test holds the two together.
FORMS = ("map", "strip", "storyboard", "table", "blueprint", "process")


@click.command(short_help="Draw a journey as SVG, PNG or PDF: map, strip, storyboard, …")
@click.argument("journey", type=click.Path())
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), metavar="FILE",
              help="Picture to write; its ending says how: .svg, .png or .pdf.")  # fmt: skip
@click.option("--form", type=click.Choice(FORMS), default="map", show_default=True,
              help="Full map, one line of steps, drawn scenes, table of key actions, the work in "
                   "front and behind, or the process from touchpoint to touchpoint.")  # fmt: skip
@click.option("--beside", type=click.Path(), metavar="FUTURE",
              help="Journey to set beside it on the map: what comes, goes, changes.")  # fmt: skip
@add(*EVENTS, *PERIOD, LANG)
@click.option("--theme", type=click.Choice(["light", "dark", "auto"]), default="light",
              show_default=True,
              help="auto: what the reader's system prefers (SVG only).")  # fmt: skip
@click.option("--lanes", metavar="ROWS",
              help="Rows of the map to show, such as people,touchpoints,kpis.")  # fmt: skip
@click.option("--width", type=click.IntRange(min=1), metavar="PIXELS",
              help="Width of the drawing; default: what reads best.")  # fmt: skip
@click.option("--page", type=click.Choice(["fit", "a4", "a3"]), default="fit", show_default=True,
              help="Page of a PDF: as large as the drawing, or sheets on their side.")  # fmt: skip
@click.option("--where", multiple=True, metavar="CONDITION",
              help="Of the process: count only these, as in 'percorso ask process'.")  # fmt: skip
@click.option("--compare", multiple=True, metavar="CONDITION",
              help="Of the process: a second group; colours tell the difference.")  # fmt: skip
@click.option("--most-nodes", type=int, metavar="N",
              help="Of the process: so many touchpoints are shown.")  # fmt: skip
@click.option("--coverage", type=float, metavar="SHARE",
              help="Of the process: the commonest ways up to this share of all.")  # fmt: skip
@click.option("--simulated", is_flag=True, help="Say on the picture that the data is simulated.")
def command(
    journey: str, output: Path, form: str, beside: str | None, lang: str, theme: str,
    lanes: str | None, width: int | None, page: str, where: tuple[str, ...],
    compare: tuple[str, ...], most_nodes: int | None, coverage: float | None, **events: Any,
) -> None:  # fmt: skip
    """Draw JOURNEY, a journey file.

    Without events the drawing alone: nothing measured. With --workspace or --events, what people
    did stands in the same columns.
    """
    from percorso.journey import Journey
    from percorso.share.drawings import check_form, compose, further
    from percorso.share.pictures import check_page, check_place, save_drawing

    check_page(output, page)
    check_place(output)
    rows = [name.strip() for name in lanes.split(",") if name.strip()] if lanes else None
    check_form(form, rows, beside is not None)
    future = None if beside is None else Journey.load(beside)
    asked = {"where": list(where), "compare": list(compare), "most_nodes": most_nodes,
             "coverage": coverage}  # fmt: skip
    more = further(form, {key: value for key, value in asked.items() if value not in (None, [])})
    figures = _figures(journey, lang, more, **events)
    drawn = Journey.load(journey) if figures is None else figures.journey
    drawing = compose(drawn, figures, form=form, beside=future, lanes=rows, lang=lang, width=width)
    say(f"Written: {save_drawing(drawing, output, theme, page)}")


def _figures(
    journey: str, lang: str, further: dict[str, Any], workspace: str | None,
    events: tuple[str, ...], mapping: str | None, simulated: bool, **period: Any,
) -> Figures | None:  # fmt: skip
    """What was measured, or None when no events were given."""
    from percorso.share.figures import Figures

    if workspace is None and not events:
        return None
    with progress_bar("Making the timeline") as progress:
        measured = measured_from(journey, workspace, events, mapping, progress, lang=lang, **period)
        return Figures.of(measured, simulated=simulated, further=further)
