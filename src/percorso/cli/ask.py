"""`percorso ask QUESTION JOURNEY`: the answer as a table, JSON or CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from percorso.cli.options import (
    EVENTS,
    LANG,
    PERIOD,
    SEGMENTS,
    chosen,
    measured_from,
    progress_bar,
)
from percorso.cli.say import say
from percorso.errors import did_you_mean
from percorso.questions import QUESTIONS, home
from percorso.questions import question as make

if TYPE_CHECKING:
    from percorso.measure import Answer
    from percorso.measure.options import Offer

NAMES = tuple(name for name, entry in QUESTIONS.items() if entry.listed)


class Questions(click.Group):
    """One command a question, made from the question's own options when it is asked."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all questions, the main ones first."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of one question."""
        return _command(cmd_name) if cmd_name in NAMES else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The question that is meant; an unknown one is answered with the nearest."""
        if args and args[0] not in NAMES and not args[0].startswith("-"):
            fix = did_you_mean(args[0], NAMES, len(NAMES))
            ctx.fail(f"There is no question {args[0]!r}. {fix}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of questions without importing any of them."""
        with formatter.section("Questions"):
            formatter.write_dl([(name, QUESTIONS[name].about) for name in NAMES])


def _list(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print each question with one line on what it tells, and stop."""
    if not wanted or ctx.resilient_parsing:
        return
    from percorso.words import Words

    words, width = Words(ctx.params.get("lang") or "en"), max(map(len, NAMES))
    for name in NAMES:
        say(f"{name:<{width}}  {words(QUESTIONS[name].about)}")
    ctx.exit()


@click.group(cls=Questions, short_help="Ask a question of a journey.",
             subcommand_metavar="QUESTION JOURNEY [OPTIONS]...")  # fmt: skip
@click.option("--lang", type=click.Choice(["en", "it"]), default="en", is_eager=True,
              help="Language of the list.")  # fmt: skip
@click.option("--list", is_flag=True, callback=_list, expose_value=False,
              help="List the questions, each with one line on what it tells.")  # fmt: skip
def command(lang: str) -> None:
    """Ask QUESTION of JOURNEY, a journey file.

    'percorso ask QUESTION --help' says what a question tells and which options it takes.
    """


def _command(name: str) -> click.Command:
    """The command that asks one question, with the options that its class offers."""
    from percorso.measure.options import offers

    found: click.Command = click.Command(
        name, callback=_asked(name), help=_about(name), short_help=QUESTIONS[name].about
    )
    found.params = [click.Argument(["journey"], type=click.Path())]
    own = [_option(offer) for offer in offers(home(name))]
    for decorate in (*own, *EVENTS, *SPEND, *PERIOD, *SEGMENTS, LANG, *FORMATS):
        decorate(found)
    return found


SPEND = (
    click.option("--costs", type=click.Path(), metavar="FILE",
                 help="Costs by day and channel; default: those of the workspace."),
    click.option("--media", type=click.Path(), metavar="FILE",
                 help="TV, print and posters as totals; default: those of the workspace."),
)  # fmt: skip
FORMATS = (
    click.option("--json", "as_json", is_flag=True, help="Print one JSON object."),
    click.option("--csv", "as_csv", is_flag=True, help="Print the rows as CSV."),
)


def _about(name: str) -> str:
    """The first paragraph of the class, and what its figures mean."""
    return f"{QUESTIONS[name].about}\n\n{home(name).meaning}"


def _option(offer: Offer) -> Any:
    kind: Any = click.Choice(offer.choices) if offer.choices else offer.kind
    if offer.kind is bool:
        return click.option(offer.flag, offer.name, is_flag=True, default=None, help=offer.help)
    return click.option(
        offer.flag, offer.name, type=kind, multiple=offer.many, help=offer.help,
        metavar=offer.metavar or None,
    )  # fmt: skip


def _asked(name: str) -> Any:
    def ask(
        journey: str, workspace: str | None, events: tuple[str, ...], mapping: str | None,
        where: tuple[str, ...], by: str | None, compare: tuple[str, ...], as_json: bool,
        as_csv: bool, start: str | None, end: str | None, as_of: str | None,
        time_zone: str | None, lang: str, costs: str | None, media: str | None, **own: Any,
    ) -> None:  # fmt: skip
        from percorso.errors import QuestionError

        if as_json and as_csv:
            raise QuestionError("--json and --csv cannot be used together. Choose one.")
        asked = make(name, chosen(where, by, compare) | dict(_given(own)))
        period = {"start": start, "end": end, "as_of": as_of, "time_zone": time_zone}
        with progress_bar("Making the timeline") as progress:
            measured = measured_from(
                journey,
                workspace,
                events,
                mapping,
                progress,
                lang=lang,
                costs=costs,
                media=media,
                **period,
            )
            answer = measured.ask(asked)
        _print(answer, as_json, as_csv)

    return ask


def _given(own: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The options that somebody wrote; the question knows the rest by itself."""
    return ((name, value) for name, value in own.items() if value is not None and value != ())


def _print(answer: Answer, as_json: bool, as_csv: bool) -> None:
    if as_json:
        click.echo(answer.to_json())
    elif as_csv:
        from percorso.measure.display import write_csv

        write_csv(answer, sys.stdout)
    else:
        from percorso.measure.terminal import print_table

        print_table(answer, sys.stdout)
        say("", answer.definition)
    for notice in answer.notices:
        say(f"percorso: {notice}", err=True)
