"""The process that reads files: its limits hold, its end is told, and it outlives nobody."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.retry import retry
from percorso.errors import EventsError
from percorso.events import read_table
from percorso.events.child import Reader, limits, look, pipes, read
from percorso.events.files import event_file
from percorso.events.plans import plan_of
from tests.events.hostile import corpus
from tests.events.hostile.case import GOOD, HEADER, table
from tests.events.hostile.test_corpus import check

pytestmark = pytest.mark.usefixtures("real_child")
SOME = (
    "utf-16-le without a mark", "mac roman", "a zero in a row", "quote open to the end",
    "a field of 20 MB", "100,000 columns", "a broken element", "an array cut in an element",
    "deep array", "gzip cut off", "gzip of gzip", "zstd", "a bomb of gzip", "a bomb in json",
    "parquet named csv", "xlsx", "parquet with noise as footer", "parquet with bytes that are no text",
    "parquet with structure beside", "every row bad",
)  # fmt: skip


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of several batches."""
    path = tmp_path_factory.mktemp("large") / "a.csv"
    path.write_text(f"{HEADER}\n" + f"{GOOD}\n" * 400_000)
    return path


def test_hostile_files_through_the_child(tmp_path: Path) -> None:
    cases = corpus.cases()
    paths = []
    for number, name in enumerate(SOME):
        folder = tmp_path / str(number)
        folder.mkdir()
        paths.append(folder / cases[name].file)
        paths[-1].write_bytes(cases[name].data)
    before = _children()
    for name, report in zip(SOME, load(paths, tmp_path / "shop"), strict=True):
        # Files of one import repeat each other: what counts is that they are taken.
        report.rows_ok += report.rows_duplicate
        check(cases[name], report)
    assert _children() == before


def _children() -> set[int]:
    text = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()
    return set(map(int, text.split()))


def test_one_child_reads_all_files(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.csv" for number in range(30)]
    for number, path in enumerate(paths):
        path.write_text(table(f"Page,u{number},2026-03-01"))
    with Reader() as reader:
        numbers = set()
        for path in paths:
            assert sum(len(one.events) for one in reader.read(event_file(path), plan_of())) == 1
            numbers.add(reader.pid)
    assert len(numbers) == 1


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT])
def test_a_child_that_dies_is_a_refusal(number: signal.Signals, large: Path) -> None:
    with Reader() as reader:
        rows = reader.read(event_file(large), plan_of())
        next(rows)
        assert reader.pid
        os.kill(reader.pid, number)
        with pytest.raises(EventsError) as found:
            list(rows)
        problem = found.value.problems[0]
        assert problem.file == str(large)
        assert number.name in problem.message
        assert "rows" in problem.message
        assert problem.fix
        assert sum(one.rows for one in reader.read(event_file(large), plan_of())) == 400_000


def test_a_child_that_dies_loses_only_its_file(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tmp_path / "good.csv"
    good.write_text(table(GOOD))
    receive = pipes.Child.receive
    seen = []

    def dies(child: pipes.Child) -> object:
        seen.append(receive(child))
        if len(seen) == 2:
            child.process.kill()
        return seen[-1]

    monkeypatch.setattr(pipes.Child, "receive", dies)
    reports = load([large, good], tmp_path / "shop")
    assert [report.outcome for report in reports] == ["reject", "accept"]
    assert len(Workspace.open(tmp_path / "shop").files()) == 1


def test_memory_is_limited(tmp_path: Path) -> None:
    rows = 100_000
    text = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array(["x" * 10**6]))
    path = tmp_path / "a.parquet"
    pq.write_table(
        pa.table({"event": ["A"] * rows, "user_id": ["1"] * rows,
                  "timestamp": ["2026-03-01"] * rows, "text": text}), path)  # fmt: skip
    assert path.stat().st_size < 10**6
    with pytest.raises(EventsError, match=r"more than 512 MB of memory.*PERCORSO_READER_MEMORY_MB"):
        list(read(event_file(path), plan_of()))


def test_the_limit_of_memory_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.memory_mb() == 512
    monkeypatch.setenv(limits.MEMORY_VARIABLE, "2048")
    assert limits.memory_mb() == 2048
    monkeypatch.setenv(limits.MEMORY_VARIABLE, "much")
    assert limits.memory_mb() == 512


def test_work_is_limited(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "cpu_seconds", lambda size: 0)
    path = large.with_name("b.jsonl")
    path.write_text('{"event":"A","userId":"1","timestamp":"2026-03-01","x":[1,2]}\n' * 400_000)
    with pytest.raises(EventsError, match=r"seconds of work; it was stopped after about .* rows"):
        list(read(event_file(path), plan_of()))


