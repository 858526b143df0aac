"""Scores, the curve and the ways of detractors are those of the naive oracle."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import percorso as pc
from tests.measure.test_against_oracle import CASES, Rows, table
from tests.measure.test_paths_buckets import spread
from tests.measure.test_retention_oracle import ASKED, same
from tests.oracle.retention import groups
from tests.oracle.strategies import Case, cases
from tests.oracle.voice import SCALES, Scores, voice_rows, way_rows

SOME = settings(CASES, max_examples=120)
KEYS = ("segment", "period", "stage", "touchpoint", "kind")
_scores = st.sampled_from(
    (None, None, ("nps", 0.0), ("nps", 6.0), ("nps", 7.0), ("nps", 9.0), ("nps", 10.0),
     ("csat", 1.0), ("csat", 4.0), ("csat", 5.0), ("ces", 3.0), ("ces", 5.0), ("stars", 2.0),
     ("stars", 4.0), ("csat", 9.0), ("likert", 3.0), (None, 3.0))
)  # fmt: skip


@st.composite
def scored(draw: st.DrawFn) -> tuple[Case, list[Any]]:
    """A case, and for each of its events a score or none."""
    case = draw(cases())
    n = len(case.events)
    return case, draw(st.lists(_scores, min_size=n, max_size=n))


def asked(case: Case, scores: list[Any]) -> tuple[pc.Measured, Scores]:
    """The product with the scores, and the scores by the ids of events."""
    events = [
        e if s is None else {**e, "score": s[1], "score_kind": s[0]}
        for e, s in zip(case.events, scores, strict=True)
    ]
    import pyarrow as pa

    columns = table(events)
    columns = columns.append_column(
        "score", pa.array([e.get("score") for e in events], pa.float64())
    )
    kinds: Any = pa.array([e.get("score_kind") for e in events], pa.string())
    columns = columns.append_column("score_kind", kinds)
    measured = pc.measure(pc.Journey.parse(json.dumps(case.journey)), columns, **case.options)  # type: ignore[arg-type]
    ids = {
        hashlib.blake2b(f"table\x1f{e['message_id']}".encode(), digest_size=16).hexdigest(): s
        for e, s in zip(case.events, scores, strict=True)
        if s is not None
    }
    return measured, ids


def wanted(case: Case, group: dict[str, Any], rows: Any) -> Rows:
    segments = groups(case.oracle(), group.get("where"), group.get("by"), group.get("compare"))
    split = bool(group.get("by") or group.get("compare"))
    return [
        {"segment": segment.name, **row} if split else row
        for segment in segments
        for row in rows(segment)
    ]


@SOME
@given(scored(), st.sampled_from(ASKED), st.sampled_from((None, None, "day", "week", "month")))
def test_scores_are_those_of_the_oracle(
    told: tuple[Case, list[Any]], group: dict[str, Any], period: str | None
) -> None:
    case, (measured, ids) = told[0], asked(*told)
    ours = [r for r in measured.voice(period=period, **group).rows if r["n"]]
    theirs = wanted(case, group, lambda s: voice_rows(case.oracle(), ids, s, period))
    assert same(ours, theirs, KEYS) == []


@SOME
@given(scored(), st.sampled_from(ASKED), st.sampled_from((1, 2, 3)))
def test_the_ways_of_detractors_are_those_of_the_oracle(
    told: tuple[Case, list[Any]], group: dict[str, Any], steps: int
) -> None:
    case, (measured, ids) = told[0], asked(*told)
    answer = measured.voice(view="detractors", kind=("nps",), steps=steps, **group)
    ours = [{**r, "path": tuple(r["path"])} for r in answer.rows if r["what"] != "other"]
    theirs = wanted(case, group, lambda s: way_rows(case.oracle(), ids, s, "nps", steps))
    theirs = [{**r, "path": tuple(r["path"])} for r in theirs]
    assert same(ours, theirs, ("segment", "what", "path")) == []


@SOME
@given(scored())
def test_the_laws(told: tuple[Case, list[Any]]) -> None:
    measured, _ = asked(*told)
    rows = [r for r in measured.voice().rows if r["kind"] in SCALES and not r["touchpoint"]]
    for kind in SCALES:
        own = {r["stage"]: r for r in rows if r["kind"] == kind and r["n"]}
        stages = [r["n"] for stage, r in own.items() if stage not in (None, "outside")]
        assert sum(stages) == own.get(None, {"n": 0})["n"]
        people = measured.voice().people(kind=kind).num_rows if own else 0
        assert people == sum(r["n"] for s, r in own.items() if s in (None, "outside"))
    for row in rows:
        if row["promoters"] is not None:
            shares = row["promoters"] + row["passives"] + row["detractors"]
            assert shares == pytest.approx(1)
            assert row["score"] == pytest.approx(100 * (row["promoters"] - row["detractors"]))


@SOME
@given(scored())
def test_emotion_is_that_of_the_touchpoints(told: tuple[Case, list[Any]]) -> None:
    """The map draws the emotion of touchpoints: the two may never disagree."""
    measured, _ = asked(*told)
    ours = measured.voice()
    if ours.remarks and any("refused" in remark for remark in ours.remarks):
        return
    felt = {}
    for row in ours.rows:
        if row["touchpoint"] is not None and row["stage"] != "outside":
            felt[row["touchpoint"], row["stage"]] = row  # of several kinds the last is all
    for row in measured.touchpoints().rows:
        if row["score_n"]:
            mine = felt[row["touchpoint"], row["stage"]]
            assert mine["n"] == row["score_n"]
            for name in ("emotion", "emotion_low", "emotion_high"):
                assert mine[name] == pytest.approx(row[name])


@settings(CASES, max_examples=40)
@given(scored())
def test_buckets_change_nothing(told: tuple[Case, list[Any]]) -> None:
    measured, _ = asked(*told)
    for view in ("scores", "curve", "detractors"):
        ours, theirs = (
            [{**row, "path": tuple(row.get("path", ()))} for row in each.voice(view=view).rows]
            for each in (measured, spread(measured))
        )
        assert same(ours, theirs, (*KEYS, "what", "path")) == []
