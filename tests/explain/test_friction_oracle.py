"""Friction says what the naive oracle says, on invented journeys and timelines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.explain.friction import baselines
from tests.measure.test_against_oracle import CASES, agree, product
from tests.oracle.drawing import UNITS
from tests.oracle.friction import Frictions, delight_rows, friction_rows, mean_value
from tests.oracle.strategies import BYS, Case, cases
from tests.oracle.windows import Condition, Segment
from tests.oracle.world import read

Rows = list[dict[str, Any]]
ASKED: dict[str, Any] = {"errors": ("event:Paid",), "asks": ("event:News",), "back_within": "8d"}
BACK = 8 * UNITS["d"]
FEW = 2
WHERES = (None, "person.plan=pro", "event.device=phone")


@pytest.fixture(autouse=True)
def _small_worlds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baselines, "FEW", FEW)


def _frictions(case: Case) -> Frictions:
    return Frictions(case.oracle(), ("Paid",), ("News",), BACK, FEW)


def _differences(found: Rows, wanted: Rows) -> list[str]:
    def key(row: dict[str, Any]) -> tuple[str, ...]:
        return row["where"], row["component"], str(row.get("value"))

    ours, theirs = ({key(row): row for row in rows} for rows in (found, wanted))
    assert len(ours) == len(found)
    said = [f"{k}: only one of them tells it" for k in sorted(ours.keys() ^ theirs.keys())]
    for k in sorted(ours.keys() & theirs.keys()):
        said += [
            f"{k} {name}: product {ours[k].get(name)!r}, oracle {value!r}"
            for name, value in theirs[k].items()
            if not _same(ours[k].get(name), value)
        ]
    return said


def _same(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, float) and found is not None:
        return abs(float(found) - wanted) < 1e-9
    return agree(found, wanted)


@settings(CASES, max_examples=120)
@given(cases(), st.sampled_from(WHERES), st.sampled_from(BYS))
def test_frictions(case: Case, where: str | None, field: str) -> None:
    answer = product(case).measured.friction(
        where=where, among=(field,), everything=True, **ASKED
    )  # fmt: skip
    segment = Segment(None, read(where))
    wanted = friction_rows(_frictions(case), segment, Condition.read(field))
    assert not (said := _differences(answer.rows, wanted)), "\n".join(said)
    priced = [row for row in answer.rows if row["cost_low"] is not None]
    worth = mean_value(case.oracle(), segment)
    for row in priced:
        n, total = worth[row["currency"]]
        assert row["cost_low"] == pytest.approx(row["lost_goals_low"] * float(total) / n, abs=0.006)


@settings(CASES, max_examples=60)
@given(cases(), st.sampled_from(WHERES))
def test_delights(case: Case, where: str | None) -> None:
    answer = product(case).measured.friction(
        where=where, view="delights", everything=True, **ASKED
    )  # fmt: skip
    wanted = delight_rows(_frictions(case), Segment(None, read(where)))
    assert not (said := _differences(answer.rows, wanted)), "\n".join(said)


@settings(CASES, max_examples=60)
@given(cases())
def test_what_the_counts_keep(case: Case) -> None:
    """People ≤ hits ≤ cases; a stage's drop-off is that of the question `stages`; ways into a
    stage and its first stays add up to its stays."""
    measured = product(case).measured
    rows = measured.friction(among=("none",), everything=True, **ASKED).rows
    assert all(0 <= row["people"] <= row["cases"] <= row["n"] for row in rows)
    at = {(row["where"], row["component"]): row for row in rows}
    for row in measured.stages().rows:
        found = at.get((f"stage:{row['stage']}", "drop_off"))
        if row.get("drop_off") is not None:
            assert found is not None
            assert (found["n"], found["rate"]) == (row["decided"], pytest.approx(row["drop_off"]))


@settings(CASES, max_examples=40)
@given(cases())
def test_people_are_those_that_are_counted(case: Case) -> None:
    answer = product(case).measured.friction(everything=True, **ASKED)
    for number, row in enumerate(answer.rows[:12], 1):
        found = answer.people(row=number)
        assert len(found) == row["cases"]
        assert len(set(found["person"].to_pylist())) == row["people"]
        assert None not in found["at"].to_pylist()
