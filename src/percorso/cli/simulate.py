"""`percorso simulate JOURNEY --people N --seed S -o FILE`: events of invented people, labelled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from percorso.cli.say import say, say_json

if TYPE_CHECKING:
    from percorso.simulate import Manifest
    from percorso.simulate.run import Progress


@click.command(short_help="Make events of invented people on a journey, labelled as simulated.")
@click.argument("journey", type=click.Path())
@click.option("--people", type=int, metavar="N", help="How many people.")
@click.option("--events", type=int, metavar="N", help="About how many events, instead of --people.")
@click.option("--seed", type=int, default=1, show_default=True, metavar="S",
              help="The same seed and arguments give the same file.")  # fmt: skip
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE",
              help="The file: .parquet, .csv, .jsonl, the last two also as .gz.")  # fmt: skip
@click.option("--days", type=int, default=365, show_default=True, help="How many days.")
@click.option("--start", metavar="DAY", default="2025-01-01", show_default=True,
              help="The first day.")  # fmt: skip
@click.option("--lang", type=click.Choice(["it", "en", "both"]), default="both", show_default=True,
              help="The language in which people write comments.")  # fmt: skip
@click.option("--plain", is_flag=True, help="Plant no frictions and no effects.")
@click.option("--json", "as_json", is_flag=True, help="Print the manifest on standard output.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
def command(
    journey: str, people: int | None, events: int | None, seed: int, output: Path, days: int,
    start: str, lang: str, plain: bool, as_json: bool, force: bool,
) -> None:  # fmt: skip
    """Make events of invented people on a journey.

    Nothing in the file is real, and everything says so. What was planted for a measurement to
    find, and what is truly there, stands in the manifest beside the file.
    """
    from percorso.journey import Journey
    from percorso.simulate import simulate

    _keep_journey(Path(journey), output)
    with _bar() as progress:
        manifest = simulate(
            Journey.load(journey), people, seed, output, days=days, start=start, events=events,
            lang=lang, plain=plain, force=force, progress=progress,
        )  # fmt: skip
    _tell(manifest, output, journey)
    if as_json:
        say_json(manifest.to_dict())


def _keep_journey(journey: Path, output: Path) -> None:
    """Refuse, whatever is forced, to write events or their manifest over the journey itself."""
    from percorso.errors import EventsError, Problem
    from percorso.simulate.files import beside

    there = [one for one in (output, *beside(output).values()) if one.exists()]
    if journey.exists() and any(one.samefile(journey) for one in there):
        raise EventsError(
            Problem("This would be written over the journey.", "Choose another name.", str(journey))
        )


@contextmanager
def _bar() -> Iterator[Progress]:
    """A progress bar on standard error, when a person is looking."""
    from percorso.cli.options import progress_bar

    with progress_bar("Simulating") as report:
        yield report


def _tell(manifest: Manifest, output: Path, journey: str) -> None:
    """What was made, and what can be done with it."""
    from shlex import quote

    counts, file = manifest.counts, quote(str(output))
    say(f"Simulated data: {counts['events']:,} events of {counts['people']:,} invented "
        f"people, in {output}.", err=True)  # fmt: skip
    for notice in manifest.notices:
        say(f"  Not simulated: {notice}", err=True)
    planted = len(manifest.truths)
    say(f"Planted truths: {planted or 'none'}; {manifest.files['manifest']} says which and "
        "how to find them.", err=True)  # fmt: skip
    say("", f"  percorso import {file} --workspace simulated",
        f"  percorso report {quote(journey)} --workspace simulated -o report.html",
        err=True)  # fmt: skip
