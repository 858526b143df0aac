"""Segments side by side are those of the naive oracle, and keep their laws."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.measure.segmentation import Segments
from percorso.measure.summary import Summary
from tests.measure.test_against_oracle import CASES, Rows, differences, product
from tests.oracle.segmentation import DRAWN, overlap_rows, segment_rows
from tests.oracle.strategies import BYS, WHERES, Case, cases

SOME = settings(CASES, max_examples=100)
ASKED: list[dict[str, Any]] = [
    {},
    {},
    *({"where": where} for where in WHERES),
    *({"by": by} for by in BYS),
    {"where": "person.plan=pro", "compare": "person.plan=free"},
]
PARTS = ("pros", "frees", "no-plan")


def with_segments(case: Case) -> Case:
    return Case(case.journey | {"segments": DRAWN}, case.events, case.options)


def found(case: Case, group: dict[str, Any], view: Any = "segments") -> Rows:
    asked = Segments(smallest=1, view=view, refund=("No such event",), **group)
    rows = product(case).measured.ask(asked).rows
    for row in rows:
        row["value"] = {c: v for c, v in (row.get("value") or {}).items() if v}
    return rows


def wanted(case: Case, group: dict[str, Any], rows: Any) -> Rows:
    return case.oracle().each(
        group.get("where"), group.get("by"), group.get("compare"),
        lambda segment: rows(case.oracle(), segment),
    )  # fmt: skip


@SOME
@given(cases(), st.sampled_from(ASKED))
def test_segments_are_those_of_the_oracle(case: Case, group: dict[str, Any]) -> None:
    case = with_segments(case)
    theirs = wanted(case, group, segment_rows)
    for row in theirs:
        row["value"] = {c: v for c, v in (row["value"] or {}).items() if v}
    shown = _with_people(theirs)
    assert differences(found(case, group), shown, ("segment", "id")) == []


def _with_people(rows: Rows) -> Rows:
    """Values of `by` with nobody in the window have no rows."""
    some = {row.get("segment") for row in rows if row["id"] == "everyone" and row["people"]}
    return [row for row in rows if row.get("segment") in some or "segment" not in row]


@SOME
@given(cases(), st.sampled_from(ASKED))
def test_overlaps_are_those_of_the_oracle(case: Case, group: dict[str, Any]) -> None:
    case = with_segments(case)
    theirs = wanted(case, group, overlap_rows)
    ours = found(case, group, "overlap")
    if group.get("by"):
        kept = {row["segment"] for row in ours}
        theirs = [row for row in theirs if row["segment"] in kept]
    assert differences(ours, theirs, ("segment", "id", "id_other")) == []


@SOME
@given(cases())
def test_segments_that_part_the_people_add_up(case: Case) -> None:
    rows = {row["id"]: row for row in found(with_segments(case), {})}
    for figure in ("people", "cycles", "goal_cycles", "decided", "undecided"):
        if rows["everyone"][figure] is not None:
            assert sum(rows[part][figure] for part in PARTS) == rows["everyone"][figure]
    total: Counter[str] = Counter()
    for part in PARTS:
        total.update(rows[part]["value"])
    assert {c: v for c, v in total.items() if v} == rows["everyone"]["value"]


@SOME
@given(cases())
def test_a_segment_is_what_the_summary_says_of_it(case: Case) -> None:
    case = with_segments(case)
    rows = {row["id"]: row for row in found(case, {})}
    for name in ("pros", "mails", "phones"):
        (row,) = product(case).measured.ask(Summary(where=name)).rows
        assert rows[name]["people"] == row["people_with_stay"]
        assert rows[name]["cycles"] == row["cycles"]
        if rows[name]["goal_cycles"] is not None:
            assert rows[name]["goal_cycles"] == row["goal_cycles"]


@SOME
@given(cases())
def test_the_people_of_a_segment_are_listed(case: Case) -> None:
    case = with_segments(case)
    answer = product(case).measured.ask(Segments(smallest=1))
    for row in answer.rows[1:]:
        if row["people"]:
            assert answer.people(segment=row["id"]).num_rows == row["people"]
