"""Measure the product beside its peer and write the table: `make bench`.

    make bench ARGS="--events 1000000 10000000 --repeat 3"

Every measurement runs in a fresh child process; the rounds are interleaved, so that a busy machine
disturbs all alike, and the median of the rounds counts. CPU seconds are user and system, of all
threads; wall time is given beside them and means little on a shared machine.
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
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

Found = dict[str, Any]
Results = dict[str, dict[str, list[Found]]]
PERCORSO = str(Path(sys.executable).parent / "percorso")
CSV_ROWS = 1_000_000


def surroundings() -> dict[str, str]:
    """The environment of an installed program: Python keeps its bytecode, in a folder apart."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "percorso-bytecode")}


def child(*arguments: str) -> Found:
    """A measurement that times itself, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.child", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=surroundings()
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr}")
    found: Found = json.loads(done.stdout.splitlines()[-1])
    return found


def whole(command: list[str], **environment: str) -> Found:
    """A command from its start to its end, with all of its processes."""
    start = time.perf_counter()
    with open(os.devnull, "wb") as nowhere, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=nowhere, stderr=errors, env=surroundings() | environment
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{errors.read().decode()}")
    wall, unit = time.perf_counter() - start, 1 if sys.platform == "darwin" else 1024
    return {"cpu": used.ru_utime + used.ru_stime, "wall": wall, "rss": used.ru_maxrss * unit}


def measurements(folder: Path) -> Iterator[tuple[str, Callable[[], Found]]]:
    """What is measured on one set of events, in the order of a round."""
    from benchmarks.child import JOURNEY, QUESTIONS

    workspace = str(folder)
    ask = [PERCORSO, "ask", "stages", str(JOURNEY), "--workspace", workspace, "--json"]
    yield "timeline", lambda: child("timeline", workspace)
    for name in QUESTIONS:
        yield name, lambda name=name: child(name, workspace)  # type: ignore[misc]
    yield "stages, fresh process", lambda: whole(ask)
    yield "textbook on the timeline", lambda: child("textbook", workspace, "timeline")
    yield "textbook on the events", lambda: child("textbook", workspace, "events")


def small(folder: Path) -> Iterator[tuple[str, Callable[[], Found]]]:
    """What does not depend on the number of events: starting, compiling, importing a CSV file."""
    from benchmarks.child import JOURNEY

    ask = [PERCORSO, "ask", "stages", str(JOURNEY), "--workspace", str(folder), "--json"]
    yield "python", lambda: whole([sys.executable, "-c", "pass"])
    yield "import percorso", lambda: whole([sys.executable, "-c", "import percorso"])
    yield "percorso --help", lambda: whole([PERCORSO, "--help"])
    yield "stages, kernels cached", lambda: whole(ask)
    yield (
        "stages, kernels compiled",
        lambda: _in_folder(lambda cache: whole(ask, NUMBA_CACHE_DIR=str(cache))),
    )
    csv = folder.parent / "events.csv"
    yield (
        "import of CSV",
        lambda: _in_folder(lambda lake: child("csv", str(lake / "workspace"), str(csv))),
    )


def _in_folder(work: Callable[[Path], Found]) -> Found:
    with tempfile.TemporaryDirectory(prefix="percorso-bench-") as folder:
        return work(Path(folder))


def prepare(folder: Path, events: int) -> Path:
    """The workspace of that many events, made in a process of its own unless it is there."""
    made = folder / f"{events}"
    if not made.exists():
        command = [sys.executable, "-m", "benchmarks.generate", str(made), "--events", str(events)]
        subprocess.run(command, cwd=ROOT, check=True)
    return made


def write_csv(workspace: Path, file: Path) -> None:
    """The first events as a CSV file with the standard names."""
    program = (
        "import duckdb, sys; from percorso.engine.lake import Workspace; "
        "duckdb.read_parquet(Workspace.open(sys.argv[1]).files()).order('seq')"
        f".limit({CSV_ROWS}).select('message_id, user_id, name AS event, original_at AS timestamp, "
        "channel, order_id, value, currency').write_csv(sys.argv[2])"
    )
    subprocess.run([sys.executable, "-c", program, str(workspace), str(file)], check=True)


def rounds(folder: Path, sizes: list[int], repeat: int) -> Results:
    """All measurements, round after round."""
    results: Results = defaultdict(lambda: defaultdict(list))
    made = {size: prepare(folder, size) for size in sizes}
    write_csv(made[sizes[0]], folder / "events.csv")
    for _, measure in small(made[sizes[0]]):
        measure()  # bytecode, kernels and files come into their caches
    for number in range(repeat):
        for name, measure in small(made[sizes[0]]):
            results["small"][name].append(measure())
        for size in sizes:
            for name, measure in measurements(made[size]):
                results[f"{size}"][name].append(measure())
        print(f"round {number + 1} of {repeat} done", file=sys.stderr)
    return results


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the product beside its peer.")
    parser.add_argument("--events", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="Keep the events here, and reuse them.")
    parser.add_argument("--no-docs", action="store_true", help="Leave docs/benchmarks.md as it is.")
    return parser.parse_args()


def main() -> None:
    from benchmarks import report

    options = _options()
    with tempfile.TemporaryDirectory(prefix="percorso-bench-") as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        results = rounds(folder, sorted(options.events), options.repeat)
    target = ROOT / "benchmarks" / "results" / f"{time.strftime('%Y-%m-%dT%H%M%S')}.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=1), "utf-8")
    text = report.markdown(results, options.repeat)
    print(text)
    if not options.no_docs:
        report.write(ROOT / "docs" / "benchmarks.md", text)


if __name__ == "__main__":
    main()
