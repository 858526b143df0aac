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

from benchmarks.shared import SHARED, apart

Found = dict[str, Any]
Results = dict[str, dict[str, list[Found]]]
BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"
GB = 1e9
LIBRARIES = ("duckdb", "numba", "numpy", "pyarrow", "deltalake")
STAGES = ("DuckDB: stages", "pandas: stages")
MOVES = ("pandas: moves", "retentioneering: moves", "pm4py: moves")
WHOLE_SECOND = 1.0
LONGEST, LARGEST = 5.0, 1.5
"""CPU seconds and GB that no question on 10 million events may pass."""


def markdown(results: Results, repeat: int, limit_gb: float | None = None) -> str:
    """All tables of a run."""
    sizes = sorted((name for name in results if name != "small"), key=int)
    largest = results[sizes[-1]]
    parts = [
        _facts(repeat, limit_gb),
        f"### The numbers to hold, on {_million(sizes[-1])} events",
        _table(("what", "hold", "measured", ""), _promises(results, largest)),
        *_beside(results, sizes),
        "### Every measurement",
        _table(_headings(sizes), _everything(results, sizes)),
        "### Starting, and files coming in",
        _table(("", "CPU s", "wall s", "peak GB"), _starting(results["small"])),
    ]
    return "\n\n".join(parts)


def _beside(results: Results, sizes: list[str]) -> Iterator[str]:
    """The product beside its peers, at every size, and where a peer does better."""
    for title, ours, peers in (
        ("the stage table", "stages", STAGES),
        ("moves between stages", "moves", MOVES),
    ):
        yield f"### Beside the peers: {title}"
        heading = ("", "events", "to load, CPU s", "CPU s", "wall s", "peak GB", "CPU beside ours")
        yield _table(heading, _peers(results, sizes, ours, peers))
        yield _agreement(results, sizes, ours, peers)
    yield from _shared(results, sizes)
    wins = [line for size in sizes for line in _wins(results[size], size)]
    yield "**Where a peer takes less:** " + ("; ".join(wins) if wins else "nowhere") + "."


def _shared(results: Results, sizes: list[str]) -> Iterator[str]:
    """The questions that a peer answers too, each with how far its figures lie apart."""
    for asked, question in SHARED.items():
        peers = tuple(f"{peer}: {asked}" for peer in question.peers)
        yield f"### Beside the peers: {question.title}"
        heading = ("", "events", "to load, CPU s", "CPU s", "wall s", "peak GB", "CPU beside ours")
        yield _table(heading, _peers(results, sizes, asked, peers))
        yield (
            "How far the figures lie apart: " + "; ".join(_gaps(results, sizes, asked, peers)) + "."
        )


def _gaps(results: Results, sizes: list[str], ours: str, peers: tuple[str, ...]) -> Iterator[str]:
    for size in sizes:
        for peer in (name for name in peers if name in results[size]):
            run = results[size][peer][0]
            if "rows" in run:
                found = apart(results[size][ours][0]["rows"], run["rows"])
                gaps = ", ".join(f"{name} {gap:.2%}" for name, gap in found)
                yield f"{peer.partition(':')[0]} at {_million(size)}: {gaps}"


