"""Measure the product beside its peers and write the tables: `make bench`.

    make bench ARGS="--events 1000000 10000000 --repeat 3"
    make bench ARGS="--events 50000000 --repeat 1 --limit-gb 4 --no-peers"

The events come from `percorso simulate`. Every measurement runs in a fresh child process; the
rounds are interleaved, so that a busy machine disturbs all alike, and the median of the rounds
counts. CPU seconds are user and system, of all threads; wall time is given beside them and means
little on a shared machine. A peer that fails (for want of memory, say) is reported as such.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.environments import MOVES, NAMES, environment  # noqa: E402
from benchmarks.processes import LIMIT, PERCORSO, Found, child, module, whole  # noqa: E402
from benchmarks.shared import SCRIPTS, SHARED  # noqa: E402

Results = dict[str, dict[str, list[Found]]]
Work = Callable[[], Found]
JOURNEY = ROOT / "benchmarks" / "shop.yaml"
CSV_ROWS = 1_000_000
CHILD = "benchmarks.child"
SEED = "20250101"
SINGLE = ("pm4py",)
"""Peers that are handed hits whose repeats are gone."""


def measurements(folder: Path, size: int, peers: dict[str, Path]) -> Iterator[tuple[str, Work]]:
    """What is measured on one set of events, in the order of a round."""
    from benchmarks.child import questions

    workspace = str(folder / f"{size}")
    ask = [PERCORSO, "ask", "stages", str(JOURNEY), "--workspace", workspace, "--json"]
    yield "timeline", lambda: child("timeline", workspace)
    for name in questions():
        yield name, lambda name=name: child(name, workspace)  # type: ignore[misc]
    yield "stages, fresh process", lambda: whole(ask)
    yield "moves", lambda: child("moves", workspace)
    yield "DuckDB: stages", lambda: child("textbook", workspace)
    if peers:
        yield "pandas: stages", lambda: module(sys.executable, CHILD, "pandas", workspace)
    for name, python in peers.items():
        if name not in ("pandas", *MOVES):
            continue
        file = str(folder / f"{size}-{'single' if name in SINGLE else 'hits'}.parquet")
        peer = f"benchmarks.peers.moves_{name}"
        yield f"{name}: moves", lambda p=python, m=peer, f=file: module(p, m, f)  # type: ignore[misc]
    for asked, question in SHARED.items():
        yield asked, lambda a=asked: child(a, workspace)  # type: ignore[misc]
        for name in (name for name in question.peers if name in peers):
            file = str(folder / f"{size}-{question.files}.parquet")
            peer = f"benchmarks.peers.{SCRIPTS[asked]}_{name}"
            work = lambda p=peers[name], m=peer, f=file: module(p, m, f)  # noqa: E731
            yield f"{name}: {asked}", work


def small(folder: Path, size: int) -> Iterator[tuple[str, Work]]:
    """What does not depend on the number of events: starting, compiling, importing a CSV file."""
    ask = [PERCORSO, "ask", "stages", str(JOURNEY), "-w", str(folder / f"{size}"), "--json"]
    csv = str(folder / "events.csv")
    yield "python", lambda: whole([sys.executable, "-c", "pass"])
    yield "import percorso", lambda: whole([sys.executable, "-c", "import percorso"])
    yield "percorso --help", lambda: whole([PERCORSO, "--help"])
    yield "stages, kernels cached", lambda: whole(ask)
    compiled: Work = lambda: _apart(lambda cache: whole(ask, NUMBA_CACHE_DIR=str(cache)))  # noqa: E731
    yield "stages, kernels compiled", compiled
    yield "import of CSV", lambda: _apart(lambda lake: child("csv", str(lake / "workspace"), csv))


def _apart(work: Callable[[Path], Found]) -> Found:
    with tempfile.TemporaryDirectory(prefix="percorso-bench-") as folder:
        return work(Path(folder))


def prepare(folder: Path, size: int) -> dict[str, Found]:
    """A workspace of about that many simulated events, unless it is there; what it cost."""
    said, workspace = folder / f"{size}.json", folder / f"{size}"
    if not said.exists():
        events = str(folder / f"{size}.parquet")
        wanted = ["--events", str(size), "--seed", SEED, "--force", "-o", events]
        made = {
            "simulate": whole([PERCORSO, "simulate", str(JOURNEY), *wanted]),
            "import of Parquet": whole([PERCORSO, "import", events, "-w", str(workspace)]),
            "first timeline": child("timeline", str(workspace)),
        }
        made |= {"hits": child("hits", str(workspace), *_hits(folder, size))}
        said.write_text(json.dumps(made), "utf-8")
    if not (folder / f"{size}-stays.parquet").exists():
        child("handed", str(workspace), str(folder / f"{size}"))
    found: dict[str, Found] = json.loads(said.read_text("utf-8"))
    return found


def _hits(folder: Path, size: int) -> tuple[str, str]:
    return str(folder / f"{size}-hits.parquet"), str(folder / f"{size}-single.parquet")


def write_csv(workspace: Path, file: Path) -> None:
    """The first events as a CSV file with the standard names."""
    program = (
        "import duckdb, sys; from percorso.engine.lake import Workspace; "
        "duckdb.read_parquet(Workspace.open(sys.argv[1]).files()).order('seq')"
        f".limit({CSV_ROWS}).select('message_id, user_id, anonymous_id, name AS event, "
        "original_at AS timestamp, channel, order_id, value, currency').write_csv(sys.argv[2])"
    )
    subprocess.run([sys.executable, "-c", program, str(workspace), str(file)], check=True)


def rounds(folder: Path, sizes: list[int], repeat: int, peers: dict[str, Path]) -> Results:
    """All measurements, round after round."""
    results: Results = defaultdict(lambda: defaultdict(list))
    for size in sizes:
        for name, found in prepare(folder, size).items():
            results[f"{size}"][name].append(found)
    write_csv(folder / f"{sizes[0]}", folder / "events.csv")
    for _, measure in small(folder, sizes[0]):
        measure()  # bytecode, kernels and files come into their caches
    for number in range(repeat):
        for name, measure in small(folder, sizes[0]):
            results["small"][name].append(measure())
        for size in sizes:
            for name, measure in measurements(folder, size, peers):
                results[f"{size}"][name].append(measure())
        print(f"round {number + 1} of {repeat} done", file=sys.stderr)
    return results


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the product beside its peers.")
    parser.add_argument("--events", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="Keep the events here, and reuse them.")
    parser.add_argument("--limit-gb", type=float, help="Hold every process to so much memory.")
    parser.add_argument("--no-peers", action="store_true", help="Only DuckDB beside the product.")
    parser.add_argument("--no-docs", action="store_true", help="Leave docs/benchmarks.md as it is.")
    return parser.parse_args()


def main() -> None:
    from benchmarks import report

    options = _options()
    with tempfile.TemporaryDirectory(prefix="percorso-bench-") as temporary:
        folder = (options.folder or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        homes = {} if options.no_peers else {n: environment(n, folder / "peers") for n in NAMES}
        peers = homes if options.no_peers else {"pandas": Path(sys.executable), **homes}
        if options.limit_gb:
            os.environ[LIMIT] = str(options.limit_gb)
        results = rounds(folder, sorted(options.events), options.repeat, peers)
    target = ROOT / "benchmarks" / "results" / f"{time.strftime('%Y-%m-%dT%H%M%S')}.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=1), "utf-8")
    text = report.markdown(results, options.repeat, options.limit_gb)
    print(text)
    if not options.no_docs:
        report.write(ROOT / "docs" / "benchmarks.md", text)


if __name__ == "__main__":
    main()
