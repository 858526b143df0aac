"""`percorso password-link`: let somebody who forgot their password set a new one."""

from __future__ import annotations

from pathlib import Path

import click

from percorso.cli.say import say


@click.command(short_help="Make a link by which somebody sets a new password.")
@click.argument("email")
@click.option("--workspace", "-w", type=click.Path(path_type=Path), default="percorso-workspace",
              show_default=True, help="The folder that is served.")  # fmt: skip
@click.option("--database", default="", metavar="URL", envvar="PERCORSO_DATABASE",
              help="The database, when it is not in the folder.")  # fmt: skip
@click.option("--address", default="http://localhost:8765", show_default=True,
              help="Where browsers reach the server.")  # fmt: skip
def command(email: str, workspace: Path, database: str, address: str) -> None:
    """Make a link by which the person with EMAIL sets a new password.

    The link works once, for a day. The server may be running. The password until now goes on
    until the link is used; then every browser of the person is signed out.
    """
    from percorso.errors import Problem, WorkspaceError
    from percorso.server.settings import Settings
    from percorso.store import links, open_store, people

    where = Settings(workspace, database).database_address
    if isinstance(where, Path) and not where.is_file():
        fix = "Name the folder that is served by --workspace, or the database by --database."
        raise WorkspaceError(Problem(f"There is no database in {str(workspace)!r}.", fix))
    store = open_store(where)
    try:
        with store.session() as session:
            user = people.by_email(session, email)
            if user is None:
                message = f"Nobody here has the e-mail {email!r}."
                raise WorkspaceError(Problem(message, "Look it up in the settings, under members."))
            token = links.make_link(session, "password", user.id)
    finally:
        store.close()
    say(f"{address.rstrip('/')}/link/{token}")
