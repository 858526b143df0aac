"""Compaction: fewer files, the same events, and nobody is disturbed."""

from __future__ import annotations

import json
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from deltalake import DeltaTable

from percorso.cli.compact import command
from percorso.engine import compacting
from percorso.engine.compacting import compact
from percorso.engine.kept import groups, waiting
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.position import LOADER, NEXT
from percorso.engine.retry import retry
from percorso.engine.timeline import open_timeline, rebuild
from percorso.errors import PercorsoWarning, WorkspaceError

HEADER = "event,user_id,timestamp,message_id,sequence\n"
IMPORTS = 6
NOW = timedelta(0)


def bring(folder: Path, number: int) -> None:
    """An import with new events, a repeated one with a smaller sequence, and a bad row."""
    rows = [f"View,u{i % 7},2026-03-{number + 1:02d}T10:{i:02d}:00Z,m{number}-{i},{i + 50}"
            for i in range(20)]  # fmt: skip
    if number:
        rows.append(f"View,u0,2026-03-{number:02d}T10:00:00Z,m{number - 1}-0,{number}")
    path = folder.parent / f"{number}.csv"
    path.write_text(HEADER + "\n".join([*rows, f"View,u1,never,x{number},1"]) + "\n")
    (report,) = load([path], folder)
    assert (report.rows_ok, report.rows_bad) == (20, 1)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "shop"
    for number in range(IMPORTS):
        bring(folder, number)
    return folder


@pytest.fixture
def workspace(filled: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(filled, tmp_path / "shop")
    return Workspace.open(tmp_path / "shop")


def rows_of(files: list[str]) -> list[dict[str, Any]]:
    query = "SELECT * FROM read_parquet(?) ORDER BY ALL"
    table = duckdb.connect().from_query(query, params=[files]).to_arrow_table()
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def contents(workspace: Workspace) -> tuple[Any, ...]:
    """All rows of all tables, each of them in a fixed order."""
    workspace.version()
    found = [rows_of(files) for files in (workspace.files(), workspace.sequences())]
    return (*found, waiting(workspace).to_pylist(), groups(workspace))


def positions(workspace: Workspace) -> list[int | None]:
    table = workspace.table()
    return [table.transaction_version(name) for name in (LOADER, NEXT)]


def names(workspace: Workspace) -> set[str]:
    return {path.name for path in (workspace.path / "events").glob("*.parquet")}


def test_the_same_rows_in_fewer_files(workspace: Workspace) -> None:
    before = contents(workspace), positions(workspace), workspace.version()
    done = compact(workspace)
    assert (contents(workspace), positions(workspace), workspace.version()) == before
    assert (done.events, done.files_before, done.files_after) == (120, IMPORTS, 1)
    assert (len(workspace.files()), len(workspace.sequences())) == (1, 1)
    assert compact(workspace).events == 0
    fresh = Workspace.open(workspace.path)
    assert (contents(fresh), fresh.version(), fresh.count()) == (before[0], before[2], 120)


def test_other_tools_read_what_was_compacted(workspace: Workspace) -> None:
    compact(workspace)
    folder = str(workspace.path / "events")
    frame = pl.scan_delta(folder).collect()
    assert frame.height == 120
    assert frame["seq"].to_list() == sorted(frame["seq"])
    assert DeltaTable(folder).to_pyarrow_table().num_rows == 120
    assert DeltaTable(folder).history(1)[0]["operation"] == "OPTIMIZE"


def test_files_are_written_as_an_import_writes_them(workspace: Workspace) -> None:
    compact(workspace)
    (path,) = Workspace.open(workspace.path).files()
    group = pq.read_metadata(path).row_group(0)
    told = {group.column(i).path_in_schema for i in range(group.num_columns)
            if group.column(i).is_stats_set}  # fmt: skip
    assert told == {"seq", "occurred_at"}
    log = (workspace.path / "events" / "_delta_log").glob("*.json")
    adds = [json.loads(line)["add"] for file in log for line in file.read_text().splitlines()
            if '"add"' in line]  # fmt: skip
    assert all(set(json.loads(add["stats"])["minValues"]) == {"seq", "occurred_at"} for add in adds)


def test_the_timeline_stays(workspace: Workspace) -> None:
    open_timeline(workspace)
    before = (workspace.timeline_dir / "manifest.json").stat()
    compact(workspace)
    assert open_timeline(Workspace.open(workspace.path)).rows == 120
    after = (workspace.timeline_dir / "manifest.json").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    bring(workspace.path, IMPORTS)
    assert open_timeline(Workspace.open(workspace.path)).rows == 140


def test_who_has_listed_the_files_can_read_them_for_a_while(workspace: Workspace) -> None:
    listed, lower = workspace.files(), workspace.sequences()
    before = contents(workspace)
    compact(workspace)
    for files, rows in ((listed, before[0]), (lower, before[1])):
        assert rows_of(files) == rows
    done = compact(workspace, retention=NOW)
    assert done.removed >= IMPORTS
    assert contents(workspace) == before
    assert names(workspace) == {Path(file).name for file in workspace.files()}
    assert len(list((workspace.path / "quarantine").iterdir())) == 1
    assert len(list((workspace.path / "sequences").iterdir())) == 1


def test_what_dead_writers_left_is_removed(workspace: Workspace) -> None:
    left = [workspace.path / "events" / name
            for name in ("part-1.parquet", "part-2.parquet#1", "_delta_log/7.json#1")]  # fmt: skip
    for path in left:
        path.write_bytes(b"x")
    compact(workspace)
    assert all(path.exists() for path in left)
    compact(workspace, retention=NOW)
    assert not any(path.exists() for path in left)


def test_a_dry_run_changes_nothing(workspace: Workspace) -> None:
    def state() -> dict[str, float]:
        return {str(path): path.stat().st_mtime_ns for path in workspace.path.rglob("*")}

    before = state()
    foreseen = compact(workspace, dry_run=True)
    assert state() == before
    done = compact(workspace)
    assert foreseen == done


def test_imports_compact_by_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compacting, "MANY", 3)
    for number in range(6):
        bring(tmp_path / "shop", number)
    workspace = Workspace.open(tmp_path / "shop")
    assert len(workspace.files()) < 4
    assert len(workspace.sequences()) < 4
    assert len(contents(workspace)[0]) == 120


