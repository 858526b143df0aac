"""Paths: the worked example, conservation, the tree, people, comparisons and what is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import percorso as pc
from percorso.errors import QuestionError
from percorso.measure.paths import Paths
from tests.measure.test_against_oracle import CASES, Product, Rows, product, table
from tests.measure.test_paths_oracle import asked
from tests.oracle import example
from tests.oracle.strategies import Case, cases

SOME = settings(CASES, max_examples=50)


@pytest.fixture(scope="module")
def told() -> pc.Measured:
    events: Rows = [{"value": None, "properties": {}} | e for e in example.EVENTS]
    return Product(example.JOURNEY, events).measured


def rows_of(rows: Rows, kind: str) -> Rows:
    """The rows of one kind."""
    return [row for row in rows if row["kind"] == kind]


# --- the worked example --------------------------------------------------------------------------


def test_the_worked_example_as_on_its_page(told: pc.Measured) -> None:
    rows = told.paths(of="stages").rows
    assert [(row["path"], row["n"], row["conversion"], row["time_median_s"]) for row in rows] == [
        (["see"], 2, None, None),
        (["see", "think"], 1, 0, 4 * 86400),
        (["see", "think", "do"], 1, 1, 11 * 86400),
        (["think", "see", "do", "care"], 1, 1, 5 * 86400),
        (None, 0, None, None),
    ]


def test_what_came_after_the_drop_off_within_the_limit(told: pc.Measured) -> None:
    within = told.paths(of="events", after="drop-off", limit="5d").rows
    assert [(row["kind"], row["path"], row["n"]) for row in within] == [
        ("path", ["Page"], 1),
        ("other", None, 0),
    ]
    # cara's cycle ended on 15 March at midnight; her page came five days later, not one second more
    late = told.paths(of="events", after="drop-off", limit="4d 23h").rows
    assert [row["kind"] for row in late if row["n"]] == ["drop_off"]


@pytest.mark.parametrize(
    ("as_of", "kind"), [("2026-03-19", "undecided"), ("2026-04-01", "drop_off")]
)
def test_nothing_after_a_drop_off_is_known_when_the_limit_is_over(as_of: str, kind: str) -> None:
    events: Rows = [e for e in example.EVENTS if e["user_id"] == "cara"][:2]
    events = [{"value": None, "properties": {}} | e for e in events]
    answer = Product(example.JOURNEY, events, as_of=as_of).measured.paths(
        after="drop-off", limit="7d", of="events"
    )
    assert [row["kind"] for row in answer.rows if row["n"]] == [kind]


def test_the_limit_is_over_at_its_last_instant() -> None:
    events: Rows = [{"value": None, "properties": {}} | e for e in example.EVENTS[10:12]]
    for as_of, kind in (("2026-03-22T00:00:00+00:00", "drop_off"),
                        ("2026-03-21T23:59:59+00:00", "undecided")):  # fmt: skip
        measured = Product(example.JOURNEY, events, as_of=as_of).measured
        rows = measured.paths(after="drop-off", limit="7d", of="events").rows
        assert [row["kind"] for row in rows if row["n"]] == [kind]


def test_drop_offs_are_those_of_the_stages(told: pc.Measured) -> None:
    for row in told.stages().rows[:-1]:
        lost = row["decided"] - row["converted"] if "converted" in row else None
        rows = told.paths(of="events", before="drop-off", stage=row["stage"]).rows
        wanted = round((row["drop_off"] or 0) * row["decided"]) if lost is None else lost
        assert sum(each["n"] for each in rows) == wanted


def test_a_signal_and_its_run_are_no_step() -> None:
    events: Rows = [
        {"event": name, "user_id": "a", "timestamp": f"2026-03-01T{hour:02}:00:00+00:00",
         "message_id": str(hour), "value": None, "properties": {}}
        for hour, name in enumerate(("Page", "Compare", "Compare", "Page", "Compare", "Order"))
    ]  # fmt: skip
    measured = Product(example.JOURNEY, events).measured

    def path(**options: Any) -> Any:
        rows: Rows = measured.paths(of="events", **options).rows
        return rows[0]["path"]

    assert path(after="Compare") == ["Page", "Compare", "Order"]
    assert path(after="Compare", anchor="last") == ["Order"]
    assert path(before="Compare") == ["Page"]
    assert path(before="Compare", anchor="last") == ["Page", "Compare", "Page"]
    assert path(after="Page", before="Order") == ["Compare", "Page", "Compare"]
    assert path(after="Compare", keep_repeats=True) == ["Compare", "Page", "Compare", "Order"]
    assert path(before="Order", steps=2) == ["Page", "Compare"]


# --- conservation --------------------------------------------------------------------------------


@SOME
@given(st.data())
def test_everything_adds_up_to_the_units_that_started(data: st.DataObject) -> None:
    case: Case = data.draw(cases())
    options = data.draw(asked(case))
    rows = product(case).measured.paths(**options).rows
    places = {row.get("position") for row in rows}
    for place in places:
        here = [row for row in rows if row.get("position") == place]
        assert sum(row["n"] for row in here) == (here[0]["started"] if here else 0)


@SOME
@given(st.data())
def test_the_tree_adds_up_at_every_place(data: st.DataObject) -> None:
    case: Case = data.draw(cases())
    options = data.draw(asked(case)) | {"view": "tree", "steps": 3, "top": 2}
    if options.get("after") and options.get("before"):
        options.pop("before")
    measured = product(case).measured
    rows = measured.paths(**options).rows
    back = rows[0]["position"] > min(row["position"] for row in rows)
    for row in rows:
        if row["kind"] == "other" or abs(row["position"]) == options["steps"]:
            continue
        after = [each for each in rows if _leaves(each, row, back)]
        stops = row["began"] if "began" in row else row["ended"] + row["undecided"]
        assert row["n"] == stops + sum(each["n"] for each in after)
    whole = measured.paths(**options | {"view": "paths", "top": 1000}).rows
    for row in rows_of(rows, "step"):
        part = slice(-len(row["path"]), None) if row["position"] < 0 else slice(len(row["path"]))
        same = [each["n"] for each in rows_of(whole, "path") if each["path"][part] == row["path"]]
        assert row["n"] == sum(same)


def _leaves(row: Mapping[str, Any], place: Mapping[str, Any], back: bool) -> bool:
    """Whether a row is a branch that leaves a place."""
    if row["kind"] == "other":
        return bool(row["path"] == place["path"])
    way = row["path"][1:] if back else row["path"][:-1]
    return row["kind"] == "step" and bool(way == place["path"])


# --- people --------------------------------------------------------------------------------------


@SOME
@given(st.data())
def test_people_are_as_many_as_the_row_says(data: st.DataObject) -> None:
    case: Case = data.draw(cases())
    options = data.draw(asked(case))
    answer = product(case).measured.paths(**options)
    for row in answer.rows:
        if not row["n"]:
            continue
        names = ("rank", "position", "kind", "step")
        found = answer.people(**{name: row[name] for name in names if row.get(name) is not None})
        units: list[Any] = found["n"].to_pylist()
        assert (len(units), sum(units)) == (row["people"], row["n"])
        if row["kind"] == "path":
            assert answer.people(path=row["path"]) == found


def test_people_of_a_place_in_the_tree_and_of_a_side(told: pc.Measured) -> None:
    tree = told.paths(of="stages", view="tree")
    assert tree.people(path=["see", "think"])["person"].to_pylist() == ["ann", "cara"]
    assert tree.people()["n"].to_pylist() == [2, 1, 2]
    around = told.paths(of="stages", around="think", steps=1)
    assert around.people(side="before", rank=1)["person"].to_pylist() == ["ann", "cara"]
    assert around.people(side="after", kind="drop_off")["person"].to_pylist() == ["cara"]


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ({"rank": 99}, "There is no rank '99'."),
        ({"path": ["care", "see"]}, "Nobody has that path."),
        ({"path": ["tink"]}, "There is no step 'tink'."),
        ({"kind": "pth"}, "There is no kind 'pth'."),
        ({"position": 1}, "'position' chooses nothing"),
        ({"side": "after"}, "'side' goes with --around"),
        ({"segment": "x"}, "There is no segment 'x'."),
        ({"stage": "see"}, "no choice 'stage'"),
    ],
)
def test_people_that_no_row_has(told: pc.Measured, which: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError, match=said.replace("(", r"\(")):
        told.paths(of="stages").people(**which)


# --- comparing and cutting -----------------------------------------------------------------------


def test_groups_apart_have_an_interval_and_groups_that_share_have_none() -> None:
    events: Rows = [
        {"event": name, "user_id": f"u{person}", "timestamp": "2026-03-01T10:00:00+00:00",
         "message_id": f"{person}{name}", "value": None, "device": "phone" if person < 4 else "tv",
         "properties": {}}
        for person in range(10) for name in (("Page", "Order") if person % 2 else ("Page",))
    ]  # fmt: skip
    measured = Product(example.JOURNEY, events).measured
    apart = measured.paths(of="events", where="person.device=phone", compare="person.device=tv")
    first, second = apart.rows[:2]
    assert (first["n"], first["started"], second["n"], second["started"]) == (2, 4, 3, 6)
    assert first["difference"] == -second["difference"] == 0
    assert first["difference_low"] < 0 < first["difference_high"]
    shared = measured.paths(of="events", compare="person.device=phone")
    assert shared.rows[0]["difference_low"] is None
    assert "The two groups share 4 cycles" in " ".join(shared.remarks)


def test_what_is_cut_is_said(told: pc.Measured) -> None:
    answer = told.paths(of="stages", top=1, steps=2)
    other = rows_of(answer.rows, "other")[0]
    assert (other["paths"], other["n"], other["people"]) == (2, 3, 3)
    assert answer.remarks == (
        "2 of 3 different paths are not named: 60.0% of 5 cycles.",
        "40.0% of 5 cycles have more than 2 steps; the first 2 are shown.",
    )


def test_no_touchpoint_no_goal_and_nobody_are_said(told: pc.Measured) -> None:
    assert "No event in them has a touchpoint" in told.paths().remarks[0]
    nobody = told.paths(of="events", start="2027-01-01")
    assert nobody.remarks == ("Nothing begins in the period.",)
    missing = told.paths(of="events", after="Nonsense")
    assert missing.remarks == ("Nothing that begins in the period has the signal “Nonsense”.",)
    journey = example.JOURNEY | {
        "stages": [{"id": "see", "name": "See", "enter": {"event": "Page"}}]
    }
    events = table([{"value": None, "properties": {}} | e for e in example.EVENTS])
    answer = pc.measure(pc.Journey.parse(json.dumps(journey)), events).paths(of="events")
    assert answer.remarks[-1] == "The journey has no goal, so there is no conversion."
    assert {row["conversion"] for row in answer.rows} == {None}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"of": "touchpoint"}, "'of' cannot be 'touchpoint'"),
        ({"within": "week"}, "'within' cannot be 'week'"),
        ({"steps": 0}, "'steps' cannot be 0"),
        ({"top": "many"}, "'top' cannot be many"),
        ({"of": "stages", "within": "stay"}, "only one stage"),
        ({"before": "drop-off", "within": "session"}, "end of a cycle"),
        ({"before": "drop-off", "after": "see"}, "stands alone"),
        ({"around": "see", "after": "do"}, "before and after in one"),
        ({"around": "drop-off"}, "takes a signal"),
        ({"stage": "think"}, "goes with a drop-off or with stays"),
        ({"before": "drop-off", "stage": "care"}, "the last stage"),
        ({"before": "drop-off", "stage": "tink"}, "no measured stage 'tink'"),
        ({"gap": "30min"}, "that of a session"),
        ({"limit": "3d"}, "goes with --after drop-off"),
        ({"within": "session", "gap": "30"}, "'gap' cannot be used"),
        ({"view": "tree", "after": "see", "before": "do"}, "looks one way"),
        ({"after": "stage:tink"}, "There is no stage 'tink'"),
    ],
)
def test_what_says_nothing_is_refused(
    told: pc.Measured, options: dict[str, Any], said: str
) -> None:
    with pytest.raises(QuestionError, match=said):
        told.paths(**options)


def test_the_report_asks_of_touchpoints_only_where_there_are_any() -> None:
    journey = pc.Journey.parse(json.dumps(example.JOURNEY))
    assert {question.of for question in Paths.reported(journey).values()} == {"events"}  # type: ignore[attr-defined]
