"""`percorso draw JOURNEY -o map.svg`: the journey map as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from percorso.cli.options import EVENTS, LANG, PERIOD, add, measured_from, progress_bar

if TYPE_CHECKING:
    from percorso.share.figures import Figures


@click.command(short_help="Draw the journey map as SVG, PNG or PDF.")
@click.argument("journey", type=click.Path())
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), metavar="FILE",
              help="Picture to write; its ending says how: .svg, .png or .pdf.")  # fmt: skip
@add(*EVENTS, *PERIOD, LANG)
@click.option("--theme", type=click.Choice(["light", "dark", "auto"]), default="light",
              show_default=True,
              help="auto: what the reader's system prefers (SVG only).")  # fmt: skip
@click.option("--lanes", metavar="ROWS", help="Rows to show, such as people,touchpoints,kpis.")
@click.option("--width", type=click.IntRange(min=1), metavar="PIXELS",
              help="Width of the drawing; default: what reads best.")  # fmt: skip
@click.option("--simulated", is_flag=True, help="Say on the picture that the data is simulated.")
def command(
    journey: str, output: Path, lang: str, theme: str, lanes: str | None, width: int | None,
    **events: Any,
) -> None:  # fmt: skip
    """Draw JOURNEY, a journey file.

    Without events the drawing alone: an unmeasured map. With --workspace or --events, what people
    did stands in the same columns.
    """
    from percorso.journey import Journey
    from percorso.share.map import draw_map
    from percorso.share.pictures import fixed_theme, picture_format, save

    kind = picture_format(output)
    figures = _figures(journey, lang, **events)
    drawn = Journey.load(journey) if figures is None else figures.journey
    rows = [name.strip() for name in lanes.split(",") if name.strip()] if lanes else None
    look = fixed_theme(theme, kind)
    svg = draw_map(drawn, figures, lang=lang, theme=look, lanes=rows, width=width)
    click.echo(f"Written: {save(svg, output)}")


def _figures(
    journey: str, lang: str, workspace: str | None, events: tuple[str, ...],
    mapping: str | None, simulated: bool, **period: Any,
) -> Figures | None:  # fmt: skip
    """What was measured, or None when no events were given."""
    from percorso.share.figures import Figures

    if workspace is None and not events:
        return None
    with progress_bar("Making the timeline") as progress:
        measured = measured_from(journey, workspace, events, mapping, progress, lang=lang, **period)
        return Figures.of(measured, simulated=simulated)