def test_waiting_is_limited(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "wall_seconds", lambda size: 1)
    with Reader() as reader:
        rows = reader.read(event_file(large), plan_of())
        next(rows)
        time.sleep(1.2)  # what we do between two batches does not count
        next(rows)
        assert reader.pid
        os.kill(reader.pid, signal.SIGSTOP)
        with pytest.raises(EventsError, match="1 seconds of waiting"):
            list(rows)


PARENT = """
import sys, time
from percorso.events.child import Reader
from percorso.events.files import event_file
from percorso.events.plans import plan_of
reader = Reader()
rows = reader.read(event_file(sys.argv[1]), plan_of())
next(rows)
print(reader.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_the_child_ends_with_its_parent(number: signal.Signals, large: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(large)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert parent.stdout
    child = int(parent.stdout.readline())
    parent.send_signal(number)
    parent.wait()
    parent.stdout.close()
    end = time.monotonic() + 5
    while _lives(child):
        assert time.monotonic() < end, "The child lives on."
        time.sleep(0.02)


def _lives(number: int) -> bool:
    with contextlib.suppress(OSError):
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()
    return False


def test_a_left_file_ends_its_child(large: Path) -> None:
    before = _children()
    with Reader() as reader:
        rows = reader.read(event_file(large), plan_of())
        next(rows)
        del rows
        assert reader.pid is None
    assert _children() == before


def test_a_failure_of_the_reader_names_no_content(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table("secret,u1,2026-03-01"))
    file = event_file(path)
    path.unlink()
    with pytest.raises(EventsError, match="cannot be read"):
        list(read(file, plan_of()))
    file.kind = "csv"
    with (
        Reader() as reader,
        pytest.raises(EventsError, match=r"failed on this file .*KeyError") as found,
    ):
        list(reader._ask("events", file))  # a request without its plan: an error of our own
    assert "secret" not in str(found.value)
    assert capfd.readouterr().err == ""


def test_the_child_sees_little_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    with Reader().start() as reader:
        seen = Path(f"/proc/{reader.pid}/environ").read_bytes()
    assert b"SECRET_TOKEN" not in seen


def test_a_module_beside_the_data_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("raise SystemExit('loaded')")
    (tmp_path / "a.csv").write_text(table(GOOD))
    assert sum(one.rows for one in read(event_file("a.csv"), plan_of())) == 1


def test_repeats_retry_tables_and_looks_go_through_the_child(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "event,user_id,timestamp,message_id\nA,1,2026-03-01,m\nB,1,2026-03-01,m\nC,,1,\n"
    )
    report = load([path], tmp_path / "shop")[0]
    assert (report.rows_ok, report.rows_bad) == (1, 2)
    assert retry(tmp_path / "shop").waiting == 2
    good = tmp_path / "b.csv"
    good.write_text(table(GOOD))
    assert read_table(good)["name"].to_pylist() == ["Page Viewed"]
    seen = look(path, 2)
    assert seen.table.column_names == ["event", "user_id", "timestamp", "message_id"]
    assert (seen.rows, seen.delimiter, seen.encoding) == ([2, 3], ",", "utf-8")


def test_look_up_tables_are_read_in_the_child(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("event,client,timestamp\nA,7,2026-03-01\n")
    (tmp_path / "people.csv").write_text("id,mail\n7,x@y.it\n")
    (tmp_path / "m.yaml").write_text(
        "percorso-mapping: 1\njoin: [{file: people.csv, on: {client: id}}]\n"
        "events: [{event: '{event}', time: timestamp, user_id: mail}]\n"
    )
    found = list(read(event_file(tmp_path / "a.csv"), plan_of(tmp_path / "m.yaml")))
    assert [one.events["user_id"].to_pylist() for one in found] == [["x@y.it"]]


def test_a_child_that_dies_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with (tmp_path / "a.csv").open("w") as out:
        out.write("receipt,customer,day,amount\n")
        out.writelines(f"r{i},c,2026-03-01,1.00\n" for i in range(120_000))
    (tmp_path / "m.yaml").write_text(
        "percorso-mapping: 1\ngroup: {by: receipt, first: [customer, day], sum: [amount]}\n"
        "events: [{event: Bought, time: day, user_id: customer, value: amount}]\n"
    )
    with Reader() as reader:
        rows = reader.read(event_file(tmp_path / "a.csv"), plan_of(tmp_path / "m.yaml"))
        assert next(rows).rows
        assert reader.pid
        os.kill(reader.pid, signal.SIGKILL)
        with pytest.raises(EventsError, match="SIGKILL"):
            list(rows)
    assert {path.name for path in tmp_path.iterdir()} == {"a.csv", "m.yaml"}
