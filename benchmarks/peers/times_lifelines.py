"""Time in stage in lifelines: the Kaplan–Meier median of every stage.

It is handed the length of every stay and whether its end was seen.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any

import pandas as pd

from benchmarks.peers.clock import tell, timed


def medians(library: Any, stays: Any) -> list[tuple[str, float]]:
    """Stage and median seconds."""
    found = []
    for stage, part in stays.groupby("stage", sort=False):
        model = library.KaplanMeierFitter()
        model.fit(part["seconds"], part["ended"])
        found.append((str(stage), float(model.median_survival_time_)))
    return found


def main(file: str) -> None:
    warnings.simplefilter("ignore")
    import lifelines as library

    stays, load = timed(lambda: pd.read_parquet(file))
    rows, work = timed(lambda: medians(library, stays))
    tell(load, work, rows)


if __name__ == "__main__":
    main(sys.argv[1])
