"""Paths are the same however the people are spread over buckets."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.measure import Measured
from tests.measure.test_against_oracle import CASES, product
from tests.measure.test_paths_oracle import SEGMENTS, asked
from tests.oracle.strategies import Case, cases


def spread(measured: Measured) -> Measured:
    """The same events in two buckets: every other person in each."""
    timeline = measured.timeline(("plan", "size", "vip"))
    whole = timeline.buckets[0]
    assert isinstance(whole, pa.Table)
    odd = whole["person"].to_numpy() % 2 == 1
    found = copy(measured)
    found._timeline = replace(
        timeline, buckets=(whole.filter(pa.array(odd)), whole.filter(pa.array(~odd)))
    )
    return found


@settings(CASES, max_examples=40)
@given(st.data())
def test_buckets_change_nothing(data: st.DataObject) -> None:
    case: Case = data.draw(cases())
    options = data.draw(asked(case)) | data.draw(st.sampled_from(SEGMENTS))
    measured = product(case).measured
    for view in ("paths", "steps", "tree"):
        if view != "paths" and options.get("after") and options.get("before"):
            continue
        wanted = measured.paths(**options | {"view": view}).rows
        assert spread(measured).paths(**options | {"view": view}).rows == wanted
