"""Drivers say what the naive oracle says, on invented journeys and timelines."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.measure.multiple import benjamini_hochberg
from tests.measure.test_against_oracle import CASES, agree, product
from tests.oracle.drawing import UNITS
from tests.oracle.drivers import Landmarks
from tests.oracle.strategies import BYS, Case, cases
from tests.oracle.windows import Segment
from tests.oracle.world import read

Rows = list[dict[str, Any]]
WINDOWS: tuple[tuple[str, int | Fraction], ...] = (
    ("50%", Fraction(1, 2)),
    ("25%", Fraction(1, 4)),
    ("1d", UNITS["d"]),
    ("6h", 6 * UNITS["h"]),
)
KEYS = ("segment", "stage", "kind", "behaviour", "times")
ASKED: dict[str, Any] = {"properties": ("device", "plan"), "least": 1, "everything": True}


def _landmarks(case: Case, to: str, window: int | Fraction) -> Landmarks:
    return Landmarks(case.oracle(), to, window, ("device", "plan"))


def _to(case: Case, to: str) -> str:
    goal = case.oracle().drawing.goal
    return "later" if to == "goal" and goal is None else to


def _differences(found: Rows, wanted: Rows) -> list[str]:
    ours, theirs = ({tuple(r.get(k) for k in KEYS): r for r in rows} for rows in (found, wanted))
    assert len(ours) == len(found)
    said = [f"{k}: only one of them tells it" for k in sorted(ours.keys() ^ theirs.keys(), key=str)]
    for k in sorted(ours.keys() & theirs.keys(), key=str):
        said += [
            f"{k} {name}: product {ours[k].get(name)!r}, oracle {value!r}"
            for name, value in theirs[k].items()
            if not _same(ours[k].get(name), value)
        ]
    return said


def _same(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, float) and found is not None:
        return bool(found == pytest.approx(wanted, abs=1e-9, rel=1e-9))
    return agree(found, wanted)


TOS = ("later", "later", "next", "goal", "event:Paid")


@settings(CASES, max_examples=200)
@given(cases(), st.sampled_from(TOS), st.sampled_from(WINDOWS), st.sampled_from(
    (None, "person.plan=pro", "event.device=phone")))  # fmt: skip
def test_every_row(
    case: Case, to: str, window: tuple[str, int | Fraction], where: str | None
) -> None:
    to = _to(case, to)
    answer = product(case).measured.drivers(outcome=to, window=window[0], where=where, **ASKED)
    segment = Segment(None, read(where))
    wanted = _landmarks(case, to, window[1]).rows(segment, [segment])
    assert not (said := _differences(answer.rows, wanted)), "\n".join(said)


@settings(CASES, max_examples=60)
@given(cases(), st.sampled_from(BYS), st.booleans())
def test_groups(case: Case, field: str, compare: bool) -> None:
    asked = {"compare": "person.plan=pro", "where": "event.device=phone"} if compare else {}
    by = None if compare else field
    answer = product(case).measured.drivers(by=by, **asked, **ASKED)
    segments = case.oracle().segments(asked.get("where"), by, asked.get("compare"))
    oracle = _landmarks(case, "later", Fraction(1, 2))
    wanted = [
        {"segment": segment.name, **row}
        for segment in segments
        for row in oracle.rows(segment, segments)
    ]
    assert not (said := _differences(answer.rows, wanted)), "\n".join(said)


@settings(CASES, max_examples=80)
@given(cases(), st.sampled_from(TOS), st.sampled_from(WINDOWS))
def test_what_the_counts_keep(case: Case, to: str, window: tuple[str, int | Fraction]) -> None:
    """Entries are those compared and those left out; ranks, q and same people are consistent;
    the people of a row are those counted."""
    to = _to(case, to)
    answer = product(case).measured.drivers(outcome=to, window=window[0], **ASKED)
    rows = answer.rows
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    tested = [row for row in rows if row["p_value"] is not None]
    q = benjamini_hochberg([row["p_value"] for row in tested])
    assert [row["q_value"] for row in tested] == pytest.approx(q)
    for row in rows:
        left = row["went_early"] + row["ended_early"] + row["undecided"]
        compared = row["n_with"] + row["n_without"]
        whole = row["kind"] != "property"
        assert compared + left == row["entries"] if whole else compared + left <= row["entries"]
    for row in rows[:8]:
        _hold_people(answer, row)


def _hold_people(answer: Any, row: dict[str, Any]) -> None:
    found: dict[str, set[tuple[str, int]]] = {}
    for side in ("with", "without"):
        table = answer.people(rank=row["rank"], which=side)
        assert len(table) == row[f"n_{side}"]
        went = [at for at, on in zip(table["at"].to_pylist(), table["went_on"].to_pylist(),
                                     strict=True) if on]  # fmt: skip
        assert len(went) == row[f"went_on_{side}"]
        assert None not in went
        found[side] = set(zip(table["person"].to_pylist(), table["cycle"].to_pylist(), strict=True))
    assert not found["with"] & found["without"]
    twin = row["same_as"]
    if twin is not None:
        other = answer.people(rank=twin, which="with")
        same = set(zip(other["person"].to_pylist(), other["cycle"].to_pylist(), strict=True))
        assert same == found["with"]
