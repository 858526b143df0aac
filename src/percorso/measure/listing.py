"""Long lists as Arrow tables: codes stay codes, and one column is put in order at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.measure.run import Run
from percorso.measure.turns import NONE

INSTANT = pa.timestamp("us", "UTC")
Part = dict[str, NDArray[Any]]


def person_codes(run: Run, persons: NDArray[np.int64]) -> NDArray[np.int32]:
    """The place of each person in the dictionary of persons."""
    known = run.timeline.persons.table["person"].to_numpy()
    return np.searchsorted(known, persons).astype(np.int32)


def person_names(run: Run) -> Any:
    """The identifiers of all persons, by their place in the dictionary."""
    return run.timeline.persons.table["id"].combine_chunks()


def assemble(
    parts: Sequence[Part], texts: Mapping[str, Any], moments: frozenset[str]
) -> dict[str, Any]:
    """The parts of all buckets as columns, sorted by the name of the person and else as they were.

    Args:
        parts: One part a bucket; its columns are used up.
        texts: For the columns that are codes their texts; −1 is absent. `person` must be one.
        moments: The columns that are instants in microseconds; −1 is absent.
    """
    order = _by_person(np.concatenate([part["person"] for part in parts]), texts["person"])
    columns: dict[str, Any] = {}
    for name in list(parts[0]):
        values = np.concatenate([part.pop(name) for part in parts])[order]
        columns[name] = _column(values, texts.get(name), name in moments)
    return columns


def _by_person(codes: NDArray[np.int32], names: Any) -> NDArray[np.intp]:
    rank = np.empty(len(names), np.int32)
    rank[pc.sort_indices(names).to_numpy()] = np.arange(len(names), dtype=np.int32)
    return np.argsort(rank[codes], kind="stable")


def _column(values: NDArray[Any], texts: Any, moment: bool) -> Any:
    if texts is not None:
        indices = pa.array(values, pa.int32(), mask=values < 0)
        return pa.DictionaryArray.from_arrays(indices, pa.array(texts, pa.string()))
    if moment:
        return pa.array(values, pa.int64(), mask=values == NONE).cast(INSTANT)
    return values if values.ndim > 1 else pa.array(values)
