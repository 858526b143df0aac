"""Attribution as it is asked: worked example, refusals, money, media, answers, planted channels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from click.testing import CliRunner

import percorso as pc
from percorso.cli import group
from percorso.errors import QuestionError
from percorso.measure import Measured
from percorso.measure.attribution import Attribution
from percorso.measure.charts import chart
from percorso.simulate import simulate
from tests.conftest import ROOT

JOURNEY = """
percorso: 1
id: lamp
title: Buying a lamp
stages:
  - {id: see, name: See, enter: {event: [Page, Post]}}
  - {id: do, name: Do, goal: true, enter: {event: Order}}
"""
TEN = """
ann 2026-03-01T00:00Z Post social
ann 2026-03-03T00:00Z Page search
ann 2026-03-10T00:00Z Page email
ann 2026-03-10T01:00Z Order - 60 EUR friend
bob 2026-03-01T00:00Z Post social
cara 2026-03-04T00:00Z Page search
cara 2026-03-08T00:00Z Page email
cara 2026-03-08T01:00Z Order - 30 EUR Search
dan 2026-03-05T00:00Z Order - 10 EUR friend
eve 2026-04-15T00:00Z News
"""
COSTS = "date,channel,amount,currency\n2026-03-01,search,8,EUR\n2026-03-03,search,4,EUR\n"
MEDIA = "date,channel,title,impressions,amount,currency\n2026-03-02,tv,Spring,250000,900,EUR\n"
NAMES = ("user_id", "timestamp", "event", "channel", "value", "currency", "text")


def events(text: str) -> pa.Table:
    lines = [line.split() + [None] * 7 for line in text.strip().splitlines()]
    columns = {
        name: [None if line[place] == "-" else line[place] for line in lines]
        for place, name in enumerate(NAMES)
    }
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def measured(text: str = TEN, **options: Any) -> Measured:
    return pc.measure(pc.Journey.parse(JOURNEY), events(text), **options)


def credits(rows: list[dict[str, Any]], model: str) -> dict[str, Any]:
    return {row["channel"]: row["credit"] for row in rows if row["model"] == model}


def test_the_example_by_hand() -> None:
    rows = measured().attribution(model=("linear", "markov", "shapley_rate")).rows
    assert credits(rows, "linear") == pytest.approx(
        {"social": 1 / 3, "search": 5 / 6, "email": 5 / 6, "no touch": 1}
    )
    assert credits(rows, "markov") == pytest.approx(
        {"social": 0.4, "search": 0.8, "email": 0.8, "no touch": 1}
    )
    assert credits(rows, "shapley_rate") == pytest.approx(
        {"social": 0, "search": 1, "email": 1, "no touch": 1}
    )
    effects = {row["channel"]: row["removal_effect"] for row in rows if row["model"] == "markov"}
    assert effects == pytest.approx({"social": 0.5, "search": 1, "email": 1, "no touch": None})
    assert {row["currency"] for row in rows} == {"EUR"}
    assert sum(row["value"] for row in rows if row["model"] == "markov") == pytest.approx(100)


def test_every_row_has_the_words_of_the_question() -> None:
    for row in measured().attribution().rows:
        assert set(Attribution.columns) <= row.keys()


def test_the_views() -> None:
    asked = measured()
    side = {row["channel"]: row for row in asked.attribution(view="side").rows}
    assert side["email"]["last"] == pytest.approx(2 / 3)
    assert (side["email"]["low_model"], side["email"]["spread"]) == ("first", pytest.approx(2 / 3))
    spread = asked.attribution(view="spread").rows
    assert spread[0]["channel"] == "email"
    assert (spread[0]["lowest"], spread[0]["highest"]) == (0, pytest.approx(2 / 3))
    paths = asked.attribution(view="paths", top=2).rows
    assert [(row["path"], row["n"], row["conversions"]) for row in paths] == [
        (["social", "search", "email"], 1, 1),
        (["search", "email"], 1, 1),
        (["no touch"], 1, 1),
        (None, 1, 0),
    ]


def test_the_people_behind_a_credit() -> None:
    answer = measured().attribution()
    found = answer.people(channel="social").to_pylist()
    assert [(row["person"], row["path"], row["value"]) for row in found] == [
        ("ann", "social > search > email", 60.0)
    ]
    assert answer.people(channel="no touch")["person"].to_pylist() == ["dan"]
    assert answer.people().num_rows == 3
    with pytest.raises(QuestionError, match="no channel 'serch'"):
        answer.people(channel="serch")


def test_without_null_paths_nothing_is_said_of_what_a_channel_adds() -> None:
    answer = measured("\n".join(x for x in TEN.splitlines() if "bob" not in x)).attribution()
    assert set(credits(answer.rows, "markov").values()) == {None}
    assert set(credits(answer.rows, "shapley_rate").values()) == {None}
    assert None not in credits(answer.rows, "shapley_sum").values()
    [said] = [text for text in answer.remarks if "led nowhere" in text]
    assert said.startswith("Markov and Shapley, rate: no path")


def test_one_channel_and_too_few_conversions_are_said() -> None:
    one = measured("a 2026-03-01T00:00Z Page x\na 2026-03-02T00:00Z Order\n"
                   "b 2026-03-01T00:00Z Page x\nb 2026-03-03T00:00Z Order\n"
                   "c 2026-03-01T00:00Z Page x\nz 2026-06-01T00:00Z News")  # fmt: skip
    answer = one.attribution()
    assert credits(answer.rows, "linear") == {"x": 2}
    assert credits(answer.rows, "markov") == {"x": None}
    assert any("the same one channel" in text for text in answer.remarks)
    few = measured().attribution(model="markov", least=10)
    assert set(credits(few.rows, "markov").values()) == {None}
    assert any("10 are needed" in text for text in few.remarks)
    assert any(text.startswith("No bands") for text in answer.remarks)


def test_without_conversions_and_with_rare_windows() -> None:
    none = measured("b 2026-03-01T00:00Z Page x\nz 2026-06-01T00:00Z News").attribution()
    assert {row["credit"] for row in none.rows} == {None}
    assert any("no conversion in the period" in text for text in none.remarks)
    rare = measured().attribution(model="markov", order=(1, 2))
    assert {row["credit"] for row in rare.rows if row["order"] == 2} == {None}
    assert any("choose a lower order" in text for text in rare.remarks)


def test_costs_stand_beside_credits(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text(COSTS, "utf-8")
    asked = measured(costs=tmp_path / "c.csv")
    rows = {row["channel"]: row for row in asked.attribution(model="markov").rows}
    assert (rows["search"]["cost"], rows["search"]["cost_currency"]) == (12.0, "EUR")
    assert rows["search"]["cost_per_conversion"] == pytest.approx(15.0)
    assert rows["email"]["cost"] is rows["email"]["cost_per_conversion"] is None
    later = asked.attribution(model="markov", start="2026-03-02").rows
    assert {row["cost"] for row in later if row["channel"] == "search"} == {4.0}
    groups = asked.attribution(model="linear", by="event.text")
    assert {row["cost"] for row in groups.rows} == {None}
    assert any("for everybody only" in text for text in groups.remarks)


def test_media_are_never_zero_and_answers_are_shares(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(MEDIA, "utf-8")
    asked = measured(media=tmp_path / "m.csv")
    answer = asked.attribution(model="linear", heard="Order")
    [media] = [row for row in answer.rows if row["model"] == "media"]
    assert media["credit"] is media["share"] is media["n"] is None
    assert (media["channel"], media["title"], media["impressions"]) == ("tv", "Spring", 250_000)
    heard = {row["channel"]: row for row in answer.rows if row["model"] == "heard"}
    assert heard["friend"]["share"] == pytest.approx(2 / 3)
    assert heard["friend"]["low"] == pytest.approx(0.2077, abs=1e-4)
    assert heard["friend"]["credit"] is None
    side = {row["channel"]: row for row in asked.attribution(view="side", heard="Order").rows}
    assert side["search"]["heard"] == pytest.approx(1 / 3)
    assert side["friend"]["heard"] == pytest.approx(2 / 3)
    assert side["tv"].get("linear") is None


def test_touches_may_be_told_by_other_things() -> None:
    table = events(TEN).append_column("utm_campaign", pa.array(["spring"] * 10))
    asked = pc.measure(pc.Journey.parse(JOURNEY), table)
    rows = asked.attribution(touch="campaign", model="linear").rows
    assert {row["channel"] for row in rows} == {"spring", "no touch"}
    # Page and Post are no touchpoints of the map: nothing is a touch
    assert {r["channel"] for r in asked.attribution(touch="touchpoint", model="first").rows} == {
        "no touch"
    }
    left = asked.attribution(without="email", model="last").rows
    assert credits(left, "last") == {"search": 2, "social": 0, "no touch": 1}


def test_every_stage_is_attributed_where_there_is_no_goal() -> None:
    plain = JOURNEY.replace("goal: true, ", "")
    answer = pc.measure(pc.Journey.parse(plain), events(TEN)).attribution(model="first")
    assert {row["of"] for row in answer.rows} == {"see", "do"}
    assert {row["value"] for row in answer.rows} == {None}
    with pytest.raises(QuestionError, match="no goal"):
        pc.measure(pc.Journey.parse(plain), events(TEN)).attribution(of="goal")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"look_back": "3"}, "not a duration"),
        ({"order": 4}, "order 4"),
        ({"of": "seee"}, "no stage 'seee'"),
        ({"position_weights": "30/30/30"}, "make 100"),
        ({"two_touches": "a/b"}, "make 100"),
        ({"model": "magic"}, "cannot be 'magic'"),
        ({"touch": "smell"}, "cannot be 'smell'"),
        ({"half_life": "none"}, "not a duration"),
    ],
)
def test_a_wrong_option_is_told(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        measured().attribution(**wrong)


@pytest.mark.parametrize("lang", ["en", "it"])
@pytest.mark.parametrize("options", [{}, {"view": "side"}, {"view": "spread"}, {"view": "paths"},
                                     {"of": "all-stages"}, {"by": "event.text"},
                                     {"model": "shapley_ordered"}])  # fmt: skip
def test_every_view_has_a_picture(options: dict[str, Any], lang: str) -> None:
    answer = measured(lang=lang).attribution(**options)
    assert chart(answer, theme="dark").to_svg().startswith("<svg")


def test_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lamp.yaml").write_text(JOURNEY, "utf-8")
    Path("lamp.jsonl").write_text("\n".join(map(json.dumps, events(TEN).to_pylist())), "utf-8")
    Path("costs.csv").write_text(COSTS, "utf-8")
    command = "ask attribution lamp.yaml -e lamp.jsonl --costs costs.csv --model markov --json"
    result = CliRunner().invoke(group, command.split())
    told = json.loads(result.stdout)
    assert credits(told["rows"], "markov")["email"] == pytest.approx(0.8)
    assert any("no touch" in str(row["channel"]) for row in told["rows"])


def test_planted_channels_are_found_and_others_are_not(tmp_path: Path) -> None:
    """Beside a world in which nothing is planted, only the planted channels gain credit."""
    journey = pc.Journey.load(ROOT / "examples/industrial-design/journey.yaml")
    credit: dict[bool, dict[tuple[str, str], float]] = {}
    models = ("first", "linear", "markov", "shapley_rate")
    for plain in (False, True):
        file = tmp_path / f"{plain}.parquet"
        simulate(journey, 20_000, 3, file, plain=plain)
        rows = pc.measure(journey, file).attribution(
            of="comparison", model=models, resamples=0, without=("website", "chat", "store")
        ).rows  # fmt: skip
        credit[plain] = {(row["model"], row["channel"]): row["credit"] for row in rows}
    planted = ("paid_search", "email", "affiliates")
    others = ("direct", "organic_search", "paid_social", "display", "social", "referral")
    for model in models:
        gain, none = (
            sum(credit[False][model, name] for name in names)
            / sum(credit[True][model, name] for name in names)
            for names in (planted, others)
        )
        assert gain > none + 0.02, (model, gain, none)
        assert abs(none - 1) < 0.06, (model, none)
