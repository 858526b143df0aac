"""KPIs over time: the example by hand, verdicts, remarks, people, charts."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.measure.kpis.periods import UNITS, first_day, name, next_day, periods
from percorso.measure.window import window
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "questions" / "kpis.md").read_text("utf-8")


_PAGE_VIEW = {"user_id": ["a"], "event": ["Page"], "timestamp": ["2026-01-01T00:00Z"]}


def block(title: str) -> str:
    found = re.search(rf'^```\w+ title="{title}"\n(.*?)^```', PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The journey and the events of the page, as files."""
    for each in ("kpis.yaml", "kpis.csv"):
        (tmp_path / each).write_text(block(each), encoding="utf-8")
    return tmp_path / "kpis.yaml", tmp_path / "kpis.csv"


def measured(
    files: tuple[Path, Path], as_of: str | None = "2026-03-31", **more: Any
) -> pc.Measured:
    journey = files[0].read_text("utf-8")
    for old, new in more.pop("edit", {}).items():
        assert old in journey
        journey = journey.replace(old, new)
    return pc.measure(pc.Journey.parse(journey), files[1], as_of=as_of, **more)


def rows(found: Any, kpi: str, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in found.rows if row["kpi"] == kpi]


def test_the_example_by_hand(files: tuple[Path, Path]) -> None:
    found = measured(files).kpis()
    assert rows(found, "order", "period", "n", "undecided", "met", "since", "turn") == [
        ("2026-01", 2, 0, True, "2026-01-01", None),
        ("2026-02", 3, 0, False, "2026-02-01", "lost"),
        ("2026-03", 1, 1, True, "2026-03-01", "met"),
    ]
    assert [round(row[0], 2) for row in rows(found, "order", "value")] == [50.0, 33.33, 100.0]
    assert rows(found, "new", "value", "met", "change") == [
        (2, False, None), (3, True, 1), (2, False, -1),
    ]  # fmt: skip


def test_values_written_by_hand_are_reported(files: tuple[Path, Path]) -> None:
    found = measured(files).kpis()
    assert rows(found, "nps", "period", "value", "met", "measured", "complete") == [
        ("2026-01-31", 38, False, False, None), (None, 42, True, False, None),
    ]  # fmt: skip
    assert any("not measured" in remark for remark in found.remarks)


def test_a_value_written_by_hand_is_of_no_group(files: tuple[Path, Path]) -> None:
    found = measured(files).kpis(compare="person.plan missing")
    assert {row["kpi"] for row in found.rows} == {"order", "new"}
    assert {row["segment"] for row in found.rows} == {"everyone", "person.plan missing"}


def test_no_verdict_while_the_undecided_can_change_it(files: tuple[Path, Path]) -> None:
    found = measured(files, edit={"target: 50}": "target: 60}"}).kpis(kpi="order")
    assert [row["met"] for row in found.rows] == [False, False, None]
    later = measured(files, "2026-04-30", edit={"target: 50}": "target: 60}"}).kpis(kpi="order")
    march = next(row for row in later.rows if row["period"] == "2026-03")
    assert (march["value"], march["undecided"], march["met"]) == (50, 0, False)


def test_a_period_in_progress_has_a_verdict_only_when_nothing_can_change_it(
    files: tuple[Path, Path],
) -> None:
    found = measured(files, None, edit={"target: 3,": "target: 2,"}).kpis()
    (*_, order), (*_, entries) = (rows(found, kpi, "complete", "met") for kpi in ("order", "new"))
    assert order == (False, None)
    assert entries == (False, True)


def test_the_target_of_another_period_is_not_held_against(files: tuple[Path, Path]) -> None:
    found = measured(files).kpis(period="quarter", kpi="new")
    assert rows(found, "new", "period", "value", "target", "met") == [("2026-Q1", 7, None, None)]
    assert "another period" in found.remarks[0]
    bare = measured(files, edit={", per: month": ""}).kpis(kpi="new")
    assert "each month" in bare.remarks[0]


