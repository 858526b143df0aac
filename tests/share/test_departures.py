"""The drawing of departures and its section: what they say, and that nothing leaves its place."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import pytest

from percorso.share.departures import compose
from percorso.share.figures import Figures
from percorso.share.report.facts import Facts
from percorso.share.report.gather import Choice, facts_of
from percorso.share.report.section import Drawn, Grid
from percorso.share.report.sections import conformance
from tests.explain.test_conformance import drawing, measured, people

STORY = ("see", "think", "see", "do")


@lru_cache
def facts(lang: str = "en", *, drawn: bool = False) -> Facts:
    story = ("see", "think", "try", "do") if drawn else STORY
    return facts_of(measured(drawing(), people(story)), lang, Choice(forms=()))


@pytest.mark.parametrize("lang", ["en", "it"])
@pytest.mark.parametrize("width", [None, 720])
def test_no_text_covers_another_or_leaves_the_paper(lang: str, width: int | None) -> None:
    figures = facts(lang).figures
    found = compose(figures.journey, figures, lang=lang, width=width)
    labels = found.paper.canvas.labels
    assert all(each.box.x >= 0 and each.box.right <= found.width for each in labels)
    assert all(each.box.bottom <= found.height for each in labels)
    covered = [(a.text, b.text) for a, b in combinations(labels, 2) if a.box.overlaps(b.box)]
    assert covered == []


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_the_drawing_tells_every_departure(theme: str) -> None:
    figures = facts().figures
    svg = compose(figures.journey, figures).svg(theme, fonts=False)
    assert svg.count("<g") == svg.count("</g>")
    for said in ("Left out 100%", "Entered again 100%", "100% as drawn"):
        assert said in svg


def test_without_figures_the_line_alone() -> None:
    journey = facts().figures.journey
    svg = compose(journey).svg("light", fonts=False)
    assert "Not measured yet" in svg
    assert "Left out" not in svg


def test_the_section_says_what_to_see() -> None:
    found = conformance.section(facts())
    assert found is not None
    assert found.note.startswith("0% of 40 decided cycles follow the drawing.")
    assert "“Entered again · See”, in 100% of them" in found.note or "Left out" in found.note
    assert found.open
    assert [type(part) for part in found.parts][:2] == [Drawn, Grid]


def test_a_journey_that_is_followed_is_folded_and_has_no_table_of_departures() -> None:
    found = conformance.section(facts(drawn=True))
    assert found is not None
    assert found.note == "100% of 40 decided cycles follow the drawing."
    assert not found.open


def test_figures_without_the_answer_have_no_section() -> None:
    journey = facts().figures.journey
    assert conformance.section(facts_of(Figures(journey), "en", Choice())) is None
