"""Moves between stages in retentioneering: its transition graph, after collapsing its loops."""

from __future__ import annotations

import os
import sys
from typing import Any

import pandas as pd

from benchmarks.peers.clock import Move, tell, timed

ENDS = ("path_start", "path_end")


def moves(stream: Any) -> list[Move]:
    """The matrices of counts, of people and of median times, as rows."""
    single = stream.collapse_events(loops=True)
    counts, people, waits = (
        single.transition_graph_data(edge_weight=weight)
        for weight in ("count", "unique_paths", "time_median")
    )
    return [
        (one, other, int(counts.at[one, other]), int(people.at[one, other]),
         pd.Timedelta(waits.at[one, other]).total_seconds())
        for one in counts.index for other in counts.columns
        if not {one, other} & {*ENDS} and counts.at[one, other]
    ]  # fmt: skip


def _stream(file: str) -> Any:
    from retentioneering import Eventstream

    schema = {"path_cols": ["person"], "event_col": "stage", "timestamp_col": "t"}
    return Eventstream(pd.read_parquet(file), schema)


def main(file: str) -> None:
    os.environ["RETENTIONEERING_NO_TRACK"] = "1"
    import retentioneering  # noqa: F401  its import is not part of the work

    stream, load = timed(lambda: _stream(file))
    rows, work = timed(lambda: moves(stream))
    tell(load, work, rows)


if __name__ == "__main__":
    main(sys.argv[1])
