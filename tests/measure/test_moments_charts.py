"""The charts of micro-moments, in every way of asking, and their section in a report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import percorso as pc
from percorso.measure.charts import chart
from percorso.share.figures import Figures, Told
from percorso.share.report.facts import Facts
from percorso.share.report.section import Picture, Sentence
from percorso.share.report.sections.moments import section
from percorso.words import Words
from tests.measure.test_moments import LAMP, WORKED, measured

VIEWS = ("kinds", "stages", "touchpoints", "hours", "weekdays")


@pytest.mark.parametrize("width", [212, 560])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn(view: str, width: int) -> None:
    answer = measured(lang="it").moments(view=view)
    for theme in ("light", "dark"):
        svg = chart(answer, theme=theme, width=width).to_svg()
        assert "Per andare" in svg


@pytest.mark.parametrize("options", [{"start": "2027-01-01"}, {"by": "event.touchpoint"},
                                     {"compare": "event.touchpoint=website"}])  # fmt: skip
@pytest.mark.parametrize("view", VIEWS)
def test_groups_and_nothing_at_all_are_drawn(view: str, options: dict[str, Any]) -> None:
    assert chart(measured().moments(view=view, **options)).to_svg().startswith("<svg")


def test_few_cases_are_pale_and_say_their_number() -> None:
    spec = chart(measured().moments()).spec
    values = spec["data"]["values"]
    assert all(value["few"] for value in values)
    assert values[0]["label"] == "66.7% (n 3)"


def test_an_hour_without_a_moment_has_its_cell() -> None:
    values = chart(measured().moments(view="hours")).spec["data"]["values"]
    assert len(values) == 24 * 4
    assert {value["part"] for value in values} == {0.0, 1.0}


def facts(lang: str, *told: Any) -> Facts:
    answers = {}
    found = measured(*told, lang=lang)
    for key, view in (("moments", "kinds"), ("moments_hours", "hours")):
        answer = found.moments(view=view)
        answers[key] = Told("moments", tuple(answer.rows), answer.definition, tuple(answer.remarks))
    return Facts(Figures(pc.Journey.parse(LAMP), answers=answers), Words.of(lang))


def test_the_section_says_what_to_see() -> None:
    found = section(facts("en"))
    assert found is not None
    assert not found.open
    assert found.note == (
        "Of 3 cycles, 100% hold a micro-moment: most often to find out (33.3%), and most of all "
        "from 8:00 on."
    )
    assert [type(part) for part in found.parts] == [Picture, Picture, Sentence, Sentence]
    italian = section(facts("it"))
    assert italian is not None
    assert italian.note.startswith("Cicli con almeno un micro-momento: 100% di 3")


def test_without_moments_there_is_no_section() -> None:
    told = facts("en", tuple(each for each in WORKED if each[4] is None))
    assert section(told) is None
    assert section(replace(told, figures=replace(told.figures, answers={}))) is None