def test_a_compaction_that_fails_after_an_import_only_warns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compacting, "MANY", 2)
    bring(tmp_path / "shop", 0)
    monkeypatch.setattr(compacting, "free_space", lambda _: 0)
    with pytest.warns(PercorsoWarning, match="The events are in"):
        bring(tmp_path / "shop", 1)
    monkeypatch.setattr(compacting, "due", lambda _: 1 / 0)
    with pytest.warns(PercorsoWarning, match="could not be compacted: division"):
        bring(tmp_path / "shop", 2)
    assert Workspace.open(tmp_path / "shop").count() == 60


def test_an_import_and_a_compaction_wait_for_each_other(workspace: Workspace) -> None:
    with workspace.lock(), pytest.raises(WorkspaceError, match="is running"):
        compact(workspace)


def test_readers_go_on_meanwhile(workspace: Workspace) -> None:
    def work() -> None:
        for number in range(IMPORTS, IMPORTS + 4):
            bring(workspace.path, number)
            compact(workspace)

    writer = ThreadPoolExecutor(1).submit(work)
    counts = [120]
    while not writer.done():
        fresh = Workspace.open(workspace.path)
        counts.append(len(rows_of(fresh.files())))
        assert counts[-1] == fresh.count()
        assert rebuild(fresh).rows >= counts[-1]
    writer.result()
    assert counts == sorted(counts)
    assert all(count % 20 == 0 for count in counts)


def test_an_import_waits_a_little(workspace: Workspace) -> None:
    with ThreadPoolExecutor(1) as pool:
        with workspace.lock():
            waiting_import = pool.submit(bring, workspace.path, IMPORTS)
            time.sleep(0.2)
            assert not waiting_import.done()
        waiting_import.result()


def test_another_tool_appends_meanwhile(workspace: Workspace) -> None:
    """Appends of a notebook take no lock of ours: the compaction finds a number that is free."""
    table = DeltaTable(str(workspace.path / "events")).to_pyarrow_table().slice(0, 1)
    stop = threading.Event()
    written: list[int] = []

    def append() -> None:
        from deltalake import write_deltalake

        while not stop.wait(0.02):
            write_deltalake(str(workspace.path / "events"), table, mode="append")
            written.append(1)

    thread = threading.Thread(target=append)
    thread.start()
    try:
        for _ in range(5):
            compact(workspace)
    finally:
        stop.set()
        thread.join()
    assert len(contents(workspace)[0]) == 120 + len(written)


def test_rows_that_another_tool_deletes_do_not_return(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from percorso.engine.position import sync

    def deleting(path: Path) -> None:
        DeltaTable(str(workspace.path / "events")).delete("seq < 10")
        sync(path)

    monkeypatch.setattr(compacting, "sync", deleting)
    with pytest.raises(WorkspaceError, match="another program changed"):
        compact(workspace)
    assert len(contents(workspace)[0]) == 110
    assert {Path(file).name for file in workspace.files()} <= names(workspace)
    assert not [name for name in names(workspace) if name.startswith("compact")]


def test_a_damaged_file_is_not_copied(workspace: Workspace) -> None:
    path = Path(workspace.files()[2])
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    before = {p: p.read_bytes() for p in workspace.path.rglob("*") if p.is_file()}
    with pytest.raises(WorkspaceError, match="This file is damaged"):
        compact(workspace)
    assert {p: p.read_bytes() for p in workspace.path.rglob("*") if p.is_file()} == before


def test_corrected_rows_stay_corrected(workspace: Workspace, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("percorso-mapping: 1\nevents:\n  - event: View\n"
                       "    user_id: user_id\n    time: {constant: '2026-03-09'}\n")  # fmt: skip
    moved = retry(workspace, mapping).moved
    assert moved
    kept = len(waiting(workspace))
    compact(workspace, retention=NOW)
    assert len(waiting(workspace)) == kept
    assert retry(workspace, mapping).moved == 0


def test_the_command(workspace: Workspace) -> None:
    folder = str(workspace.path)
    said = CliRunner().invoke(command, ["-w", folder, "--dry-run"])
    assert "6 files with events would become 1 file; 120 events" in said.output
    said = CliRunner().invoke(command, ["-w", folder])
    assert "6 files with events are now 1 file" in said.output
    assert "files of quarantine and sequences were merged" in said.output
    said = CliRunner().invoke(command, ["-w", folder, "--json"])
    assert json.loads(said.output)["events"] == 0
    assert "nothing to compact" in CliRunner().invoke(command, ["-w", folder]).output
