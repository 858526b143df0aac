"""Rows of the quarantine, read once more: those that are good now become events."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from percorso.engine import staging
from percorso.engine.dedupe import Comparison
from percorso.engine.incoming import Incoming, completed, settle, write_smaller
from percorso.engine.kept import waiting, write_resolved
from percorso.engine.lake import Workspace
from percorso.engine.loader import undone
from percorso.events.child import Reader
from percorso.events.plans import plan_of, restore
from percorso.events.reading import Plan

if TYPE_CHECKING:
    from percorso.events.mapping import Mapping

Kept = dict[str, Any]


@dataclass(frozen=True)
class Retried:
    """What became of the rows.

    Attributes:
        moved: Rows that are events now.
        duplicate: Rows whose events were there already; they left the quarantine.
        waiting: Rows that stay in quarantine.
    """

    moved: int = 0
    duplicate: int = 0
    waiting: int = 0


def retry(
    workspace: Workspace | str | Path, mapping: str | Path | Mapping | None = None,
    file: str | None = None,
) -> Retried:  # fmt: skip
    """Read the rows in quarantine once more, with the plan of their import or a new mapping.

    Args:
        workspace: A workspace or its folder.
        mapping: A mapping to use from now on; None: as they were read before.
        file: Only rows of this file; None: of all.

    Raises:
        EventsError: The mapping cannot be used.
        WorkspaceError: The workspace is busy or cannot be written.
    """
    lake = workspace if isinstance(workspace, Workspace) else Workspace.open(workspace)
    with lake.lock():
        rows = waiting(lake, file).to_pylist()
        if not rows:
            return Retried()
        with Reader() as reader, undone(staging.begin(lake)) as run:
            return _retry(run, rows, mapping, reader)


def _retry(
    run: staging.Run, rows: list[Kept], mapping: str | Path | Mapping | None, reader: Reader
) -> Retried:
    result, solved, smaller = Retried(waiting=len(rows)), [], []
    first = number = 0
    for source, entries in groupby(sorted(rows, key=_source), key=_source):
        incoming = []
        for plan, kept_rows, kept in _plans(list(entries), source, mapping):
            staged = Incoming(run, number, first)
            with contextlib.closing(staged):
                for parsed in reader.kept(kept_rows, plan):
                    staged.add(completed(parsed.events, run.number))
            incoming.append((staged, kept))
            first, number = staged.next_ord, number + 1
        if keys := [staged.keys for staged, _ in incoming if staged.count]:
            comparison = Comparison(run.workspace, keys, source, run.folder)
            result, done = _settle(comparison, incoming, result)
            solved += done
            smaller.append(comparison.smaller())
    if not solved:
        staging.discard(run.workspace, run.number)
        return result
    write_smaller(smaller, run.folder)
    write_resolved(solved, run.folder / "resolved.parquet")
    run.commit(run.first_seq + first)
    return result


def _source(entry: Kept) -> str:
    return str(entry["source"])


def _origin(entry: Kept) -> tuple[str, str, int]:
    return entry["plan"], entry["file"], entry["run"]


def _plans(
    entries: list[Kept], source: str, mapping: str | Path | Mapping | None
) -> Iterator[tuple[Plan, list[tuple[int, str]], dict[int, str]]]:
    """The rows of each file and plan, and their identifiers by their number.

    Rows that have no shape at all give no event and stay where they are.
    """
    for (text, _, _), kept in groupby(sorted(entries, key=_origin), key=_origin):
        plan = restore(text) if mapping is None else plan_of(mapping, source)
        rows = list(kept)
        identifiers = {entry["row"]: entry["quarantine_id"] for entry in rows}
        yield plan, [(entry["row"], entry["raw"]) for entry in rows], identifiers


def _settle(
    comparison: Comparison, incoming: list[tuple[Incoming, dict[int, str]]], result: Retried
) -> tuple[Retried, list[str]]:
    solved: list[str] = []
    for staged, kept in incoming:
        fresh, double = comparison.tally(staged.number)
        wrong = set(comparison.conflicts(staged.number))
        solved += [kept[row] for row in comparison.rows(staged.number) if row not in wrong]
        settle(staged, comparison)
        result = Retried(
            result.moved + fresh, result.duplicate + double, result.waiting - fresh - double
        )
    return result, solved
