"""`percorso quarantine list | show | retry`: the rows that were kept aside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from percorso.cli.say import say, say_json

if TYPE_CHECKING:
    from collections.abc import Sequence

WORKSPACE = click.option(
    "--workspace", "-w", required=True, type=click.Path(), help="Folder of the events."
)
FILE = click.option("--file", metavar="NAME", help="Only rows of this file.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
PRINTED = ("source", "file", "row", "column", "reason")


@click.group("quarantine", short_help="See and retry the rows that were kept aside.")
def command() -> None:
    """See and retry the rows that an import kept aside, with the reason."""


@command.command("list")
@WORKSPACE
@JSON
def list_groups(workspace: str, as_json: bool) -> None:
    """Count the rows by file, column and reason."""
    from percorso.engine.kept import groups
    from percorso.engine.lake import Workspace

    found = groups(Workspace.open(workspace))
    if as_json:
        say_json(found)
        return
    for group in found:
        column = f", column {group['column']}" if group["column"] else ""
        say(f"{group['rows']:>8,}  {group['file']}{column}: {group['reason']}")
    if not found:
        click.echo("The quarantine is empty.")


@command.command("show")
@WORKSPACE
@FILE
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True,
              help="At most so many rows.")  # fmt: skip
@JSON
def show(workspace: str, file: str | None, limit: int, as_json: bool) -> None:
    """Print the rows themselves, with the reason."""
    from percorso.engine.kept import waiting
    from percorso.engine.lake import Workspace
    from percorso.safe import json_text

    rows = waiting(Workspace.open(workspace), file)
    chosen: Sequence[dict[str, Any]] = rows.slice(0, limit).to_pylist()
    for row in chosen:
        raw = json.loads(row["raw"])
        if as_json:
            entry = {name: row[name] for name in PRINTED} | {"raw": raw}
            say_json(entry)
        else:
            column = f", column {row['column']}" if row["column"] else ""
            say(f"{row['file']}, row {row['row']}{column}: {row['reason']}")
            say(f"    {raw if isinstance(raw, str) else json_text(raw)}")
    if not as_json and len(rows) > limit:
        click.echo(f"… and {len(rows) - limit:,} more; raise --limit to see them.")
    if not as_json and not len(rows):
        click.echo("The quarantine is empty.")


@command.command("retry")
@WORKSPACE
@FILE
@click.option("--mapping", type=click.Path(), help="A mapping to read the rows with.")
@JSON
def retry(workspace: str, file: str | None, mapping: str | None, as_json: bool) -> None:
    """Read the rows once more; those that are good now become events."""
    from percorso.engine.retry import retry as again

    done = again(workspace, mapping, file)
    if as_json:
        click.echo(json.dumps({"rows_ok": done.moved, "rows_duplicate": done.duplicate,
                               "rows_bad": done.waiting}))  # fmt: skip
        return
    click.echo(
        f"{done.moved:,} rows became events, {done.duplicate:,} were there already, "
        f"{done.waiting:,} stay in quarantine."
    )
