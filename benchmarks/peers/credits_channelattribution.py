"""Credits of channels in ChannelAttribution: first, last, linear, and Markov of order 1.

Its Markov is a simulation with its own defaults; the exact answer lies within its noise.
It is handed a path for each journey, so making paths out of events costs it nothing.
"""

from __future__ import annotations

import contextlib
import io
import sys
import warnings
from typing import Any

import pandas as pd

from benchmarks.peers.clock import tell, timed

NAMES = {"first_touch": "first", "last_touch": "last", "linear_touch": "linear"}


def credits(library: Any, paths: Any) -> list[tuple[str, str, float]]:
    """Model, channel and credit."""
    found = library.heuristic_models(paths, "path", "conversions", flg_pro=False)
    chain = library.markov_model(
        paths, "path", "conversions", var_null="nulls", order=1, verbose=False, flg_pro=False
    )
    rows = [
        (model, str(row["channel_name"]), float(row[column]))
        for _, row in found.iterrows()
        for column, model in NAMES.items()
    ]
    return rows + [
        ("markov", str(row["channel_name"]), float(row["total_conversions"]))
        for _, row in chain.iterrows()
    ]


def main(file: str) -> None:
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(io.StringIO()):  # its banner
        import ChannelAttribution as library

        paths, load = timed(lambda: pd.read_parquet(file))
        rows, work = timed(lambda: credits(library, paths))
    tell(load, work, rows)


if __name__ == "__main__":
    main(sys.argv[1])
