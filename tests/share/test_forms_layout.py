"""In every form no label overlaps another, leaves its place, or is crossed by a connector."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from percorso.errors import PercorsoError
from percorso.journey import Journey
from percorso.share.drawings import FORMS, compose
from percorso.share.pen.canvas import Box
from percorso.share.pen.document import Drawing
from tests.journey.strategies import JOURNEYS
from tests.share.fixtures import lamp, lamp_figures
from tests.share.fixtures.cases import Case, invented, shapes
from tests.share.fixtures.future import lamp_future
from tests.share.fixtures.stress import bare, eight_by_twenty
from tests.share.test_map_layout import check_layout

LINK = re.compile(
    r'class="line bold (?:cl link|l-control)" d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"'
)
NAMES = ("lamp", "drawn", "twenty", "gaps", "blueprint", "bare", "stress")


@lru_cache
def cases() -> dict[str, Case]:
    return shapes() | {"bare": bare(), "stress": eight_by_twenty()}


def check(drawing: Drawing) -> None:
    """The layout of labels, and that connectors and arrows pass beside them."""
    check_layout(drawing)
    found = LINK.findall("".join(drawing.paper.canvas.parts))
    lines = [Box(*map(float, each)) for each in found]
    labels = drawing.paper.canvas.labels
    assert not [label.text for label in labels for line in lines if line.overlaps(label.box)]
    assert all(line.y <= line.bottom for line in lines)


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("name", [*NAMES, *(f"stages-{n}" for n in range(1, 9))])
@pytest.mark.parametrize("form", FORMS)
def test_no_text_is_covered_or_leaves_its_place(form: str, name: str, lang: str) -> None:
    journey, figures = cases()[name]
    check(compose(journey, figures, form=form, lang=lang))
    check(compose(journey, None, form=form, lang=lang, title=False))


@pytest.mark.parametrize(
    ("form", "width"), [("strip", 1100), ("table", 1000), ("blueprint", 1100), ("storyboard", 700)]
)
def test_a_narrow_drawing_is_still_clean(form: str, width: int) -> None:
    journey, figures = cases()["lamp"]
    drawing = compose(journey, figures, form=form, lang="it", width=width)
    assert drawing.width <= width
    check(drawing)


@pytest.mark.parametrize("form", FORMS)
@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None, max_examples=25,
)  # fmt: skip
@given(drawn=JOURNEYS, lang=st.sampled_from(["it", "en"]), measured=st.booleans())
def test_any_journey_is_clean(form: str, drawn: dict[str, Any], lang: str, measured: bool) -> None:
    try:
        journey = Journey.from_dict(drawn)
    except PercorsoError:
        return
    check(compose(journey, invented(journey) if measured else None, form=form, lang=lang))


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("figures", [None, lamp_figures()], ids=["drawn", "measured"])
def test_a_future_beside_is_clean(figures: Any, lang: str) -> None:
    check(compose(lamp(), figures, beside=lamp_future(), lang=lang))
    back = lamp_future().model_copy(update={"based_on": None})
    check(compose(back, None, beside=lamp().model_copy(update={"based_on": back.id}), lang=lang))


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None, max_examples=25,
)  # fmt: skip
@given(first=JOURNEYS, second=JOURNEYS, lang=st.sampled_from(["it", "en"]))
def test_any_two_journeys_beside_are_clean(
    first: dict[str, Any], second: dict[str, Any], lang: str
) -> None:
    try:
        current, future = Journey.from_dict(first), Journey.from_dict(second)
    except PercorsoError:
        return
    check(compose(current, None, beside=future, lang=lang))
