"""`percorso ask QUESTION JOURNEY`: the answer as a table, JSON or CSV."""

from __future__ import annotations

import sys
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

if TYPE_CHECKING:
    from percorso.measure import Answer

NAMES = ("stages", "flow", "touchpoints", "population", "cycles", "stays", "summary")


@click.command(short_help="Ask a question of a journey.")
@click.argument("question", type=click.Choice(NAMES))
@click.argument("journey", type=click.Path())
@add(*EVENTS, *PERIOD, *SEGMENTS, LANG)
@click.option("--between", type=click.Choice(["stages", "touchpoints"]),
              help="flow: between which two; default: stages.")  # fmt: skip
@click.option("--stage", metavar="ID", help="stays: only those of one stage.")
@click.option("--person", metavar="ID", help="stays: only those of one person.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the rows as CSV.")
def command(
    question: str, journey: str, workspace: str | None, events: tuple[str, ...],
    mapping: str | None, where: tuple[str, ...], by: str | None, compare: tuple[str, ...],
    between: str | None, stage: str | None, person: str | None, as_json: bool, as_csv: bool,
    **period: Any,
) -> None:  # fmt: skip
    """Ask QUESTION of JOURNEY, a journey file.

    stages: who enters, goes on, leaves, and how long it takes. flow: moves between stages or
    touchpoints. touchpoints: reach, progress, scores, cost. population: people inside each day.
    cycles and stays: the turns and stays themselves. summary: totals.
    """
    from percorso.errors import QuestionError
    from percorso.measure.questions import question as make

    if as_json and as_csv:
        raise QuestionError("--json and --csv cannot be used together. Choose one.")
    given = {"between": between, "stage": stage, "person": person}
    options = chosen(where, by, compare) | {k: v for k, v in given.items() if v is not None}
    asked = make(question, options)
    with progress_bar("Making the timeline") as progress:
        measured = measured_from(journey, workspace, events, mapping, progress, **period)
        answer = measured.ask(asked)
    _print(answer, as_json, as_csv)
    for notice in answer.notices:
        say(f"percorso: {notice}", err=True)


def _print(answer: Answer, as_json: bool, as_csv: bool) -> None:
    if as_json:
        click.echo(answer.to_json())
    elif as_csv:
        from percorso.measure.display import write_csv

        write_csv(answer, sys.stdout)
    else:
        from percorso.measure.display import print_table

        print_table(answer, sys.stdout)
        say("", answer.definition)
