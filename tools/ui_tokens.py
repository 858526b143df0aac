"""The design tokens of the web app, `ui/src/styles/tokens.css`, made from `percorso.theme`."""

from __future__ import annotations

from pathlib import Path

from percorso import theme

PAGE = Path(__file__).parent.parent / "ui" / "src" / "styles" / "tokens.css"
NAMES = {"paper": "bg", "line2": "line-2"}
"""What a colour is called in the browser, where not as in Python."""
FIXED = f"""\
  --font: {theme.FONT};
  --t-xs: 11px; --t-s: {theme.SMALL}px; --t-m: 13px;
  --t-l: {theme.MIDDLE}px; --t-xl: {theme.LARGE}px;
  --w: {theme.REGULAR}; --wb: {theme.BOLD};
  --s1: 4px; --s2: 8px; --s3: 12px; --s4: 16px; --s6: 24px; --s8: 32px; --s12: 48px;
  --r-s: 4px; --r-m: 6px; --r-l: 10px;
  --side: 232px; --rail: 56px; --top: 52px; --bar: 44px; --drawer: 344px;
  --row: 36px; --h: 28px;
  --motion: 120ms cubic-bezier(0.2, 0, 0, 1);
  --motion-drawer: 200ms cubic-bezier(0.2, 0, 0, 1);
"""


def _colours(name: str) -> str:
    lines = [f"  color-scheme: {name};"]
    for key, value in theme.colours(name).items():
        lines.append(f"  --{NAMES.get(key, key.replace('_', '-'))}: {value.lower()};")
    for place, value in enumerate(theme.stage_colours(name), 1):
        lines.append(f"  --st{place}: {value.lower()};")
    lines += [f"  --tint: {theme.TINT[name]:.0%};", f"  --shadow: {theme.SHADOW[name]};"]
    return "\n".join(lines)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())


def page() -> str:
    """The whole style sheet: light, dark by the system's wish, dark by choice."""
    light, dark = _colours("light"), _colours("dark")
    return (
        "/* Made by `python -m tools` from percorso.theme: change the colours there. */\n"
        f":root {{\n{FIXED}{light}\n}}\n\n"
        "@media (prefers-color-scheme: dark) {\n"
        f'  :root:not([data-theme="light"]) {{\n{_indented(dark)}\n  }}\n}}\n\n'
        f':root[data-theme="dark"] {{\n{dark}\n}}\n\n'
        ':root[data-density="compact"] {\n  --row: 28px;\n  --h: 24px;\n}\n'
    )
