"""The workspace: one writer, many readers, and nothing half done."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest
from deltalake import DeltaTable

from percorso.engine.kept import groups, waiting
from percorso.engine.lake import MARKER, Workspace
from percorso.engine.loader import load
from percorso.engine.timeline import open_timeline, rebuild
from percorso.errors import WorkspaceError

HEADER = "event,user_id,timestamp,message_id\n"

# Runs an import and dies at one point of it, as if the power went: no clean-up runs.
CHILD = """
import os, signal, sys
from pathlib import Path
import percorso.engine.staging as staging
from percorso.engine import loader, incoming, kept

point, folder, *files = sys.argv[1:]

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(owner, name):
    whole = getattr(owner, name)
    def both(*args, **options):
        result = whole(*args, **options)
        die()
        return result
    setattr(owner, name, both)

points = {
    "begin": lambda: after(staging, "begin"),
    "first batch": lambda: after(incoming.Incoming, "add"),
    "staged": lambda: after(loader._Import, "_stage"),
    "compared": lambda: after(loader._Import, "_compare"),
    "before commit": lambda: setattr(staging, "_committed", die),
    "after commit": lambda: after(staging, "_committed"),
    "before promotion": lambda: setattr(staging, "promote", die),
    "first rename": lambda: after(Path, "replace"),
    "before clean-up": lambda: setattr(staging.shutil, "rmtree", die),
}
points[point]()
loader.load(files, folder)
"""
POINTS = ["begin", "first batch", "staged", "compared", "before commit", "after commit",
          "before promotion", "first rename", "before clean-up"]  # fmt: skip
COMMITTED = {"after commit", "before promotion", "first rename", "before clean-up"}


def write(path: Path, rows: list[str]) -> Path:
    path.write_text(HEADER + "".join(row + "\n" for row in rows))
    return path


def ids(workspace: Workspace) -> list[str]:
    workspace.version()
    files = workspace.files()
    query = "SELECT event_id FROM read_parquet(?) ORDER BY seq"
    return [key for (key,) in duckdb.connect().execute(query, [files]).fetchall()] if files else []


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_leaves_all_or_nothing(point: str, tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    load([write(tmp_path / "old.csv", ["a,u1,2026-03-01,", "b,u1,2026-03-02,"])], shop)
    fresh = write(
        tmp_path / "new.csv", ["b,u1,2026-03-02,", "c,u2,2026-03-03,", "bad,,2026-03-01,"]
    )
    done = subprocess.run([sys.executable, "-c", CHILD, point, str(shop), str(fresh)], check=False)
    assert done.returncode == -signal.SIGKILL
    workspace = Workspace.open(shop)
    count, kept = len(ids(workspace)), len(waiting(workspace))
    assert (count, kept, len(workspace.sequences())) == (
        (3, 1, 1) if point in COMMITTED else (2, 0, 0)
    )
    assert not list((shop / "staging").iterdir())
    assert {Path(file).name for file in workspace.files()} == {
        path.name for path in (shop / "events").glob("*.parquet")
    }
    report = load([fresh], shop)[0]
    assert (report.rows_ok, report.rows_duplicate, report.rows_bad) == (
        (0, 2, 1) if point in COMMITTED else (1, 1, 1)
    )
    assert len(ids(workspace)) == len(set(ids(workspace))) == 3
    assert len(waiting(workspace)) == 1


def test_an_error_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("disk full")

    path = write(tmp_path / "a.csv", ["a,u1,2026-03-01,"])
    with monkeypatch.context() as patch:
        patch.setattr("percorso.engine.loader.settle", fail)
        with pytest.raises(RuntimeError):
            load([path], tmp_path / "shop")
    workspace = Workspace.open(tmp_path / "shop")
    assert (workspace.version(), list((tmp_path / "shop" / "staging").iterdir())) == (0, [])
    assert load([path], workspace)[0].rows_ok == 1


def test_only_one_import_at_a_time(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "shop")
    path = write(tmp_path / "a.csv", ["a,u1,2026-03-01,"])
    with workspace.lock(), pytest.raises(WorkspaceError, match="Another import"):
        load([path], workspace.path)
    assert load([path], workspace.path)[0].rows_ok == 1


def test_opening_while_an_import_runs_disturbs_nothing(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "shop")
    running = workspace.path / "staging" / "run-000001"
    with workspace.lock():
        running.mkdir()
        Workspace.open(workspace.path)
        assert running.exists()
    Workspace.open(workspace.path)
    assert not running.exists()


def test_a_notebook_reads_while_imports_run(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    Workspace.create(shop)
    files = [
        write(tmp_path / f"{i}.csv", [f"e,u{j},2026-03-0{i + 1}," for j in range(500)])
        for i in range(6)
    ]
    errors: list[BaseException] = []

    def work() -> None:
        try:
            for file in files:
                load([file], shop)
        except BaseException as error:
            errors.append(error)

    writer = threading.Thread(target=work)
    writer.start()
    seen = list(counts(shop, writer))
    writer.join()
    assert not errors
    assert seen == sorted(seen)
    assert all(count % 500 == 0 for count in seen)
    assert pl.scan_delta(str(shop / "events")).select(pl.len()).collect().item() == 3_000


def counts(shop: Path, writer: threading.Thread) -> Iterator[int]:
    """What a reader sees again and again while the writer works."""
    workspace = Workspace.open(shop)
    while True:
        alive = writer.is_alive()
        workspace.version()
        count = workspace.count()
        assert len(ids(Workspace.open(shop))) >= count
        yield count
        if not alive:
            return


def test_version_files_and_count_agree(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "shop")
    assert (workspace.version(), workspace.files(), workspace.count()) == (0, [], 0)
    load([write(tmp_path / "a.csv", ["a,u1,2026-03-01,"])], workspace.path)
    assert (workspace.files(), workspace.count()) == ([], 0)
    assert workspace.version() == 1
    assert (len(workspace.files()), workspace.count()) == (1, 1)


def test_a_commit_that_is_refused_is_tried_again(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "shop")
    load([write(tmp_path / "a.csv", [f"a,u{i},2026-03-01," for i in range(9)])], workspace)
    load([write(tmp_path / "b.csv", [f"b,u{i},2026-03-01," for i in range(9)])], workspace)
    stop = threading.Event()

    def compact() -> None:
        while not stop.is_set():
            DeltaTable(str(workspace.path / "events")).optimize.compact()

    thread = threading.Thread(target=compact)
    thread.start()
    try:
        for name in "cdefg":
            load(
                [write(tmp_path / "x.csv", [f"{name},u{i},2026-03-01," for i in range(9)])],
                workspace,
            )
    finally:
        stop.set()
        thread.join()
    assert len(set(ids(workspace))) == len(ids(workspace)) == 63


def test_only_places_and_times_are_in_the_log(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    load([write(tmp_path / "a.csv", ["a,secret-person,2026-03-01T10:00:00.123456Z,"])], shop)
    log = "".join(path.read_text() for path in (shop / "events" / "_delta_log").glob("*.json"))
    assert "secret-person" not in log
    stats = json.loads(
        next(json.loads(line)["add"]["stats"] for line in log.splitlines() if '"add"' in line)
    )
    assert set(stats["minValues"]) == {"seq", "occurred_at"}
    table = DeltaTable(str(shop / "events"))
    assert (table.protocol().min_reader_version, table.protocol().min_writer_version) == (1, 2)
    lazy = pl.scan_delta(str(shop / "events"))
    assert (
        lazy.filter(pl.col("occurred_at") > pl.datetime(2026, 3, 1, 10, time_zone="UTC"))
        .collect()
        .height
        == 1
    )


def test_seq_is_never_used_twice(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "shop")
    load([write(tmp_path / "a.csv", ["a,u1,2026-03-01,"])], workspace)
    DeltaTable(str(workspace.path / "events")).delete("seq >= 0")
    load([write(tmp_path / "b.csv", ["b,u1,2026-03-01,"])], workspace)
    files = (Workspace.open(workspace.path)).files()
    assert duckdb.connect().execute("SELECT seq FROM read_parquet(?)", [files]).fetchall() == [(1,)]


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda path: None, "no such folder"),
        (lambda path: path.mkdir(), "no workspace"),
        (lambda path: (path.mkdir(), (path / MARKER).write_text("?")), "damaged"),
        (lambda path: (path.mkdir(), (path / MARKER).write_text('{"percorso-workspace": 9}')), "format 9"),
        (lambda path: (path.mkdir(), (path / MARKER).write_text('{"percorso-workspace": 1}')), "cannot be opened"),
    ],
)  # fmt: skip
def test_what_is_no_workspace(make: object, word: str, tmp_path: Path) -> None:
    assert callable(make)
    make(tmp_path / "shop")
    with pytest.raises(WorkspaceError, match=word):
        Workspace.open(tmp_path / "shop")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("x")
    with pytest.raises(WorkspaceError, match="other files"):
        Workspace.create(tmp_path)
    with pytest.raises(WorkspaceError, match="cannot hold"):
        Workspace.create(tmp_path / "a*b")
    assert os.listdir(tmp_path) == ["thesis.doc"]


def test_a_path_with_spaces_and_accents(tmp_path: Path) -> None:
    shop = tmp_path / "la città di Zoë #1"
    load([write(tmp_path / "a.csv", ["a,u1,2026-03-01,"])], shop)
    assert load([tmp_path / "a.csv"], shop)[0].rows_duplicate == 1
    assert len(ids(Workspace.open(shop))) == 1


@pytest.mark.parametrize("name", ["a%20b", "a%2Fb", "a\\b", "a\nb"])
def test_a_path_that_the_table_would_misread_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(WorkspaceError, match=r"path holds|cannot hold"):
        Workspace.create(tmp_path / name)
    assert not list(tmp_path.iterdir())
    Workspace.create(tmp_path / "shop").path.rename(tmp_path / name)
    with pytest.raises(WorkspaceError, match="path holds"):
        Workspace.open(tmp_path / name)


def test_a_path_with_an_equals_sign_adds_no_column(tmp_path: Path) -> None:
    shop = tmp_path / "channel=web" / "person=7" / "quarantine_id=x" / "event_id=x" / "shop"
    rows = ["a,u1,2026-03-01,", "a,u2,2026-03-01,", ",u3,2026-03-01,"]
    load([write(tmp_path / "a.csv", rows)], shop)
    load([write(tmp_path / "b.csv", [*rows, "b,u3,2026-03-02,"])], shop)
    workspace = Workspace.open(shop)
    assert rebuild(workspace).rows == 3
    assert len(open_timeline(workspace).persons.table["person"].unique()) == 3
    assert {group["column"] for group in groups(workspace)} == {"event"}
    assert len(waiting(workspace)) == 2


def test_a_marker_of_ten_thousand_brackets_is_damaged(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "shop")
    (workspace.path / MARKER).write_text("[" * 100_000)
    with pytest.raises(WorkspaceError, match="damaged"):
        Workspace.open(workspace.path)
