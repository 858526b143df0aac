"""The command line: `percorso COMMAND`. One file per noun; a command loads when it is called."""

from __future__ import annotations

import io
import signal
import sys
import warnings
from importlib import import_module

import click

from percorso import __version__
from percorso.cli.say import say
from percorso.errors import PercorsoError, PercorsoWarning, did_you_mean

COMMANDS = {
    "new": ("percorso.cli.new", "Start a journey file from a template."),
    "discover": ("percorso.cli.discover", "Draft a journey from events alone."),
    "check": ("percorso.cli.check", "Say what is wrong with a journey, and what a good one lacks."),
    "import": ("percorso.cli.importing", "Bring event files into a workspace."),
    "quarantine": ("percorso.cli.quarantine", "See and retry the rows that were kept aside."),
    "rebuild": ("percorso.cli.rebuild", "Make the timeline anew from the events."),
    "compact": ("percorso.cli.compact", "Write many small files of events into few large ones."),
    "ask": ("percorso.cli.ask", "Ask a question of a journey: stages, flow, touchpoints, …"),
    "why": ("percorso.cli.why", "Show why a person is in a stage: the events and the rules."),
    "draw": ("percorso.cli.draw", "Draw the journey map as SVG, PNG or PDF."),
    "report": ("percorso.cli.report", "Write a report that opens in any browser."),
    "segment": (
        "percorso.cli.segment",
        "Keep a segment by name in the workspace, list or remove them.",
    ),
    "snapshot": (
        "percorso.cli.snapshot",
        "Keep the figures as they are now, or list those that were kept.",
    ),
    "simulate": ("percorso.cli.simulate", "Make events of invented people on a journey."),
    "serve": ("percorso.cli.serve", "Open the team's web app over a workspace folder."),
    "password-link": (
        "percorso.cli.password_link",
        "Make a link by which somebody sets a new password.",
    ),
    "demo": ("percorso.cli.demo", "A year of a grocery panel, measured and drawn."),
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is used, so that help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; an unknown one is answered with the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            fix = did_you_mean(args[0], COMMANDS, len(COMMANDS))
            ctx.fail(f"There is no command {args[0]!r}. {fix}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="percorso")
def group() -> None:
    """Draw the journey your customers make, and fill it with what they really did."""


def _warn(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    """Warnings for people as one line; those for programmers stay in the program."""
    if issubclass(category, PercorsoWarning):
        say(f"percorso: {message}", err=True)


def _stopped(number: int, _: object) -> None:
    """End in good order when the system asks for it: what is half done is cleared away."""
    sys.exit(128 + number)


def main() -> None:
    """Run the command line; a user's mistake ends in a message and exit code 2."""
    warnings.showwarning = _warn
    signal.signal(signal.SIGTERM, _stopped)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that is not UTF-8 still gets it all
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        group(prog_name="percorso")
    except PercorsoError as error:
        for problem in error.problems:
            say(f"percorso: {problem}", err=True)
        sys.exit(2)
    except OSError as error:  # such as a full disk behind standard output
        say(f"percorso: {error.filename or 'output'}: {error.strerror or error}.", err=True)
        sys.exit(2)
