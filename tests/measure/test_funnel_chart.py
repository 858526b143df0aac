"""The pictures of the funnel, and its section in the report."""

from __future__ import annotations

import json
from typing import Any

import pytest

from percorso.measure.charts import chart
from percorso.share.report import gather
from percorso.share.report.gather import Choice, facts_of
from percorso.share.report.sections import funnel
from tests.measure.test_funnel import STEPS, letters, worked


def bars(spec: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = spec["data"]["values"]
    return found


def test_a_bar_a_step_and_a_light_one_for_those_who_dropped_off() -> None:
    values = bars(chart(worked().funnel(*STEPS, within="14d")).spec)
    assert [value["step"] for value in values] == ["1 Page", "2 Compare", "3 Order"]
    assert [round(value["share"], 3) for value in values] == [1, 0.667, 0.333]
    assert [round(value["before"], 3) for value in values] == [1, 1, 0.667]
    assert values[2]["label"] == "1 · 33.3%"
    assert values[2]["lost"] == "1 dropped off, 50.0% went on"


def test_an_optional_step_is_no_step_before() -> None:
    rows = letters("ann: A C\nbob: A B C\ncara: A").funnel("A", "B", "C", optional=(2,))
    assert [round(value["before"], 3) for value in bars(chart(rows).spec)] == [1, 1, 1]


def test_two_groups_have_their_colours() -> None:
    answer = letters("ann: A/pro C/pro\nbob: A/free").funnel(
        "A", "C", where="person.plan=pro", compare="person.plan=free"
    )
    spec = chart(answer).spec
    assert len(bars(spec)) == 4
    assert spec["encoding"]["yOffset"]["field"] == "segment"
    assert chart(answer).to_svg().startswith("<svg")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_if_is_a_point_a_definition(theme: str) -> None:
    picture = chart(worked().funnel(*STEPS, what_if=True), theme=theme)
    names = [value["name"] for value in bars(picture.spec)]
    assert names[:3] == ["As asked", "Amplitude", "Mixpanel"]
    assert "Order: Any order" in names
    assert picture.to_svg().startswith("<svg")


def section_of(measured: Any, lang: str) -> Any:
    return funnel.section(facts_of(measured, lang, Choice()))


def test_the_section_says_what_to_see(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "REPORTED", ("funnel",))
    section = section_of(worked(), "en")
    assert section.note == (
        "Of 3 who begin with “See”, 33.3% get to “Do”. Most drop off before “Think”: 1, and 66.7% "
        "of those who got that far go on."
    )
    assert "Su 3 che cominciano con «See»" in section_of(worked(lang="it"), "it").note
    assert "As asked" in json.dumps(section.parts, default=lambda part: part.__dict__)


def test_without_a_start_there_is_no_section(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "REPORTED", ("funnel",))
    assert section_of(letters("ann: X"), "en") is None
