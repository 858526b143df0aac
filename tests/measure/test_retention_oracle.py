"""Retention is that of the naive oracle, and keeps its laws."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.measure.retention import Retention
from tests.measure.test_against_oracle import CASES, Rows, differences, product
from tests.oracle.retention import Asked, groups, lifecycle_rows, retention_rows
from tests.oracle.strategies import BYS, WHERES, Case, cases

SOME = settings(CASES, max_examples=100)
ASKED: list[dict[str, Any]] = [
    {},
    {},
    *({"where": where} for where in WHERES),
    *({"by": by} for by in BYS),
    {"where": "person.plan=pro", "compare": "person.plan=free"},
]
SIGNALS = st.sampled_from(("goal", "goal", "Page", "News"))
asks = st.builds(
    Asked,
    SIGNALS,
    SIGNALS,
    st.sampled_from(("day", "week", "month", "quarter")),
    st.sampled_from(("bounded", "unbounded", "rolling")),
    st.sampled_from((None, "News")),
)


def found(case: Case, asked: Asked, group: dict[str, Any], **more: Any) -> Rows:
    given: dict[str, Any] = dict(
        cohort=asked.cohort, active=asked.active, period=asked.period, kind=asked.kind,
        refund=(asked.refund or "No such event",), **group, **more,
    )  # fmt: skip
    rows = product(case).measured.ask(Retention(**given)).rows
    for row in rows:
        row["value_cumulative"] = {c: v for c, v in row.get("value_cumulative", {}).items() if v}
    return rows


def wanted(case: Case, asked: Asked, group: dict[str, Any], rows: Any) -> Rows:
    if "goal" in (asked.cohort, asked.active) and case.oracle().drawing.goal is None:
        return []
    segments = groups(case.oracle(), group.get("where"), group.get("by"), group.get("compare"))
    named = bool(group.get("by") or group.get("compare"))
    return [
        {"segment": segment.name, **row} if named else row
        for segment in segments
        for row in rows(case.oracle(), segment, asked)
    ]


def same(ours: Rows, theirs: Rows, keys: tuple[str, ...]) -> list[str]:
    """How rows differ, also those that only one has."""
    known = [{tuple(row.get(key) for key in keys) for row in rows} for rows in (ours, theirs)]
    alone = [f"only one has {key}" for key in known[0] ^ known[1]]
    return [*alone, *differences(ours, theirs, keys)]


@SOME
@given(cases(), asks, st.sampled_from(ASKED))
def test_cohorts_are_those_of_the_oracle(case: Case, asked: Asked, group: dict[str, Any]) -> None:
    ours = [row for row in found(case, asked, group) if row["cohort"] != "all"]
    theirs = wanted(case, asked, group, retention_rows)
    assert same(ours, theirs, ("segment", "cohort", "period")) == []


@SOME
@given(cases(), asks, st.sampled_from(ASKED))
def test_the_lifecycle_is_that_of_the_oracle(
    case: Case, asked: Asked, group: dict[str, Any]
) -> None:
    asked = Asked(active=asked.active, period=asked.period)
    ours = found(case, asked, group, view="lifecycle")
    theirs = wanted(case, asked, group, lifecycle_rows)
    some = [row for row in ours if row["active"] or row["dormant"] or row["undecided"]]
    rest = [row for row in theirs if row["active"] or row["dormant"] or row["undecided"]]
    assert same(some, rest, ("segment", "period")) == []


@SOME
@given(cases(), asks)
def test_the_laws(case: Case, asked: Asked) -> None:
    rows = found(case, asked, {})
    together = {row["period"]: row for row in rows if row["cohort"] == "all"}
    for period, row in together.items():
        cells = [r for r in rows if r["cohort"] != "all" and r["period"] == period]
        if asked.kind != "rolling":
            cells = [r for r in cells if r["complete"]]
        assert row["retained"] == sum(r["retained"] for r in cells)
        assert row["observed"] == sum(r["observed"] for r in cells)
    for row in rows:
        assert 0 <= row["retained"] <= row["observed"] <= row["size"]
    if asked.kind == "unbounded":
        for before, row in pairwise(rows):
            if before["cohort"] == row["cohort"] != "all":
                assert row["retained"] <= before["retained"]


@SOME
@given(cases(), st.sampled_from(("day", "week", "month")))
def test_the_laws_of_the_lifecycle(case: Case, period: str) -> None:
    rows = found(case, Asked(period=period), {}, view="lifecycle")
    for row in rows:
        assert row["active"] == row["new"] + row["returning"] + row["resurrected"]
    for before, row in pairwise(rows):
        assert before["active"] == row["returning"] + row["dormant"] + row["undecided"]


@SOME
@given(cases(), asks, st.integers(0, 3))
def test_the_people_are_those_of_the_figure(case: Case, asked: Asked, period: int) -> None:
    names = ("cohort", "active", "period", "kind")
    answer = product(case).measured.retention(**{name: getattr(asked, name) for name in names})
    if not answer.rows:
        return
    table = answer.people(period=period)
    cells = [r for r in answer.rows if r["cohort"] != "all" and r["period"] == period]
    assert table["retained"].to_pylist().count(True) == sum(r["retained"] for r in cells)
    assert table.num_rows == sum(r["observed"] for r in cells)


@pytest.mark.parametrize("view", ["cohorts", "curve", "lifecycle"])
def test_without_a_goal_it_says_so(view: str) -> None:
    stages = [{"id": "see", "name": "See", "enter": {"event": "Page"}}]
    event = {"event": "Page", "user_id": "ann", "timestamp": "2026-03-01T00:00:00+00:00"}
    event |= {"message_id": "1", "value": None, "properties": {}}  # type: ignore[dict-item]
    case = Case({"percorso": 1, "id": "a", "title": "A", "stages": stages}, [event])
    answer = product(case).measured.retention(view=view)
    assert answer.rows == []
    assert "no goal" in answer.remarks[0]
