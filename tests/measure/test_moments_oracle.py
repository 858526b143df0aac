"""Micro-moments are those of the naive oracle, and keep their laws."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.measure.moments import Moments
from tests.measure.test_against_oracle import CASES, Rows, agree, product
from tests.oracle.moments import Asked, moment_rows
from tests.oracle.retention import groups
from tests.oracle.strategies import BYS, WHERES, Case, cases

SOME = settings(CASES, max_examples=120)
LAWS = settings(CASES, max_examples=60)
GROUPED: list[dict[str, Any]] = [
    {},
    {},
    *({"where": where} for where in WHERES),
    *({"by": by} for by in BYS),
    {"where": "person.plan=pro", "compare": "person.plan=free"},
]
asks = st.builds(
    Asked,
    st.sampled_from(("kinds", "kinds", "stages", "touchpoints", "hours", "weekdays")),
    st.sampled_from(("longer", "elsewhere")),
    st.sampled_from(("1min", "2min", "20min", "6h")),
    st.sampled_from(("1min", "5min", "40min", "1d")),
    st.sampled_from((1, 2, 8)),
    st.sampled_from(("1min", "15min", "20min", "6h")),
    st.sampled_from(("phone", "phone", "desktop")),
    st.sampled_from(("1min", "24h", "2d", "3d")),
)


@st.composite
def told(draw: st.DrawFn) -> Case:
    """A case whose touchpoints say something of the need, and whose stages have phases."""
    case = draw(cases())
    journey = copy.deepcopy(case.journey)
    for stage in journey["stages"] if draw(st.booleans()) else ():
        # Where a goal is marked, a phase decides nothing but the kind.
        if any("goal" in each for each in journey["stages"]):
            stage["phase"] = draw(st.sampled_from(("see", "think", "do", "care")))
    for touchpoint in journey.get("touchpoints", ()):
        if draw(st.booleans()):
            touchpoint["moment"] = draw(st.sampled_from(("know", "go", "do", "buy")))
        if draw(st.booleans()):
            touchpoint["stages"] = [draw(st.sampled_from(journey["stages"]))["id"]]
    return Case(journey, case.events, case.options)


def found(case: Case, asked: Asked, group: dict[str, Any]) -> Rows:
    devices = {event["device"] for event in case.events}
    if asked.device not in devices and asked.device != "phone":
        return []
    return product(case).measured.ask(Moments(**vars(asked), **group)).rows


def wanted(case: Case, asked: Asked, group: dict[str, Any]) -> Rows:
    if asked.device not in {event["device"] for event in case.events}:
        return []
    oracle = case.oracle()
    segments = groups(oracle, group.get("where"), group.get("by"), group.get("compare"))
    named = bool(group.get("by") or group.get("compare"))
    return [
        ({"segment": segment.name} if named else {}) | row
        for segment in segments
        for row in moment_rows(oracle, segment, asked)
    ]


KEYS = ("segment", "kind", "stage", "touchpoint", "hour", "weekday")


def disagreements(ours: Rows, theirs: Rows) -> list[str]:
    """How rows differ; a row without a moment may be missing, on either side."""
    mine, its = ({tuple(str(row.get(key)) for key in KEYS): row for row in rows}
                 for rows in (ours, theirs))  # fmt: skip
    said = ["rows come twice"] if len(mine) != len(ours) else []
    alone = [key for key, row in its.items() if row["moments"] and key not in mine]
    said += [f"only the oracle has {key}" for key in alone]
    for key, row in mine.items():
        if key not in its:
            said += [f"only the product has {key}"] if row["moments"] else []
            continue
        said += [
            f"{key} {cell}: product {row.get(cell)!r}, oracle {value!r}"
            for cell, value in its[key].items()
            if not agree(row.get(cell), value)
        ]
    return said


@SOME
@given(told(), asks, st.sampled_from(GROUPED))
def test_every_figure_is_that_of_the_oracle(
    case: Case, asked: Asked, group: dict[str, Any]
) -> None:
    assert disagreements(found(case, asked, group), wanted(case, asked, group)) == []


@LAWS
@given(told(), asks)
def test_the_laws(case: Case, asked: Asked) -> None:
    rows = found(case, asked, {})
    known = ("hour", "weekday", "stage", "touchpoint")
    places = {tuple(row.get(k) for k in known) for row in rows}
    for place in places:
        own = [row for row in rows if tuple(row.get(k) for k in known) == place]
        whole, *kinds = own
        assert whole["kind"] == "all"
        assert whole["moments"] == sum(row["moments"] for row in kinds)
        assert whole["people"] <= sum(row["people"] for row in kinds)
        assert whole["cycles"] <= whole["cycles_of"]
    for row in rows:
        if row["decided"] is not None:
            assert row["moments"] == row["decided"] + row["undecided"]
            assert row["converted_inside"] <= row["converted"] <= row["decided"]


@LAWS
@given(told(), asks)
def test_every_moment_has_one_place_in_each_view(case: Case, asked: Asked) -> None:
    views = ("kinds", "stages", "touchpoints", "hours", "weekdays")
    sums = []
    for view in views:
        rows = found(case, replace(asked, view=view), {})
        sums.append(sum(row["moments"] for row in rows if row["kind"] == "all"))
    assert len(set(sums)) == 1


@LAWS
@given(told(), asks, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(case: Case, asked: Asked, random: Any) -> None:
    events = [event | {"sequence": place} for place, event in enumerate(case.events)]
    mixed = list(events)
    random.shuffle(mixed)
    cases_ = (Case(case.journey, each, case.options) for each in (events, mixed))
    first, second = (found(each, asked, {}) for each in cases_)
    assert first == second


@LAWS
@given(told(), asks)
def test_the_people_are_those_that_the_figures_count(case: Case, asked: Asked) -> None:
    rows = found(case, asked, {})
    if not rows:
        return
    table = product(case).measured.ask(Moments(**vars(asked))).people()
    assert table.num_rows == sum(row["moments"] for row in rows if row["kind"] == "all")
    for row in rows:
        if asked.view == "kinds" and row["kind"] != "all":
            own = [p for p in table.to_pylist() if p["kind"] == row["kind"]]
            assert len({p["person"] for p in own}) == row["people"]
