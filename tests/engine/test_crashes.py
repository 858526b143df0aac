"""Import, rebuild and compaction killed with SIGKILL: nothing is lost, doubled or left for ever.

`make test` kills each of them twenty times: at ten moments, spread over the time that it takes, and
before ten of its steps. With PERCORSO_KILLS=200 in the environment it is a hundred moments and a
hundred steps, which are all of them.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from percorso.engine.compacting import compact
from percorso.engine.kept import waiting
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.position import NEXT
from percorso.engine.timeline import open_timeline, rebuild
from tests.engine.crashing import Ended, Server

KILLS = int(os.environ.get("PERCORSO_KILLS", "20"))
OLD, ROWS, COLUMNS = 6, 400, ("person", "t", "event")
HEADER = "event,user_id,timestamp,message_id,sequence\n"
SEEDS = [f"{'moment' if seed % 2 else 'step'}-{seed // 2}" for seed in range(KILLS)]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


def write(folder: Path, number: int) -> Path:
    """Events of their own, one of the import before with a smaller sequence, and a bad row."""
    path = folder / f"{number}.csv"
    rows = [f"View,u{i % 97},2026-03-{number + 1:02d}T{i % 24:02d}:00:00Z,m{number}-{i},{i + 50}"
            for i in range(ROWS)]  # fmt: skip
    again = [f"View,u0,2026-03-{number:02d}T00:00:00Z,m{number - 1}-0,{number}"] * bool(number)
    path.write_text(HEADER + "\n".join([*rows, *again, f"View,u1,never,x{number},1"]) + "\n")
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of some imports, with its timeline."""
    folder = tmp_path_factory.mktemp("filled")
    for number in range(OLD):
        load([write(folder, number)], folder / "shop")
    open_timeline(Workspace.open(folder / "shop"))
    return folder / "shop"


@pytest.fixture
def shop(filled: Path, tmp_path: Path) -> Path:
    shutil.copytree(filled, tmp_path / "shop")
    return tmp_path / "shop"


def events(workspace: Workspace) -> dict[str, tuple[int, int]]:
    """Message id → `seq` and smallest sequence; fails when one is there twice."""
    workspace.version()
    query = "SELECT message_id, seq, event_id, sequence FROM read_parquet(?)"
    rows = duckdb.execute(query, [workspace.files()]).fetchall()
    lower: dict[str, int] = {}
    for key, sequence in _rows("SELECT event_id, sequence FROM read_parquet(?)", workspace):
        lower[key] = min(sequence, lower.get(key, sequence))
    found = {message: (seq, min(sequence, lower.get(key, sequence)))
             for message, seq, key, sequence in rows}  # fmt: skip
    assert len(found) == len(rows) == len({seq for seq, _ in found.values()})
    assert max(seq for seq, _ in found.values()) < (
        workspace.table().transaction_version(NEXT) or 0
    )
    return found


def _rows(query: str, workspace: Workspace) -> list[tuple[Any, ...]]:
    files = workspace.sequences()
    return duckdb.execute(query, [files]).fetchall() if files else []


def timeline(workspace: Workspace) -> list[tuple[int, ...]]:
    """The timeline, row for row."""
    made = open_timeline(workspace)
    parts = (made.read(bucket, COLUMNS) for bucket in range(len(made.buckets)))
    return [row for part in parts for row in zip(*(part[c].tolist() for c in COLUMNS), strict=True)]


def unused(workspace: Workspace) -> set[str]:
    """Data files in the folder that the table does not name."""
    workspace.version()
    live = {Path(file).name for file in workspace.files()}
    return {path.name for path in (workspace.path / "events").glob("*.parquet")} - live


