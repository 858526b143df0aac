"""What an import tells: a report for each file, and how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from percorso.errors import Problem
from percorso.events.batch import BadRow

DETAILED = 50
"""How many bad rows a report names; the rest is counted."""
_WORDS = ("null", "undefined", "none", "nan", "anonymous", "guest", "unknown", "n/a", "0", "-1")
NOBODY = frozenset(form for w in _WORDS for form in (w, w.upper(), w.title(), "NaN"))
"""User ids that programs write when there is no user: all that has one would be one person."""


@dataclass(frozen=True)
class RowError:
    """A flaw in a row: its physical row, its column, and what is wrong."""

    row: int | None
    column: str | None
    message: str


@dataclass
class FileReport:
    """What became of one file. Rows = ok + bad + duplicate + skipped.

    Attributes:
        file: The file, as it was named.
        rows_ok: Rows with an event that is new.
        rows_bad: Rows in quarantine.
        rows_duplicate: Rows whose events were there already.
        rows_skipped: Rows from which the mapping makes no event.
        errors: The first flaws.
        more_errors: How many flaws there are besides.
        refused: Why the whole file was refused; empty when it was taken.
        notes: What the reader decided by itself.
        without_currency: Amounts that came without a currency.
        simulated: Events that a simulator made.
        nobodies: For each user id that looks like "nobody", such as `undefined`, its events.
    """

    file: str
    rows_ok: int = 0
    rows_bad: int = 0
    rows_duplicate: int = 0
    rows_skipped: int = 0
    errors: list[RowError] = field(default_factory=list)
    more_errors: int = 0
    refused: tuple[Problem, ...] = ()
    notes: list[str] = field(default_factory=list)
    without_currency: int = 0
    simulated: int = 0
    nobodies: Counter[str] = field(default_factory=Counter)

    @property
    def outcome(self) -> str:
        """`reject` when the file was refused, `quarantine` when rows were bad, else `accept`."""
        if self.refused:
            return "reject"
        return "quarantine" if self.rows_bad else "accept"

    @property
    def hopeless(self) -> bool:
        """Whether every row was bad: something is wrong with the whole file, or how it is read."""
        return self.rows_bad > 0 == self.rows_ok + self.rows_duplicate + self.rows_skipped

    def blame(self, bad: Iterable[BadRow]) -> None:
        """Count bad rows and keep the first flaws."""
        rows = set()
        for flaw in bad:
            rows.add(flaw.row)
            if len(self.errors) < DETAILED:
                self.errors.append(RowError(flaw.row, flaw.column, flaw.reason))
            else:
                self.more_errors += 1
        self.rows_bad += len(rows)


@dataclass(frozen=True)
class Progress:
    """How far an import is.

    Attributes:
        file: The file being read.
        rows: Rows read so far, in all files.
        share: Share of the bytes of all files that was read, 0 to 1.
    """

    file: str
    rows: int
    share: float


Watch = Callable[[Progress], None]


def summary(reports: Sequence[FileReport]) -> dict[str, Any]:
    """All reports of an import as one object, in the shape that programs read.

    Returns:
        outcome, rows_ok, rows_bad, rows_duplicate, rows_skipped and errors (at most fifty, each
        with row, column, message, and file when there are several files); a last entry counts the
        errors that are not listed.
    """
    taken = [report for report in reports if not report.refused]
    bad = sum(report.rows_bad for report in taken)
    outcome = "reject" if not taken else ("quarantine" if bad else "accept")
    return {
        "outcome": outcome,
        "rows_ok": sum(report.rows_ok for report in taken),
        "rows_bad": bad,
        "rows_duplicate": sum(report.rows_duplicate for report in taken),
        "rows_skipped": sum(report.rows_skipped for report in taken),
        "errors": _errors(reports),
    }


def _errors(reports: Sequence[FileReport]) -> list[dict[str, Any]]:
    several = len(reports) > 1
    entries: list[dict[str, Any]] = []
    rest = sum(report.more_errors for report in reports)
    for report in reports:
        refusals = [RowError(_line(p), _column(p), _said(p)) for p in report.refused]
        for error in [*refusals, *report.errors]:
            entry = {"row": error.row, "column": error.column, "message": error.message}
            entries.append({"file": report.file, **entry} if several else entry)
    rest += max(0, len(entries) - DETAILED)
    entries = entries[:DETAILED]
    if rest:
        message = f"… and {rest} more; see them with 'percorso quarantine show'."
        entries.append({"row": None, "column": None, "message": message})
    return entries


def _line(problem: Problem) -> int | None:
    return problem.line if problem.line is not None else problem.row


def _column(problem: Problem) -> str | None:
    return problem.column if isinstance(problem.column, str) else None


def _said(problem: Problem) -> str:
    return f"{problem.message} {problem.fix}".strip()
