"""The benchmarks' peers agree with the product on simulated events; time is not tested."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import duckdb
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

import percorso
from benchmarks import child, pandas_stages, report, textbook
from benchmarks.child import JOURNEY, OPEN
from benchmarks.environments import MOVES, NAMES
from benchmarks.shared import SCRIPTS, SHARED, apart
from percorso.engine.loader import load
from percorso.journey import Journey
from percorso.measure.statistics import survival_times
from percorso.simulate import simulate
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("simulated")
    simulate(Journey.load(JOURNEY), people=3_000, seed=1, output=made / "events.parquet")
    load([made / "events.parquet"], made / "workspace")
    percorso.measure(JOURNEY, made / "workspace").timeline()
    return made / "workspace"


def test_textbook_sql_and_pandas_give_the_product_s_rows(folder: Path) -> None:
    measured = percorso.measure(JOURNEY, folder)
    mine, flows = measured.stages().rows, measured.flow().rows
    assert sum(row["new_cycle"] for row in mine) > 50  # the restart is really exercised
    chosen, files, names = child._timeline(str(folder), JOURNEY)
    con = duckdb.connect()
    textbook.make_stays(con, textbook.on_timeline(files, names, chosen), chosen)
    stages, flow = textbook.stage_table(con, chosen), textbook.flow_table(con, chosen)
    assert textbook.disagreements(stages, flow, mine, flows) == []
    assert textbook.disagreements(stages[::-1], flow[1:], mine, flows)
    stays = pandas_stages.make_stays(pandas_stages.read_hits(files, names, chosen), chosen)
    tables = pandas_stages.stage_table(stays, chosen), pandas_stages.flow_table(stays, chosen)
    assert textbook.disagreements(*tables, mine, flows) == []


def test_moves_agree_and_a_difference_is_found(folder: Path, tmp_path: Path) -> None:
    hits, single = str(tmp_path / "hits.parquet"), str(tmp_path / "single.parquet")
    child.hits(str(folder), hits, single)
    ours = child.moves(str(folder))
    assert all(row["kind"] != "new_cycle" for row in percorso.measure(OPEN, folder).flow().rows)
    for file in (hits, single):
        command = [sys.executable, "-m", "benchmarks.peers.moves_pandas", file]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        found = json.loads(done.stdout.splitlines()[-1])
        assert found["rows"]
        assert report._differs(found, [ours]) == []
        found["rows"][0][2] += 1
        assert len(report._differs(found, [ours])) == 1


def test_every_peer_has_its_list_and_its_script() -> None:
    peers = ROOT / "benchmarks" / "peers"
    for name in NAMES:
        assert "==" in (peers / f"{name}.txt").read_text("utf-8")
    scripts = [f"moves_{name}" for name in MOVES]
    scripts += [f"{SCRIPTS[asked]}_{peer}" for asked, one in SHARED.items() for peer in one.peers]
    assert {*NAMES} <= {name.partition("_")[2] for name in scripts}
    assert all((peers / f"{name}.py").exists() for name in scripts)


def test_what_the_peers_are_handed_gives_the_product_s_answers(
    folder: Path, tmp_path: Path
) -> None:
    child.handed(str(folder), str(tmp_path / "given"))
    paths, people, stays = (
        pq.read_table(tmp_path / f"given-{name}.parquet") for name in ("paths", "people", "stays")
    )
    found = {name: child.shared(name, str(folder))["rows"] for name in SHARED}
    credit = sum(row[-1] for row in found["credits"] if row[0] == "linear")
    assert credit == pytest.approx(pc.sum(paths["conversions"]).as_py())
    firsts = Counter(
        path.split(" > ")[0]
        for path, won in zip(*(paths[n].to_pylist() for n in ("path", "conversions")), strict=True)
        if won
    )
    assert firsts == {row[1]: row[2] for row in found["credits"] if row[0] == "first" and row[2]}
    goals = percorso.measure(JOURNEY, folder).loyalty().rows[0]["goals"]
    assert pc.sum(people["frequency"]).as_py() + people.num_rows == goals
    lengths = stays.to_pandas()
    for stage, median in found["times"]:
        part = lengths[lengths.stage == stage]
        times = (part.seconds * 1e6).round().astype("int64").to_numpy()
        assert survival_times(times, part.ended.to_numpy(), (0.5,))[0] == round(median * 1e6)
    assert found["variants"][0][1] >= found["variants"][1][1] > 0


def test_how_far_figures_lie_apart() -> None:
    ours = [["first", "mail", 8.0], ["first", "ads", 2.0], ["last", "mail", 0.0]]
    theirs = [["first", "mail", 8.0], ["first", "ads", 2.8]]
    assert dict(apart(ours, theirs)) == pytest.approx({"first": 0.1, "last": 0.0})
    assert dict(apart(ours, [])) == {"first": 1.0, "last": 0.0}


def test_a_peer_that_fails_and_one_that_wins_are_named() -> None:
    run: report.Found = {"cpu": 1.0, "wall": 1.0, "rss": 2e9}
    runs: dict[str, list[report.Found]] = {
        "stages": [run],
        "DuckDB: stages": [{**run, "rss": 1e9}],
        "pandas: stages": [{"failed": "no"}],
    }
    assert list(report._wins(runs, "1000000")) == ["DuckDB: stages at 1 M: 1.00 against 2.00 GB"]
    assert report._figures(runs["pandas: stages"]) == ("failed", "no", "")


def test_tables_come_between_the_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before\n{report.BEGIN}\nold\n{report.END}\nAfter\n", "utf-8")
    report.write(page, "| new |")
    text = page.read_text("utf-8")
    assert "| new |" in text
    assert "old" not in text
    assert text.startswith("Before")
    assert text.endswith("After\n")
