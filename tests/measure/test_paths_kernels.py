"""The kernels of paths: equal paths get one number, and the commonest are found."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from percorso.measure.paths.counting import best
from percorso.measure.paths.found import Found
from percorso.measure.paths.walk import number_paths

ITEMS = st.lists(st.lists(st.integers(-1, 2), min_size=3, max_size=3), min_size=1, max_size=30)


@given(ITEMS)
def test_equal_rows_get_one_number(items: list[list[int]]) -> None:
    number, first = number_paths(np.array(items, np.int32))
    met = list(dict.fromkeys(map(tuple, items)))
    assert number.tolist() == [met.index(tuple(row)) for row in items]
    assert [tuple(items[row]) for row in first.tolist()] == met


@given(ITEMS, st.integers(1, 5))
def test_the_commonest_paths_come_first_and_ties_by_name(items: list[list[int]], top: int) -> None:
    number, first = number_paths(np.array(items, np.int32))
    paths, names = np.array(items, np.int32)[first], ("b", "c", "a")
    none = np.zeros(0, np.int64)
    found = Found(
        paths, np.full(len(paths), 3, np.int32), names, number, none.astype(np.int8),
        number, none, none, none.astype(np.int8), 0,
    )  # fmt: skip
    counted = np.bincount(number).tolist()
    called = [[names[code] if code >= 0 else "" for code in path] for path in paths.tolist()]
    ranked = sorted(range(len(paths)), key=lambda path: (-counted[path], called[path]))
    assert best(found, top).tolist() == ranked[:top]
