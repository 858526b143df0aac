"""`percorso serve`: the team's web app over a workspace folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from percorso.cli.say import say

if TYPE_CHECKING:
    from percorso.server.settings import Settings
    from percorso.store import Store


@click.command(short_help="Open the team's web app over a workspace folder.")
@click.option("--workspace", "-w", type=click.Path(path_type=Path), default="percorso-workspace",
              show_default=True, help="Folder to work in; made when it is missing.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True,
              help="Address to listen on; 0.0.0.0 for every one of this machine.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65_535), default=8765, show_default=True,
              help="Port to listen on; 0 takes a free one.")  # fmt: skip
@click.option("--database", default="", metavar="URL", envvar="PERCORSO_DATABASE",
              help="Instead of a file, PostgreSQL: postgresql://name@host/database.")  # fmt: skip
@click.option("--allowed-host", "allowed", multiple=True, metavar="NAME",
              help="A further name by which browsers call it; may be repeated.")  # fmt: skip
@click.option("--https", is_flag=True,
              help="Browsers reach it by https, through a reverse proxy.")  # fmt: skip
@click.option("--log-requests", is_flag=True, help="Write a line of log for every request.")
def command(
    workspace: Path, host: str, port: int, database: str, allowed: tuple[str, ...], https: bool,
    log_requests: bool,
) -> None:  # fmt: skip
    """Open the team's web app over a workspace folder.

    Journey files in the folder (YAML or JSON) are taken in at the first start and can be saved
    back. The first time, a link is printed with which the first admin makes an account. Ctrl+C
    or SIGTERM stops it in good order.
    """
    from percorso.server.running import logs
    from percorso.server.running.run import run
    from percorso.server.security.provider import provider_from
    from percorso.server.settings import Settings

    logs.start(log_requests or not sys.stderr.isatty())
    settings = Settings(
        workspace, database, host, port, allowed, https, oidc=provider_from(os.environ)
    )
    run(settings, tell)


def tell(settings: Settings, store: Store) -> None:
    """Say where the server answers, and by which link the first admin makes an account."""
    from percorso.server.running.first import setup_token

    say(f"Percorso answers at {settings.address} (stop it with Ctrl+C).")
    token = setup_token(store)
    if token is not None:
        say("", "Nobody has an account yet. Open this link to make the first admin's, once:",
            f"  {settings.address}/setup#{token}", "")  # fmt: skip
    if not (settings.web / "index.html").is_file():
        say("The pages have not been built: run  python -m tools.ui npm run build", err=True)
