"""Rows set aside by time of arrival, so that any number of them is sorted in little memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from percorso.simulate.rows import ROW, Rows

FLUSH = 200_000
"""Rows held in memory before they go to disk."""
BATCH = 120_000
"""Rows that are sorted at once, about: whole slices of time, as many as stay under this."""
SLICES = 512
"""Into so many slices of time the rows are sorted."""
MS_DAY = 86_400_000


class Spill:
    """A folder of rows by time of arrival.

    Args:
        folder: An empty folder that is there.
        days: How many days are simulated.
        flush: How many rows are held in memory before they go to disk.
    """

    def __init__(self, folder: Path, days: int, flush: int = FLUSH) -> None:
        self._folder = folder
        self._flush = flush
        self._slice = days * MS_DAY // SLICES
        self._held: list[Rows] = []
        self._count = 0
        self.sizes: dict[int, int] = {}

    def add(self, rows: Rows) -> None:
        """Set rows aside."""
        self._held.append(rows)
        self._count += len(rows)
        if self._count >= self._flush:
            self._write()

    def _write(self) -> None:
        if not self._count:
            return
        rows = np.concatenate(self._held)
        slices = rows["arrival"] // self._slice
        order = np.argsort(slices, kind="stable")
        rows, slices = rows[order], slices[order]
        self._held, self._count = [], 0
        starts = np.flatnonzero(np.concatenate(([True], slices[1:] != slices[:-1])))
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
            part = int(slices[start])
            self.sizes[part] = self.sizes.get(part, 0) + int(end - start)
            with (self._folder / str(part)).open("ab") as file:
                file.write(rows[start:end].tobytes())

    def batches(self, size: int = BATCH) -> Iterator[Rows]:
        """All rows in the order of arrival, some slices of time at once."""
        self._write()
        group: list[int] = []
        for day in sorted(self.sizes):
            if group and sum(self.sizes[one] for one in group) + self.sizes[day] > size:
                yield self._sorted(group)
                group = []
            group.append(day)
        if group:
            yield self._sorted(group)

    def _sorted(self, slices: list[int]) -> Rows:
        parts = []
        for day in slices:
            path = self._folder / str(day)
            parts.append(np.fromfile(path, ROW))
            path.unlink()
        rows = np.concatenate(parts)
        return rows[np.lexsort((rows["copy"], rows["seq"], rows["person"], rows["arrival"]))]
