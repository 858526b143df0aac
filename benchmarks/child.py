"""One measurement, in a process of its own: `python -m benchmarks.child WHAT WORKSPACE`.

Prints one JSON object: CPU seconds (user and system, all threads), wall seconds, and what else the
measurement found. Time spent on imports and on a first ask is left out where it says "warm".
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.textbook import Setting

HERE = Path(__file__).parent
JOURNEY = HERE / "shop.yaml"
OPEN = HERE / "open.yaml"
WEB = "cycle.channel=web"
MOVE = ("from", "to", "n", "people", "median_s")
VARIANTS: dict[str, tuple[str, dict[str, Any]]] = {
    "stages": ("stages", {}),
    "stages, a segment": ("stages", {"where": WEB}),
    "stages, two compared": (
        "stages",
        {"where": "cycle.channel=web", "compare": "cycle.channel=app"},
    ),
    "stages by channel": ("stages", {"by": "event.channel"}),
    "flow, touchpoints": ("flow", {"between": "touchpoints"}),
}
"""Questions asked in another way than by their name alone."""


def questions() -> dict[str, tuple[str, dict[str, Any]]]:
    """Everything that is asked: every question of the registry as it is, and some variants."""
    from percorso.questions import QUESTIONS

    plain: dict[str, tuple[str, dict[str, Any]]] = {
        name: (name, {}) for name, entry in QUESTIONS.items() if entry.listed
    }
    return {**plain, **VARIANTS}


def timed(work: Callable[[], object]) -> dict[str, float]:
    """CPU and wall seconds of a piece of work, with the processes that it started and ended."""
    cpu, wall = _cpu(), time.perf_counter()
    work()
    return {"cpu": _cpu() - cpu, "wall": time.perf_counter() - wall}


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _measured(workspace: str, journey: Path = JOURNEY) -> Any:
    import percorso as pc

    return pc.measure(journey, workspace)


def question(name: str, workspace: str) -> dict[str, float]:
    """A question asked the second time: kernels loaded, timeline ready."""
    from percorso.questions import question as make

    asked = make(*questions()[name])
    measured = _measured(workspace)
    measured.ask(asked)
    return timed(lambda: measured.ask(asked))


def moves(workspace: str) -> dict[str, Any]:
    """The product's flow where nothing expires and no cycle ends: what a transition graph says."""
    measured = _measured(workspace, OPEN)
    measured.flow()
    took = timed(measured.flow)
    rows = [[row[key] for key in MOVE] for row in measured.flow().rows]
    return {**took, "rss": _peak(), "rows": rows}


def shared(name: str, workspace: str) -> dict[str, Any]:
    """A question that peers answer too, asked the second time, with its rows."""
    from benchmarks.shared import SHARED

    asked = SHARED[name]
    measured = _measured(workspace, asked.journey)
    rows = asked.ask(measured)
    return {**timed(lambda: asked.ask(measured)), "rss": _peak(), "rows": rows}


def handed(workspace: str, stem: str) -> dict[str, Any]:
    """What the peers of the shared questions are handed, as `STEM-NAME.parquet`."""
    from benchmarks.shared import hand_out

    hand_out(_measured(workspace), lambda name: f"{stem}-{name}.parquet")
    return {"cpu": 0.0, "wall": 0.0}


def hits(workspace: str, file: str, single: str) -> dict[str, Any]:
    """The hits of the open journey as Parquet for the peers; once more without repeats."""
    import duckdb

    from benchmarks import textbook as peer

    chosen, buckets, names = _timeline(workspace, OPEN)
    con = duckdb.connect()
    stage = " ".join(f"WHEN {n} THEN '{name}'" for n, name in enumerate(chosen.stages))
    con.execute(
        f"CREATE TABLE hits AS SELECT 'p' || person AS person, ord, make_timestamp(t) AS t, "
        f"CASE stage {stage} END AS stage FROM ({peer.on_timeline(buckets, names, chosen)}) "
        "WHERE stage IS NOT NULL ORDER BY person, t, ord"
    )
    columns = "SELECT person, stage, t FROM hits"
    repeats = "QUALIFY stage IS DISTINCT FROM lag(stage) OVER (PARTITION BY person ORDER BY t, ord)"
    for query, target in ((columns, file), (f"{columns} {repeats}", single)):
        con.execute(f"COPY ({query} ORDER BY person, t, ord) TO '{target}' (FORMAT parquet)")
    return {"cpu": 0.0, "wall": 0.0}


