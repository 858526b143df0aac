"""`percorso why PERSON JOURNEY`: the events of a person, and the rules that placed them."""

from __future__ import annotations

from typing import Any

import click

from percorso.cli.options import EVENTS, LANG, PERIOD, add, measured_from, progress_bar
from percorso.cli.say import say


@click.command(short_help="Show why a person is in a stage.")
@click.argument("person")
@click.argument("journey", type=click.Path())
@add(*EVENTS, *PERIOD, LANG)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(
    person: str, journey: str, workspace: str | None, events: tuple[str, ...],
    mapping: str | None, as_json: bool, **period: Any,
) -> None:  # fmt: skip
    """Show the events of PERSON, the stage of JOURNEY that took each, and the rule that matched."""
    with progress_bar("Making the timeline") as progress:
        measured = measured_from(journey, workspace, events, mapping, progress, **period)
        answer = measured.why(person)
    if as_json:
        click.echo(answer.to_json())
        return
    from percorso.measure.terminal import story

    for line in story(answer):
        say(line)
