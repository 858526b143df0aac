"""What every peer reports: CPU and wall seconds of loading and of the operation, memory, rows."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")
Move = tuple[str, str, int, int | None, float | None]
"""From, to, how many, by how many people (None: the peer does not say), median seconds."""


def timed(work: Callable[[], Made]) -> tuple[Made, dict[str, float]]:
    """What a piece of work gave, and its CPU and wall seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    made = work()
    return made, {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


def tell(load: dict[str, float], work: dict[str, float], rows: list[Any]) -> None:
    """Print the measurement as the last line."""
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    found = {**work, "load_cpu": load["cpu"], "load_wall": load["wall"], "rss": peak, "rows": rows}
    print(json.dumps(found))