def test_a_period_is_what_stages_says_of_its_days(files: tuple[Path, Path]) -> None:
    found = measured(files)
    alone = found.stages(start="2026-02-01", end="2026-03-01").rows[0]
    (row,) = [r for r in found.kpis(kpi="order").rows if r["period"] == "2026-02"]
    assert row["value"] == alone["conversion"] * 100
    assert row["n"] == alone["decided"]


def test_people_who_held_it_back(files: tuple[Path, Path]) -> None:
    found = measured(files).kpis()
    lost = found.people(kpi="order", period="2026-02")
    assert lost["person"].to_pylist() == ["cara", "dan"]
    assert found.people(kpi="order", figure="entries", period="2026-03").num_rows == 2
    assert found.people(kpi="new", period="2026-02").num_rows == 3
    with pytest.raises(QuestionError, match="no people behind it"):
        found.people(kpi="nps")
    with pytest.raises(QuestionError, match="There is no period '2026-05'"):
        found.people(kpi="order", period="2026-05")
    with pytest.raises(QuestionError, match="Several KPIs"):
        found.people(period="2026-02")


@pytest.mark.parametrize(
    ("figure", "more", "people"),
    [
        ("time_median_s", "unit: d, target: 1", ["ann"]),
        ("completed", 'unit: "%", target: 50', []),
        ("population", "target: 1", []),
        ("progress_median_s", "unit: d, target: 1", ["ann", "bob"]),
    ],
)
def test_people_of_times_completion_and_population(
    files: tuple[Path, Path], figure: str, more: str, people: list[str]
) -> None:
    edit = {'figure: conversion, unit: "%", target: 50': f"figure: {figure}, {more}"}
    found = measured(files, edit=edit).kpis(kpi="order")
    assert found.people(period="2026-01")["person"].to_pylist() == people
    assert len(found.rows) == 3


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"period": "monht"}, "Did you mean 'month'"),
        ({"kpi": "ordr"}, "Did you mean 'order'"),
        ({"stage": "sea"}, "Did you mean 'see'"),
        ({"stage": "do", "kpi": "order"}, "in the stage 'do'"),
        ({"against": "x"}, "no snapshot 'x'"),
    ],
)
def test_what_is_not_there_is_told(
    files: tuple[Path, Path], asked: dict[str, str], said: str
) -> None:
    with pytest.raises(pc.PercorsoError, match=said):
        measured(files).kpis(**asked)


def test_a_journey_without_kpis_says_so() -> None:
    journey = pc.Journey.parse(
        "{percorso: 1, id: a, title: A, stages: [{id: s, name: S, enter: {event: Page}}]}"
    )
    found = pc.measure(journey, pa.table(_PAGE_VIEW)).kpis()
    assert found.rows == []
    assert "has no KPIs" in found.remarks[0]
    assert found.columns()[0] == "stage"


@pytest.mark.parametrize("unit", UNITS)
def test_periods_follow_each_other_without_gap(unit: str) -> None:
    whole = window("2023-11-05", "2026-03-10", "2026-12-31", "Europe/Rome", None)
    found = periods(whole, whole.start, unit)
    assert found[0].start == whole.start
    assert found[-1].end == whole.end
    for one, after in pairwise(found):
        assert one.end == after.start
        assert after.first - one.last == dt.timedelta(days=1)
        assert first_day(one.last, unit) == one.first == first_day(one.first, unit)
        assert next_day(one.first, unit) == after.first
    assert len({name(each.first, unit) for each in found}) == len(found)


def test_the_chart_holds_targets_verdicts_and_notes(files: tuple[Path, Path]) -> None:
    from percorso.measure.charts import chart

    answer = measured(files, lang="it").kpis()
    spec = chart(answer, theme="dark").spec
    values = spec["data"]["values"]
    assert {value["target"] for value in values if "target" in value} == {50, 3}
    notes = [value for value in values if "letter" in value]
    assert {value["letter"] for value in notes} == {"A"}
    assert "Checkout down" in notes[0]["state"]
    assert "<svg" in chart(answer).to_svg()
    split = measured(files).kpis(compare="person.plan missing")
    assert "<svg" in chart(split).to_svg()
