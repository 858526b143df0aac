"""Where drawing and measure part: each kind, and what is too little to be told."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

import percorso as pc
from percorso.journey import Journey
from percorso.measure.differences import KINDS, Difference, Facts, differences

DRAWN: dict[str, Any] = {
    "percorso": 1,
    "id": "lamp",
    "title": "Buying a lamp",
    "stages": [
        {"id": "see", "name": "See", "enter": {"event": "Page"}},
        {"id": "think", "name": "Think", "enter": {"event": "Compare"}, "optional": True},
        {"id": "do", "name": "Do", "goal": True, "enter": {"event": "Order"}},
    ],
}  # fmt: skip
STAGES = [
    {"stage": id, "entries": 200, "people": 150, "late": None, "time_median_s": None}
    for id in ("see", "think", "do")
]


def drawing(**parts: Any) -> Journey:
    stages = [{**one, **parts.get(one["id"], {})} for one in DRAWN["stages"]]
    lists = {key: value for key, value in parts.items() if key == "touchpoints"}
    return Journey.from_dict({**DRAWN, "stages": stages, **lists})


def found(journey: Journey, **facts: Any) -> list[Difference]:
    facts = {"stages": tuple(STAGES), **facts}
    return list(differences(journey, Facts(**facts)))


def row(stage: str, **figures: Any) -> tuple[dict[str, Any], ...]:
    return tuple({**one, **figures} if one["stage"] == stage else one for one in STAGES)


def felt(n: int = 80, emotion: float = 0.4, half: float = 0.2) -> dict[str, Any]:
    low, high = emotion - half, emotion + half
    return {"stage": "do", "n": n, "emotion": emotion, "emotion_low": low, "emotion_high": high}


def met(touchpoint: str, stage: str | None, people: int, **more: Any) -> dict[str, Any]:
    share = {"people": people, "events": 2 * people, "reach": people / 150, "drawn": True}
    return {"touchpoint": touchpoint, "stage": stage, **share, **more}


def test_agreement_is_no_difference() -> None:
    flow = ({"from": "see", "to": "think", "n": 90, "people": 80, "kind": "advanced"},)
    assert found(drawing(do={"emotion": 0.5}), voice=(felt(),), flow=flow) == []


def test_an_interval_that_begins_at_zero_holds_what_lies_in_it() -> None:
    said = felt(emotion=0.5, half=0.5)
    assert said["emotion_low"] == 0.0
    assert found(drawing(do={"emotion": 0.2}), voice=(said,)) == []


def test_another_emotion() -> None:
    [one] = found(drawing(do={"emotion": {"value": 1.5, "grade": "reported"}}), voice=(felt(),))
    assert (one.kind, one.element, one.drawn, one.measured, one.n) == (
        "emotion", "stages/do", 1.5, 0.4, 80,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("drawn", "said"),
    [(1.5, felt(n=29)), (0.6, felt(half=0.05)), (1.5, felt(half=1.2)), (None, felt())],
    ids=["few", "near", "unsure", "not drawn"],
)
def test_an_emotion_that_is_few_near_or_unsure_is_none(drawn: float | None, said: Any) -> None:
    feeling = {} if drawn is None else {"emotion": drawn}
    assert found(drawing(do=feeling), voice=(said,)) == []


def test_a_time_of_few_stays_is_no_difference() -> None:
    kpi = {"id": "time", "name": "Time", "figure": "time_median_s", "unit": "d", "target": 3,
           "better": "lower"}  # fmt: skip
    journey = drawing(see={"kpis": [kpi]})
    five_days = {"time_median_s": 5 * 86_400.0}
    assert found(journey, stages=row("see", **five_days, entries=1)) == []
    (one,) = found(journey, stages=row("see", **five_days))
    assert (one.kind, one.measured, one.n) == ("kpi", 5.0, 200)


def test_a_kpi_off_target_in_its_own_unit() -> None:
    kpi = {"id": "on", "name": "Go on", "figure": "conversion", "unit": "%", "target": 40}
    journey = drawing(see={"kpis": [kpi]})
    [one] = found(journey, stages=row("see", conversion=0.32, decided=190))
    assert (one.element, one.drawn, one.measured, one.n) == ("stages/see/kpis/on", 40, 32.0, 190)
    assert found(journey, stages=row("see", conversion=0.5, decided=190)) == []
    assert found(journey, stages=row("see", conversion=0.1, decided=20)) == []


def test_longer_than_expected() -> None:
    journey = drawing(see={"target_duration": "2d"})
    [one] = found(journey, stages=row("see", time_median_s=200_000.0, late=0.6))
    assert (one.kind, one.drawn, one.measured, one.share) == ("time", 172_800.0, 200_000.0, 0.6)
    [late] = found(journey, stages=row("see", time_median_s=90_000.0, late=0.4))
    assert late.kind == "time", "half are in time, yet four of ten are late"
    assert found(journey, stages=row("see", time_median_s=90_000.0, late=0.1)) == []


def test_a_stage_that_nobody_enters() -> None:
    [one] = found(drawing(), stages=row("think", entries=0, people=0))
    assert (one.kind, one.element) == ("unentered", "stages/think")


def test_moves_out_of_order() -> None:
    flow = (
        {"from": "see", "to": "do", "n": 60, "people": 55, "kind": "skipped"},
        {"from": "do", "to": "see", "n": 40, "people": 38, "kind": "returned"},
        {"from": "do", "to": "see", "n": 90, "people": 80, "kind": "new_cycle"},
        {"from": "do", "to": "think", "n": 9, "people": 9, "kind": "returned"},
    )
    required = found(drawing(think={"optional": False}), flow=flow)
    assert [(one.kind, one.stage, one.to, one.share) for one in required] == [
        ("skips", "see", "do", 0.3), ("returns", "do", "see", 0.2),
    ]  # fmt: skip
    assert [one.kind for one in found(drawing(), flow=flow)] == ["returns"], "it may be skipped"


SITE = {"id": "site", "name": "Site", "state": "covered", "stages": ["see", "think"]}


def test_covered_and_never_seen() -> None:
    silent = met("site", None, 0)
    [one] = found(drawing(touchpoints=[SITE]), touchpoints=(silent,))
    assert (one.kind, one.element, one.stage, one.ruled) == (
        "unseen", "touchpoints/site", "see", False,
    )  # fmt: skip
    assert found(drawing(touchpoints=[{**SITE, "channel": "tv"}]), touchpoints=(silent,)) == []
    assert found(drawing(touchpoints=[{**SITE, "state": "retired"}]), touchpoints=(silent,)) == []


def test_drawn_here_and_seen_elsewhere() -> None:
    rows = (met("site", None, 60), met("site", "see", 0), met("site", "think", 50),
            met("site", "do", 40))  # fmt: skip
    here, there = found(drawing(touchpoints=[SITE]), touchpoints=rows)
    assert (here.kind, here.stage) == ("absent", "see")
    assert (there.kind, there.stage, there.people) == ("elsewhere", "do", 40)


def test_few_people_elsewhere_are_none() -> None:
    rows = (met("site", None, 90), met("site", "see", 90), met("site", "think", 9),
            met("site", "do", 29))  # fmt: skip
    assert found(drawing(touchpoints=[SITE]), touchpoints=rows) == []


def test_planned_and_already_in_use() -> None:
    planned = {**SITE, "state": "planned"}
    [one] = found(drawing(touchpoints=[planned]), touchpoints=(met("site", None, 12),))
    assert (one.kind, one.drawn, one.people) == ("in_use", "planned", 12)


def test_what_the_map_does_not_have() -> None:
    rows = (met("kiosk", None, 30, drawn=False), met("kiosk", "do", 20, drawn=False),
            met("kiosk", "see", 10, drawn=False))  # fmt: skip
    heard = (
        {"channel": "radio", "n": 70, "stage": None},
        {"channel": "fax", "n": 3, "stage": "see"},
    )
    kiosk, radio = found(drawing(), touchpoints=rows, channels=heard)
    assert (kiosk.kind, kiosk.name, kiosk.stage) == ("unknown_touchpoint", "kiosk", "do")
    assert (radio.kind, radio.name, radio.stage, radio.n) == ("unknown_channel", "radio", None, 70)
    now = [{"id": "kiosk", "name": "Kiosk"}, {"id": "spot", "name": "Spot", "channel": "radio"}]
    assert found(drawing(touchpoints=now), touchpoints=rows, channels=heard) == []


def test_they_stand_from_left_to_right_and_each_has_a_key() -> None:
    rows = (met("kiosk", None, 30, drawn=False), met("kiosk", "do", 20, drawn=False))
    ones = found(
        drawing(do={"emotion": 2}), stages=row("see", entries=0), voice=(felt(),), touchpoints=rows,
        channels=({"channel": "radio", "n": 70, "stage": None},),
    )  # fmt: skip
    assert [one.key for one in ones] == [
        "unentered:stages/see:see:", "emotion:stages/do:do:", "unknown_touchpoint:kiosk:do:",
        "unknown_channel:radio::",
    ]  # fmt: skip
    assert {one.kind for one in ones} <= set(KINDS)


def test_they_are_told_of_a_measured_journey() -> None:
    rows = [(f"p{k}", "Page", f"2026-03-01T10:{k:02}:00Z", "radio") for k in range(40)]
    names = ("user_id", "event", "timestamp", "channel")
    events = pa.table({name: [row[i] for row in rows] for i, name in enumerate(names)})
    journey = drawing()
    ones = differences(journey, Facts.of(pc.measure(journey, events)))
    assert [(one.kind, one.element or one.name) for one in ones] == [
        ("unknown_channel", "radio"), ("unentered", "stages/think"), ("unentered", "stages/do"),
    ]  # fmt: skip
