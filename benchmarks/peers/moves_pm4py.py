"""Moves between stages in pm4py: its directly-follows graph with performance.

pm4py has no operation that collapses repeats, so it is handed hits whose repeats are gone. It says
how often and how long, not by how many people.
"""

from __future__ import annotations

import contextlib
import io
import sys
import warnings
from typing import Any

import pandas as pd

from benchmarks.peers.clock import Move, tell, timed


def moves(pm4py: Any, log: Any) -> list[Move]:
    """Counts and median times of the directly-follows graph, as rows."""
    counts, _, _ = pm4py.discover_dfg(log)
    waits, _, _ = pm4py.discover_performance_dfg(log)
    return [
        (one, other, int(n), None, float(waits[one, other]["median"]))
        for (one, other), n in counts.items()
    ]


def _log(pm4py: Any, file: str) -> Any:
    names = {"case_id": "person", "activity_key": "stage", "timestamp_key": "t"}
    return pm4py.format_dataframe(pd.read_parquet(file), **names)


def main(file: str) -> None:
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(io.StringIO()):  # its banner
        import pm4py

        log, load = timed(lambda: _log(pm4py, file))
        rows, work = timed(lambda: moves(pm4py, log))
    tell(load, work, rows)


if __name__ == "__main__":
    main(sys.argv[1])
