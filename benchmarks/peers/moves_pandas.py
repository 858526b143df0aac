"""Moves between stages in pandas: `python -m benchmarks.peers.moves_pandas HITS.parquet`."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from benchmarks.peers.clock import Move, tell, timed

pd: Any = import_module("pandas")


def moves(hits: Any) -> list[Move]:
    """Next stage of each stay, counted: how often, by how many people, after how long."""
    same = hits["person"] == hits["person"].shift(1)
    stays = hits[~(same & (hits["stage"] == hits["stage"].shift(1)))]
    after = stays.groupby("person", sort=False)[["stage", "t"]].shift(-1)
    left = stays.assign(to=after["stage"], wait=after["t"] - stays["t"]).dropna(subset="to")
    found = left.groupby(["stage", "to"]).agg(
        n=("wait", "size"), people=("person", "nunique"), wait=("wait", "median")
    )
    return [
        (one, other, int(row.n), int(row.people), row.wait.total_seconds())
        for (one, other), row in zip(found.index, found.itertuples(), strict=True)
    ]


def main(file: str) -> None:
    hits, load = timed(lambda: pd.read_parquet(file))
    rows, work = timed(lambda: moves(hits))
    tell(load, work, rows)


if __name__ == "__main__":
    main(sys.argv[1])
