"""Experiments: by hand, what is left out, what is refused, and what is said, in both languages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.measure import Measured
from percorso.measure.charts import chart
from percorso.share.report.gather import Choice, facts_of
from percorso.share.report.sections.experiment import section

JOURNEY = pc.Journey.parse("""
percorso: 1
id: lamps
title: Lamps
stages:
  - {id: see, name: See, enter: {event: Page}}
  - {id: do, name: Do, goal: true, enter: {event: Order}}
notes:
  - {date: 2026-03-05, kind: campaign, text: Spring sale}
""")
BY_HAND = """
ann 2026-03-01 Page A
bob 2026-03-01 Page B
cara 2026-03-02 Page A
bob 2026-03-03 Order - 30
dan 2026-03-03 Page B
cara 2026-03-04 Page B
eve 2026-03-10 Page B
dan 2026-03-12 Order - 50
ann 2026-03-20 Order - 40
fay 2026-03-24 Page A
"""
Rows = list[dict[str, Any]]


def _event(who: str, when: str, event: str, **more: Any) -> dict[str, Any]:
    return {"user_id": who, "timestamp": when, "event": event, **more}


def _measured(told: Rows, lang: str = "en") -> Measured:
    names = list(dict.fromkeys(name for one in told for name in one))
    table = pa.table({name: [one.get(name) for one in told] for name in names})
    return pc.measure(JOURNEY, table, lang=lang)


def _by_hand() -> Rows:
    found = []
    for line in BY_HAND.split("\n")[1:-1]:
        who, day, event, variant, *value = [*line.split(), None]
        money: dict[str, Any] = {"value": float(value[0]), "currency": "EUR"} if value[0] else {}
        arm = None if variant == "-" else variant
        found.append(_event(str(who), f"{day}T00:00:00Z", str(event), variant=arm, **money))
    return found


def crowd(a: float, b: float, people: int = 1000, sizes: tuple[int, int] = (1, 1)) -> Rows:
    """People of two arms who come hour by hour and order with these chances."""
    rng, start = np.random.default_rng(3), datetime.fromisoformat("2026-01-01T00:00:00+00:00")
    told: Rows = []
    for number in range(people):
        arm = "AB"[number % sum(sizes) >= sizes[0]]
        when = start + timedelta(hours=number)
        who = f"p{number}"
        told.append(_event(who, when.isoformat(), "Page", variant=arm, experiment="one"))
        if rng.random() < (a if arm == "A" else b):
            later = (when + timedelta(days=2)).isoformat()
            value = float(rng.integers(20, 60))
            told.append(_event(who, later, "Order", value=value, currency="EUR"))
            told.append(_event(who, later, "Answer", score=9.0, score_kind="nps"))
    return [*told, _event("last", (when + timedelta(days=20)).isoformat(), "News")]


def _arm(rows: Rows, figure: str, arm: str = "B") -> dict[str, Any]:
    (found,) = (row for row in rows if (row["figure"], row["arm"]) == (figure, arm))
    return found


def test_the_example_by_hand() -> None:
    answer = _measured(_by_hand()).experiment(figure=("conversion_goal", "value"))
    a, b = (_arm(answer.rows, "conversion_goal", arm) for arm in "AB")
    assert (a["people"], a["n"], a["undecided"], a["successes"]) == (2, 1, 1, 0)
    assert (b["people"], b["n"], b["undecided"], b["successes"]) == (3, 3, 0, 2)
    ends = (b["difference"], b["difference_low"], b["difference_high"])
    assert [round(each, 3) for each in ends] == [0.667, -0.25, 0.939]
    assert round(b["srm_p"], 3) == 0.655
    assert _arm(answer.rows, "value")["value"] == pytest.approx(80 / 3)
    assert _arm(answer.rows, "value")["verdict"] == "few"
    assert "1 person saw two variants and is left out." in answer.remarks
    names = answer.people(arm="B")["person"].to_pylist()
    assert names == ["bob", "dan", "eve"]
    assert answer.people(decided=False)["person"].to_pylist() == ["fay"]


def test_a_gap_equal_to_the_limit_is_inside_and_an_order_counts_once() -> None:
    day = "2026-03-15T00:00:00"
    told = [
        _event("ann", "2026-03-01T00:00:00Z", "Page", variant="A"),
        _event("ann", f"{day}Z", "Order", value=10.0, currency="EUR", order_id="a"),
        _event("bob", "2026-03-01T00:00:00Z", "Page", variant="B"),
        _event("bob", "2026-03-02T00:00:00Z", "Order", value=7.0, currency="EUR", order_id="b"),
        _event("bob", "2026-03-03T00:00:00Z", "Order", value=7.0, currency="EUR", order_id="b"),
        _event("cara", "2026-03-01T00:00:00Z", "Page", variant="B"),
        _event("cara", f"{day}.000001Z", "Order", value=99.0, currency="EUR", order_id="c"),
    ]
    rows = _measured(told).experiment(figure=("conversion_goal", "value", "order_value")).rows
    assert [_arm(rows, "conversion_goal", arm)["successes"] for arm in "AB"] == [1, 1]
    assert [_arm(rows, "value", arm)["value"] for arm in "AB"] == [10, 3.5]
    assert _arm(rows, "order_value")["value"] == 7
    assert [row["undecided"] for row in rows] == [0] * 6


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Reached the goal: B is better than A by 9.0 points (4.5 to"),
        ("it", "Arrivati al traguardo: B è meglio di A, con una differenza di 9,0 punti (da"),
    ],
)
def test_a_difference_is_said_plainly(lang: str, said: str) -> None:
    answer = _measured(crowd(0.1, 0.2), lang).experiment(figure=("conversion_goal",))
    assert _arm(answer.rows, "conversion_goal")["verdict"] == "better"
    assert answer.remarks[0].startswith(said)


def test_without_a_difference_it_says_what_could_not_be_seen() -> None:
    answer = _measured(crowd(0.1, 0.1)).experiment(figure=("conversion_goal", "News"))
    row = _arm(answer.rows, "conversion_goal")
    assert row["verdict"] == "unclear"
    assert 0.04 < row["detectable"] < 0.08
    assert "nothing can be told yet" in answer.remarks[0]
    assert "is not reliably seen" in answer.remarks[0]


def test_looking_early_needs_more() -> None:
    measured = _measured(crowd(0.1, 0.16))
    once, often = (measured.experiment(figure=("conversion_goal",), peek=p) for p in (False, True))
    one, two = (_arm(each.rows, "conversion_goal") for each in (once, often))
    assert (one["verdict"], two["verdict"]) == ("better", "unclear")
    assert two["always_low"] < one["difference_low"]
    assert two["always_high"] > one["difference_high"]


def test_groups_of_the_wrong_size_stop_everything() -> None:
    measured = _measured(crowd(0.1, 0.3, sizes=(2, 1)))
    answer = measured.experiment()
    assert {row["verdict"] for row in answer.rows} == {"control", "stop"}
    assert all(row["difference"] is None for row in answer.rows)
    assert answer.remarks[0].startswith("Stop: ")
    planned = measured.experiment(share="2,1", figure=("conversion_goal",))
    assert _arm(planned.rows, "conversion_goal")["verdict"] == "better"


def test_scores_times_values_and_what_went_before() -> None:
    figures = ("value", "order_value", "time", "nps")
    answer = _measured(crowd(0.2, 0.4)).experiment(figure=figures, cuped="30d")
    value, order, time, nps = (_arm(answer.rows, figure) for figure in figures)
    assert value["verdict"] == "better"
    assert value["cuped_low"] is None  # nobody had bought anything before
    assert 30 < order["value"] < 50
    assert (time["value"], nps["value"]) == (2 * 86_400, 100)
    assert any("got there or answered" in remark for remark in answer.remarks)


def test_several_experiments_are_not_mixed() -> None:
    told = [{**row, "experiment": "two"} if n % 7 == 0 else row
            for n, row in enumerate(crowd(0.1, 0.2))]  # fmt: skip
    measured = _measured(told)
    answer = measured.experiment()
    assert answer.rows == []
    assert "several experiments: “one” and “two”" in answer.remarks[0]
    assert measured.experiment(test="two").rows
    with pytest.raises(QuestionError, match="'one'"):
        measured.experiment(test="on")


def test_without_a_variant_it_says_so() -> None:
    answer = _measured([_event("ann", "2026-03-01T00:00:00Z", "Page")]).experiment()
    assert answer.rows == []
    assert "No event says which variant" in answer.remarks[0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"view": "arm"}, "'arms'"),
        ({"within": "soon"}, "--within"),
        ({"share": "50"}, "control first"),
        ({"share": "1,1,1"}, "2 arms"),
        ({"control": "C"}, "Nobody saw the arm 'C'"),
        ({"stage": "do"}, "Nothing comes after"),
        ({"stage": "think"}, "no stage 'think'"),
        ({"view": "before-after"}, "--on 2026-03-01"),
        ({"view": "before-after", "on": "soon"}, "is no day"),
        ({"view": "before-after", "on": "2026-01-02"}, "no whole period before"),
        ({"alpha": 2.0}, "'alpha' cannot be 2.0"),
        ({"effect": 0.0}, "above 0"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        _measured(crowd(0.1, 0.2, people=100)).experiment(**options)


def test_how_long_to_test() -> None:
    answer = _measured(crowd(0.1, 0.1)).experiment(view="power", figure=("conversion_goal",))
    half, asked, double = answer.rows
    assert half["n_per_arm"] > asked["n_per_arm"] > double["n_per_arm"]
    assert asked["inflow_per_day"] == pytest.approx(24, rel=0.01)
    assert asked["days"] == pytest.approx(2 * asked["n_per_arm"] / 24 + 14, rel=0.02)
    assert "people are needed in the smallest group" in answer.remarks[0]


def test_before_and_after_a_day() -> None:
    rng, told = np.random.default_rng(4), []
    start = datetime.fromisoformat("2025-11-01T00:00:00+00:00")
    for number in range(24 * 140):
        when = start + timedelta(hours=number)
        told.append(_event(f"p{number}", when.isoformat(), "Page"))
        if rng.random() < (0.1 if when.isoformat() < "2026-03-01" else 0.25):
            told.append(_event(f"p{number}", (when + timedelta(hours=1)).isoformat(), "Order"))
    answer = _measured(told).experiment(
        view="before-after", on="2026-03-01", days=14, within="2d", figure=("conversion_goal",)
    )
    rows = {row["kind"]: row for row in answer.rows}
    assert rows["before"]["to"].isoformat() == "2026-02-26"
    assert rows["after"]["difference_low"] < 0.15 < rows["after"]["difference_high"]
    assert rows["level"]["difference_low"] > 0
    assert (rows["placebo"]["placebos"], rows["placebo"]["placebos_as_far"]) == (7, 0)
    assert sum(row["kind"] == "week" for row in answer.rows) == 16 + 2
    said = " ".join(answer.remarks)
    assert "In the same time: Spring sale (5 Mar 2026)." in said
    assert "Before and after is no test" in said
    assert "after 1 Mar 2026 it is higher by 1" in said


def test_a_comparison_group_takes_its_own_change_away() -> None:
    told = [{**row, "channel": "shop" if n % 3 else "web"}
            for n, row in enumerate(crowd(0.2, 0.2, people=24 * 90))]  # fmt: skip
    answer = _measured(told).experiment(
        view="before-after", on="2026-03-01", days=14, within="3d", figure=("conversion_goal",),
        where="person.channel=shop", compare="person.channel=web",
    )  # fmt: skip
    (row,) = (row for row in answer.rows if row["kind"] == "compared")
    own = [r["difference"] for r in answer.rows if r["kind"] == "after"]
    assert row["difference"] == pytest.approx(own[0] - own[1])
    assert row["difference_low"] <= 0 <= row["difference_high"]


@pytest.mark.parametrize("lang", ["en", "it"])
def test_pictures_and_the_section_of_the_report(lang: str) -> None:
    measured = _measured(crowd(0.1, 0.2), lang)
    found = section(facts_of(measured, lang, Choice()))
    assert found is not None
    assert found.open
    assert "B" in found.note
    views: tuple[dict[str, Any], ...] = (
        {},
        {"view": "power"},
        {"view": "before-after", "on": "2026-02-05", "days": 14},
    )
    for options in views:
        answer = measured.experiment(within="2d", **options)
        assert chart(answer, width=212).to_svg().startswith("<svg")


def test_without_an_experiment_there_is_no_section() -> None:
    told = [{**row, "variant": None} for row in crowd(0.1, 0.1, people=60)]
    assert section(facts_of(_measured(told), "en", Choice())) is None
