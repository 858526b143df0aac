"""Discovered groups: what is planted is found, described, kept or refused with a reason."""

from __future__ import annotations

import pytest

from percorso.errors import QuestionError
from percorso.measure import measure
from percorso.measure.answer import Answer
from percorso.measure.segmentation.describe import nearest, signs
from tests.measure.segmentation_world import journey, told

AS_OF = "2026-06-01"


def found(**options: object) -> Answer:
    measured = measure(journey(), told(), as_of=AS_OF)
    return measured.segments(**{"view": "discovered", **options})


def test_the_planted_groups_are_found() -> None:
    answer = found()
    assert [row["cluster"] for row in answer.rows] == [1, 2]
    readers, walkers = answer.rows
    assert (readers["cycles"], walkers["cycles"]) == (200, 100)
    assert readers["stability"] > 0.9
    assert "reviews → ads" in readers["signs"]
    assert walkers["signs"][0] == "shop"
    assert readers["conversion"] > walkers["conversion"]
    assert readers["share"] == pytest.approx(2 / 3)
    assert readers["value"] == {"EUR": 40 * readers["goal_cycles"]}
    assert all(low <= times <= high for low, times, high in zip(
        readers["signs_times_low"], readers["signs_times"], readers["signs_times_high"],
        strict=True))  # fmt: skip


def test_a_group_is_kept_when_a_condition_describes_it() -> None:
    answer = found()
    assert answer.rows[0]["condition"] == ["cycle.channel=online"]
    assert answer.rows[0]["precision"] == answer.rows[0]["recall"] == 1
    assert answer.rows[0]["describes"]
    assert any("percorso segment NAME --where 'cycle.channel=online'" in remark
               for remark in answer.remarks)  # fmt: skip
    row = answer.measured.segments(where="cycle.channel=online").rows[0]
    assert row["cycles"] == answer.rows[0]["cycles"]


def test_a_group_that_no_condition_describes_cannot_be_kept() -> None:
    measured = measure(journey(), told(telling=False), as_of=AS_OF)
    answer = measured.segments(view="discovered", k="2")
    readers = answer.rows[0]
    assert 0 < readers["precision"] <= 1
    assert any("cannot be kept" in remark for remark in answer.remarks)


def test_its_people_are_listed() -> None:
    answer = found()
    people = answer.people(cluster=1)
    assert people.num_rows == answer.rows[0]["people"] == 200
    assert people["person"].to_pylist()[0] == "p0001"
    with pytest.raises(QuestionError, match="There is no group 3"):
        answer.people(cluster=3)


def test_the_moves_of_a_group_add_up_to_no_more_than_one() -> None:
    rows = found(view="moves").rows
    for cluster in (1, 2):
        for start in ("start", "ads", "shop"):
            chances = [r["chance"] for r in rows if (r["cluster"], r["from"]) == (cluster, start)]
            assert sum(chances) <= 1 + 1e-9
    walkers = [row for row in rows if row["cluster"] == 2 and row["from"] == "shop"]
    assert [(row["to"], row["chance"]) for row in walkers] == [("ads", 1.0)]


def test_one_way_gives_no_groups_and_says_so() -> None:
    answer = measure(journey(), told(ways=1), as_of=AS_OF).segments(view="discovered")
    assert answer.rows == []
    assert "One group explains the cycles best" in answer.remarks[0]


def test_groups_split_by_a_field_add_up() -> None:
    whole, parts = found().rows, found(by="person.plan").rows
    for row in whole:
        own = [part for part in parts if part["cluster"] == row["cluster"]]
        assert sum(part["cycles"] for part in own) == row["cycles"]
        assert sum(part["goal_cycles"] for part in own) == row["goal_cycles"]


def test_too_few_cycles_are_refused_with_a_reason() -> None:
    answer = measure(journey(), told(people=30), as_of=AS_OF).segments(view="discovered")
    assert answer.rows == []
    assert "at least 100 are needed" in answer.remarks[0]


@pytest.mark.parametrize("k", ["1", "9", "4..2", "many"])
def test_a_number_of_groups_that_cannot_be_is_refused(k: str) -> None:
    with pytest.raises(QuestionError, match="from 2 to 8"):
        found(k=k)


def test_it_is_the_same_in_one_bucket_or_more_and_whatever_the_order() -> None:
    events = told()
    turned = events.take(list(range(events.num_rows - 1, -1, -1)))
    answer = measure(journey(), turned, as_of=AS_OF).segments(view="discovered")
    assert answer.rows == found().rows


def test_signs_by_hand() -> None:
    import numpy as np

    # Two groups of 100 cycles: 80 and 20 of them pass the first state. Ratio 4; standard error of
    # its logarithm √(1/80 − 1/100 + 1/20 − 1/100) = 0.2062, so 2.67 to 5.99.
    states = np.array([[80, 20], [50, 50]])
    more, less = signs(np.zeros((6, 2), np.int64), states, np.array([100, 100]), 0)
    assert [sign.state for sign in more] == [0]
    assert (more[0].times, round(more[0].low, 2), round(more[0].high, 2)) == (4.0, 2.67, 5.99)
    assert less == []


def test_the_nearest_condition_by_hand() -> None:
    import numpy as np

    inside = np.array([True, True, True, False, False, False])
    begins = np.array([[0, 0, 1, 1, 2, -1]], np.int32)
    near = nearest(inside, begins, ["channel"], [["a", "b", "c"]])
    assert near is not None
    # a alone: 2 of 2 and 2 of 3, F 0.8; with b: 3 of 4 and 3 of 3, F 0.86.
    assert near.where == ("cycle.channel in a,b",)
    assert (near.precision, near.recall) == (0.75, 1.0)
    assert not near.good