def timeline(workspace: str) -> dict[str, float]:
    """The timeline and the dictionary of persons, made from nothing but the events."""
    from percorso.engine.lake import Workspace
    from percorso.engine.timeline import rebuild

    lake = Workspace.open(workspace)
    for made in ("timeline", "identity"):
        shutil.rmtree(lake.path / made, ignore_errors=True)
    return timed(lambda: rebuild(lake))


def _timeline(workspace: str, journey: Path) -> tuple[Setting, list[Path], list[str]]:
    """What a peer needs: the journey's setting, the timeline's files, the names behind codes."""
    from benchmarks.textbook import setting
    from percorso.engine.lake import Workspace
    from percorso.engine.manifest import read_manifest
    from percorso.journey import Journey

    lake = Workspace.open(workspace)
    manifest = read_manifest(lake.timeline_dir)
    assert manifest is not None
    chosen = setting(Journey.load(journey), manifest["newest"])
    buckets = sorted((lake.timeline_dir / manifest["generation"]).glob("*.parquet"))
    return chosen, buckets, manifest["codes"]["name"]


def pandas(workspace: str) -> dict[str, Any]:
    """Stays, the stage table and the flow in pandas."""
    from benchmarks import pandas_stages as peer

    chosen, buckets, names = _timeline(workspace, JOURNEY)
    stays: list[Any] = []
    tables: list[Any] = []

    def work() -> None:
        stays.append(peer.make_stays(peer.read_hits(buckets, names, chosen), chosen))
        tables.append(peer.stage_table(stays[0], chosen))

    half: dict[str, Any] = {**timed(work)}
    half["flow_cpu"] = timed(lambda: tables.append(peer.flow_table(stays[0], chosen)))["cpu"]
    return {**half, "rss": _peak(), "disagreements": _wrong(workspace, *tables)}


def _wrong(workspace: str, stages: Any, flow: Any) -> list[str]:
    """Where a peer's tables differ from the product's; after the peer's memory was read."""
    from benchmarks.textbook import disagreements

    measured = _measured(workspace)
    return disagreements(stages, flow, measured.stages().rows, measured.flow().rows)


def textbook(workspace: str) -> dict[str, Any]:
    """The textbook SQL: stays, the stage table and the flow."""
    import duckdb

    from benchmarks import textbook as peer

    chosen, buckets, names = _timeline(workspace, JOURNEY)
    hits = peer.on_timeline(buckets, names, chosen)
    con = duckdb.connect()
    con.execute("SELECT count(*) FROM range(1000)").fetchall()
    cpu, wall = time.process_time(), time.perf_counter()
    peer.make_stays(con, hits, chosen)
    stages = peer.stage_table(con, chosen)
    half = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    flow: list[dict[str, Any]] = []
    half["flow_cpu"] = timed(lambda: flow.extend(peer.flow_table(con, chosen)))["cpu"]
    return {**half, "rss": _peak(), "disagreements": _wrong(workspace, stages, flow)}


def table(workspace: str, file: str) -> dict[str, float]:
    """A CSV file imported into a new workspace."""
    from percorso.engine.loader import load

    found: list[Any] = []
    took = timed(lambda: found.extend(load([file], workspace)))
    assert found[0].rows_ok > 0
    return took | {"rows": found[0].rows_ok}


def _peak() -> float:
    """Most memory this process has held, in bytes (Linux counts in KiB)."""
    unit = 1 if sys.platform == "darwin" else 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)


def main(what: str, workspace: str, *more: str) -> None:
    known: dict[str, Callable[..., dict[str, Any]]] = {
        "timeline": timeline, "textbook": textbook, "pandas": pandas, "moves": moves,
        "hits": hits, "csv": table, "handed": handed,
    }  # fmt: skip
    from benchmarks.shared import SHARED

    if what in SHARED:
        found = shared(what, workspace)
    else:
        found = known[what](workspace, *more) if what in known else question(what, workspace)
    print(json.dumps({"rss": _peak(), **found}))


if __name__ == "__main__":
    main(*sys.argv[1:])
