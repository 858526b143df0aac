"""The map of the process is that of the naive oracle, and keeps its laws."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.errors import QuestionError
from percorso.measure.process import Process, ProcessAnswer
from tests.measure.test_against_oracle import CASES, Rows, differences, product
from tests.oracle import example
from tests.oracle.process import process_rows
from tests.oracle.strategies import BYS, WHERES, Case, cases

KEYS = ("segment", "kind", "from", "from_stage", "to", "to_stage", "touchpoint", "stage")
ASKED: list[dict[str, Any]] = [
    {},
    *({"where": where} for where in WHERES),
    *({"by": by} for by in BYS),
    {"where": "person.plan=pro", "compare": "person.plan=free"},
    {"compare": "event.device=phone"},
]

LAWS = settings(CASES, max_examples=50)


def answer(case: Case, **options: Any) -> ProcessAnswer:
    asked: dict[str, Any] = {"view": "all", "coverage": 1.0, "unnamed": "names"} | options
    found = product(case).measured.ask(Process(**asked))
    assert isinstance(found, ProcessAnswer)
    return found


def said(case: Case, asked: dict[str, Any], most_nodes: int, coverage: float) -> list[str]:
    """How the product's rows differ from the oracle's."""
    found = answer(case, most_nodes=most_nodes, coverage=coverage, **asked).rows
    oracle = case.oracle()
    segments = oracle.segments(asked.get("where"), asked.get("by"), asked.get("compare"))
    wanted = [row for row in process_rows(oracle, segments, most_nodes, coverage) if _counted(row)]
    if not asked.get("by") and not asked.get("compare"):
        wanted = [{k: v for k, v in row.items() if k != "segment"} for row in wanted]
    elif asked.get("compare"):
        names = {None: "everyone"}
        wanted = [row | {"segment": names.get(row["segment"], row["segment"])} for row in wanted]
    return differences(found, wanted, KEYS)


def _counted(row: dict[str, Any]) -> bool:
    return bool(row.get("n") or row.get("contacts"))


@CASES
@given(
    cases(),
    st.sampled_from(ASKED),
    st.sampled_from([1, 2, 3, 50]),
    st.sampled_from([0, 0.5, 0.8, 1]),
)
def test_the_product_says_what_the_oracle_says(
    case: Case, asked: dict[str, Any], most_nodes: int, coverage: float
) -> None:
    assert said(case, asked, most_nodes, coverage) == []
    assert said(case, {}, most_nodes, coverage) == []


def flows(rows: Rows) -> tuple[Counter[Any], Counter[Any]]:
    """For each node of each group what goes in and what comes out, repeats apart."""
    entered: Counter[Any] = Counter()
    left: Counter[Any] = Counter()
    for row in rows:
        if row["kind"] in ("arc", "start"):
            entered[row.get("segment"), row["to"], row["to_stage"]] += row["n"]
        if row["kind"] in ("arc", "end"):
            left[row.get("segment"), row["from"], row["from_stage"]] += row["n"]
    return entered, left


def _sum(rows: Rows, kind: str) -> int:
    return sum(int(row["n"]) for row in rows if row["kind"] == kind)


@LAWS
@given(cases(), st.sampled_from(ASKED), st.sampled_from([1, 3, 50]))
def test_what_enters_a_node_leaves_it(case: Case, asked: dict[str, Any], most_nodes: int) -> None:
    rows = answer(case, most_nodes=most_nodes, **asked).rows
    entered, left = flows(rows)
    assert entered == left
    nodes = [row for row in rows if row["kind"] == "node"]
    for row in nodes:
        assert row["contacts"] == entered[row.get("segment"), row["touchpoint"], row["stage"]]
    for segment in {row.get("segment") for row in rows}:
        here = [row for row in rows if row.get("segment") == segment]
        starts, ends = (_sum(here, kind) for kind in ("start", "end"))
        assert starts == ends == here[0]["of"]


@LAWS
@given(cases(), st.sampled_from([1, 3, 50]), st.sampled_from([0, 0.4, 0.8]))
def test_hidden_and_shown_are_all_and_every_node_is_joined(
    case: Case, most_nodes: int, coverage: float
) -> None:
    every = answer(case, most_nodes=most_nodes).rows
    some = answer(case, most_nodes=most_nodes, coverage=coverage).rows
    moves, shown, hidden = _sum(every, "arc"), _sum(some, "arc"), _sum(some, "hidden")
    assert shown + hidden == moves
    assert shown >= coverage * moves
    for kind, side in (("arc", "from"), ("arc", "to")):
        ends = [
            {(r[side], r[f"{side}_stage"]) for r in rows if r["kind"] == kind}
            for rows in (every, some)
        ]
        assert ends[0] == ends[1]


@LAWS
@given(cases(), st.sampled_from([2, 50]))
def test_the_people_behind_an_arc_are_as_many_as_it_says(case: Case, most_nodes: int) -> None:
    found = answer(case, most_nodes=most_nodes)
    for row in found.rows:
        if row["kind"] == "node":
            people = found.people(start=row["touchpoint"], start_stage=row["stage"])
            n = row["contacts"]
        elif row["kind"] != "hidden":
            which = {"start": row["from"], "start_stage": row["from_stage"], "end": row["to"]}
            which |= {"end_stage": row["to_stage"]}
            people = found.people(**{k: v for k, v in which.items() if v is not None})
            n = row["n"]
        told = [int(each) for each in people["n"].to_numpy()]
        assert (len(told), sum(told)) == (row["people"], n), row


def _example(**options: Any) -> Rows:
    events = [{"value": None, "properties": {}} | e for e in example.EVENTS]
    return answer(Case(example.JOURNEY, events), **options).rows


def test_the_worked_example() -> None:
    rows = _example(view="arcs")
    told = [
        (row["kind"], row["from"], row["from_stage"], row["to"], row["to_stage"], row["n"],
         None if row["median_s"] is None else row["median_s"] / 86400)
        for row in rows
    ]  # fmt: skip
    assert told == [
        ("arc", "Page", "see", "Compare", "think", 2, 3),
        ("arc", "Order", "do", "Help", "care", 1, 1),
        ("arc", "Page", "see", "Order", "do", 1, 1),
        ("arc", "Page", "see", "News", "see", 1, 26),
        ("arc", "Compare", "think", "Order", "do", 1, 2),
        ("arc", "Compare", "think", "Page", "see", 1, 3),
        ("loop", "Order", "do", "Order", "do", 1, 2),
        ("loop", "Compare", "think", "Compare", "think", 1, 7),
        ("start", "start", None, "Page", "see", 4, None),
        ("start", "start", None, "Compare", "think", 1, None),
        ("end", "Help", "care", "goal", None, 1, None),
        ("end", "Order", "do", "goal", None, 1, None),
        ("end", "News", "see", "open", None, 1, None),
        ("end", "Page", "see", "open", None, 1, None),
        ("end", "Compare", "think", "quiet", None, 1, None),
    ]
    page = _example(view="nodes")[0]
    assert [page[k] for k in ("events", "contacts", "starts", "goal", "quiet", "open")] == [
        5, 5, 4, 0, 0, 1,
    ]  # fmt: skip


def test_a_threshold_says_what_it_hides() -> None:
    events = [{"value": None, "properties": {}} | e for e in example.EVENTS]
    found = answer(Case(example.JOURNEY, events), coverage=0.0, most_nodes=2, view="arcs")
    assert found.remarks == ("1 of 7 transitions (14.3%) run along 1 rarer way that is not shown.",)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"view": "arc"}, "'view' cannot be 'arc'"),
        ({"most_nodes": 0}, "from 1 to 200"),
        ({"coverage": 1.5}, "share from 0 to 1"),
        ({"unnamed": "no"}, "'unnamed' cannot be"),
    ],
)
def test_what_cannot_be_asked_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        _example(**options)


def test_there_are_no_people_of_a_node_that_is_not_there() -> None:
    events = [{"value": None, "properties": {}} | e for e in example.EVENTS]
    found = answer(Case(example.JOURNEY, events))
    with pytest.raises(QuestionError, match=r"no node 'Pagee'.*Page"):
        found.people(start="Pagee")
