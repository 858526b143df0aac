"""Options that several commands share: where the events are, and which period is covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from percorso.engine.timeline import Progress
    from percorso.measure import Measured

Command = TypeVar("Command", bound=Callable[..., Any])

EVENTS = (
    click.option("--workspace", "-w", type=click.Path(), help="Folder of imported events."),
    click.option("--events", "-e", multiple=True, type=click.Path(), metavar="FILE",
                 help="Events file, instead of a workspace; may be repeated."),
    click.option("--mapping", type=click.Path(), help="How the columns of --events are named."),
)  # fmt: skip
PERIOD = (
    click.option("--from", "start", metavar="DAY", help="First day covered, such as 2026-03-01."),
    click.option("--to", "end", metavar="DAY", help="First day no longer covered."),
    click.option("--as-of", metavar="DAY", help="Data counts up to here; default: newest event."),
    click.option("--time-zone", metavar="ZONE", help="Time zone of days; default: the journey's."),
)
SEGMENTS = (
    click.option("--where", multiple=True, metavar="CONDITION",
                 help="Count only these, such as person.plan=pro or a segment's id; repeatable."),
    click.option("--by", metavar="FIELD", help="Split by a field, such as event.channel."),
    click.option("--compare", multiple=True, metavar="CONDITION",
                 help="A second group beside --where (or beside everyone)."),
)  # fmt: skip
LANG = click.option("--lang", type=click.Choice(["en", "it"]), default="en", show_default=True,
                    help="Language of what is shown.")  # fmt: skip


def add(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in the order in which help shows them."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


@contextmanager
def progress_bar(title: str) -> Iterator[Progress]:
    """A progress bar on standard error, when a person is looking."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rows]}"),
               TimeRemainingColumn())  # fmt: skip
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(title, total=None, rows="", visible=False)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, rows=f"{done:,} events", visible=True)

        yield report


def measured_from(
    journey: str, workspace: str | None, events: tuple[str, ...], mapping: str | None,
    progress: Progress, **options: Any,
) -> Measured:  # fmt: skip
    """The measured journey that a command asks for.

    Raises:
        QuestionError: Neither a workspace nor events were given, or both.
    """
    from percorso.errors import Problem, QuestionError
    from percorso.measure import measure

    if (workspace is None) == (not events):
        raise QuestionError(
            Problem("Two places of events were given." if workspace else "No events were given.",
                    "Give --workspace FOLDER (after 'percorso import'), or --events FILE.")
        )  # fmt: skip
    source = workspace_or_files(workspace, events)
    return measure(journey, source, mapping=mapping, progress=progress, **options)


def workspace_or_files(workspace: str | None, events: tuple[str, ...]) -> Any:
    """A workspace, opened, or the list of files."""
    from percorso.engine.lake import Workspace

    return list(events) if workspace is None else Workspace.open(workspace)


def chosen(where: tuple[str, ...], by: str | None, compare: tuple[str, ...]) -> dict[str, Any]:
    """The options of a question that choose whom it counts."""
    return {"where": list(where) or None, "by": by, "compare": list(compare) or None}
