"""The funnel by hand, its definitions, its people, and what it says of mistakes."""

from __future__ import annotations

import json
from typing import Any

import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.measure.funnel import Funnel
from tests.measure.test_against_oracle import table
from tests.oracle import example

DAY = 86_400
STEPS = ("Page", "Compare", "Order")


def events(text: str, minutes: int = 24 * 60) -> list[dict[str, Any]]:
    """Events such as `ann: A B X C`, one a day from 1 March, each person on a line of her own."""
    told = []
    for line in text.strip().splitlines():
        person, _, names = line.partition(":")
        for place, word in enumerate(names.split()):
            name, _, plan = word.partition("/")
            moment = place * minutes
            day, minute = divmod(moment, 24 * 60)
            told.append({
                "event": name, "user_id": person.strip(), "message_id": f"{person}{place}",
                "timestamp": f"2026-03-{day + 1:02}T{minute // 60:02}:{minute % 60:02}:00Z",
                "value": None, "properties": {"plan": plan} if plan else {},
            })  # fmt: skip
    return [each for each in told if each["event"] != "."]


JOURNEY: dict[str, Any] = {
    "percorso": 1, "id": "letters", "title": "Letters",
    "stages": [{"id": "a", "name": "A stage", "enter": {"event": "A"}},
               {"id": "c", "name": "C stage", "goal": True, "enter": {"event": "C"}}],
}  # fmt: skip


def letters(text: str, lang: str = "en", **options: Any) -> pc.Measured:
    return pc.measure(pc.Journey.parse(json.dumps(JOURNEY)), table(events(text)), lang=lang,
                      **options)  # fmt: skip


def worked(**options: Any) -> pc.Measured:
    told = [{"value": None, "properties": {}} | each for each in example.EVENTS]
    return pc.measure(pc.Journey.parse(json.dumps(example.JOURNEY)), table(told), **options)


def reached(measured: pc.Measured, *steps: Any, **options: Any) -> list[int]:
    return [row["reached"] for row in measured.funnel(*steps, **options).rows]


def test_the_worked_example_by_hand() -> None:
    rows = worked().funnel(*STEPS, within="14d").rows
    assert [row["reached"] for row in rows] == [3, 2, 1]
    assert [row["decided"] for row in rows] == [3, 3, 3]
    assert [row["dropped"] for row in rows] == [0, 1, 1]
    assert rows[2]["conversion"] == pytest.approx(1 / 3)
    assert rows[2]["conversion_previous"] == pytest.approx(1 / 2)
    assert [row["time_median_s"] for row in rows] == [None, 3 * DAY, 11 * DAY]
    assert rows[2]["time_previous_median_s"] == 9 * DAY


def test_who_may_still_go_on_is_counted_apart() -> None:
    rows = worked(as_of="2026-03-31").funnel(*STEPS, within="30d").rows
    assert [row["undecided"] for row in rows] == [0, 1, 2]
    assert [row["decided"] for row in rows] == [3, 2, 1]


def test_a_gap_equal_to_the_limit_is_inside() -> None:
    assert reached(letters("ann: A . C"), "A", "C", within="2d") == [1, 1]
    assert reached(letters("ann: A . C"), "A", "C", within="47h") == [1, 0]


def test_the_default_steps_are_the_stages_up_to_the_goal() -> None:
    rows = worked().funnel().rows
    assert [row["name"] for row in rows] == ["See", "Think", "Do"]


def test_not_the_first_choice_but_any() -> None:
    # the first B is too early for C; the second is not
    assert reached(letters("ann: A B . B C"), "A", "B", "C", step_within=("3=1d",)) == [1, 1, 1]
    # the exclusion falls between the first B and C, not between the second and C
    found = reached(letters("ann: A B X B C"), "A", "B", "C", exclude=("2-3:X",))
    assert found == [1, 1, 1]
    # with A, C is reached only by the second A, whose plan it shares
    assert reached(letters("ann: A/free A/pro C/pro"), "A", "C", hold="plan") == [1, 1]


def test_one_event_does_one_step() -> None:
    assert reached(letters("ann: A A\nbob: A"), "A", "A", "A") == [2, 1, 0]


