"""The charts of paths: bars, the steps at each place, the tree, in every way of asking."""

from __future__ import annotations

from typing import Any

import pytest

import percorso as pc
from percorso.measure.charts import Chart, chart
from tests.measure.test_against_oracle import Product
from tests.oracle import example

WAYS: tuple[dict[str, Any], ...] = (
    {},
    {"view": "steps"},
    {"view": "tree"},
    {"view": "tree", "before": "goal"},
    {"view": "steps", "before": "goal"},
    {"around": "think"},
    {"around": "think", "view": "tree"},
    {"where": "person.event=Page", "compare": "person.event=Help"},
    {"by": "event.event", "view": "steps"},
    {"start": "2027-01-01"},
    {"start": "2027-01-01", "view": "tree"},
    {"start": "2027-01-01", "view": "steps"},
)


@pytest.fixture(scope="module")
def told() -> pc.Measured:
    events = [{"value": None, "properties": {}} | e for e in example.EVENTS]
    return Product(example.JOURNEY, events, lang="it").measured


def drawn(measured: pc.Measured, theme: str = "light", width: int = 560, **options: Any) -> Chart:
    """The chart of paths of stages."""
    return chart(measured.paths(of="stages", **options), theme=theme, width=width)


@pytest.mark.parametrize("options", WAYS, ids=str)
@pytest.mark.parametrize(("theme", "width"), [("light", 560), ("dark", 212)])
def test_every_way_of_asking_is_drawn(
    told: pc.Measured, options: dict[str, Any], theme: str, width: int
) -> None:
    assert drawn(told, theme, width, **options).to_svg().startswith("<svg")


def test_bars_say_path_share_and_conversion(told: pc.Measured) -> None:
    svg = drawn(told).to_svg()
    assert "1 See › 2 Think › 3 Do" in svg.replace("\N{NO-BREAK SPACE}", " ")
    assert "conversione" in svg


def test_the_tree_gives_every_unit_its_height(told: pc.Measured) -> None:
    spec = drawn(told, view="tree", steps=3).spec
    boxes = spec["data"]["values"]
    first = [box for box in boxes if box["x"] == 0]
    assert sum(box["y2"] - box["y"] for box in first) == pytest.approx(1)
    assert {box["x2"] for box in boxes} == {1, 2, 3}
    # two cycles of five are only see, and may yet go on
    assert any(box["label"] == "40,0% in corso" for box in boxes)


def test_before_a_signal_the_tree_grows_to_the_left(told: pc.Measured) -> None:
    boxes = drawn(told, view="tree", before="goal").spec["data"]["values"]
    assert {box["x2"] for box in boxes} == {1, 2}
    assert sum(box["y2"] - box["y"] for box in boxes if box["x"] == 1) == pytest.approx(1)
