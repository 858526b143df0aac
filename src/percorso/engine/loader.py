"""The import: files in, events in the lake, bad rows in quarantine; all of it or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from percorso.engine import staging
from percorso.engine.compacting import compact_when_due
from percorso.engine.dedupe import Comparison
from percorso.engine.incoming import Incoming, completed, settle, write_smaller
from percorso.engine.kept import Keeper, Origin, gather, waiting
from percorso.engine.lake import Workspace, cannot_write, unwritable
from percorso.engine.reports import NOBODY, FileReport, Progress, Watch
from percorso.errors import EventsError, WorkspaceError
from percorso.events.arrow import pc
from percorso.events.batch import BadRow
from percorso.events.child import Reader
from percorso.events.files import EventFile, event_file, readable
from percorso.events.plans import describe, plan_of
from percorso.events.reading import Parsed, Plan
from percorso.events.schema import SIMULATOR

if TYPE_CHECKING:
    from percorso.events.mapping import Mapping

CONFLICT = (
    "Its message id is already used by another event of this source, with other contents.",
    "Give each event its own message id, or import it as another source with --source.",
)

_NOBODY = pa.array(sorted(NOBODY))


def load(
    files: Sequence[str | Path],
    workspace: Workspace | str | Path,
    source: str | None = None,
    mapping: str | Path | Mapping | None = None,
    progress: Watch | None = None,
    *,
    time_zone: str | None = None,
    decimal: str | None = None,
    currency: str | None = None,
    called: Sequence[str] = (),
    reader: Reader | None = None,
) -> list[FileReport]:
    """Import files of events into a workspace.

    Good rows become events, bad rows go to quarantine, repeated ones are counted and left. A file
    that cannot be used at all is refused; the others go in. A crash leaves all of it or nothing.

    Args:
        files: CSV, TSV, JSON or Parquet files, each also with `.gz` or `.zst`.
        workspace: A workspace, or the folder of one; it is made when it is missing.
        source: The name of the source; default: what the mapping says, else `import`.
        mapping: A mapping, or the file of one, when the columns do not have the standard names.
        progress: Called after each batch.
        time_zone: IANA zone of times without an offset; the mapping's wins.
        decimal: The decimal sign of numbers in text, `.` or `,`; the mapping's wins.
        currency: The currency of amounts that have none; the mapping's wins.
        called: What people call the files, where their paths say nothing to them.
        reader: The reader to use, for who wants to end its process meanwhile; else one of its own.

    Returns:
        A report for each file, in the given order.

    Raises:
        EventsError: The mapping or an option cannot be used.
        WorkspaceError: The workspace is busy, damaged or cannot be written.
    """
    plan = plan_of(mapping, source, time_zone, decimal, currency)
    names = [*called, *("" for _ in files)]
    tasks = [
        _Task(FileReport(readable(name or path)), Path(path), name)
        for path, name in zip(files, names, strict=False)
    ]
    for task in tasks:
        task.open()
    if any(task.file for task in tasks):
        lake = workspace if isinstance(workspace, Workspace) else Workspace.create(workspace)
        with lake.lock(), reader or Reader() as own, undone(staging.begin(lake)) as run:
            _Import(run, plan, tasks, progress or _silent, own.start()).work()
        compact_when_due(lake)
    return [task.report for task in tasks]


def _silent(progress: Progress) -> None:
    """A progress that nobody watches."""


@contextlib.contextmanager
def undone(run: staging.Run) -> Iterator[staging.Run]:
    """Remove what a run has written when it fails before its commit."""
    try:
        yield run
    except BaseException as error:
        if run.number > staging.last_number(run.workspace):
            staging.discard(run.workspace, run.number)
        out_of_reach = isinstance(error, (duckdb.IOException, duckdb.OutOfMemoryException))
        if out_of_reach or cannot_write(error):
            raise WorkspaceError(unwritable(run.workspace.path, error)) from error
        raise


@dataclass
class _Task:
    """One file of an import."""

    report: FileReport
    path: Path
    called: str = ""
    file: EventFile | None = None
    staged: Incoming | None = None

    def open(self) -> None:
        try:
            self.file = event_file(self.path, self.called)
        except EventsError as error:
            self.refuse(error)

    def refuse(self, error: EventsError) -> None:
        self.report = FileReport(self.report.file, refused=error.problems)
        self.file = None

    def count(self, parsed: Parsed) -> None:
        report = self.report
        report.rows_skipped += parsed.skipped
        bare = pc.and_(pc.is_valid(parsed.events["value"]), pc.is_null(parsed.events["currency"]))
        report.without_currency += pc.sum(bare).as_py() or 0
        made = pc.equal(parsed.events["library"], SIMULATOR)
        report.simulated += pc.sum(made).as_py() or 0
        named = parsed.events["user_id"]
        report.nobodies.update(map(str, named.filter(pc.is_in(named, _NOBODY)).to_pylist()))
        report.blame(parsed.bad)


@dataclass
class _Import:
    """The work of one import."""

    run: staging.Run
    plan: Plan
    tasks: list[_Task]
    watch: Watch
    reader: Reader
    rows: int = 0
    next_ord: int = 0
    known: frozenset[str | None] = frozenset()

    def work(self) -> None:
        known = waiting(self.run.workspace, columns=["quarantine_id"])
        self.known = frozenset(known["quarantine_id"].to_pylist())
        total = sum(task.file.size for task in self.tasks if task.file) or 1
        for number, task in enumerate(self.tasks):
            if task.file:
                self._stage(task, task.file, number, total)
        self._compare()
        gather(self.run.folder)
        self._commit()

    def _keeper(self, number: int, why: str) -> Keeper:
        return Keeper(self.run.folder / f"bad-{number:04d}-{why}.parquet", self.known)

    def _stage(self, task: _Task, file: EventFile, number: int, total: int) -> None:
        """Read one file into the staging folder; a refused file leaves nothing."""
        before = sum(t.file.size for t in self.tasks[:number] if t.file)
        staged = Incoming(self.run, number, self.next_ord)
        keeper = self._keeper(number, "rows")
        try:
            with contextlib.closing(staged), keeper:
                for parsed in self.reader.read(file, self.plan):
                    staged.add(completed(parsed.events, self.run.number))
                    keeper.add(parsed.bad, self._origin(file))
                    task.count(parsed)
                    self.rows += parsed.rows
                    share = min((before + file.read) / total, 1.0)
                    self.watch(Progress(file.name, self.rows, share))
        except EventsError as error:
            staged.remove()
            keeper.remove()
            task.refuse(error)
            return
        task.report.notes = list(file.notes)
        task.staged = staged
        self.next_ord = staged.next_ord

    def _compare(self) -> None:
        """Tell new events from repeated ones, and set aside those that contradict others."""
        tasks = [(t, t.staged, t.file) for t in self.tasks if t.staged and t.file]
        keys = [staged.keys for _, staged, _ in tasks if staged.count]
        if not keys:
            return
        source = self.plan.rules.source
        comparison = Comparison(self.run.workspace, keys, source, self.run.folder)
        for task, staged, file in tasks:
            self._settle(task, staged, file, comparison)
        write_smaller([comparison.smaller()], self.run.folder)

    def _settle(
        self, task: _Task, staged: Incoming, file: EventFile, comparison: Comparison
    ) -> None:
        report = task.report
        report.rows_ok, report.rows_duplicate = comparison.tally(staged.number)
        if rows := comparison.conflicts(staged.number):
            with self._keeper(staged.number, "repeats") as keeper:
                for row, raw in self.reader.rows(file, self.plan, rows):
                    bad = BadRow(row, "message_id", *CONFLICT, raw)
                    report.blame([bad])
                    keeper.add([bad], self._origin(file))
        settle(staged, comparison)

    def _origin(self, file: EventFile) -> Origin:
        return Origin(
            self.run.number, self.plan.rules.source, file.name, file.kind, describe(self.plan)
        )

    def _commit(self) -> None:
        made = (self.run.folder / f"{name}.parquet" for name in staging.PROMOTED)
        if self.run.parts or any(path.exists() for path in made):
            self.run.commit(self.run.first_seq + self.next_ord)
        else:
            staging.discard(self.run.workspace, self.run.number)