def test_optional_steps_may_be_missing() -> None:
    measured = letters("ann: A C\nbob: A B C\ncara: A B")
    rows = measured.funnel("A", "B", "C", optional=(2,)).rows
    assert [row["reached"] for row in rows] == [3, 2, 2]
    # from the last required step before, which is A
    assert rows[2]["decided_previous"] == 3


@pytest.mark.parametrize(
    ("order", "wanted"), [("ordered", [3, 2]), ("strict_next", [3, 1]), ("any", [3, 3])]
)
def test_orders(order: str, wanted: list[int]) -> None:
    measured = letters("ann: A C\nbob: A X C\ncara: C A")
    assert reached(measured, "A", "C", order=order) == wanted


def test_attempts_start_after_one_another() -> None:
    measured = letters("ann: A A C A C A")
    assert reached(measured, "A", "C", count="attempts") == [3, 2]
    assert reached(measured, "A", "C", count="people") == [1, 1]


@pytest.mark.parametrize(
    ("exclusion", "wanted"), [("stop", [2, 1]), ("drop", [2, 1]), ("person", [1, 0])]
)
def test_exclusions(exclusion: str, wanted: list[int]) -> None:
    measured = letters("ann: A X A C\nbob: A")
    assert reached(measured, "A", "C", exclude="X", exclusion=exclusion) == wanted


def test_an_exclusion_drops_the_attempt_or_only_ends_it() -> None:
    measured = letters("ann: A B X C")
    assert reached(measured, "A", "B", "C", exclude="X") == [1, 1, 0]
    assert reached(measured, "A", "B", "C", exclude="X", exclusion="drop") == [0, 0, 0]


def test_later_steps_may_fall_after_the_period_unless_told() -> None:
    measured = letters("ann: A . . C", end="2026-03-02")
    assert reached(measured, "A", "C") == [1, 1]
    assert reached(measured, "A", "C", inside=True) == [1, 0]
    assert reached(measured, "A", "C", preset="ga4") == [1, 0]


PRESET = "ann: A . C\nbob: A . . . . . . . . A . C\ncara: A X . A C\ndora: C A"


@pytest.mark.parametrize(
    ("preset", "wanted"),
    [
        ("amplitude", [4, 1]),  # one day; the attempt that X fell on is left out
        ("mixpanel", [4, 1]),  # seven days from the first A only; X ends Cara's
        ("posthog", [3, 2]),  # fourteen days; Cara is left out
        ("ga4", [4, 3]),
        ("adobe", [4, 3]),
    ],
)
def test_presets(preset: str, wanted: list[int]) -> None:
    assert reached(letters(PRESET), "A", "C", exclude="X", preset=preset) == wanted


def test_an_option_beside_a_preset_wins() -> None:
    measured = letters("ann: A . . C")
    assert reached(measured, "A", "C", preset="amplitude") == [1, 0]
    assert reached(measured, "A", "C", preset="amplitude", within="none") == [1, 1]


def test_what_if_agrees_with_asking() -> None:
    measured = letters(PRESET)
    for row in measured.funnel("A", "C", exclude="X", what_if=True).rows:
        name, _, value = row["variant"].partition("=")
        options = {"preset": name} if name not in ("asked", "order", "count", "start", "within",
                                                   "exclusion") else {}  # fmt: skip
        if value:
            options = {"start_at" if name == "start" else name: value}
        last = measured.funnel("A", "C", exclude="X", **options).rows[-1]
        kept = ("reached", "decided", "undecided", "conversion", "time_median_s")
        assert {key: row[key] for key in kept} == {key: last[key] for key in kept}, row


def test_people_behind_the_figures() -> None:
    answer = worked(as_of="2026-03-31").funnel(*STEPS, within="30d")
    assert answer.people(step=3)["person"].to_pylist() == ["ann"]
    waiting = answer.people(step=3, figure="undecided").to_pylist()
    assert [(row["person"], row["stopped_name"]) for row in waiting] == [
        ("bob", "Page"), ("cara", "Compare"),
    ]  # fmt: skip
    answer = worked().funnel(*STEPS, within="14d")
    (lost,) = answer.people(step="Compare", figure="dropped").to_pylist()
    assert (lost["person"], lost["stopped"], lost["cycle"]) == ("bob", 1, 1)
    assert lost["started_at"].isoformat() == "2026-03-05T00:00:00+00:00"


