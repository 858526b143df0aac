"""The journey map: what it shows, that it can be read, and that files cannot break it."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from percorso.errors import DrawingError, PercorsoError
from percorso.journey import Journey
from percorso.share.figures import Figures
from percorso.share.map import LANES, draw_map
from percorso.share.map.draw import compose
from tests.share.fixtures import lamp, lamp_figures
from tests.share.fixtures.cases import LONG, Case, invented, plain, shapes
from tests.share.golden import CASES, drawing_of, path_of
from tests.share.test_map_layout import check_layout

SVG = "{http://www.w3.org/2000/svg}"
WAY = re.compile(r'class="cl way" d="([^"]+)" stroke-width="([\d.]+)"')
STEP = re.compile(r"([MHVQ])([^MHVQ]*)")


@lru_cache
def cases() -> dict[str, Case]:
    return shapes()


def names() -> list[str]:
    return ["lamp", "drawn", "twenty", "gaps", "blueprint", *(f"stages-{n}" for n in range(1, 9))]


def parse(svg: str) -> ElementTree.Element:
    """The document; what cannot be read raises."""
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing, never a stranger's file


def texts(svg: str) -> list[str]:
    root = parse(svg)
    return ["".join(t for t in [*node.itertext()][-1:]) for node in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_golden_pictures(case: tuple[str, ...]) -> None:
    assert drawing_of(case) == path_of(case).read_text("utf-8"), (
        "The picture changed. Look at it; if it should be so: python -m tests.share.golden"
    )


def test_conversion_and_drop_off_add_up_on_the_map() -> None:
    found = texts(draw_map(lamp(), lamp_figures(), lang="en", lanes=["people"]))
    for conversion, drop in (("44.7%", "55.3%"), ("32.0%", "68.0%"), ("28.3%", "71.7%")):
        assert conversion in found
        assert any(text.startswith(drop) for text in found)


def test_the_circle_says_share_time_and_value() -> None:
    found = texts(draw_map(lamp(), lamp_figures(), lang="it", lanes=["people"]))
    assert any("31,0% ricomincia" in text and "84 g" in text and "212,00" in text for text in found)


def test_returns_and_skips_carry_share_and_n() -> None:
    found = texts(draw_map(lamp(), lamp_figures(), lang="en", lanes=["people"]))
    assert "12.0% go back, n 827" in found
    assert "18.0% · n 1,240" in found


def test_only_the_worst_stage_before_the_goal_is_red() -> None:
    svg = draw_map(lamp(), lamp_figures(), lang="en", lanes=["people"])
    assert re.findall(r'loss"[^>]*>(?:<title>[^<]*</title>)?([^<]+)', svg) == ["68.0% drop-off"]


def test_few_cases_are_grey_with_their_n() -> None:
    journey, figures = cases()["gaps"]
    found = texts(draw_map(journey, figures, lang="en", lanes=["people", "figures"]))
    assert "n 12 · 1 d" in found
    assert "33.3%, n 12" in found
    assert "New cycle: n 6" in found
    assert "2 went back" in found


def test_a_stage_without_a_rule_keeps_its_place() -> None:
    journey, figures = cases()["gaps"]
    found = texts(draw_map(journey, figures, lang="it"))
    assert found.count("non misurata") == 2


def test_a_drawn_map_has_no_measured_rows() -> None:
    svg = draw_map(lamp(), lang="en")
    assert "lane-people" not in svg
    assert "lane-figures" not in svg
    assert "drawn, not measured yet" in svg


def test_rows_without_content_leave_no_hole() -> None:
    bare = Journey.from_dict(
        {"percorso": 1, "id": "a", "title": "A", "stages": [{"id": "s", "name": "S"}]}
    )
    drawing = compose(bare)
    assert "lane-" not in "".join(drawing.paper.canvas.parts)
    assert drawing.height < 200


def test_rows_can_be_chosen_and_unknown_ones_are_refused() -> None:
    svg = draw_map(lamp(), lamp_figures(), lanes=["kpis"])
    assert re.findall(r"lane-(\w+)", svg) == ["kpis"]
    with pytest.raises(DrawingError, match="Did you mean 'kpis'"):
        draw_map(lamp(), lanes=["kpi"])
    assert set(re.findall(r"lane-(\w+)", draw_map(lamp(), lamp_figures()))) <= set(LANES)


def test_touchpoints_are_ordered_by_reach_and_gaps_come_last() -> None:
    found = texts(draw_map(lamp(), lamp_figures(), lang="en", lanes=["touchpoints"]))
    order = [
        found.index(name) for name in ("Instagram Ads", "Furnishing blog", "Fair, shop window")
    ]
    assert order == sorted(order)
    assert found.index("Chat") < found.index("Assembly guide")
    assert "not covered" in found


def test_all_twenty_touchpoints_are_there() -> None:
    journey, figures = cases()["twenty"]
    canvas = compose(journey, figures, lang="it", lanes=["touchpoints"]).paper.canvas
    drawn = " ".join(label.text for label in canvas.labels)
    assert all(f"numero {k + 1}," in drawn for k in range(20) if k % 3)


def test_guesses_are_dashed_and_measured_curves_are_solid() -> None:
    svg = draw_map(lamp(), lamp_figures(), lang="en", lanes=["emotion", "pains"])
    assert 'class="line dash l-muted" d="M' in svg
    assert 'class="line bold l-ink" d="M' in svg
    assert svg.count("l-control dash") == 2


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_themes(theme: str) -> None:
    svg = draw_map(lamp(), theme=theme, fonts=False)
    assert f"pm-{theme}" in svg
    assert ("#14171C" in svg) == (theme != "light")
    assert ("prefers-color-scheme" in svg) == (theme == "auto")


def test_unknown_theme_and_language_and_width_are_refused() -> None:
    with pytest.raises(DrawingError, match="no theme 'night'"):
        draw_map(lamp(), theme="night")
    with pytest.raises(PercorsoError, match="language 'fr'"):
        draw_map(lamp(), lang="fr")
    with pytest.raises(DrawingError, match="too narrow for 5 stages"):
        draw_map(lamp(), width=400)


def test_it_can_be_read_without_being_seen() -> None:
    root = parse(draw_map(lamp(), lamp_figures(), lang="en"))
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    ids = (root.get("aria-labelledby") or "").split()
    assert [child.get("id") for child in root[:2]] == ids
    assert "Discover: 48,210 entries, conversion 44.7%." in (root[1].text or "")
    assert all(node.get("aria-label") for node in root.iter(f"{SVG}g") if node.get("role"))


def test_the_face_is_inside_unless_the_page_has_it() -> None:
    assert "font/woff2;base64," in draw_map(lamp())
    assert "base64" not in draw_map(lamp(), fonts=False)


def test_the_same_map_is_the_same_text() -> None:
    assert draw_map(lamp(), lamp_figures()) == draw_map(lamp(), lamp_figures())


NASTY = "<script>alert(1)</script> & \"'\u202egnp.exe\u2066 \u200f👩‍🚀 e\u0301 \U0010fffe"


def test_texts_of_files_are_only_text() -> None:
    journey = plain([NASTY, "]]> <!-- -->"], title=NASTY, personas=[{"id": "p", "name": NASTY}])
    svg = draw_map(journey, invented(journey), lang="it")
    parse(svg)
    assert "<script" not in svg
    assert not set(svg) & set("\u202e\u2066\u200f")
    assert "&lt;script&gt;alert(1)" in svg
    assert "👩‍🚀" in svg


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_name_gives_a_document_that_can_be_read(name: str) -> None:
    try:
        journey = plain([name[:180], "B"])
    except PercorsoError:
        return
    parse(draw_map(journey, fonts=False))


def test_lines_between_lanes_stand_on_the_grid() -> None:
    svg = draw_map(lamp(), lamp_figures())
    tops = re.findall(r'class="line l-line" d="M24 ([\d.]+)L', svg)
    assert tops
    assert all(float(top) % 4 == 0 for top in tops)


def test_every_pair_of_stage_names_stays_apart() -> None:
    for pair in itertools.pairwise(LONG):
        check_layout(compose(plain(pair), lang="it", width=520))


def test_shares_on_few_cases_carry_their_n_in_every_row() -> None:
    journey, figures = cases()["gaps"]
    assert "66.7% drop-off, n 12" in texts(draw_map(journey, figures, lang="en", lanes=["people"]))
    shape = plain(LONG[:2])
    found = texts(draw_map(shape, invented(shape, first=20), lang="en", lanes=["kpis"]))
    assert any(text.endswith(", n 16") for text in found)


def test_many_who_skip_are_a_ribbon_to_scale() -> None:
    figures = lamp_figures()
    rows = [dict(row) for row in figures.flow]
    rows[1]["n"] = 19_000
    thick = Figures(figures.journey, figures.stages, tuple(rows), summary=figures.summary)
    drawing = compose(figures.journey, thick, lang="en", lanes=["people"])
    check_layout(drawing)
    parts = drawing.paper.canvas.parts
    assert sum(part.startswith('<path class="tint"') for part in parts) == 1
