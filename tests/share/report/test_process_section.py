"""The section of the process map: one sentence that says what to see, the drawing, the table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from percorso.share.report.facts import Facts
from percorso.share.report.section import Drawn, Grid
from percorso.share.report.sections.process import section
from percorso.words import Words
from tests.share.fixtures import lamp
from tests.share.fixtures.process import process_figures


@pytest.mark.parametrize("lang", ["en", "it"])
def test_it_says_what_to_see(lang: str) -> None:
    found = section(Facts(process_figures(lamp(), 3), Words.of(lang)), "auto")
    assert found is not None
    assert not found.open
    assert ("60,000 cycles" if lang == "en" else "60.000 cicli") in found.note
    drawn, grid = found.parts[:2]
    assert isinstance(drawn, Drawn)
    assert isinstance(grid, Grid)
    assert drawn.svg.startswith("<svg")
    assert "<style>" not in drawn.svg
    assert len(grid.table.groups[0].rows) <= 20


def test_without_transitions_there_is_no_section() -> None:
    figures = process_figures(lamp(), 3, most=1, density=0.0)
    assert section(Facts(figures, Words.of("en")), "light") is None
    assert section(Facts(replace(figures, answers={}), Words.of("en")), "light") is None
