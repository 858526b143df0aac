"""The benchmarks' events and their textbook SQL agree with the product; time is not tested."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

import percorso
from benchmarks import report, textbook
from benchmarks.child import JOURNEY
from benchmarks.generate import chunk_table, generate
from benchmarks.people import deeds
from percorso.events.schema import EVENTS

SIZE = 20_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("generated") / "workspace"
    assert generate(made, SIZE, chunk=7_000).count() == SIZE
    return made


def test_events_are_canonical_and_the_same_for_the_same_seed() -> None:
    whole = chunk_table(deeds(SIZE, 1), 0, SIZE, 1)
    assert whole.schema.equals(EVENTS)
    assert not any(whole[field.name].null_count for field in EVENTS if not field.nullable)
    parts = [
        chunk_table(deeds(SIZE, 1), start, start + 5_000, 1) for start in range(0, SIZE, 5_000)
    ]
    assert pa.concat_tables(parts).equals(whole)
    assert pc.count_distinct(whole["event_id"]).as_py() == SIZE


def test_activity_has_a_heavy_tail_and_ties() -> None:
    found = deeds(200_000, 1)
    counts = np.bincount(found.person)
    assert 4 <= np.median(counts) <= 6
    assert 22 <= np.quantile(counts, 0.9) <= 31
    assert counts.max() > 400
    assert np.all(np.diff(found.t) >= 0)
    moments = found.person.astype(np.int64) * 2**33 + found.t // 1_000_000
    assert 0 < 1 - len(np.unique(moments)) / len(moments) < 0.1


@pytest.mark.parametrize("source", ["timeline", "events"])
def test_textbook_sql_and_the_product_give_equal_rows(folder: Path, source: str) -> None:
    measured = percorso.measure(JOURNEY, folder)
    line = measured.timeline()
    assert line.newest is not None
    chosen = textbook.setting(measured.journey, line.newest)
    files = [Path(str(bucket)) for bucket in line.buckets]
    names = line.codes.of("name").values
    hits = {
        "timeline": textbook.on_timeline(files, names, chosen),
        "events": textbook.on_events(measured.events, chosen),  # type: ignore[arg-type]
    }
    con = duckdb.connect()
    textbook.make_stays(con, hits[source], chosen)
    stages, flow = textbook.stage_table(con, chosen), textbook.flow_table(con, chosen)
    mine, flows = measured.stages().rows, measured.flow().rows
    assert textbook.disagreements(stages, flow, mine, flows) == []
    assert sum(row["new_cycle"] for row in mine) > 50  # the restart is really exercised
    assert textbook.disagreements(stages[::-1], flow[1:], mine, flows)


def test_tables_come_between_the_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before\n{report.BEGIN}\nold\n{report.END}\nAfter\n", "utf-8")
    report.write(page, "| new |")
    text = page.read_text("utf-8")
    assert "| new |" in text
    assert "old" not in text
    assert text.startswith("Before")
    assert text.endswith("After\n")
