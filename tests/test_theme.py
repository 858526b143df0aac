"""The look: readable text in both themes, stage colours that can be told apart."""

from __future__ import annotations

import pytest

from percorso.errors import DrawingError
from percorso.theme import DARK, LIGHT, colours, stage_colour, stage_colours, vega_config


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "good", "loss", "warn"])
def test_text_can_be_read_on_every_surface(theme: str, ink: str) -> None:
    found = colours(theme)
    for surface in ("paper", "surface"):
        assert contrast(found[ink], found[surface]) >= 4.5


def test_stage_marks_can_be_seen_in_the_dark() -> None:
    assert all(contrast(colour, DARK["paper"]) >= 3 for colour in stage_colours("dark"))


def test_there_are_eight_stage_colours_and_then_they_begin_again() -> None:
    assert len(set(stage_colours("light"))) == 8
    assert stage_colour(8, "light") == stage_colour(0, "light")


def test_auto_counts_as_light_and_other_themes_are_refused() -> None:
    assert colours("auto") is LIGHT
    with pytest.raises(DrawingError, match="Did you mean 'dark'"):
        colours("drak")


def test_charts_use_the_same_look() -> None:
    config = vega_config("dark")
    assert config["axis"]["labelColor"] == DARK["muted"]
    assert config["range"]["category"] == list(stage_colours("dark"))
