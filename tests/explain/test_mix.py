"""The question as it is asked: rows, views, groups, people, refusals, the report and pictures."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from percorso.errors import QuestionError
from percorso.explain.mix import Mix
from percorso.measure import Measured
from percorso.measure.charts import Frame, draw
from percorso.share.report.gather import Choice, facts_of
from percorso.share.report.sections.mix import section
from tests.explain.mixworld import JOURNEY, Planted, lamps

SMALL = Planted(base=30.0, most=(30.0, 20.0, 12.0), noise=3.0, weeks=120)
DRAWS = {"resamples": 60}


@cache
def shop(lang: str = "en", weeks: int = 120) -> Measured:
    planted = SMALL if weeks == 120 else Planted(base=5.0, most=(5.0, 4.0, 3.0), weeks=weeks)
    return lamps(planted.weekly(4), lang)


def rows(what: str, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in found if row["what"] == what]


def test_leave_as_is_is_a_row_and_the_difference_has_a_band() -> None:
    answer = shop().mix(**DRAWS)
    channels = rows("channel", answer.rows)
    assert {row["channel"] for row in channels} == {"search", "social", "display"}
    [as_is], [best] = rows("as_is", answer.rows), rows("proposed", answer.rows)
    [won] = rows("difference", answer.rows)
    assert sum(row["proposed"] for row in channels) == pytest.approx(as_is["spend"])
    assert as_is["response"] == pytest.approx(sum(row["response"] for row in channels))
    assert as_is["low"] <= as_is["response"] <= as_is["high"]
    assert won["low"] <= won["response"] <= won["high"]
    assert won["response"] <= best["response"] - as_is["response"]
    assert all(abs(row["change"]) <= 0.2 * row["spend"] * (1 + 1e-9) for row in channels)
    assert set(answer.rows[0]) == set(Mix.columns)


def test_a_budget_and_bounds_are_kept() -> None:
    found = shop().mix(budget=5000.0, bound="search=100:120", most_move=90.0, **DRAWS).rows
    by_name = {row["channel"]: row for row in rows("channel", found)}
    assert 100 <= by_name["search"]["proposed"] <= 120 + 1e-6
    assert sum(row["proposed"] for row in by_name.values()) == pytest.approx(5000.0)
    assert len(rows("now", found)) == 1


def test_value_curves_fit_and_weeks() -> None:
    worth = rows("as_is", shop().mix(of="value", **DRAWS).rows)[0]
    assert (worth["of"], worth["value_currency"]) == ("value", "EUR")
    curves = shop().mix(view="curves", **DRAWS).rows
    assert {row["point"] for row in curves} == {None, "now", "proposed"}
    assert any(row["extrapolated"] for row in curves)
    fit = shop().mix(view="fit", **DRAWS).rows
    assert len(fit) == 120
    assert sum(row["forecast"] is not None for row in fit) == 8
    assert all(row["residual"] == row["observed"] - row["fitted"] for row in fit)
    weeks = shop().mix(view="weeks").rows
    assert set(weeks[0]) == {"week", "goals", "value_EUR", "spend_search", "spend_social",
                             "spend_display"}  # fmt: skip


def test_groups_have_a_fit_each_and_their_people() -> None:
    answer = shop().mix(by="person.plan", **DRAWS)
    assert {row["segment"] for row in answer.rows} == {"pro", "free"}
    week = shop().mix(view="weeks", by="person.plan").rows[3]
    people = answer.people(week=week["week"], segment=week["segment"])
    assert people.num_rows == week["goals"]
    with pytest.raises(QuestionError, match="no week"):
        answer.people(week="2020-01-06")
    only = shop().mix(where="person.plan=pro", **DRAWS)
    assert any("nobody" in said for said in only.remarks)


def test_a_year_is_not_enough_for_three_channels_and_the_answer_says_so() -> None:
    answer = shop(weeks=54).mix()
    assert all(row["response"] is None for row in answer.rows)
    [as_is] = rows("as_is", answer.rows)
    assert "54 weeks carry 6 coefficients" in as_is["refused"]
    assert "--channel" in as_is["refused"]
    short = shop(weeks=40).mix()
    assert "at least 52" in rows("as_is", short.rows)[0]["refused"]
    assumed = shop(weeks=40).mix(assume=0.7)
    assert "Nothing is fitted" in assumed.definition
    assert all(row["response"] > 0 for row in rows("channel", assumed.rows))
    assert any("assumption" in said for said in assumed.remarks)


def test_channels_that_are_left_out_count_together() -> None:
    answer = shop().mix(channel=("search", "social"), **DRAWS)
    [display] = [row for row in answer.rows if row["channel"] == "display"]
    assert (display["bound"], display["response"]) == ("held", None)
    assert any("Held constant together" in said for said in answer.remarks)


def test_without_costs_or_a_goal_there_is_no_row() -> None:
    measured = shop(weeks=40)
    measured = type(measured)(measured.journey, measured.events)
    answer = measured.mix()
    assert answer.rows == []
    assert "No costs" in answer.remarks[0]
    aimless = lamps(Planted(weeks=10, base=3.0).weekly(1),
                    journey=JOURNEY.replace(", goal: true", ""))  # fmt: skip
    assert "no goal" in aimless.mix().remarks[0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"bound": "serch=1:2"}, "Did you mean 'search'"),
        ({"bound": "search=9:2"}, "LOW:HIGH"),
        ({"channel": ("tv",)}, "No cost of a channel 'tv'"),
        ({"assume": 1.5}, "from 0.5 to 0.9"),
        ({"view": "splits"}, "Did you mean 'split'"),
        ({"resamples": 3}, "from 50"),
        ({"prior": "search=x:2"}, "cannot be read"),
    ],
)
def test_a_mistake_is_told_with_what_is_allowed(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        shop().mix(**asked)


@pytest.mark.parametrize("lang", ["en", "it"])
def test_the_report_says_what_to_see_or_why_it_cannot(lang: str) -> None:
    found = section(facts_of(shop(lang), lang, Choice()))
    assert found is not None
    assert not found.open
    assert len(found.parts) >= 4
    refused = section(facts_of(shop(lang, 40), lang, Choice()))
    assert refused is not None
    assert "52" in refused.note


@pytest.mark.parametrize(("view", "figure"), [("split", "split"), ("curves", "curves"),
                                              ("fit", "weeks")])  # fmt: skip
def test_it_can_be_drawn(view: Any, figure: str) -> None:
    found = shop().mix(view=view, **DRAWS)
    frame = Frame(shop().journey, "it", "dark", 300)
    assert draw("mix", found.rows, frame, figure).to_svg().startswith("<svg")
