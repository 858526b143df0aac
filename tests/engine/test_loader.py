"""The import: what goes in, what is repeated, what contradicts; whatever the order."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.engine.kept import waiting
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.reports import Progress
from percorso.engine.retry import retry

HEADER = "event,user_id,timestamp,message_id,value\n"
NAMES = ("View", "Buy", "")
USERS = ("u1", "u2", "")
TIMES = ("2026-03-01", "2026-03-02T10:00:00Z", "never")
MESSAGES = ("", "", "m1", "m2")
ROWS = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(USERS), st.sampled_from(TIMES),
    st.sampled_from(MESSAGES), st.sampled_from(("", "1.50", "x")),
).map(",".join)  # fmt: skip
FILES = st.lists(st.lists(ROWS, max_size=12), min_size=1, max_size=3)
COUNTER = itertools.count()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("loader")


def fresh(place: Path) -> Path:
    return place / f"shop{next(COUNTER)}"


def write(place: Path, rows: list[str], name: str = "a.csv") -> Path:
    path = place / name
    path.write_text(HEADER + "".join(row + "\n" for row in rows))
    return path


def stored(folder: Path) -> list[dict[str, Any]]:
    files = Workspace.open(folder).files()
    query = "SELECT * FROM read_parquet(?) ORDER BY seq"
    return (
        duckdb.connect().from_query(query, params=[files]).to_arrow_table().to_pylist()
        if files
        else []
    )


def smallest(folder: Path) -> dict[str, int]:
    """Event → the smallest sequence with which it was received."""
    found = {event["event_id"]: event["sequence"] for event in stored(folder)}
    for file in Workspace.open(folder).sequences():
        query = "SELECT event_id, sequence FROM read_parquet(?)"
        for key, sequence in duckdb.connect().execute(query, [file]).fetchall():
            found[key] = min(found[key], sequence)
    return found


@settings(max_examples=20)
@given(ROWS, st.lists(ROWS, max_size=40))
def test_every_row_is_accounted_for(place: Path, first: str, others: list[str]) -> None:
    folder, path = fresh(place), write(place, [first, *others])
    report = load([path], folder)[0]
    assert report.rows_ok + report.rows_bad + report.rows_duplicate == 1 + len(others)
    assert report.rows_ok == len(stored(folder))
    assert report.rows_bad == len(waiting(Workspace.open(folder)))
    shutil.rmtree(folder)


@settings(max_examples=20)
@given(st.lists(ROWS, min_size=1, max_size=20))
def test_importing_twice_adds_nothing(place: Path, rows: list[str]) -> None:
    folder, path = fresh(place), write(place, rows)
    first = load([path], folder)[0]
    version, before = Workspace.open(folder).version(), stored(folder)
    second = load([path], folder)[0]
    assert (second.rows_ok, second.rows_bad) == (0, first.rows_bad)
    assert second.rows_duplicate == first.rows_ok + first.rows_duplicate
    assert stored(folder) == before
    assert Workspace.open(folder).version() == version
    assert len(waiting(Workspace.open(folder))) == first.rows_bad
    shutil.rmtree(folder)


@settings(max_examples=20)
@given(FILES, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(
    place: Path, files: list[list[str]], together: bool, random: Any
) -> None:
    # Contradicting contents are told apart elsewhere: which of two is kept does depend on the order.
    paths = [
        write(
            place,
            [",".join((*row.split(",")[:3], "", row.split(",")[4])) for row in rows],
            f"{i}.csv",
        )
        for i, rows in enumerate(files)
    ]
    shuffled = random.sample(paths, len(paths))
    results = []
    for order in (paths, shuffled):
        folder = fresh(place)
        for group in [order] if together else [[path] for path in order]:
            load(group, folder)
        results.append(smallest(folder))
        shutil.rmtree(folder)
    assert results[0] == results[1]


def test_two_identical_rows_are_two_events(place: Path) -> None:
    folder = fresh(place)
    row = "View,u1,2026-03-01,,"
    assert load([write(place, [row, row])], folder)[0].rows_ok == 2
    assert load([write(place, [row, row, row])], folder)[0].rows_ok == 1
    assert len({event["event_id"] for event in stored(folder)}) == 3


def test_an_extended_export_adds_what_is_new(place: Path) -> None:
    folder = fresh(place)
    rows = [f"View,u{i},2026-03-01,," for i in range(9)]
    load([write(place, rows[:5])], folder)
    report = load([write(place, rows)], folder)[0]
    assert (report.rows_ok, report.rows_duplicate) == (4, 5)
    assert [event["seq"] for event in stored(folder)] == sorted({e["seq"] for e in stored(folder)})


def test_a_contradiction_is_kept_aside(place: Path) -> None:
    folder = fresh(place)
    load([write(place, ["View,u1,2026-03-01,m1,"])], folder)
    report = load([write(place, ["Buy,u1,2026-03-01,m1,", "View,u1,2026-03-01,m1,"])], folder)[0]
    assert (report.rows_ok, report.rows_bad, report.rows_duplicate) == (0, 1, 1)
    assert (report.errors[0].row, report.errors[0].column) == (2, "message_id")
    assert '"Buy"' in waiting(Workspace.open(folder))["raw"][0].as_py()


def test_sources_do_not_mix(place: Path) -> None:
    folder, path = fresh(place), write(place, ["View,u1,2026-03-01,m1,"])
    assert load([path], folder, source="web")[0].rows_ok == 1
    assert load([path], folder, source="app")[0].rows_ok == 1


def test_the_smaller_sequence_is_written_down(place: Path) -> None:
    folder = fresh(place)
    late, early = "View,u9,2026-03-09,,", "View,u1,2026-03-01,,"
    load([write(place, [early, early, late])], folder)
    version = Workspace.open(folder).version()
    load([write(place, [late])], folder)
    assert Workspace.open(folder).version() > version
    assert sorted(smallest(folder).values()) == [2, 2, 3]
    assert len(stored(folder)) == 3


def test_a_retry_with_a_mapping_brings_rows_in(place: Path) -> None:
    folder = fresh(place)
    path = write(place, ["View,u1,01/03/2026,,", "View,,02/03/2026,,", "View,u2,2026-03-01,,"])
    load([path], folder, source="web")
    mapping = place / "m.yaml"
    mapping.write_text(
        "percorso-mapping: 1\ntime_format: '%d/%m/%Y'\n"
        "events: [{event: '{event}', time: timestamp, user_id: user_id}]\n"
    )
    done = retry(folder, mapping)
    assert (done.moved, done.duplicate, done.waiting) == (1, 0, 1)
    assert [event["source_id"] for event in stored(folder)] == ["web", "web"]
    assert stored(folder)[1]["sequence"] == 2
    assert retry(folder, mapping).moved == 0
    assert waiting(Workspace.open(folder))["row"].to_pylist() == [3]


def test_progress_ends_at_the_whole(place: Path) -> None:
    seen: list[Progress] = []
    paths = [write(place, ["View,u1,2026-03-01,,"] * 3, f"{name}.csv") for name in "ab"]
    load(paths, fresh(place), progress=seen.append)
    assert (seen[-1].rows, seen[-1].share) == (6, 1.0)


def test_a_large_file_with_few_repeats_stays_small_in_parts(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("percorso.engine.incoming.ROWS_A_PART", 1_000)
    monkeypatch.setattr("percorso.events.files.BLOCK", 20_000)
    folder = fresh(place)
    rows = [f"View,u{i},2026-03-01,," for i in range(5_000)]
    path = write(place, [*rows, *rows[:10]])
    assert load([path], folder)[0].rows_ok == 5_010
    assert len(Workspace.open(folder).files()) >= 3
    assert len(smallest(folder)) == 5_010
    assert load([path], folder)[0].rows_duplicate == 5_010
