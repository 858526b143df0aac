"""The forms of a drawing: what each shows, that it can be read, and what is refused."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from xml.etree import ElementTree

import pytest

from percorso.errors import DrawingError, PercorsoError
from percorso.journey import Journey, Touchpoint
from percorso.journey.catalogue import channels
from percorso.share.drawings import FORMS, compose, draw
from percorso.share.pen.faces import mood_of
from percorso.share.storyboard.scenes import CHANNELS, SCENES, draw_scene, scenes_for
from percorso.share.storyboard.shots import shots_of
from tests.share.fixtures import lamp, lamp_figures
from tests.share.fixtures.cases import Case, invented, plain, shapes
from tests.share.fixtures.future import lamp_future
from tests.share.fixtures.stress import UNBROKEN, bare, eight_by_twenty
from tests.share.golden import FORM_CASES, drawing_of, path_of
from tests.share.test_map import NASTY, parse, texts

SVG = "{http://www.w3.org/2000/svg}"


@lru_cache
def svg(form: str, lang: str = "en", measured: bool = True) -> str:
    return draw(lamp(), lamp_figures() if measured else None, form=form, lang=lang, fonts=False)


@lru_cache
def stress() -> Case:
    return eight_by_twenty()


@pytest.mark.parametrize("case", FORM_CASES, ids="-".join)
def test_golden_pictures(case: tuple[str, ...]) -> None:
    assert drawing_of(case) == path_of(case).read_text("utf-8"), (
        "The picture changed. Look at it; if it should be so: python -m tests.share.golden"
    )


@pytest.mark.parametrize("form", FORMS)
def test_it_can_be_read_without_being_seen(form: str) -> None:
    root = parse(svg(form))
    assert (root.get("role"), root.get("lang")) == ("img", "en")
    assert [child.get("id") for child in root[:2]] == (root.get("aria-labelledby") or "").split()
    assert (root[0].text or "").startswith("Buying a design lamp")
    assert "Discover: 48,210 entries, conversion 44.7%." in (root[1].text or "")
    assert all(node.get("aria-label") for node in root.iter(f"{SVG}g") if node.get("role"))


@pytest.mark.parametrize("form", FORMS)
def test_ids_of_several_drawings_do_not_meet(form: str) -> None:
    ids = re.findall(r'id="([^"]+)"', svg(form))
    others = {found for other in FORMS if other != form
              for found in re.findall(r'id="([^"]+)"', svg(other))}  # fmt: skip
    assert len(ids) == len(set(ids))
    assert not set(ids) & others


@pytest.mark.parametrize("form", FORMS)
def test_the_same_drawing_is_the_same_text(form: str) -> None:
    figures = lamp_figures()
    assert draw(lamp(), figures, form=form) == draw(lamp(), figures, form=form)


@pytest.mark.parametrize("form", FORMS)
def test_title_and_legend_can_be_left_out(form: str) -> None:
    said = texts(draw(lamp(), None, form=form, lang="en", title=False))
    assert "Buying a design lamp" not in said
    assert "drawn, not measured yet" not in " ".join(said)
    assert any("Compare" in text for text in said)


@pytest.mark.parametrize("form", [form for form in FORMS if form != "map"])
def test_stress_has_a_reasonable_size(form: str) -> None:
    journey, figures = stress()
    found = draw(journey, figures, form=form, lang="it", fonts=False)
    parse(found)
    assert len(found) < 800_000
    assert UNBROKEN[:8] in found


@pytest.mark.parametrize("form", FORMS)
def test_a_title_and_one_stage_are_enough(form: str) -> None:
    journey, _ = bare()
    drawing = compose(journey, None, form=form)
    assert drawing.height < 420
    parse(drawing.svg("auto"))


@pytest.mark.parametrize("form", FORMS)
def test_texts_of_files_are_only_text(form: str) -> None:
    journey = plain([NASTY, "]]> <!-- -->"], title=NASTY, personas=[{"id": "p", "name": NASTY}])
    found = draw(journey, invented(journey), form=form, lang="it")
    parse(found)
    assert "<script" not in found
    assert not set(found) & set("\u202e\u2066\u200f")


def test_the_strip_says_what_matters() -> None:
    found = texts(svg("strip"))
    assert "Instagram Ads" in found
    assert "Blog" not in found
    assert "44.7% go on" in found
    assert "41,920" in found
    assert any("31.0% begin again" in text for text in found)
    assert "“I need light on my desk, nothing urgent.”" in " ".join(found)
    assert "New cycle" in texts(svg("strip", measured=False))


def test_the_strip_of_few_cases_is_grey_with_its_n() -> None:
    journey, figures = shapes()["gaps"]
    found = draw(journey, figures, form="strip", lang="en")
    assert any("go on, n 12" in text for text in texts(found))


def test_a_journey_without_a_goal_has_no_loop() -> None:
    drawn = lamp().to_dict()
    for stage in drawn["stages"]:
        stage.pop("goal", None)
        stage.pop("phase", None)
    assert "New cycle" not in texts(draw(Journey.from_dict(drawn), form="strip"))


def test_every_channel_has_a_scene_and_every_scene_a_drawing() -> None:
    known = {channel.id for channel in channels()}
    assert known <= set(CHANNELS)
    for name in SCENES:
        drawing = compose(*bare(), form="storyboard")
        before = len(drawing.paper.canvas.parts)
        draw_scene(drawing.paper.canvas, name, 0, 1, (0, 0))
        assert len(drawing.paper.canvas.parts) > before + 10
    assert {scene for found in CHANNELS.values() for scene in found} <= set(SCENES)


@pytest.mark.parametrize(
    ("touchpoint", "scene"),
    [
        ({"channel": "delivery"}, "van"),
        ({"channel": "store", "id": "till"}, "till"),
        ({"channel": "website", "id": "checkout"}, "form"),
        ({"name": {"it": "Recensioni", "en": "Reviews"}}, "reviews"),
        ({"name": "Fair", "kind": "traditional"}, "shop"),
        ({"name": "Something", "channel": "carrier pigeon"}, "thought"),
    ],
)
def test_a_scene_follows_the_touchpoint(touchpoint: dict[str, object], scene: str) -> None:
    assert scenes_for(Touchpoint(**({"id": "a", "name": "A"} | touchpoint)))[0] == scene  # type: ignore[arg-type]


def test_expressions_follow_the_emotion() -> None:
    paper = compose(lamp(), None, form="storyboard").paper
    moods = {shot.stage.id: shot.mood for shot in reversed(shots_of(paper))}
    assert moods["share"] == mood_of(1.5) == 2
    assert moods["help"] == mood_of(0.4) == 1
    measured = compose(lamp(), lamp_figures(), form="storyboard").paper
    assert {s.stage.id: s.mood for s in shots_of(measured)}["help"] == -1


def test_a_stage_with_a_pain_and_a_high_point_has_two_scenes() -> None:
    shots = [s for s in shots_of(compose(lamp(), None, form="storyboard").paper)
             if s.stage.id == "buy"]  # fmt: skip
    assert [type(shot.moment).__name__ for shot in shots] == ["Delight", "Pain"]
    assert shots[0].mindset
    assert not shots[1].mindset
    assert shots[1].mood < 0 < shots[0].mood


def test_a_stage_without_a_mindset_has_its_figures_too() -> None:
    whole = lamp()
    stages = tuple(stage.model_copy(update={"mindset": None}) for stage in whole.stages)
    bare_of_minds = whole.model_copy(update={"stages": stages})
    said = " ".join(texts(draw(bare_of_minds, lamp_figures(), form="storyboard", lang="en")))
    assert said.count("go on") == len([s for s in whole.stages if s.measured]) - 1


def test_no_two_neighbours_show_the_same_scene_when_they_need_not() -> None:
    scenes = [shot.scene for shot in shots_of(compose(lamp(), None, form="storyboard").paper)]
    assert all(first != second for first, second in itertools.pairwise(scenes))


def test_the_table_holds_owner_target_and_next_action() -> None:
    found = texts(svg("table"))
    for text in ("Luca Riva", "target 38.0%", "32.0%", "Shop stock on the page", "Questions"):
        assert text in found
    journey, figures = stress()
    said = texts(draw(journey, figures, form="table", lang="en"))
    assert "and 13 more" in said


def test_the_blueprint_has_its_three_lines_and_hand_overs() -> None:
    journey, figures = shapes()["blueprint"]
    drawn = texts(draw(journey, figures, form="blueprint", lang="en"))
    said = " ".join(drawn)
    for line in ("Line of interaction", "Line of visibility", "Line of internal interaction"):
        assert line in said or all(word in said for word in line.split())
    found = texts(svg("blueprint"))
    assert "hands over to E-commerce" in found
    assert "median 9 d" in found
    assert any(text.startswith("No work behind is drawn yet") for text in found)


def test_the_future_beside_marks_what_changes() -> None:
    found = draw(lamp(), lamp_figures(), beside=lamp_future(), lang="en", fonts=False)
    said = texts(found)
    for text in ("Home trial", "before: Word of mouth", "target from 38.0% to 45.0%", "now 32.0%",
                 "moves to Home and word of mouth", "until now in Buy alone",
                 "state: from planned to covered", "New stage: Home trial."):  # fmt: skip
        assert text in said
    assert 'struck" x' in found
    root = parse(found)
    assert (root[0].text or "").endswith("Now and future")
    assert "Stage gone: Support." in (root[1].text or "")


def test_a_journey_beside_itself_changes_nothing() -> None:
    said = texts(draw(lamp(), beside=lamp(), lang="it"))
    assert "Non cambia nulla." in said
    assert "Regole" not in said


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"form": "stripe"}, "Did you mean 'strip'"),
        ({"form": "strip", "lanes": ["people"]}, "for the map alone"),
        ({"form": "table", "beside": lamp()}, "beside the map"),
        ({"beside": lamp(), "lanes": ["people"]}, "for the map alone"),
        ({"form": "strip", "width": 300}, "too narrow for 5 stages"),
        ({"form": "strip", "width": 10**6}, "too wide"),
        ({"form": "storyboard", "width": 300}, "too narrow for a scene"),
        ({"form": "table", "width": 300}, "too narrow for 6 columns"),
        ({"form": "table", "theme": "night"}, "no theme 'night'"),
    ],
)
def test_what_cannot_be_drawn_is_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(DrawingError, match=message):
        draw(lamp(), lamp_figures(), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("based_on", [None, "another"])
def test_a_future_of_another_journey_is_refused(based_on: str | None) -> None:
    future = lamp_future().model_copy(update={"based_on": based_on})
    with pytest.raises(DrawingError, match="Write based_on: lamp in it"):
        draw(lamp(), beside=future)


def test_unknown_languages_are_refused() -> None:
    with pytest.raises(PercorsoError, match="language 'fr'"):
        draw(lamp(), form="strip", lang="fr")
    assert ElementTree.iselement(parse(svg("strip")))
