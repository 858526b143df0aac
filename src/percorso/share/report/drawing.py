"""Pictures inside the page: the map without its own title, and charts that follow the theme."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from copy import deepcopy

from markupsafe import escape

from percorso.measure.charts import Chart, Frame, draw
from percorso.measure.charts.frame import Rows
from percorso.share.map import LANES, draw_map
from percorso.share.map.grid import grid_for
from percorso.share.report.facts import Facts
from percorso.share.report.section import Picture
from percorso.theme import LIGHT, stage_colours

IN_THE_TABLES = frozenset({"figures"})
"""Rows of the map that the report tells in tables of its own."""
WHOLE, HALF, NARROW = 640, 376, 212
COMMON, LABELS = 1344, 172
_NOISE = re.compile(r' (?:role|class|aria-[a-z]+|style|version|xmlns:xlink)="[^"]*"')


def draw_map_inside(facts: Facts, theme: str) -> str:
    """The map as inline SVG; the page says its title, so it begins at the stages' heads."""
    figures, lang = facts.figures, facts.words.lang
    lanes = [name for name in LANES if name not in IN_THE_TABLES]
    wide = map_width(len(figures.journey.stages))
    return draw_map(
        figures.journey, figures, lang=lang, theme=theme, lanes=lanes, width=wide, fonts=False,
        title=False,
    ).strip()  # fmt: skip


def map_width(stages: int) -> int:
    """The width that reads well on a page: that of a common screen, more for many stages."""
    return min(grid_for(stages).width, max(COMMON, LABELS + stages * 164))


def map_shape(stages: int) -> str:
    """How the map behaves: `one` keeps its size, `fit`, `eight` fill the width, `long` scrolls."""
    return "one" if stages < 3 else "fit" if stages < 8 else "eight" if stages == 8 else "long"


def picture(
    facts: Facts, question: str, rows: Rows, figure: str | None = None, half: bool = False
) -> Picture:
    """A chart for the page, once for wide and once for narrow screens."""
    journey, lang = facts.figures.journey, facts.words.lang
    charts = [
        draw(question, rows, Frame(journey, lang, "light", width), figure)
        for width in (HALF if half else WHOLE, NARROW)
    ]
    title, about = charts[0].spec["title"]["text"], charts[0].spec["title"]["subtitle"]
    label = f"{title}. {about}"
    wide, narrow = inline(charts[0], label, "wide-chart"), inline(charts[1], label, "slim")
    return Picture(title, about, wide, narrow, half)


def inline(chart: Chart, label: str, shown: str) -> str:
    """A chart as SVG for a page: no title, one name for all of it, colours of the page's theme."""
    spec = deepcopy(chart.spec)
    spec.pop("title")
    spec |= {"padding": 0, "background": "transparent"}
    svg = _NOISE.sub("", Chart(spec).to_svg())
    svg = _themed(_own_ids(svg))
    return svg.replace("<svg", f'<svg class="{shown}" role="img" aria-label="{escape(label)}"', 1)


def _own_ids(svg: str) -> str:
    """Ids that no other chart of the page has, and the same ones every time."""
    met = list(dict.fromkeys(re.findall(r'id="([^"]+)"', svg)))
    plain = _named_anew(svg, {name: str(n) for n, name in enumerate(met)})
    mark = f"c{zlib.crc32(plain.encode()):08x}"
    return _named_anew(svg, {name: f"{mark}-{n}" for n, name in enumerate(met)})


def _named_anew(svg: str, names: Mapping[str, str]) -> str:
    svg = re.sub(r'id="([^"]+)"', lambda found: f'id="{names[found[1]]}"', svg)
    return re.sub(r"url\(#([^)]+)\)", lambda found: f"url(#{names[found[1]]})", svg)


def _themed(svg: str) -> str:
    """Colours by name instead of by value, so that the page's theme decides."""
    names = {colour: f"st{n}" for n, colour in reversed([*enumerate(stage_colours("light"), 1)])}
    names |= {colour: name for name, colour in LIGHT.items()}
    known: Sequence[str] = sorted(names)
    pattern = re.compile(rf'"({"|".join(known)})"', re.IGNORECASE)
    return pattern.sub(lambda found: f'"var(--{names[found[1].upper()]})"', svg)
