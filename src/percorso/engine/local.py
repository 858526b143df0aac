"""The local engine: a function over buckets, in the threads of this machine.

An engine knows four things: to build the timeline (`timeline.rebuild`), to run a function over its
buckets, to hand back the parts so that they can be merged, and to run portable SQL. The functions
release Python's lock in their kernels and in Parquet, so threads are enough.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from percorso.engine.timeline import Timeline

Part = TypeVar("Part")


class Engine(Protocol):
    """Where work runs; every engine gives the same rows."""

    def over_buckets(
        self, timeline: Timeline, function: Callable[[Timeline, int], Part]
    ) -> list[Part]:
        """Run a function on every bucket; the parts come back in the order of the buckets."""


class LocalEngine:
    """Threads of this process, as many as there are processors."""

    def __init__(self, threads: int | None = None) -> None:
        self.threads = threads or os.cpu_count() or 1

    def over_buckets(
        self, timeline: Timeline, function: Callable[[Timeline, int], Part]
    ) -> list[Part]:
        """Run a function on every bucket; the parts come back in the order of the buckets."""
        buckets = range(len(timeline.buckets))
        if len(buckets) == 1:
            return [function(timeline, 0)]
        with ThreadPoolExecutor(min(self.threads, len(buckets))) as pool:
            return list(pool.map(lambda bucket: function(timeline, bucket), buckets))
