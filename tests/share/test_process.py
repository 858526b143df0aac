"""The process map: cards apart, arcs around them, labels that cover nothing."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.errors import DrawingError
from percorso.share.drawings import compose, draw, further
from percorso.share.pen.canvas import Box
from percorso.share.pen.paper import Paper
from percorso.share.process.data import Graph, graph_of
from percorso.share.process.layout import Layout, columns_for, lay_out
from percorso.share.process.order import ordered, settled
from percorso.share.process.routes import Route, at, routes
from percorso.share.process.shades import MORE, WAITS, shades_of
from percorso.words import Words
from tests.share.fixtures import lamp, lamp_figures
from tests.share.fixtures.cases import LONG, plain
from tests.share.fixtures.process import process_figures
from tests.share.test_map import parse, texts
from tests.share.test_map_layout import check_layout

GRAPHS = {
    "count": st.integers(1, 8),
    "seed": st.integers(0, 100_000),
    "most": st.integers(0, 6),
    "density": st.sampled_from([0.05, 0.2, 0.6]),
}
SOME = settings(deadline=None, max_examples=40)


def graph(count: int, seed: int, most: int, density: float) -> Graph:
    journey = plain(LONG[:count])
    figures = process_figures(journey, seed, most, density)
    return graph_of(Paper(journey=journey, figures=figures, words=Words.of("it"), wide=0, uid="a"))


def laid_out(count: int, seed: int, most: int, density: float) -> Layout:
    found = graph(count, seed, most, density)
    return lay_out(found, columns_for(count, 88), [60.0] * len(found.nodes), 100.0)


@SOME
@given(**GRAPHS, lang=st.sampled_from(["it", "en"]), groups=st.booleans())
def test_no_label_covers_another_or_leaves_its_place(
    count: int, seed: int, most: int, density: float, lang: str, groups: bool
) -> None:
    journey = plain(LONG[:count])
    figures = process_figures(journey, seed, most, density, groups)
    drawing = compose(journey, figures, form="process", lang=lang)
    check_layout(drawing)
    parse(drawing.svg("auto"))
    again = compose(journey, figures, form="process", lang=lang)
    assert drawing.svg("light") == again.svg("light")


@SOME
@given(**GRAPHS)
def test_cards_stand_apart_in_their_columns(
    count: int, seed: int, most: int, density: float
) -> None:
    layout = laid_out(count, seed, most, density)
    cards = [layout.card(number) for number in range(len(layout.graph.nodes))]
    assert not [pair for pair in itertools.combinations(cards, 2) if pair[0].overlaps(pair[1], 8)]
    for node, card in zip(layout.graph.nodes, cards, strict=True):
        assert card.x == layout.columns.left(node.place)
        assert card.y > 99.9
        assert card.bottom < layout.floor


@SOME
@given(**GRAPHS)
def test_no_arc_runs_over_a_card(count: int, seed: int, most: int, density: float) -> None:
    layout = laid_out(count, seed, most, density)
    cards = [layout.card(number) for number in range(len(layout.graph.nodes))]
    inner = [Box(c.x + 1, c.y + 1, c.right - 1, c.bottom - 1) for c in cards]
    for arc, route in routes(layout).items():
        for x, y in points(route):
            met = [n for n, c in enumerate(inner) if c.x < x < c.right and c.y < y < c.bottom]
            assert not met, (arc, x, y)
        assert all(0 <= x <= layout.columns.wide for x, _ in points(route))


def points(route: Route) -> list[tuple[float, float]]:
    return [at(curve, step / 40) for curve in route.curves for step in range(41)]


@SOME
@given(**GRAPHS)
def test_arcs_touch_their_cards_and_ways_back_run_below(
    count: int, seed: int, most: int, density: float
) -> None:
    layout = laid_out(count, seed, most, density)
    for arc, route in routes(layout).items():
        start, end = layout.card(arc.start), layout.card(arc.end)
        (x, y), (x2, y2) = route.curves[0][0], route.tip
        assert x in (start.x, start.right)
        assert x2 in (end.x, end.right)
        assert start.y < y < start.bottom
        assert end.y < y2 < end.bottom
        if layout.span(arc) < -1:
            assert max(y for _, y in points(route)) > layout.floor


def test_two_ways_that_cross_are_put_apart() -> None:
    assert ordered([[0, 1], [2, 3]], [(0, 3, 1.0), (1, 2, 1.0)]) == [[0, 1], [3, 2]]
    assert settled([5.0, 0.0, 40.0], [10.0, 10.0, 10.0], [2.0, 2.0, 2.0]) == [-3.5, 8.5, 40.0]


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 90)), max_size=9))
def test_what_settles_keeps_order_and_distance(items: list[tuple[float, float]]) -> None:
    sizes = [size for _, size in items]
    tops = settled([want for want, _ in items], sizes, [10.0] * len(items))
    ends = zip(itertools.pairwise(tops), sizes[:-1], strict=True)
    assert all(low - high >= size + 10 - 1e-6 for (high, low), size in ends)


def test_what_a_line_says() -> None:
    figures = process_figures(lamp(), seed=3)
    found = draw(lamp(), figures, form="process", lang="en", fonts=False)
    said = texts(found)
    assert "10 cycles begin" in said
    assert any(re.fullmatch(r"[\d.]+% · 1 d 17 h", text) for text in said)
    assert any("rarer ways" in text for text in said)
    assert "of the contacts" in found
    assert any(colour in found for colour in WAITS)


def test_two_groups_are_told_apart() -> None:
    figures = process_figures(lamp(), seed=3, groups=True)
    found = draw(lamp(), figures, form="process", lang="en", fonts=False)
    said = " ".join(texts(found))
    assert "more often in Con figli" in said
    assert "pts" in said
    assert MORE in found


def test_colours_part_the_waits_at_round_times() -> None:
    shades = shades_of(graph(5, 4, 4, 0.5))
    assert len(shades.colours) == len(shades.breaks) + 1 == len(set(shades.colours))
    assert list(shades.breaks) == sorted(shades.breaks)
    assert shades.colours[0] == WAITS[0]
    assert shades.colours[-1] == WAITS[-1]


def test_without_an_answer_the_drawn_touchpoints_stand_alone() -> None:
    for figures in (None, lamp_figures()):
        said = texts(draw(lamp(), figures, form="process", lang="en"))
        assert "Instagram Ads" in said
        assert not any("cycles begin" in text for text in said)
    bare = lamp().model_copy(update={"touchpoints": ()})
    assert any("No touchpoint" in text for text in texts(draw(bare, form="process", lang="en")))


def test_widths_that_cannot_hold_the_stages_are_refused() -> None:
    with pytest.raises(DrawingError, match="too narrow for 5 stages"):
        draw(lamp(), process_figures(lamp(), 3), form="process", width=500)
    with pytest.raises(DrawingError, match="too wide"):
        draw(lamp(), form="process", width=10**6)
    narrow = compose(lamp(), process_figures(lamp(), 3), form="process", width=1400)
    assert narrow.width <= 1400
    check_layout(narrow)


def test_choices_of_the_process_are_for_it_alone() -> None:
    assert further("process", {"coverage": 0.5})["process"].coverage == 0.5
    with pytest.raises(DrawingError, match="'--most-nodes' is for the process alone"):
        further("map", {"most_nodes": 3})
