"""`percorso import FILES… --workspace DIR`: events in, bad rows aside, a report."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from percorso.cli.say import say, say_json

if TYPE_CHECKING:
    from percorso.engine.reports import FileReport, Watch

SHOWN = 10


@click.command("import", short_help="Bring event files into a workspace.")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILES…")
@click.option(
    "--workspace",
    "-w",
    type=click.Path(),
    help="Folder of the events; made when it is missing. Needed to import.",
)
@click.option("--as", "kind", type=click.Choice(["events", "costs", "media"]), default="events",
              show_default=True,
              help="What the files hold: events; costs by day and channel; or media such as TV, "
              "of which only totals are known.")  # fmt: skip
@click.option("--source", metavar="NAME", help="Name of the source; default: import.")
@click.option("--mapping", type=click.Path(), help="What the columns mean, as YAML.")
@click.option(
    "--time-zone",
    metavar="ZONE",
    help="Zone of times without an offset, such as Europe/Rome; default: UTC.",
)
@click.option("--decimal", metavar="SIGN", help="Decimal sign of numbers in text: '.' or ','.")
@click.option("--currency", metavar="CODE", help="Currency of amounts that come without one.")
@click.option("--suggest-mapping", "suggests", is_flag=True,
              help="Import nothing: draft a mapping for one file and explain it.")  # fmt: skip
@click.option("--output", "-o", type=click.Path(), metavar="FILE",
              help="Where the draft is written; default: standard output.")  # fmt: skip
@click.option("--lang", type=click.Choice(["en", "it"]), default="en", show_default=True,
              help="Language of the draft's comments.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True,
              help="Print one JSON object as the last line.")  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context, files: tuple[str, ...], workspace: str | None, kind: str,
    source: str | None, mapping: str | None, time_zone: str | None, decimal: str | None,
    currency: str | None, suggests: bool, output: str | None, lang: str, as_json: bool,
) -> None:  # fmt: skip
    """Bring FILES of events into a workspace.

    CSV, TSV, JSON and Parquet, each also with .gz or .zst. Files with the names of the Segment spec
    (event, user_id, timestamp, …) need nothing else; any other table needs a --mapping. Bad rows
    go to quarantine; importing a file twice adds nothing. The exit code is 2 when a file was
    refused, or all of its rows were bad. For a table that Percorso does not know,
    --suggest-mapping drafts the mapping.
    """
    given = {"time_zone": time_zone, "decimal": decimal, "currency": currency}
    if suggests and kind != "events":
        raise click.UsageError("--suggest-mapping drafts mappings of events only.", ctx)
    if suggests:
        from percorso.cli.suggesting import suggested

        given["source"] = source
        suggested(ctx, files, workspace, mapping, given, output, lang, as_json)
        return
    if workspace is None:
        raise click.UsageError(
            "Missing option '--workspace' / '-w': the folder of the events.", ctx
        )
    if output is not None:
        raise click.UsageError("--output goes with --suggest-mapping.", ctx)
    if kind != "events":
        from percorso.cli.spending import imported

        imported(ctx, files, workspace, kind, source, mapping, given, as_json)
        return
    _import(files, workspace, source, mapping, given, as_json)


def _import(
    files: tuple[str, ...], workspace: str, source: str | None, mapping: str | None,
    given: dict[str, str | None], as_json: bool,
) -> None:  # fmt: skip
    from percorso.engine.loader import load
    from percorso.engine.reports import summary
    from percorso.errors import PercorsoError

    try:
        with _bar() as watch:
            reports = load(
                files, workspace, source, mapping, watch, time_zone=given["time_zone"],
                decimal=given["decimal"], currency=given["currency"],
            )  # fmt: skip
    except PercorsoError as error:
        if as_json:
            say_json(_refusal(error))
        raise
    _tell(reports, workspace)
    if as_json:
        say_json(summary(reports))
    if any(report.refused or report.hopeless for report in reports):
        sys.exit(2)


def _refusal(error: Exception) -> dict[str, Any]:
    """An import that could not begin, in the same shape as one that was refused."""
    from percorso.engine.reports import FileReport, summary
    from percorso.errors import PercorsoError

    problems = error.problems if isinstance(error, PercorsoError) else ()
    return summary([FileReport("", refused=problems)])


@contextmanager
def _bar() -> Iterator[Watch]:
    """A progress bar with rows, rate and time left, when a person is looking."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    shape = (TextColumn("{task.description}"), BarColumn(),
             TextColumn("{task.fields[rows]:,} rows · {task.fields[rate]:,.0f} rows/s"),
             TimeRemainingColumn())  # fmt: skip
    with Progress(*shape, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Importing", total=1.0, rows=0, rate=0)

        def watch(progress: object) -> None:
            elapsed = bar.tasks[0].elapsed or 1e-9
            rows = getattr(progress, "rows", 0)
            share = getattr(progress, "share", 0.0)
            bar.update(task, completed=share, rows=rows, rate=rows / elapsed)

        yield watch


def _tell(reports: Sequence[FileReport], workspace: str) -> None:
    """The reports in words, on standard error."""
    from shlex import quote

    for report in reports:
        for problem in report.refused:
            say(f"percorso: {problem}", err=True)
        if report.refused:
            _point_at_draft(report)
            continue
        say(f"{report.file}: {_counts(report)}", err=True)
        for note in _notes(report):
            say(f"  {note}", err=True)
        for error in report.errors[:SHOWN]:
            column = f", column {error.column}" if error.column else ""
            say(f"  row {error.row}{column}: {error.message}", err=True)
        if report.rows_bad:
            say("  Bad rows are kept aside: percorso quarantine show --workspace "
                f"{quote(workspace)}", err=True)  # fmt: skip
        if report.hopeless:
            say(f"percorso: {report.file}: no row could be used; all {report.rows_bad:,} are in "
                "quarantine. Correct what is named above, or give a mapping, and import it again "
                "or retry.", err=True)  # fmt: skip


def _point_at_draft(report: FileReport) -> None:
    """Where the columns are unknown, a mapping can be drafted: the command for that."""
    from shlex import quote

    from percorso.events.names import UNKNOWN

    if any(problem.message.startswith(UNKNOWN) for problem in report.refused):
        say("percorso: Let a mapping be drafted: percorso import --suggest-mapping "
            f"-o mapping.yaml {quote(report.file)}", err=True)  # fmt: skip


def _counts(report: FileReport) -> str:
    if not (report.rows_ok or report.rows_bad or report.rows_duplicate or report.rows_skipped):
        return "no rows, so nothing is new"
    parts = [f"{report.rows_ok:,} new"]
    for count, word in ((report.rows_bad, "bad"), (report.rows_duplicate, "already there"),
                        (report.rows_skipped, "without an event")):  # fmt: skip
        if count:
            parts.append(f"{count:,} {word}")
    return ", ".join(parts)


def _notes(report: FileReport) -> list[str]:
    notes = list(report.notes)
    notes += [
        f"User id '{name}': {count:,} event{'s' if count > 1 else ''}, which count as one "
        "person's. If it means nobody, leave it empty."
        for name, count in report.nobodies.most_common()
    ]
    if report.simulated:
        notes.append(f"Simulated data: a simulator made {report.simulated:,} of these events.")
    if report.without_currency:
        notes.append(f"{report.without_currency:,} amounts have no currency. "
                     "Give it with --currency, or in a mapping.")  # fmt: skip
    return notes
