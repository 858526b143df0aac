"""`percorso snapshot`: answers kept as they are, to be held against later ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from percorso.safe import json_text

if TYPE_CHECKING:
    from percorso.measure.snapshots import Snapshot

UNITS = ("day", "week", "month", "quarter", "year")


@click.command(short_help="Keep the figures as they are now, or list those that were kept.")
@click.argument("journey", required=False, type=click.Path())
@click.option("--list", "listed", is_flag=True, help="List the snapshots of the workspace.")
@click.option("--label", metavar="TEXT", help="What to call it.")
@click.option("--period", type=click.Choice(UNITS), help="The period of the KPIs: see 'ask kpis'.")
@click.option("--folder", type=click.Path(), help="Where to keep it; default: in the workspace.")
@add(*EVENTS, *PERIOD, *SEGMENTS, LANG)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    journey: str | None, listed: bool, label: str | None, period: str | None,
    folder: str | None, workspace: str | None, events: tuple[str, ...], mapping: str | None,
    where: tuple[str, ...], by: str | None, compare: tuple[str, ...], as_json: bool,
    **window: Any,
) -> None:  # fmt: skip
    """Keep the KPIs, stages and totals of JOURNEY as they are now, in a file nobody writes again.

    'percorso ask kpis JOURNEY --against LABEL' holds later figures against it and says why they
    differ: late events, changed rules, or time.
    """
    if listed:
        _list(folder or workspace, as_json)
        return
    if journey is None:
        raise click.UsageError("Give the journey file, or --list.")
    with progress_bar("Making the timeline") as progress:
        measured = measured_from(journey, workspace, events, mapping, progress, **window)
        kept = measured.snapshot(label, period=period, folder=folder, **chosen(where, by, compare))
    if as_json:
        click.echo(json_text(_summary(kept)))
        return
    say(f"Kept as {kept.path}")
    say(f"Data up to {kept.window['as_of']}: {len(kept.rows())} rows of KPIs, "
        f"{len(kept.rows('stages'))} of stages.")  # fmt: skip


def _list(folder: str | None, as_json: bool) -> None:
    """The snapshots of a workspace or a folder, the oldest first."""
    from percorso.errors import QuestionError
    from percorso.measure.snapshots import snapshots

    if folder is None:
        raise QuestionError("Where are the snapshots? Give --workspace FOLDER.")
    known = list(snapshots(Path(folder)))
    if as_json:
        click.echo(json_text([_summary(each) for each in known]))
        return
    for each in known:
        made, label = f"{each.made_at:%Y-%m-%d %H:%M}", each.label or "–"
        say(f"{made}  {label}  data up to {each.window['as_of']}  {each.path.name}")
    if not known:
        say("There are no snapshots. Make one with 'percorso snapshot JOURNEY --workspace FOLDER'.")


def _summary(kept: Snapshot) -> dict[str, Any]:
    """What a program needs to know of a snapshot, its rows apart."""
    names = ("label", "made_at", "percorso", "window", "asked", "events", "journey_hash", "digest")
    return {"file": str(kept.path), **{name: kept.content[name] for name in names}}
