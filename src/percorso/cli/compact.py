"""`percorso compact`: many small files of a workspace written into few large ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from percorso.engine.compacting import Compacted


@click.command(short_help="Write many small files of events into few large ones.")
@click.option(
    "--workspace", "-w", type=click.Path(), required=True, help="Folder of imported events."
)
@click.option("--dry-run", is_flag=True, help="Change nothing; say what would be done.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(workspace: str, dry_run: bool, as_json: bool) -> None:
    """Write the many small files that imports have left into few large ones.

    The events stay as they are, and so does the timeline; questions and notebooks may go on
    meanwhile. Imports do this by themselves when a hundred small files have gathered. Files whose
    rows have moved stay for a day, so that whoever reads them can finish; the next compaction
    removes them.
    """
    from dataclasses import asdict

    from percorso.engine.compacting import compact
    from percorso.engine.lake import Workspace

    done = compact(Workspace.open(workspace), dry_run=dry_run)
    if as_json:
        click.echo(json.dumps(asdict(done) | {"dry_run": dry_run}))
        return
    for line in _sentences(done, dry_run):
        click.echo(line)


def _sentences(done: Compacted, dry_run: bool) -> list[str]:
    would = "would be" if dry_run else "were"
    lines = []
    if done.events:
        now = "would become" if dry_run else "are now"
        lines.append(f"{_files(done.files_before)} with events {now} {_files(done.files_after)}; "
                     f"{done.events:,} events {would} written anew.")  # fmt: skip
    if done.merged:
        lines.append(f"{_files(done.merged)} of quarantine and sequences {would} merged.")
    if done.removed:
        lines.append(f"{_files(done.removed)} that nothing needs any more {would} removed: "
                     f"{done.freed / 1e6:,.1f} MB.")  # fmt: skip
    return lines or ["There is nothing to compact."]


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"
