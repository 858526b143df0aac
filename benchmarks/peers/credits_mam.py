"""Credits of channels in marketing-attribution-models: first, last, linear, Markov.

It is handed a path for each journey and whether it converted. Its Markov re-shares the removal
effects inside each journey, so that its credits are another product than the chain's own.
"""

from __future__ import annotations

import contextlib
import io
import sys
import warnings
from typing import Any

import pandas as pd

from benchmarks.peers.clock import tell, timed


def _journeys(library: Any, file: str) -> Any:
    table = pd.read_parquet(file)
    journeys = pd.DataFrame({
        "path": table["path"], "converted": table["conversions"] > 0,
        "id": table.index.astype(str), "times": 1,
    })  # fmt: skip
    return library.MAM(
        journeys, "grouped_journey", "path", "converted", occurrences_colname="times"
    )


def credits(journeys: Any) -> list[tuple[str, str, float]]:
    """Model, channel and credit."""
    results = {
        "first": journeys.run_first_click(), "last": journeys.run_last_click(),
        "linear": journeys.run_linear(), "markov": journeys.run_markov(),
    }  # fmt: skip
    rows = []
    for model, result in results.items():
        found = result.to_pandas()
        channel, credit = found.columns[0], found.columns[1]
        rows += [(model, str(row[channel]), float(row[credit])) for _, row in found.iterrows()]
    return rows


def main(file: str) -> None:
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(io.StringIO()):
        import mam as library

        journeys, load = timed(lambda: _journeys(library, file))
        rows, work = timed(lambda: credits(journeys))
    tell(load, work, rows)


if __name__ == "__main__":
    main(sys.argv[1])
