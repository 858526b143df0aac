"""BG/NBD in lifetimes: the fit, and the expected goals of every customer in 52 weeks.

It is handed frequency, recency and age of every customer, in weeks.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any

import pandas as pd

from benchmarks.peers.clock import tell, timed

WEEKS = 52


def fitted(library: Any, people: Any) -> list[tuple[str, float]]:
    """The parameters, and the expected goals of all customers together."""
    model = library.BetaGeoFitter()
    columns = people["frequency"], people["recency"], people["age"]
    model.fit(*columns)
    expected = model.conditional_expected_number_of_purchases_up_to_time(WEEKS, *columns)
    found = [(str(name), float(value)) for name, value in model.params_.items()]
    return [*found, ("expected", float(expected.sum()))]


def main(file: str) -> None:
    warnings.simplefilter("ignore")
    import lifetimes as library

    people, load = timed(lambda: pd.read_parquet(file))
    rows, work = timed(lambda: fitted(library, people))
    tell(load, work, rows)


if __name__ == "__main__":
    main(sys.argv[1])