def test_what_a_step_and_a_figure_hold_adds_up() -> None:
    answer = worked().funnel(*STEPS, count="attempts", within="30d")
    for row, before in zip(answer.rows[1:], answer.rows, strict=False):
        parts = {f: answer.people(step=row["step"], figure=f).num_rows
                 for f in ("reached", "dropped", "undecided")}  # fmt: skip
        assert parts == {key: row[key] for key in parts}
        assert before["reached"] == row["reached"] + row["dropped"] + row["undecided_previous"]


def test_two_groups_are_set_side_by_side_with_their_difference() -> None:
    measured = letters("ann: A/pro C/pro\nbob: A/free")
    answer = measured.funnel("A", "C", where="person.plan=pro", compare="person.plan=free")
    assert [row["reached"] for row in answer.rows] == [1, 1, 1, 0]
    assert any("+100" in remark for remark in answer.remarks)


def test_groups_that_share_people_have_no_interval() -> None:
    measured = letters("ann: A/pro C/pro\nbob: A/free")
    answer = measured.funnel("A", "C", compare="event.plan=pro")
    assert any("share people" in remark for remark in answer.remarks)
    assert "looks at the event that starts the attempt" in answer.definition


def test_without_a_limit_nobody_is_undecided_and_it_says_so() -> None:
    measured = letters("ann: A\nbob: A C")
    answer = measured.funnel("A", "C")
    assert answer.rows[1]["undecided"] == 0
    assert any("no time limit" in remark for remark in answer.remarks)
    limited = measured.funnel("A", "C", within="7d")
    assert (limited.rows[1]["undecided"], limited.remarks) == (1, ())


def test_names_that_no_event_has_are_told_with_the_nearest() -> None:
    answer = worked().funnel("Page", "Compar", hold="nothing")
    assert any("“Compar”" in said and "“Compare”" in said for said in answer.remarks)
    assert any("“nothing”" in said for said in answer.remarks)
    assert answer.rows[0]["conversion"] is None


def test_the_definition_says_what_was_asked_in_both_languages() -> None:
    said = letters("ann: A C").funnel("A", "C", within="7d", count="attempts").definition
    assert "All within 7 d of the first." in said
    assert "Attempts are counted" in said
    assert "Tutti entro 7 g" in letters("ann: A C", "it").funnel("A", "C", within="7d").definition


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"optional": (1,)}, "first step cannot be optional"),
        ({"optional": (7,)}, "no step '7'"),
        ({"within": "7"}, "not a duration"),
        ({"step_within": "9=1d"}, "may name 2 to 2"),
        ({"order": "orderd"}, "'ordered'"),
        ({"preset": "mixpanle"}, "'mixpanel'"),
        ({"exclude": "2-1:X"}, "does not name two steps"),
        ({"exclude": "1-2:X", "order": "any"}, "between two steps"),
    ],
)
def test_mistakes_are_told(options: dict[str, Any], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        letters("ann: A C").funnel("A", "C", **options)


def test_too_many_steps_are_refused() -> None:
    with pytest.raises(QuestionError, match="at most 20"):
        letters("ann: A").funnel(*["A"] * 21)
    with pytest.raises(QuestionError, match="at most 8"):
        letters("ann: A").funnel(*["A"] * 9, order="any")


def test_people_of_a_step_that_is_not_there() -> None:
    answer = letters("ann: A C").funnel("A", "C")
    with pytest.raises(QuestionError, match="1 to 2"):
        answer.people(step=3)
    with pytest.raises(QuestionError, match="'dropped'"):
        answer.people(figure="droped")
    with pytest.raises(QuestionError, match="names no people"):
        letters("ann: A C").funnel("A", "C", what_if=True).people()


def test_the_question_is_an_object_too() -> None:
    measured = letters("ann: A C")
    assert measured.ask(Funnel(steps=({"event": "A"}, "goal"))).rows[1]["reached"] == 1
