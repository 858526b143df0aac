"""The style of the page: the face once, the theme's colours as variables, and the sheet itself."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from percorso.share.pen.style import face_rules, style_rules
from percorso.theme import TINT, colours, stage_colours


@lru_cache
def style(theme: str) -> str:
    """The whole style sheet of a page in a theme; with `auto` the reader's system decides.

    Args:
        theme: `light`, `dark` or `auto`.
    """
    base = "light" if theme == "auto" else theme
    scheme = "light dark" if theme == "auto" else base
    rules = [face_rules(), f":root{{color-scheme:{scheme};{variables(base)}}}"]
    if theme == "auto":
        rules.append(f"@media (prefers-color-scheme:dark){{:root{{{variables('dark')}}}}}")
    rules.append(f"@media print{{{_on_paper(theme)}}}")
    sheet = (resources.files("percorso.share.report") / "templates" / "report.css").read_text(
        "utf-8"
    )
    return "".join(rules) + sheet


def _on_paper(theme: str) -> str:
    """Paper is light, whatever the screen was: the colours of the page, and those of the map."""
    marks = style_rules("light").replace(".pm-light", f"svg.pm-{theme}")
    return f":root{{color-scheme:light;{variables('light')}}}{marks}"


def variables(theme: str) -> str:
    """The colours of a theme as CSS variables.

    Example:
        >>> variables("light").startswith("--paper:#FAFAF8")
        True
    """
    found = [f"--{name}:{colour}" for name, colour in colours(theme).items()]
    found += [f"--st{n}:{colour}" for n, colour in enumerate(stage_colours(theme), 1)]
    return ";".join([*found, f"--tint:{TINT[theme]}"])
