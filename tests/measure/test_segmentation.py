"""Segments: the worked example, small groups, personas, saving from Python, the charts."""

from __future__ import annotations

import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.measure.charts import chart
from tests.measure.segmentation_world import journey, told

LAMPS = """
percorso: 1
id: lamps
title: Lamps
stages:
  - {id: see, name: See, enter: {event: Page}}
  - {id: do, name: Do, goal: true, enter: {event: Order}}
segments:
  - {id: pros, name: Professionals, where: {plan: pro}}
  - {id: mails, name: From a mail, of: cycle, where: {channel: email}}
"""
AS_OF = "2026-06-01"


@pytest.fixture(scope="module")
def lived() -> pc.Measured:
    return pc.measure(journey(), told(), as_of=AS_OF)


def lamps() -> pc.Measured:
    import pyarrow as pa

    rows = [
        ("ann", 1, "Page", "pro", "email", None), ("ann", 3, "Order", "pro", "web", 40.0),
        ("bob", 1, "Page", "free", "email", None), ("bob", 5, "Page", "free", "web", None),
        ("cara", 2, "Page", "pro", "web", None), ("cara", 4, "Page", "pro", "web", None),
        ("cara", 6, "Order", "pro", "web", 20.0), ("dan", 3, "Page", "free", "web", None),
        ("dan", 4, "Page", "free", "web", None),
    ]  # fmt: skip
    names = ("user_id", "timestamp", "event", "plan", "channel", "value")
    found = [dict(zip(names, row, strict=True)) for row in rows]
    for row in found:
        row |= {"timestamp": f"2026-01-0{row['timestamp']}", "currency": "EUR"}
    return pc.measure(pc.Journey.parse(LAMPS), pa.Table.from_pylist(found), as_of="2026-03-15")


def test_the_example_by_hand() -> None:
    everyone, pros, mails = lamps().segments(smallest=1).rows
    assert (everyone["people"], pros["people"], mails["people"]) == (4, 2, 2)
    assert (pros["goal_cycles"], pros["decided"], pros["difference"]) == (2, 2, 1)
    assert (mails["conversion"], mails["difference"]) == (0.5, 0)
    assert pros["goal_median_s"] == 3 * 86_400
    assert pros["value_person"] == {"EUR": 30}
    (pair,) = lamps().segments(smallest=1, view="overlap").rows
    assert (pair["people"], pair["jaccard"], pair["times_chance"]) == (1, 1 / 3, 1)


def test_small_groups_show_no_rate_and_no_people() -> None:
    answer = lamps().segments()
    for row in answer.rows:
        assert row["conversion"] is row["value_person"] is row["share"] is None
    with pytest.raises(QuestionError, match="fewer than 10 people"):
        answer.people(segment="pros")
    assert "Groups of fewer than 10 people show no rate." in answer.remarks


def test_what_is_only_described_is_named(lived: pc.Measured) -> None:
    answer = lived.segments()
    assert answer.rows[-1]["people"] is None
    assert "Dreamers" in " ".join(answer.remarks)
    with pytest.raises(QuestionError, match="described, not measured"):
        answer.people(segment="dreamers")
    with pytest.raises(QuestionError, match="no segment 'prs'"):
        answer.people(segment="prs")


def test_the_people_of_two_segments(lived: pc.Measured) -> None:
    answer = lived.segments(smallest=1)
    pair = lived.segments(view="overlap").rows[0]
    assert pair["people"] == 0
    assert answer.people(segment="pros").num_rows == answer.rows[1]["people"]


def test_personas_meet_their_people(lived: pc.Measured) -> None:
    rows = lived.segments(view="personas").rows
    lucia = [row for row in rows if row["persona"] == "lucia"]
    assert [row["stage"] for row in lucia] == [None, "look", "buy"]
    assert lucia[0]["share_claimed"] == 0.6
    assert lucia[0]["share"] == lived.segments().rows[1]["share"]
    assert lucia[0]["thinks"] == ["Will it fit?"]
    assert lucia[1]["does"] == ["Compares prices"]
    stage = lived.stages(where="pros").rows[0]
    for name in ("people", "entries", "conversion", "time_median_s"):
        assert lucia[1][name] == stage[name]
    tom = next(row for row in rows if row["persona"] == "tom")
    assert tom["people"] == 300  # pros and the others, each person once
    zoe = [row for row in rows if row["persona"] == "zoe"]
    assert [row["people"] for row in zoe] == [None]


def test_events_in_memory_keep_no_segment(lived: pc.Measured) -> None:
    with pytest.raises(QuestionError, match="no workspace to keep"):
        lived.save_segment("pros", "person.plan=pro")


@pytest.mark.parametrize("view", ["segments", "overlap", "discovered", "moves", "personas"])
@pytest.mark.parametrize(("theme", "width"), [("light", 560), ("dark", 212)])
@pytest.mark.parametrize("group", [{}, {"by": "person.plan"}])
def test_every_view_is_drawn(
    lived: pc.Measured, view: str, theme: str, width: int, group: dict[str, str]
) -> None:
    drawn = chart(lived.segments(view=view, **group), theme=theme, width=width)
    assert drawn.to_svg().startswith("<svg")


@pytest.mark.parametrize(("name", "value"), [("view", "all"), ("between", "x"), ("smallest", 0)])
def test_options_that_cannot_be_are_refused(lived: pc.Measured, name: str, value: object) -> None:
    with pytest.raises(QuestionError, match=f"'{name}' cannot be"):
        lived.segments(**{name: value})
