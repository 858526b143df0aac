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
from typing import Any

HERE = Path(__file__).parent
JOURNEY = HERE / "shop.yaml"
WEB = "cycle.channel=web"
QUESTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "stages": ("stages", {}),
    "stages, a segment": ("stages", {"where": WEB}),
    "stages, two compared": (
        "stages",
        {"where": "cycle.channel=web", "compare": "cycle.channel=app"},
    ),
    "stages by channel": ("stages", {"by": "event.channel"}),
    "flow": ("flow", {}),
    "flow, touchpoints": ("flow", {"between": "touchpoints"}),
    "touchpoints": ("touchpoints", {}),
    "population": ("population", {}),
    "summary": ("summary", {}),
    "cycles": ("cycles", {}),
    "stays": ("stays", {}),
}


def timed(work: Callable[[], object]) -> dict[str, float]:
    """CPU and wall seconds of a piece of work."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


def _measured(workspace: str) -> Any:
    import percorso as pc

    return pc.measure(JOURNEY, workspace)


def question(name: str, workspace: str) -> dict[str, float]:
    """A question asked the second time: kernels loaded, timeline ready."""
    asked, options = QUESTIONS[name]
    measured = _measured(workspace)
    getattr(measured, asked)(**options)
    return timed(lambda: getattr(measured, asked)(**options))


def timeline(workspace: str) -> dict[str, float]:
    """The timeline and the dictionary of persons, made from nothing but the events."""
    from percorso.engine.lake import Workspace
    from percorso.engine.timeline import rebuild

    lake = Workspace.open(workspace)
    for made in ("timeline", "identity"):
        shutil.rmtree(lake.path / made, ignore_errors=True)
    return timed(lambda: rebuild(lake))


def textbook(workspace: str, source: str) -> dict[str, Any]:
    """The textbook SQL: stays, the stage table and the flow."""
    import duckdb

    from benchmarks import textbook as peer
    from percorso.engine.lake import Workspace
    from percorso.engine.manifest import read_manifest
    from percorso.journey import Journey

    lake = Workspace.open(workspace)
    manifest = read_manifest(lake.timeline_dir)
    assert manifest is not None
    chosen = peer.setting(Journey.load(JOURNEY), manifest["newest"])
    buckets = sorted((lake.timeline_dir / manifest["generation"]).glob("*.parquet"))
    hits = (
        peer.on_timeline(buckets, manifest["codes"]["name"], chosen)
        if source == "timeline"
        else peer.on_events(lake, chosen)
    )
    con = duckdb.connect()
    con.execute("SELECT count(*) FROM range(1000)").fetchall()
    cpu, wall = time.process_time(), time.perf_counter()
    peer.make_stays(con, hits, chosen)
    stages = peer.stage_table(con, chosen)
    half = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    flow: list[dict[str, Any]] = []
    half["flow_cpu"] = timed(lambda: flow.extend(peer.flow_table(con, chosen)))["cpu"]
    peak, measured = _peak(), _measured(workspace)  # the product's answer is no part of the peer
    wrong = peer.disagreements(stages, flow, measured.stages().rows, measured.flow().rows)
    return {**half, "rss": peak, "disagreements": wrong}


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
        "timeline": timeline, "textbook": textbook, "csv": table,
    }  # fmt: skip
    found = known[what](workspace, *more) if what in known else question(what, workspace)
    print(json.dumps({"rss": _peak(), **found}))


if __name__ == "__main__":
    main(*sys.argv[1:])
