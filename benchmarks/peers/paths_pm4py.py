"""Paths of stages in pm4py: its variants, the sequences of whole persons with how often each is."""

from __future__ import annotations

import contextlib
import io
import sys
import warnings
from typing import Any

from benchmarks.peers.clock import tell, timed
from benchmarks.peers.moves_pm4py import _log

TOP = 10


def variants(pm4py: Any, log: Any) -> list[tuple[str, int]]:
    """The commonest sequences, and how many persons."""
    found = pm4py.get_variants(log)
    ranked = sorted(found.items(), key=lambda one: (-int(one[1]), one[0]))
    return [(" > ".join(path), int(n)) for path, n in ranked[:TOP]]


def main(file: str) -> None:
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(io.StringIO()):  # its banner
        import pm4py

        log, load = timed(lambda: _log(pm4py, file))
        rows, work = timed(lambda: variants(pm4py, log))
    tell(load, work, rows)


if __name__ == "__main__":
    main(sys.argv[1])