def nothing_left(folder: Path) -> None:
    """After the next compaction there is no file that nobody needs."""
    rebuild(Workspace.open(folder))
    compact(Workspace.open(folder), retention=timedelta(0))
    workspace = Workspace.open(folder)
    assert not list((folder / "staging").iterdir())
    assert not unused(workspace)
    assert len(list((folder / "events").iterdir())) == len(workspace.files()) + 2
    assert not [name for name in os.listdir(folder / "events" / "_delta_log") if "#" in name]
    generations = {path.name for path in (folder / "timeline").iterdir()} - {"lock"}
    assert len(generations) == 3, "two generations and their manifest"
    assert {path.name for path in (folder / "identity").iterdir()} == {"persons.parquet"}


@pytest.fixture(scope="module")
def whole(server: Server, filled: Path) -> dict[str, Ended]:
    """Each piece of work when nobody kills it: its steps, and how long it takes."""
    found = {}
    for work in ("import", "rebuild", "compaction"):
        copy = filled.with_name(f"copy-{work}")
        shutil.copytree(filled, copy)
        found[work] = server.run(work, copy, [write(filled.parent, OLD)])
        assert (found[work].done, found[work].killed) == (True, False)
    return found


@pytest.fixture
def kill(server: Server, whole: dict[str, Ended], shop: Path) -> Callable[..., Ended]:
    """Kills work at a moment of its time, or before one of its steps; `moment-7`, `step-3`."""

    def kill_it(work: str, seed: str, *files: Path) -> Ended:
        how, number = seed.split("-")
        share = (int(number) + random.Random(seed).random()) * 2 / KILLS  # noqa: S311 - no secret
        if how == "moment":
            return server.run(work, shop, [*files], after=share * whole[work].seconds)
        count = whole[work].steps
        step = int(number) % count if count <= KILLS // 2 else int(share * count)
        ended = server.run(work, shop, [*files], step=1 + step)
        assert ended.killed
        return ended

    return kill_it


@pytest.mark.parametrize("seed", SEEDS)
def test_an_import_is_killed(
    server: Server, kill: Callable[..., Ended], shop: Path, seed: str
) -> None:
    before = events(Workspace.open(shop))
    file = write(shop.parent, OLD)
    acknowledged = kill("import", seed, file).done
    for step in (1, 2, 3):  # killed again and again, while it is cleaned up
        server.run("opening", shop, step=step)
    workspace = Workspace.open(shop)
    found, kept = events(workspace), len(waiting(workspace))
    assert not list((shop / "staging").iterdir())
    assert not unused(workspace)
    new = {f"m{OLD}-{i}" for i in range(ROWS)}
    complete = found.keys() == before.keys() | new
    assert complete or found == before
    assert complete or not acknowledged
    assert kept == OLD + complete
    (report,) = load([file], shop)
    assert (report.rows_ok, report.rows_duplicate) == ((0, ROWS + 1) if complete else (ROWS, 1))
    found = events(Workspace.open(shop))
    assert found.keys() == before.keys() | new
    assert found[f"m{OLD - 1}-0"][1] == OLD
    assert len(waiting(workspace)) == OLD + 1
    assert open_timeline(Workspace.open(shop)).rows == len(found)
    nothing_left(shop)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rebuild_is_killed(kill: Callable[..., Ended], shop: Path, seed: str) -> None:
    before = timeline(Workspace.open(shop)), events(Workspace.open(shop))
    kill("rebuild", seed)
    workspace = Workspace.open(shop)
    assert (timeline(workspace), events(workspace)) == before
    rebuild(workspace)
    assert timeline(workspace) == before[0]
    nothing_left(shop)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_compaction_is_killed(kill: Callable[..., Ended], shop: Path, seed: str) -> None:
    workspace = Workspace.open(shop)
    before = timeline(workspace), events(workspace), waiting(workspace), workspace.version()
    kill("compaction", seed)
    for _ in range(2):
        workspace = Workspace.open(shop)
        found = timeline(workspace), events(workspace), waiting(workspace), workspace.version()
        assert found == before
        assert not [name for name in unused(workspace) if name.startswith("compact")]
        compact(workspace)
    assert len(Workspace.open(shop).files()) == 1
    nothing_left(shop)
    (report,) = load([write(shop.parent, OLD)], shop)
    assert report.rows_ok == ROWS
