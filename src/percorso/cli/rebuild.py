"""`percorso rebuild`: the timeline made anew from the events."""

from __future__ import annotations

import click

from percorso.cli.options import progress_bar


@click.command(short_help="Make the timeline anew from the events.")
@click.option(
    "--workspace", "-w", type=click.Path(), required=True, help="Folder of imported events."
)
@click.option("--journey", "-j", type=click.Path(), multiple=True,
              help="Keep the fields that this journey's rules use; may be repeated.")  # fmt: skip
def command(workspace: str, journey: tuple[str, ...]) -> None:
    """Make the timeline of a workspace anew. Nothing is lost: it is derived from the events.

    The files of events are read through first, each page against its checksum.
    """
    from percorso.engine.lake import Workspace
    from percorso.engine.rules import needed_fields
    from percorso.engine.timeline import rebuild
    from percorso.journey import Journey

    fields = set().union(*(needed_fields(Journey.load(path)) for path in journey))
    with progress_bar("Making the timeline") as progress:
        timeline = rebuild(Workspace.open(workspace), fields, progress, check=True)
    people, buckets = len(timeline.persons.table), len(timeline.buckets)
    events = _count(timeline.rows, "event", "events")
    where = _count(buckets, "bucket", "buckets")
    click.echo(f"{events} of {_count(people, 'person', 'people')} in {where}.")


def _count(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
