"""No label of the map overlaps another, leaves its place or is crossed by a way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from percorso.journey import Journey
from percorso.share.figures import Figures
from percorso.share.map.draw import compose
from percorso.share.pen.canvas import Box, Label
from percorso.share.pen.document import Drawing
from tests.share.fixtures.cases import LONG, Case, invented, plain, shapes

SVG = "{http://www.w3.org/2000/svg}"
WAY = re.compile(r'class="cl way" d="([^"]+)" stroke-width="([\d.]+)"')
STEP = re.compile(r"([MHVQ])([^MHVQ]*)")


@lru_cache
def cases() -> dict[str, Case]:
    return shapes()


def names() -> list[str]:
    return ["lamp", "drawn", "twenty", "gaps", "blueprint", *(f"stages-{n}" for n in range(1, 9))]


def clashes(labels: list[Label]) -> list[tuple[str, str]]:
    """Texts that cover each other."""
    ordered = sorted(labels, key=lambda label: label.box.y)
    found = []
    for place, label in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.box.y >= label.box.bottom:
                break
            if label.box.overlaps(other.box):
                found.append((label.text, other.text))
    return found


def segments(drawing: Drawing) -> Iterator[Box]:
    """The straight pieces of all ways over and under the bars, as boxes as wide as the line."""
    for d, thick in WAY.findall("".join(drawing.paper.canvas.parts)):
        x = y = 0.0
        half = float(thick) / 2
        for kind, numbers in STEP.findall(d):
            values = [float(v) for v in numbers.split()]
            was = (x, y)
            if kind == "H":
                x = values[0]
            elif kind == "V":
                y = values[0]
            else:
                x, y = values[-2:]
            if kind in "HV":
                low, high = sorted((was[0], x)), sorted((was[1], y))
                yield Box(low[0] - half, high[0] - half, low[1] + half, high[1] + half)


def check_layout(drawing: Drawing) -> None:
    """Nothing covers a text, and every text stays in its place and on the sheet."""
    paper = Box(0, 0, drawing.width, drawing.height)
    labels = drawing.paper.canvas.labels
    assert not [label.text for label in labels if not paper.holds(label.box)]
    inside = [label for label in labels if label.inside is not None]
    assert not [
        label.text for label in inside if label.inside and not label.inside.holds(label.box)
    ]
    assert not clashes(labels)
    ways = list(segments(drawing))
    assert not [label.text for label in labels for way in ways if way.overlaps(label.box)]


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("name", names())
def test_no_text_is_covered_or_leaves_its_place(name: str, lang: str) -> None:
    journey, figures = cases()[name]
    check_layout(compose(journey, figures, lang=lang))


@pytest.mark.parametrize("name", ["lamp", "gaps", "stages-3", "stages-8"])
def test_a_narrow_map_is_still_clean(name: str) -> None:
    journey, figures = cases()[name]
    width = 48 + 124 + len(journey.stages) * (176 + 16)
    drawing = compose(journey, figures, lang="it", width=width)
    assert drawing.width <= width
    check_layout(drawing)


@given(
    count=st.integers(2, 8),
    seed=st.integers(0, 10_000),
    first=st.sampled_from([3, 40, 900, 50_000, 12_000_000]),
    lang=st.sampled_from(["it", "en"]),
)
def test_any_flow_is_clean(count: int, seed: int, first: int, lang: str) -> None:
    journey = plain(LONG[:count])
    figures = invented(journey, seed, first)
    check_layout(compose(journey, figures, lang=lang, lanes=["people"]))


@pytest.mark.parametrize("lang", ["it", "en"])
def test_two_figures_too_wide_for_one_line_take_two(lang: str) -> None:
    stages = [{"id": f"s{n}", "name": f"Stage {n}"} for n in range(7)]
    chat = {"id": "chat", "name": "Chat", "stages": ["s0"], "rule": {"event": "Chat Opened"}}
    fields = {"percorso": 1, "id": "a", "title": "A", "stages": stages, "touchpoints": [chat]}
    journey = Journey.from_dict(fields)
    row = {"touchpoint": "chat", "stage": "s0", "events": 60, "reach": 0.769, "people": 60}
    row |= {"difference": 0.273, "difference_low": -0.1, "difference_high": 0.5}
    row |= {"stays_with": 61, "stays_without": 17}
    drawing = compose(journey, Figures(journey, touchpoints=(row,)), lang=lang, width=1340)
    labels = drawing.paper.canvas.labels
    assert {"n 17"} == {label.text.partition(", ")[2] for label in labels if "27" in label.text}
    assert clashes(labels) == []
    assert [one.text for one in labels if one.inside and not one.inside.holds(one.box)] == []
