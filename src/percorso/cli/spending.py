"""`percorso import FILES… --as costs|media`: totals by day and channel, beside the events."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from percorso.cli.say import say, say_json

if TYPE_CHECKING:
    from percorso.engine.reports import FileReport

SHOWN = 10


def imported(
    ctx: click.Context, files: tuple[str, ...], folder: str, kind: str, source: str | None,
    mapping: str | None, given: dict[str, str | None], as_json: bool,
) -> None:  # fmt: skip
    """Import costs or media, and tell what became of each file."""
    from percorso.engine.lake import Workspace
    from percorso.engine.reports import summary
    from percorso.engine.spend import load_spend

    if given.get("time_zone"):
        raise click.UsageError("--time-zone goes with events; costs and media have days.", ctx)
    workspace = Workspace.create(folder)
    options = {"mapping": mapping, "source": source, "currency": given["currency"],
               "decimal": given["decimal"]}  # fmt: skip
    reports = load_spend(files, workspace, kind, **options)
    _tell(reports, workspace.path / kind)
    if as_json:
        say_json(summary(reports))
    if any(report.refused or report.hopeless for report in reports):
        sys.exit(2)


def _tell(reports: Sequence[FileReport], folder: Path) -> None:
    for report in reports:
        for problem in report.refused:
            say(f"percorso: {problem}", err=True)
        if report.refused:
            continue
        say(f"{report.file}: {_counts(report)}", err=True)
        for note in _notes(report):
            say(f"  {note}", err=True)
        for error in report.errors[:SHOWN]:
            column = f", column {error.column}" if error.column else ""
            say(f"  row {error.row}{column}: {error.message}", err=True)
        if report.rows_bad:
            say(f"  Bad rows are kept aside in {folder / 'quarantine.parquet'}; correct them in "
                "the file and import it again.", err=True)  # fmt: skip


def _counts(report: FileReport) -> str:
    parts = [f"{report.rows_ok:,} new"]
    parts += [f"{report.rows_bad:,} bad"] if report.rows_bad else []
    parts += [f"{report.rows_duplicate:,} already there"] if report.rows_duplicate else []
    return ", ".join(parts)


def _notes(report: FileReport) -> list[str]:
    notes = list(report.notes)
    if report.simulated:
        notes.append(f"Simulated data: a simulator made {report.simulated:,} of these rows.")
    if report.without_currency:
        notes.append(f"{report.without_currency:,} amounts have no currency. "
                     "Give it with --currency, or in a mapping.")  # fmt: skip
    return notes
