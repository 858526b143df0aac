"""What is no file, files with odd names, and files that do not stand still."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from percorso.engine.kept import waiting
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.errors import EventsError
from percorso.events.files import event_file, readable
from percorso.events.plans import plan_of
from percorso.events.reading import batches
from tests.events.hostile.case import GOOD, HEADER, table


def said(path: Path | str, folder: Path) -> str:
    report = load([path], folder / "shop")[0]
    assert report.outcome == "reject"
    assert all(problem.fix for problem in report.refused)
    return str(report.refused[0])


def test_places_that_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert "no ordinary file" in said(tmp_path / "pipe.csv", tmp_path)
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    assert "no ordinary file" in said(tmp_path / "zero.csv", tmp_path)
    (tmp_path / "folder.csv").mkdir()
    assert "a folder" in said(tmp_path / "folder.csv", tmp_path)
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    assert "no such file" in said(tmp_path / "loop.csv", tmp_path)
    assert "no such file" in said("a\0b.csv", tmp_path)
    assert "no such file" in said("x" * 5000 + ".csv", tmp_path)


def test_a_file_that_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table(GOOD))

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, who may read everything
    with pytest.raises(EventsError, match="Permission denied"):
        event_file(path)


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_text(table(GOOD))
    (tmp_path / "a.csv").symlink_to(tmp_path / "real")
    assert load([tmp_path / "a.csv"], tmp_path / "shop")[0].rows_ok == 1


@pytest.mark.parametrize(
    "name",
    [b"with space.csv", b"with\nline.csv", b"quote'\".csv", b"\xff\xfe.csv", "è\u202e.csv".encode(),
     b"-rf.csv", b"$(x).csv", b"%s.csv", b"\x1b[31m.csv"],
)  # fmt: skip
def test_odd_names(name: bytes, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text(f"{HEADER}\n{GOOD}\nA,,\n")
    report = load([path], tmp_path / "shop")[0]
    assert (report.rows_ok, report.rows_bad) == (1, 1)
    assert report.file.isprintable()
    assert waiting(Workspace.open(tmp_path / "shop"))["file"].to_pylist() == [report.file]
    assert readable(path) == report.file


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table(GOOD))
    rows = batches(event_file(path), plan_of())
    next(rows)
    with path.open("a") as more:
        more.write(f"{GOOD}\n")
    with pytest.raises(EventsError, match="changed while it was read"):
        list(rows)


def test_a_file_that_disappears_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table(GOOD))
    rows = batches(event_file(path), plan_of())
    next(rows)
    path.unlink()
    with pytest.raises(EventsError, match="changed while it was read"):
        list(rows)


def test_a_file_that_is_written_all_the_time(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table(*[GOOD] * 50_000))
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            with path.open("a") as more:
                more.write(f"{GOOD}\n")
            done.wait(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    report = load([path], tmp_path / "shop")[0]
    done.set()
    writer.join()
    assert report.outcome == "reject"
    assert "changed" in str(report.refused[0])
