"""Which small files are joined: neighbours, not too many, and not the same ones again and again."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from percorso.engine.bundles import bundles


def _joined(sizes: list[int], most: int, all_sizes: bool) -> Iterator[list[int]]:
    items = list(enumerate(sizes))
    for group in bundles(items, lambda item: item[1], most, all_sizes=all_sizes):
        yield [place for place, _ in group]


@given(st.lists(st.integers(0, 120)), st.booleans())
def test_bundles_are_small_neighbours(sizes: list[int], all_sizes: bool) -> None:
    seen: list[int] = []
    for group in _joined(sizes, 100, all_sizes):
        assert group == list(range(group[0], group[-1] + 1))
        assert len(group) > 1
        assert sum(sizes[place] for place in group) <= 100
        seen += group
    assert seen == sorted(set(seen))
    assert all(sizes[place] < 50 for place in seen)


@given(st.lists(st.just(5), min_size=1, max_size=400))
def test_a_row_is_written_again_a_few_times_only(imports: list[int]) -> None:
    """Imports of five rows, joined at every fourth: the work grows with the logarithm."""
    files: list[int] = []
    written = 0
    for size in imports:
        files.append(size)
        found = list(_joined(files, 10**6, False))
        if sum(map(len, found)) >= 4:
            for group in reversed(found):
                total = sum(files[place] for place in group)
                files[group[0] : group[-1] + 1] = [total]
                written += total
    assert sum(files) == 5 * len(imports)
    assert written <= 5 * len(imports) * (len(imports).bit_length() + 1)
    assert len(files) <= 4 + len(imports).bit_length()