def write(page: Path, text: str) -> None:
    """Put the tables between the marks of the page."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.partition(END)[2]}", "utf-8")


def middle(runs: list[Found], key: str = "cpu") -> float:
    """The median of a figure over the rounds."""
    return float(median(run[key] for run in runs))


def _facts(repeat: int, limit_gb: float | None) -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"Machine: {_processor()}, {os.cpu_count()} cores, {_memory():.0f} GB, "
        f"{platform.system()}; Python {platform.python_version()}, {libraries}; "
        f"load average {os.getloadavg()[2]:.1f}. Median of {repeat} rounds. "
        "The events are simulated data."
        + (f" Every process was held to {limit_gb:g} GB." if limit_gb else "")
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
    ratio = middle(runs[STAGES[0]]) / stages
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
    from benchmarks.child import questions

    cpu, name = max((middle(runs[name]), name) for name in questions())
    yield "CPU s", LONGEST, cpu, name
    rss, name = max((middle(runs[name], "rss"), name) for name in questions())
    yield "GB", LARGEST, rss / GB, name


def _promise(what: str, limit: float, found: float, unit: str) -> tuple[str, ...]:
    held = "holds" if found <= limit else "**missed**"
    return what, f"≤ {limit:g} {unit}", f"{found:.2f} {unit}", held


def _peers(
    results: Results, sizes: list[str], ours: str, peers: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    for size in sizes:
        runs, mine = results[size], middle(results[size][ours])
        timeline = f"{middle(runs['timeline']):.2f}"
        yield f"**Percorso**, {ours}", _million(size), timeline, *_figures(runs[ours]), "1"
        for peer in (name for name in peers if name in runs):
            loaded = middle(runs[peer], "load_cpu") if _has(runs[peer], "load_cpu") else None
            load = "" if loaded is None else f"{loaded:.2f}"
            ratio = f"{middle(runs[peer]) / mine:.1f}" if _has(runs[peer], "cpu") else ""
            yield peer.partition(":")[0], _million(size), load, *_figures(runs[peer]), ratio


def _has(runs: list[Found], key: str) -> bool:
    return all(key in run for run in runs)


def _agreement(results: Results, sizes: list[str], ours: str, peers: tuple[str, ...]) -> str:
    wrong = [
        f"{peer}, {_million(size)}: {line}"
        for size in sizes
        for peer in peers
        for run in results[size].get(peer, [])
        for line in _differs(run, results[size][ours])
    ]
    if wrong:
        return "**The rows differ**: " + "; ".join(wrong[:5])
    return (
        "In every round the rows of every peer were equal to the product's, medians up to a second."
    )


def _differs(run: Found, ours: list[Found]) -> list[str]:
    """Where a run's rows differ; what a peer does not say (None) is left out."""
    if "rows" not in run:
        return list(run.get("disagreements", ()))
    wanted = {(row[0], row[1]): row[2:] for row in ours[0]["rows"]}
    found = {(row[0], row[1]): row[2:] for row in run["rows"]}
    return [
        f"{key}: {found.get(key)}, product {wanted.get(key)}"
        for key in sorted(wanted.keys() | found.keys())
        if key not in wanted or key not in found or not _agree(found[key], wanted[key])
    ]


def _agree(found: list[Any], wanted: list[Any]) -> bool:
    """Counts are equal; median times too, up to the second: retentioneering keeps whole ones."""
    (n, people, median_s), (our_n, our_people, our_median_s) = found, wanted
    close = median_s is None or abs(median_s - our_median_s) < WHOLE_SECOND
    return n == our_n and people in (None, our_people) and close


def _wins(runs: dict[str, list[Found]], size: str) -> Iterator[str]:
    """Each figure in which a peer that ended is below the product."""
    pairs = {"stages": STAGES, "moves": MOVES}
    pairs |= {a: tuple(f"{peer}: {a}" for peer in one.peers) for a, one in SHARED.items()}
    for ours, peers in pairs.items():
        for peer in (name for name in peers if name in runs and _has(runs[name], "cpu")):
            for key, unit in (("cpu", "CPU s"), ("wall", "wall s"), ("rss", "GB")):
                mine, theirs = middle(runs[ours], key), middle(runs[peer], key)
                if theirs < mine:
                    scale = GB if key == "rss" else 1
                    yield (
                        f"{peer} at {_million(size)}: {theirs / scale:.2f} against "
                        f"{mine / scale:.2f} {unit}"
                    )


def _headings(sizes: list[str]) -> tuple[str, ...]:
    each = [
        f"{_million(size)}, {unit}" for size in sizes for unit in ("CPU s", "wall s", "peak GB")
    ]
    return ("", *each, "growth")


def _everything(results: Results, sizes: list[str]) -> Iterator[tuple[str, ...]]:
    for name in results[sizes[-1]]:
        if name in ("hits", "first timeline"):
            continue
        figures = [figure for size in sizes for figure in _figures(results[size][name])]
        ended = all(_has(results[size][name], "cpu") for size in sizes)
        times = [middle(results[size][name]) for size in sizes] if ended else []
        yield name, *figures, _growth(times, sizes)


def _growth(times: list[float], sizes: list[str]) -> str:
    """The exponent of growth from the smallest to the largest size; below 1 fixed costs weigh."""
    if len(times) < 2:
        return ""
    return f"{log(times[-1] / times[0]) / log(int(sizes[-1]) / int(sizes[0])):.2f}"


def _starting(small: dict[str, list[Found]]) -> Iterator[tuple[str, ...]]:
    for name, runs in small.items():
        rows = runs[0].get("rows")
        label = f"{name}, {rows:,} rows ({rows / middle(runs):,.0f} a CPU s)" if rows else name
        yield label, *_figures(runs)


def _figures(runs: list[Found]) -> tuple[str, str, str]:
    if not _has(runs, "cpu"):
        return "failed", next(str(run["failed"]) for run in runs if "failed" in run), ""
    cpu, wall, rss = (middle(runs, key) for key in ("cpu", "wall", "rss"))
    return f"{cpu:.2f}", f"{wall:.2f}", f"{rss / GB:.2f}"


def _million(size: str) -> str:
    return f"{int(size) / 1e6:g} M"


def _table(heading: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heading, ("---",) + ("---:",) * (len(heading) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
