"""The style sheet inside a drawing: classes for colours and type, and the embedded face."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from percorso.theme import BOLD, FACE, FONT, LARGE, MIDDLE, REGULAR, SMALL, TINT, stage_colours
from percorso.theme import colours as colours_of

_INKS = ("ink", "muted", "accent", "good", "loss", "warn")
_FILLS = ("paper", "surface", "sunken", "hover", "pain", "gain", "line2", "ghost", "control")
_LINES = (
    "line", "line2", "control", "ink", "muted", "pain", "gain", "ghost", "paper", "surface",
    "accent", "good",
)  # fmt: skip

SCENES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": {"skin": "#FFFFFF", "lead": "#171A1F"},
        "dark": {"skin": "#E3E6EA", "lead": "#0E1013"},
    }
)
"""Drawn people and things: light with a dark outline in every theme, so that none is a negative."""


def _colour_rules(scope: str, theme: str) -> str:
    found: Mapping[str, str] = colours_of(theme)
    rules = [f"{scope} .{name}{{fill:{found[name]}}}" for name in _INKS]
    rules += [f"{scope} .f-{name}{{fill:{found[name]}}}" for name in (*_FILLS, *_INKS)]
    rules += [f"{scope} .l-{name}{{stroke:{found[name]}}}" for name in _LINES]
    rules += [f"{scope} .s{i}{{color:{c}}}" for i, c in enumerate(stage_colours(theme))]
    rules.append(f"{scope} .tint{{fill:currentColor;fill-opacity:{TINT[theme]}}}")
    for name, colour in SCENES[theme].items():
        rules.append(f"{scope} .f-{name}{{fill:{colour}}}{scope} .l-{name}{{stroke:{colour}}}")
    return "".join(rules)


def _fixed_rules(scope: str) -> str:
    return (
        f"{scope}{{font-family:{FONT};font-weight:{REGULAR}}}"
        + "".join(f"{scope} .z{size}{{font-size:{size}px}}" for size in (10, SMALL, MIDDLE, LARGE))
        + f"{scope} .b{{font-weight:{BOLD}}}{scope} .m{{text-anchor:middle}}"
        f"{scope} .t{{font-feature-settings:'tnum'}}"
        f"{scope} .e{{text-anchor:end}}{scope} .c{{fill:currentColor}}"
        f"{scope} .cl{{stroke:currentColor}}{scope} .line{{fill:none;stroke-width:1}}"
        f"{scope} .dash{{stroke-dasharray:4 3}}{scope} .bold{{stroke-width:2}}"
        f"{scope} .none{{fill:none}}{scope} .band{{fill-opacity:.16}}"
        f"{scope} .way{{fill:none;stroke-opacity:.65}}"
        f"{scope} .stroke{{fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}}"
        f"{scope} .thin{{stroke-width:1.5}}{scope} .thick{{stroke-width:3}}"
        f"{scope} .edge{{stroke-width:2;stroke-linecap:round;stroke-linejoin:round}}"
        f"{scope} .link{{stroke-opacity:.7}}{scope} .struck{{text-decoration:line-through}}"
        f"{scope} .sleeve{{stroke-width:14}}"
        f"{scope} .sleeve-edge{{stroke-width:18}}"
    )


@lru_cache
def face_rules() -> str:
    """The `@font-face` rules with the two weights of the face inside, in base64."""
    folder = resources.files("percorso.share") / "fonts"
    rules = []
    for weight in (REGULAR, BOLD):
        data = base64.b64encode((folder / f"{FACE}-{weight}.woff2").read_bytes()).decode("ascii")
        rules.append(
            f"@font-face{{font-family:{FACE};font-style:normal;font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return "".join(rules)


def style_rules(theme: str) -> str:
    """The style sheet of a drawing in a theme; with `auto`, the reader's system decides.

    Args:
        theme: `light`, `dark` or `auto`.
    """
    scope = f".pm-{theme}"
    rules = _fixed_rules(scope) + _colour_rules(scope, "light" if theme == "auto" else theme)
    if theme == "auto":
        rules += f"@media (prefers-color-scheme:dark){{{_colour_rules(scope, 'dark')}}}"
    return rules
