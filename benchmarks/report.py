"""The tables of a benchmark run, in Markdown, and their place in the documentation."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import version
from math import log
from pathlib import Path
from statistics import median
from typing import Any

Found = dict[str, Any]
Results = dict[str, dict[str, list[Found]]]
BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"
GB = 1e9
LIBRARIES = ("duckdb", "numba", "numpy", "pyarrow", "deltalake")
PEERS = ("textbook on the timeline", "textbook on the events")
LONGEST, LARGEST = 5.0, 1.5
"""CPU seconds and GB that no question on 10 million events may pass."""


def markdown(results: Results, repeat: int) -> str:
    """All tables of a run."""
    sizes = sorted((name for name in results if name != "small"), key=int)
    largest = results[sizes[-1]]
    parts = [
        _facts(repeat),
        f"### The numbers to hold, on {_million(sizes[-1])} events",
        _table(("what", "hold", "measured", ""), _promises(results, largest)),
        f"### Beside the textbook SQL, on {_million(sizes[-1])} events",
        _table(("", "CPU s", "wall s", "peak GB", "CPU beside ours"), _peers(largest)),
        _agreement(results, sizes),
        "### Every measurement",
        _table(_headings(sizes), _everything(results, sizes)),
        "### Starting, and files coming in",
        _table(("", "CPU s", "wall s", "peak GB"), _starting(results["small"])),
    ]
    return "\n\n".join(parts)


def write(page: Path, text: str) -> None:
    """Put the tables between the marks of the page."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.partition(END)[2]}", "utf-8")


def middle(runs: list[Found], key: str = "cpu") -> float:
    """The median of a figure over the rounds."""
    return float(median(run[key] for run in runs))


def _facts(repeat: int) -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"Machine: {_processor()}, {os.cpu_count()} cores, {_memory():.0f} GB, "
        f"{platform.system()}; Python {platform.python_version()}, {libraries}; "
        f"load average {os.getloadavg()[2]:.1f}. Median of {repeat} rounds. Events are generated."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GB


def _promises(results: Results, runs: dict[str, list[Found]]) -> Iterator[tuple[str, ...]]:
    stages, small = middle(runs["stages"]), results["small"]
    ratio = middle(runs[PEERS[0]]) / stages
    yield _promise("stages, timeline ready, warm", 1.5, stages, "CPU s")
    held = "holds" if ratio >= 5 else "**missed**"
    yield "the same beside textbook window SQL", "≥ 5 times less", f"{ratio:.1f} times", held
    fresh = middle(runs["stages, fresh process"])
    yield _promise("the same, fresh command-line process", 3.5, fresh, "CPU s")
    yield _promise("timeline with the dictionary of persons", 15, middle(runs["timeline"]), "CPU s")
    yield _promise("the same, memory", 1.2, middle(runs["timeline"], "rss") / GB, "GB")
    for unit, limit, worst, name in _worst(runs):
        yield _promise(f"any question (the dearest: {name})", limit, worst, unit)
    start = middle(small["import percorso"], "wall") - middle(small["python"], "wall")
    yield _promise("`import percorso`, beyond Python's own start", 0.3, start, "s wall")
    yield _promise("`percorso --help`", 0.5, middle(small["percorso --help"], "wall"), "s wall")


def _worst(runs: dict[str, list[Found]]) -> Iterator[tuple[str, float, float, str]]:
    from benchmarks.child import QUESTIONS

    cpu, name = max((middle(runs[name]), name) for name in QUESTIONS)
    yield "CPU s", LONGEST, cpu, name
    rss, name = max((middle(runs[name], "rss"), name) for name in QUESTIONS)
    yield "GB", LARGEST, rss / GB, name


def _promise(what: str, limit: float, found: float, unit: str) -> tuple[str, ...]:
    held = "holds" if found <= limit else "**missed**"
    return what, f"≤ {limit:g} {unit}", f"{found:.2f} {unit}", held


def _peers(runs: dict[str, list[Found]]) -> Iterator[tuple[str, ...]]:
    ours = runs["stages"]
    yield "Percorso, stages", *_figures(ours), "1"
    for peer in PEERS:
        yield f"DuckDB, {peer}", *_figures(runs[peer]), f"{middle(runs[peer]) / middle(ours):.1f}"


def _agreement(results: Results, sizes: list[str]) -> str:
    wrong = [line for size in sizes for peer in PEERS for run in results[size][peer]
             for line in run["disagreements"]]  # fmt: skip
    if wrong:
        return "**The rows differ**: " + "; ".join(wrong[:5])
    return "In every round the rows of the stage table and of the flow were equal to the product's."


def _headings(sizes: list[str]) -> tuple[str, ...]:
    each = [
        f"{_million(size)}, {unit}" for size in sizes for unit in ("CPU s", "wall s", "peak GB")
    ]
    return ("", *each, "growth")


def _everything(results: Results, sizes: list[str]) -> Iterator[tuple[str, ...]]:
    for name in results[sizes[-1]]:
        figures = [figure for size in sizes for figure in _figures(results[size][name])]
        yield name, *figures, _growth([middle(results[size][name]) for size in sizes], sizes)


def _growth(times: list[float], sizes: list[str]) -> str:
    """The exponent of growth from the smallest to the largest size; below 1 fixed costs weigh."""
    if len(sizes) < 2:
        return ""
    return f"{log(times[-1] / times[0]) / log(int(sizes[-1]) / int(sizes[0])):.2f}"


def _starting(small: dict[str, list[Found]]) -> Iterator[tuple[str, ...]]:
    for name, runs in small.items():
        rows = runs[0].get("rows")
        label = f"{name}, {rows:,} rows ({rows / middle(runs):,.0f} a CPU s)" if rows else name
        yield label, *_figures(runs)


def _figures(runs: list[Found]) -> tuple[str, str, str]:
    cpu, wall, rss = (middle(runs, key) for key in ("cpu", "wall", "rss"))
    return f"{cpu:.2f}", f"{wall:.2f}", f"{rss / GB:.2f}"


def _million(size: str) -> str:
    return f"{int(size) / 1e6:g} M"


def _table(heading: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heading, ("---",) + ("---:",) * (len(heading) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
