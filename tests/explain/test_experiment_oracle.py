"""Arms, horizons and counts are those of the naive oracle, and keep their laws."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.explain.experiment import Experiment
from tests.measure.test_against_oracle import CASES, Rows, differences, product
from tests.measure.test_retention_oracle import ASKED, same
from tests.oracle.experiment import FIGURES, Asked, experiment_rows
from tests.oracle.retention import groups
from tests.oracle.strategies import Case, cases

SOME = settings(CASES, max_examples=60)
KEYS = ("segment", "figure", "arm")
asks = st.builds(
    Asked,
    st.sampled_from(("arm", "arm", "arm", "person.arm", "device")),
    st.sampled_from((None, None, None, "Page", "News")),
    st.sampled_from(("20min", "1d", "1d", "7d", "30d")),
    st.sets(st.sampled_from((*FIGURES, "News", "event:Page")), min_size=1, max_size=4).map(
        lambda chosen: tuple(sorted(chosen))
    ),
)


@st.composite
def crowds(draw: st.DrawFn) -> Case:
    """A case whose people are many, also of earlier days, and saw an arm, some of them two."""
    case = draw(cases())
    events: Rows = []
    for copy in range(draw(st.integers(2, 4))):
        earlier = timedelta(days=draw(st.sampled_from((0, 3, 7, 40))))
        for event in case.events:
            when = (datetime.fromisoformat(event["timestamp"]) - earlier).isoformat(
                timespec="microseconds"
            )
            who = f"{event['user_id']}{copy}"
            events.append(
                {**event, "user_id": who, "timestamp": when, "properties": {
                    **event["properties"], **_arm(draw, who)},
                 "message_id": f"{event['message_id']}-{copy}"}
            )  # fmt: skip
    return Case(case.journey, events, {**case.options, "start": None, "end": None})


def _arm(draw: st.DrawFn, who: str) -> dict[str, str]:
    """Mostly the arm of the person, seldom the other, often nothing."""
    own = "AB"[sum(map(ord, who)) % 2]
    chance = draw(st.integers(0, 19))
    if chance == 0:
        return {"arm": "B"}
    return {"arm": own} if chance > 8 else {}


def fitting(case: Case, asked: Asked) -> Asked:
    """Without a goal, no figure that needs one."""
    known = asked.figures
    if case.oracle().drawing.goal is None:
        known = tuple(f for f in known if f not in FIGURES[2:]) or ("conversion",)
    return Asked(asked.variant, asked.exposed, asked.within, known)


def found(case: Case, asked: Asked, group: dict[str, Any], **more: Any) -> Any:
    question = Experiment(
        variant=asked.variant, exposed=asked.exposed, within=asked.within, figure=asked.figures,
        **group, **more,
    )  # fmt: skip
    return product(case).measured.ask(question)


def wanted(case: Case, asked: Asked, group: dict[str, Any]) -> Rows:
    world = case.oracle()
    plain = Asked(
        asked.variant, asked.exposed, asked.within,
        tuple(figure.removeprefix("event:") for figure in asked.figures),
    )  # fmt: skip
    segments = groups(world, group.get("where"), group.get("by"), group.get("compare"))
    named = bool(group.get("by") or group.get("compare"))
    rows = [
        {"segment": segment.name, **row} if named else row
        for segment in segments
        for row in experiment_rows(world, segment, plain)
    ]
    return [row for row in rows if not group.get("by") or _any(rows, row)]


def _any(rows: Rows, row: dict[str, Any]) -> bool:
    return any(r["people"] for r in rows if r["segment"] == row["segment"])


@SOME
@given(crowds(), asks, st.sampled_from(ASKED))
def test_the_rows_are_those_of_the_oracle(case: Case, asked: Asked, group: dict[str, Any]) -> None:
    asked = fitting(case, asked)
    ours = found(case, asked, group).rows
    for row in ours:
        row["figure"] = row["figure"].removeprefix("event:")
        if row["unit"] in ("money", "time"):
            del row["low"], row["high"]
    if group.get("by"):
        ours = [row for row in ours if _any(ours, row)]
    theirs = wanted(case, asked, group)
    assert same(ours, theirs, KEYS) == []
    assert differences(ours, theirs, KEYS) == []


@SOME
@given(crowds(), asks, st.sampled_from(["conversion_goal", "conversion"]))
def test_the_laws(case: Case, asked: Asked, figure: str) -> None:
    asked = fitting(case, Asked(asked.variant, asked.exposed, asked.within, (figure, "News")))
    figure = asked.figures[0]
    answer = found(case, asked, {})
    for row in answer.rows:
        assert 0 <= (row["successes"] or 0) <= row["n"]
        assert row["n"] + row["undecided"] <= row["people"]
        if row["figure"] == "News":
            assert row["n"] + row["undecided"] == row["people"]
    if answer.rows:
        table = answer.people()
        assert table.num_rows == sum(r["people"] for r in answer.rows if r["figure"] == figure)
        first = [r for r in answer.rows if r["figure"] == figure]
        done = [value for value in table[figure].to_pylist() if value == 1]
        assert len(done) == sum(r["successes"] for r in first)


@SOME
@given(crowds(), asks)
def test_a_longer_time_decides_fewer_and_reaches_more(case: Case, asked: Asked) -> None:
    short, long = (
        found(case, Asked(asked.variant, asked.exposed, within, ("News",)), {}).rows
        for within in ("1d", "7d")
    )
    for before, after in zip(short, long, strict=True):
        assert after["undecided"] >= before["undecided"]
        assert after["people"] == before["people"]
