"""The timeline: sorted, the same whatever the order of arrival, rebuilt when it must be."""

from __future__ import annotations

import random
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from percorso.engine import build
from percorso.engine.codes import Codes
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.timeline import Timeline, from_table, open_timeline, rebuild
from percorso.errors import WorkspaceError
from percorso.events import read_table

NAMES = ["Page", "Order", "Help"]


def events(count: int, people: int, seed: int = 7) -> list[dict[str, Any]]:
    """Events with many ties in time, of a few sources of order."""
    rnd = random.Random(seed)  # noqa: S311 nothing is secret here
    return [
        {
            "user_id": f"p{rnd.randrange(people)}",
            "event": rnd.choice(NAMES),
            "timestamp": f"2026-03-{rnd.randrange(1, 29):02d}T{rnd.randrange(3):02d}:00:00Z",
            "message_id": f"m{number}",
            "plan": rnd.choice(["pro", "free", None]),
        }
        for number, _ in enumerate(range(count))
    ]


def whole(timeline: Timeline, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of all buckets, by name of person, in the order of the timeline."""
    names = {row["person"]: row["id"] for row in timeline.persons.table.to_pylist()}
    codes = timeline.codes.of("name").values
    rows = []
    for bucket in range(len(timeline.buckets)):
        found = timeline.read(bucket, ["person", "t", "name", *columns])
        extra = [found[column].tolist() for column in columns]
        plain = zip(found["person"], found["t"], found["name"], *extra, strict=True)
        rows += [(names[p], int(t), codes[n], *more) for p, t, n, *more in plain]
    return sorted(rows, key=lambda row: row[0])


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def test_buckets_are_sorted_and_hold_every_event_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "ROWS_PER_BUCKET", 500)
    monkeypatch.setattr(build, "BATCH", 700)
    workspace = Workspace.create(tmp_path / "ws")
    load([write(tmp_path / "e.parquet", events(3000, 90))], workspace)
    timeline = open_timeline(workspace)
    assert len(timeline.buckets) == 8
    assert len(whole(timeline)) == timeline.rows == 3000
    seen: set[int] = set()
    for bucket in range(8):
        found = timeline.read(bucket, ["person", "t"])
        person, t = found["person"], found["t"]
        later = (person[1:] > person[:-1]) | ((person[1:] == person[:-1]) & (t[1:] >= t[:-1]))
        assert later.all()
        assert set(build.bucket_of(person, 8).tolist()) <= {bucket}
        assert not seen & set(person.tolist())
        seen |= set(person.tolist())


def test_the_order_inside_a_person_is_time_source_sequence_and_event_id(tmp_path: Path) -> None:
    rows = [
        {"user_id": "ann", "event": name, "timestamp": "2026-03-01T10:00:00Z", "sequence": n}
        for n, name in ((2, "Second"), (3, "Third"), (1, "First"))
    ]
    early = [{"user_id": "ann", "event": "Other", "timestamp": "2026-03-01T10:00:00Z"}]
    workspace = Workspace.create(tmp_path / "ws")
    load([write(tmp_path / "b.parquet", rows)], workspace, source="b")
    load([write(tmp_path / "a.parquet", early)], workspace, source="a")
    assert [row[2] for row in whole(open_timeline(workspace))] == [
        "Other", "First", "Second", "Third"
    ]  # fmt: skip


def test_memory_and_files_give_the_same_timeline(tmp_path: Path) -> None:
    table = pa.Table.from_pylist(events(400, 20))
    workspace = Workspace.create(tmp_path / "ws")
    load([write(tmp_path / "e.parquet", table.to_pylist())], workspace, source="table")
    assert whole(from_table(read_table(table))) == whole(open_timeline(workspace))


def test_new_events_and_new_fields_rebuild_it_and_nothing_else_does(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    load([write(tmp_path / "a.parquet", events(100, 5))], workspace)
    first = open_timeline(workspace)
    assert open_timeline(workspace).buckets == first.buckets
    wider = open_timeline(workspace, ["plan"])
    assert wider.buckets != first.buckets
    assert wider.fields == ("plan",)
    assert set(wider.codes.of("f:plan").values) == {"pro", "free"}
    assert open_timeline(workspace).buckets == wider.buckets
    load([write(tmp_path / "b.parquet", events(50, 5, seed=8))], workspace, source="other")
    assert open_timeline(workspace).rows == 150
    assert open_timeline(workspace).fields == ("plan",)
    assert whole(wider)  # a reader of the generation before is not disturbed by one rebuild


def test_persons_keep_their_numbers(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    load([write(tmp_path / "a.parquet", events(100, 5))], workspace)
    before = {
        row["id"]: row["person"] for row in open_timeline(workspace).persons.table.to_pylist()
    }
    more = [{"user_id": "aaa", "event": "Page", "timestamp": "2026-03-01T10:00:00Z"}]
    load([write(tmp_path / "b.parquet", more)], workspace)
    after = {row["id"]: row["person"] for row in open_timeline(workspace).persons.table.to_pylist()}
    assert after.items() >= before.items()
    assert after["aaa"] == len(before) + 1


def test_two_builders_at_once_leave_one_good_timeline(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    load([write(tmp_path / "a.parquet", events(500, 5))], workspace)
    failed: list[BaseException] = []

    def build_it() -> None:
        try:
            rebuild(Workspace.open(tmp_path / "ws"))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=build_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(whole(open_timeline(workspace))) == 500


def test_a_build_that_fails_leaves_the_old_timeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    load([write(tmp_path / "a.parquet", events(100, 5))], workspace)
    before = open_timeline(workspace)

    def broken(*_: object) -> pa.Table:
        raise OSError("no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(build, "sort_bucket", broken)
        with pytest.raises(WorkspaceError, match="no space"):
            rebuild(workspace)
    assert open_timeline(workspace).buckets == before.buckets
    assert len(list(workspace.timeline_dir.glob("generation-*"))) == 1


def test_an_empty_workspace_has_an_empty_timeline(tmp_path: Path) -> None:
    timeline = open_timeline(Workspace.create(tmp_path / "ws"), ["plan"])
    assert (timeline.rows, timeline.newest, whole(timeline, "f:plan")) == (0, None, [])


def test_a_damaged_manifest_says_what_to_do(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    open_timeline(workspace)
    (workspace.timeline_dir / "manifest.json").write_text("{")
    with pytest.raises(WorkspaceError, match="percorso rebuild"):
        open_timeline(workspace)
    assert rebuild(workspace).rows == 0


@pytest.mark.parametrize(
    ("rows", "buckets"), [(0, 1), (1, 1), (500_000, 1), (500_001, 2), (10**7, 32), (10**8, 256)]
)
def test_buckets_hold_a_third_to_half_a_million_events(rows: int, buckets: int) -> None:
    assert build.bucket_count(rows) == buckets


def test_the_bucket_of_a_person_is_plain_integer_arithmetic() -> None:
    persons = np.array([1, 2, 3, 1_000_000, 4_000_000_000])
    expected = [(int(p) * 2_654_435_761) % 2**32 // (2**32 // 64) for p in persons]
    assert build.bucket_of(persons, 64).tolist() == expected


def test_sources_rank_by_their_bytes() -> None:
    assert build.source_rank(Codes(["é", "a", "Z"])).tolist() == [2, 1, 0]


def flip(path: Path) -> None:
    """Change one byte in the middle of the first page of data."""
    data = bytearray(path.read_bytes())
    data[len(data) // 4] ^= 0xFF
    path.write_bytes(bytes(data))


def test_bytes_that_changed_on_the_disk_are_noticed(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    load([write(tmp_path / "a.parquet", events(5_000, 50))], workspace)
    timeline = open_timeline(workspace)
    bucket = timeline.buckets[0]
    assert isinstance(bucket, Path)
    flip(bucket)
    with pytest.raises(WorkspaceError, match=r"damaged\. Run 'percorso rebuild'"):
        timeline.read(0, ["person", "t", "event", "value", "order", "score", "name"])
    assert len(whole(rebuild(workspace))) == 5_000
    file = Path(workspace.files()[0])
    flip(file)
    with pytest.raises(WorkspaceError, match="damaged") as error:
        rebuild(workspace, check=True)
    assert str(file) in str(error.value)
