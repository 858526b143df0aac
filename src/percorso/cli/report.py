"""`percorso report JOURNEY -o report.html`: one page with the map, findings and all figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from percorso.cli.options import (
    EVENTS,
    LANG,
    PERIOD,
    SEGMENTS,
    add,
    chosen,
    measured_from,
    progress_bar,
)
from percorso.cli.say import say


@click.command(short_help="Write a report that opens in any browser.")
@click.argument("journey", type=click.Path())
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), metavar="FILE",
              help="HTML file to write; an older report is replaced.")  # fmt: skip
@add(*EVENTS, *PERIOD, *SEGMENTS, LANG)
@click.option("--theme", type=click.Choice(["light", "dark", "auto"]), default="auto",
              show_default=True, help="auto: what the reader's system prefers.")  # fmt: skip
@click.option("--forms", metavar="FORMS",
              help="Other drawings to show: strip, storyboard, table, blueprint, or none; default: "
                   "those that have something to show.")  # fmt: skip
@click.option("--beside", type=click.Path(), metavar="FUTURE",
              help="Journey as it should become, set beside it with what changes.")  # fmt: skip
@click.option("--note", "notes", multiple=True, metavar="TEXT",
              help="A remark to print with the data quality; may be repeated.")  # fmt: skip
@click.option("--simulated", is_flag=True, help="Say in the report that the data is simulated.")
def command(
    journey: str, output: Path, workspace: str | None, events: tuple[str, ...],
    mapping: str | None, where: tuple[str, ...], by: str | None, compare: tuple[str, ...],
    lang: str, theme: str, forms: str | None, beside: str | None, notes: tuple[str, ...],
    simulated: bool, **period: Any,
) -> None:  # fmt: skip
    """Write the report of JOURNEY, a journey file: one page that needs nothing else.

    It holds the map with what was measured, what stands out, stages, times, flow, touchpoints,
    KPIs, the journey in other forms, definitions and data quality. It opens offline, prints, and
    runs no script.
    """
    from percorso.journey import Journey
    from percorso.share.report import check_forms, check_place, write_report

    check_place(output)
    shown = None if forms is None else _names(forms)
    check_forms(shown or ())
    future = None if beside is None else Journey.load(beside)
    with progress_bar("Making the timeline") as progress:
        measured = measured_from(journey, workspace, events, mapping, progress, lang=lang, **period)
        write_report(
            measured, output, lang, theme,
            **chosen(where, by, compare), notes=notes, simulated=simulated,
            forms=shown, beside=future,
        )  # fmt: skip
    say(f"Written: {output}")
    say(f"Open it in a browser: {output.resolve().as_uri()}")


def _names(forms: str) -> list[str]:
    """The forms of a list such as `strip,table`; `none` is no form."""
    names = [name.strip() for name in forms.split(",") if name.strip()]
    return [] if names == ["none"] else names
