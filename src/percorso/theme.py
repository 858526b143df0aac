"""The look of everything that is drawn: colours, type, space, and the theme of charts.

Colours are given once for light and once for dark. Stage colours are marks (bars, ribbons, dots):
never text and never behind text, because several are too weak to be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from percorso.errors import DrawingError, Problem, did_you_mean

Theme = Literal["light", "dark", "auto"]
THEMES: tuple[Theme, ...] = ("light", "dark", "auto")

FACE = "Inter"
FONT = "Inter, system-ui, sans-serif"
SMALL, MIDDLE, LARGE = 12, 16, 20
REGULAR, BOLD = 400, 600
LEADING: Mapping[int, int] = MappingProxyType({SMALL: 16, MIDDLE: 20, LARGE: 28})
GRID = 4

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#FAFAF8",
        "surface": "#FFFFFF",
        "sunken": "#F3F4F2",
        "hover": "#EEF0F2",
        "line": "#E3E5E8",
        "line2": "#CBD0D6",
        "control": "#868E98",
        "ink": "#171A1F",
        "muted": "#57606B",
        "accent": "#2F5BD0",
        "accent_weak": "#EAF0FE",
        "on_accent": "#FFFFFF",
        "good": "#0B6B4F",
        "loss": "#B3261E",
        "warn": "#8A5A00",
        "good_weak": "#E3F3EC",
        "loss_weak": "#FBEAE8",
        "warn_weak": "#FBF1DC",
        "pain": "#D55E00",
        "gain": "#009E73",
        "ghost": "#8A929C",
    }
)
DARK: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#14171C",
        "surface": "#1B1F25",
        "sunken": "#101317",
        "hover": "#242A32",
        "line": "#2A3038",
        "line2": "#3C454F",
        "control": "#6C7683",
        "ink": "#E9EBEE",
        "muted": "#A0A8B3",
        "accent": "#8FB0FF",
        "accent_weak": "#233150",
        "on_accent": "#14171C",
        "good": "#6FD3B0",
        "loss": "#FF9B93",
        "warn": "#F0C36A",
        "good_weak": "#17332B",
        "loss_weak": "#3B2222",
        "warn_weak": "#382C14",
        "pain": "#D55E00",
        "gain": "#009E73",
        "ghost": "#8A929C",
    }
)
STAGES_LIGHT = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#882255", "#5B3A1E",
)  # fmt: skip
STAGES_DARK = (*STAGES_LIGHT[:6], "#C83FE0", "#BAB5A6")
SHADOW = {
    "light": "0 1px 2px rgb(23 26 31 / 6%), 0 8px 24px rgb(23 26 31 / 12%)",
    "dark": "0 1px 2px rgb(0 0 0 / 40%), 0 12px 32px rgb(0 0 0 / 50%)",
}
"""Under what floats, and under nothing else."""
TINT = {"light": 0.22, "dark": 0.30}
"""How strong a ribbon is: text on it must be ink."""


def colours(theme: str) -> Mapping[str, str]:
    """The colours of a theme by name; `auto` counts as light.

    Raises:
        DrawingError: There is no such theme.

    Example:
        >>> colours("dark")["ink"]
        '#E9EBEE'
    """
    if theme not in THEMES:
        raise DrawingError(
            Problem(f"There is no theme '{theme}'.", did_you_mean(theme, THEMES), key="theme")
        )
    return DARK if theme == "dark" else LIGHT


def stage_colours(theme: str) -> tuple[str, ...]:
    """The eight stage colours of a theme, for marks only.

    Example:
        >>> stage_colours("light")[0]
        '#0072B2'
    """
    return STAGES_DARK if colours(theme) is DARK else STAGES_LIGHT


def stage_colour(place: int, theme: str) -> str:
    """The colour of the stage at a place, from 0; after eight they begin again."""
    found = stage_colours(theme)
    return found[place % len(found)]


def _axis(found: Mapping[str, str]) -> dict[str, Any]:
    return {
        "domainColor": found["line2"],
        "gridColor": found["line"],
        "tickColor": found["line2"],
        "labelColor": found["muted"],
        "titleColor": found["muted"],
        "labelFontSize": SMALL,
        "titleFontSize": SMALL,
        "titleFontWeight": REGULAR,
        "labelPadding": 8,
        "tickSize": 4,
    }


def vega_config(theme: str) -> dict[str, Any]:
    """The Vega-Lite `config` of every chart in a theme.

    Example:
        >>> vega_config("light")["font"]
        'Inter, system-ui, sans-serif'
    """
    found = colours(theme)
    text = {"labelColor": found["muted"], "titleColor": found["ink"], "labelFontSize": SMALL}
    return {
        "background": "transparent",
        "font": FONT,
        "axis": _axis(found),
        "legend": {**text, "titleFontSize": SMALL, "titleFontWeight": BOLD, "symbolSize": 64},
        "header": {**text, "titleFontSize": SMALL, "titleFontWeight": BOLD},
        "title": {"color": found["ink"], "fontSize": MIDDLE, "fontWeight": BOLD, "anchor": "start"},
        "view": {"stroke": None},
        "text": {"color": found["ink"], "fontSize": SMALL},
        "rule": {"color": found["line2"]},
        "line": {"strokeWidth": 2, "color": found["ink"]},
        "point": {"filled": True, "size": 48, "color": found["ink"]},
        "bar": {"color": stage_colour(0, theme), "cornerRadiusEnd": 2},
        "area": {"opacity": TINT["dark" if found is DARK else "light"]},
        "range": {"category": list(stage_colours(theme))},
    }
