"""The section of voice: one sentence that says what to see; the map draws the same curve."""

from __future__ import annotations

from dataclasses import replace

import pytest

import percorso as pc
from percorso.measure.voice import Voice
from percorso.share.figures import Figures, Told
from percorso.share.map.emotion import felt
from percorso.share.pen.paper import Paper
from percorso.share.report.facts import Facts
from percorso.share.report.section import Picture
from percorso.share.report.sections.voice import section
from percorso.words import Words
from tests.measure.test_voice import EXAMPLE, told


def answered(lang: str = "en", copies: int = 30) -> tuple[pc.Measured, Figures]:
    """The worked example so many times over, and its figures."""
    events = [(f"{who}{k}", *rest) for k in range(copies) for who, *rest in EXAMPLE]
    measured = told(events, lang=lang)
    asked = {key: Told.of(measured.ask(q)) for key, q in Voice.reported(measured.journey).items()}
    return measured, Figures(measured.journey, answers=asked)


@pytest.mark.parametrize("lang", ["en", "it"])
def test_it_says_what_to_see(lang: str) -> None:
    found = section(Facts(answered(lang)[1], Words.of(lang)))
    assert found is not None
    assert not found.open
    assert ("+25.0" if lang == "en" else "+25,0") in found.note
    assert "−0.9" in found.note or "−0,9" in found.note
    assert isinstance(found.parts[0], Picture)


def test_without_answers_there_is_no_section() -> None:
    figures = answered()[1]
    assert section(Facts(replace(figures, answers={}), Words.of("en"))) is None
    silent = told([event for event in EXAMPLE if event[4] is None])
    none = replace(figures, answers={"voice": Told.of(silent.voice())})
    assert section(Facts(none, Words.of("en"))) is None


def test_the_map_draws_the_curve_of_voice() -> None:
    measured, _ = answered()
    figures = Figures.of(measured)
    points = felt(
        Paper(journey=measured.journey, figures=figures, words=Words.of("en"), wide=800, uid="a")
    )
    rows = [row for row in measured.voice(view="curve").rows if row["stage"] is not None]
    assert [(p.value, p.n) for p in points] == [(row["emotion"], row["n"]) for row in rows]
    half = (rows[0]["emotion_high"] - rows[0]["emotion_low"]) / 2
    assert points[0].half == pytest.approx(half)
