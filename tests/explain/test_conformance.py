"""Departures that were planted are found, alone; and what the question says at its edges."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.measure.charts import chart
from percorso.measure.measured import Measured
from tests.conftest import ROOT

KINDS = ("skipped", "repeated", "out_of_order", "late", "added", "other_channel")
DAY = timedelta(days=1)
START = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE = 40
STAGES = ("see", "think", "try", "do")
PLACES = {"see": "site", "think": "site", "try": "shop", "do": "till"}
ROUTES = {"site": "web", "shop": "store", "till": "store"}


def drawing(**changes: Any) -> dict[str, Any]:
    """The journey along which the invented people go."""
    stages: list[dict[str, Any]] = [
        {"id": stage, "name": stage.title(), "target_duration": "5d", "enter": {"event": stage}}
        for stage in STAGES
    ]
    stages[-1]["goal"] = True
    touchpoints = [
        {"id": place, "name": place.title(), "channel": route,
         "stages": [stage for stage in STAGES if PLACES[stage] == place]}
        for place, route in ROUTES.items()
    ]  # fmt: skip
    head = {"percorso": 1, "id": "lamp", "title": "Lamp", "expires_after": "30d"}
    return {**head, "stages": stages, "touchpoints": touchpoints, **changes}


def people(story: tuple[str, ...] = STAGES, gap: timedelta = 2 * DAY) -> list[dict[str, Any]]:
    """People who go through the stages of a story, each at its touchpoint, on its channel."""
    told = [
        {"user_id": f"p{n:03}", "event": stage, "timestamp": START + n * DAY + place * gap,
         "touchpoint": PLACES.get(stage), "channel": ROUTES.get(PLACES.get(stage, ""))}
        for n in range(PEOPLE)
        for place, stage in enumerate(story)
    ]  # fmt: skip
    late = {"user_id": "zz", "event": "News", "timestamp": START + 300 * DAY}
    return [*told, late]


def measured(journey: dict[str, Any], events: list[dict[str, Any]], **options: Any) -> Measured:
    names = ("user_id", "event", "timestamp", "touchpoint", "channel")
    table = pa.table({name: [event.get(name) for event in events] for name in names})
    return pc.measure(pc.Journey.parse(json.dumps(journey)), table, **options)


def departures(found: Measured, **asked: Any) -> list[tuple[Any, ...]]:
    rows = found.conformance(view="departures", **asked).rows
    keys = ("departure", "stage", "touchpoint", "channel", "cycles")
    return [tuple(row[key] for key in keys) for row in rows]


# --- planted ------------------------------------------------------------------------------------


def test_people_who_go_as_drawn_follow_the_drawing() -> None:
    found = measured(drawing(), people())
    (row,) = found.conformance().rows
    assert (row["followed"], row["follow_share"], row["fitness"]) == (PEOPLE, 1, 1)
    assert departures(found) == []
    (variant,) = found.conformance(view="variants").rows
    assert (variant["stages"], variant["drawn"], variant["share"]) == ([*STAGES], True, 1)


def test_a_stage_that_nobody_enters_is_left_out() -> None:
    found = measured(drawing(), people(("see", "think", "do")))
    assert departures(found) == [("skipped", "try", None, None, PEOPLE)]
    (row,) = found.conformance().rows
    assert (row["follow_share"], row["cost"], row["in_order"]) == (0, 1, 0)


def test_an_optional_stage_may_be_left_out() -> None:
    journey = drawing()
    journey["stages"][2]["optional"] = True
    found = measured(journey, people(("see", "think", "do")))
    assert departures(found) == []
    (_, _, row, _) = found.conformance(view="stages").rows
    assert row["skipped"] is None


def test_swapped_stages_are_out_of_order() -> None:
    journey = drawing()
    journey["stages"][1:3] = journey["stages"][2:0:-1]
    found = measured(journey, people())
    assert departures(found) == [("out_of_order", "try", None, None, PEOPLE)]


def test_going_back_enters_stages_again() -> None:
    found = measured(drawing(), people(("see", "think", "see", "think", "try", "do")))
    again = [("repeated", stage, None, None, PEOPLE) for stage in ("see", "think")]
    assert sorted(departures(found)) == again
    (row,) = found.conformance().rows
    assert row["cost"] == 2


def test_a_touchpoint_drawn_elsewhere_is_added() -> None:
    journey = drawing()
    journey["touchpoints"][1]["stages"] = ["do"]
    journey["touchpoints"][2]["stages"] = ["try", "do"]
    assert departures(measured(journey, people())) == [("added", "try", "shop", None, PEOPLE)]


def test_a_touchpoint_that_no_map_holds_is_added_and_unmapped() -> None:
    journey = drawing()
    journey["touchpoints"].pop(2)
    journey["touchpoints"].append(
        {"id": "kiosk", "name": "Kiosk", "stages": ["do"], "rule": {"event": "Kiosk Used"}}
    )
    found = measured(journey, people())
    assert departures(found) == [("added", "do", "till", None, PEOPLE)]
    till, news = found.conformance(view="unmapped").rows
    assert (till["what"], till["name"], till["n"], till["stage"]) == (
        "touchpoint", "till", PEOPLE, "do",
    )  # fmt: skip
    assert (till["people"], till["stage_share"], till["outside"]) == (PEOPLE, 1, 0)
    assert (news["what"], news["name"], news["n"], news["outside"]) == ("event", "News", 0, 1)
    (kiosk,) = found.conformance(view="unmeasured").rows
    assert (kiosk["touchpoint"], kiosk["reason"]) == ("kiosk", "no_events")


def test_another_channel_is_found_by_its_name() -> None:
    journey = drawing()
    journey["touchpoints"][2]["channel"] = "web"
    found = measured(journey, people())
    assert departures(found) == [("other_channel", "do", "till", "store", PEOPLE)]
    rows = found.conformance(view="touchpoints").rows
    assert [row["channel_used"] for row in rows] == [None, None, None, "store"]


def test_a_shorter_expected_time_makes_people_late() -> None:
    journey = drawing()
    journey["stages"][1]["target_duration"] = "36h"
    found = measured(journey, people())
    assert departures(found) == [("late", "think", None, None, PEOPLE)]
    (said,) = found.conformance(view="departures").remarks
    assert said.startswith("Late is not compared")
    late = found.conformance().people(departure="late").to_pylist()
    assert late[0]["at"] == START + 2 * DAY + timedelta(hours=36)
    assert {row["event"] for row in late} == {"think"}


def test_a_stay_of_exactly_the_expected_time_is_not_late() -> None:
    assert departures(measured(drawing(), people(gap=5 * DAY))) == []


def test_a_first_cycle_may_have_to_begin_at_the_first_stage() -> None:
    found = measured(drawing(), people(("think", "try", "do")))
    assert departures(found) == []
    assert departures(found, entry="first") == [("skipped", "see", None, None, PEOPLE)]


def test_a_shortcut_is_told_from_a_detour() -> None:
    """Those who leave out a stage and reach the goal more often have a positive difference."""
    short = people(("see", "try", "do"))[: PEOPLE * 3]
    plain = [{**e, "user_id": f"q{e['user_id']}"} for e in people(("see", "think"))]
    found = measured(drawing(), [*short, *plain])
    (row,) = found.conformance(view="departures").rows
    assert (row["departure"], row["stage"], row["judged_by"]) == ("skipped", "think", "goal")
    assert (row["progress_with"], row["progress_without"], row["difference"]) == (1, 0, 1)
    assert row["difference_low"] > 0.8
    assert row["q_value"] < 0.001


# --- what it says -------------------------------------------------------------------------------


def test_nothing_drawn_nothing_held_against_it() -> None:
    journey = drawing(touchpoints=[])
    for stage in journey["stages"]:
        stage.pop("target_duration")
    answer = measured(journey, people()).conformance(view="stages")
    assert all(row[kind] is None for row in answer.rows for kind in KINDS[3:])
    assert all(row["follow_share"] == 1 for row in answer.rows)
    assert len(answer.remarks) == 3
    italian = measured(journey, people(), lang="it").conformance()
    assert "See, Think, Try e Do" in " ".join(italian.remarks)


@pytest.mark.parametrize(
    ("progression", "said"), [("furthest", "the furthest point"), ("sequential", "stages in order")]
)
def test_progressions_that_hide_departures_say_so(progression: str, said: str) -> None:
    answer = measured(drawing(progression=progression), people()).conformance()
    assert f"takes {said}" in str(answer.remarks)


def test_stages_without_a_rule_are_passed_over_and_listed() -> None:
    journey = drawing()
    journey["stages"][1].pop("enter")
    found = measured(journey, people(("see", "try", "do")))
    assert departures(found) == []
    stage, *_ = found.conformance(view="unmeasured").rows
    assert (stage["what"], stage["stage"]) == ("stage", "think")
    assert found.conformance(view="stages").rows[1]["cycles"] is None


def test_the_worked_example_of_the_page() -> None:
    page = (ROOT / "docs" / "questions" / "conformance.md").read_text("utf-8")
    journey, events = re.findall(
        r'^```\w+ title="[^"]+"\n(.*?)^```', page, re.DOTALL | re.MULTILINE
    )
    rows = [{k: v or None for k, v in row.items()} for row in csv.DictReader(io.StringIO(events))]
    table = pa.table({name: [row[name] for row in rows] for name in rows[0]})
    found = pc.measure(pc.Journey.parse(journey), table)
    (row,) = found.conformance().rows
    assert (row["cycles"], row["decided"], row["undecided"], row["followed"]) == (4, 3, 1, 1)
    assert [round(row[f"follow_share_{side}"], 3) for side in ("low", "high")] == [0.061, 0.792]
    assert row["fitness"] == pytest.approx((1 + 1 / 2 + 2 / 3 + 1) / 4)
    told = {(each[0], each[1]) for each in departures(found)}
    assert told == {
        ("late", "see"), ("skipped", "think"), ("added", "think"), ("out_of_order", "see"),
        ("other_channel", "see"), ("repeated", "think"),
    }  # fmt: skip


def test_people_of_whole_cycles_and_of_departures() -> None:
    found = measured(drawing(), people(("see", "do"))).conformance()
    assert len(found.people(departure="departed")) == PEOPLE
    assert len(found.people(departure="followed")) == 0
    assert len(found.people(departure="skipped", stage="try")) == PEOPLE
    with pytest.raises(QuestionError, match="no departure 'skiped'"):
        found.people(departure="skiped")
    with pytest.raises(QuestionError, match="whole cycle"):
        found.people(departure="followed", stage="see")
    with pytest.raises(QuestionError, match="no stage"):
        found.people(stage="nowhere")


@pytest.mark.parametrize(
    "asked", [{"view": "all"}, {"entry": "last"}, {"kinds": ("lat",)}, {"top": 0}]
)
def test_options_that_cannot_be(asked: dict[str, Any]) -> None:
    with pytest.raises(QuestionError):
        measured(drawing(), people()).conformance(**asked)


@pytest.mark.parametrize("lang", ["en", "it"])
def test_every_view_has_its_chart(lang: str) -> None:
    found = measured(drawing(), people(("see", "think", "see", "do")), lang=lang)
    for view in ("summary", "stages", "departures", "variants"):
        for split in ({}, {"by": "cycle.channel"}):
            answer = found.conformance(view=view, **split)
            assert chart(answer).to_svg().startswith("<svg")


def test_no_rows_no_fault() -> None:
    late = {"start": "2027-01-01", "end": "2027-02-01"}
    found = measured(drawing(), people())
    for view in (
        "summary",
        "stages",
        "departures",
        "variants",
        "touchpoints",
        "people",
        "unmapped",
    ):
        rows = found.conformance(view=view, **late).rows
        assert all(not row.get("cycles") for row in rows)
    assert found.conformance(**late).rows[0]["follow_share"] is None
