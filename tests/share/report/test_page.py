"""The page: its bones, its safety, its languages, and that it needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from pathlib import Path

import pytest

from percorso.errors import PercorsoError
from percorso.journey import Journey
from percorso.share.figures import Figures
from percorso.share.report import render
from percorso.words import Words
from tests.share.fixtures import lamp, lamp_figures
from tests.share.fixtures.future import lamp_future
from tests.share.report.facts import drawn
from tests.share.report.outline import outline, read, without_styles
from tests.test_words import _found

GOLDEN = Path(__file__).parent / "golden"
# Words that are the same in both languages, or names of the field that Italian keeps.
SAME = {
    "KPI",
    "Persona",
    "p90",
    "Percorso",
    "Touchpoint",
    "Touchpoints",
    "See",
    "Think",
    "Do",
    "Care",
    "A",
}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {lang: render(lamp_figures(), lang) for lang in ("en", "it")}


@pytest.mark.parametrize("lang", ["en", "it"])
def test_bones_of_the_page(lang: str, pages: dict[str, str]) -> None:
    file = GOLDEN / f"lamp.{lang}.txt"
    found = outline(pages[lang])
    if os.environ.get("PERCORSO_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8"), "PERCORSO_GOLDEN=1 writes it anew"


def test_sections_stand_in_order(pages: dict[str, str]) -> None:
    ids = re.findall(r'<section[^>]* id="([a-z]+)"', pages["en"])
    assert ids == [
        "map", "findings", "stages", "time", "flow", "touchpoints", "kpis", "drawings",
        "definitions", "quality", "made",
    ]  # fmt: skip
    assert re.findall(r'<dd><a href="#([a-z]+)">', pages["en"])[: len(ids)] == ids


def test_every_anchor_exists_once(pages: dict[str, str]) -> None:
    for html in pages.values():
        ids = [value for _, name, value in read(html).attributes if name == "id"]
        assert len(ids) == len(set(ids))
        anchors = {v[1:] for _, name, v in read(html).attributes if name == "href" and v[:1] == "#"}
        assert anchors <= set(ids)
        labels = [v for _, name, v in read(html).attributes if name == "aria-labelledby"]
        assert {part for label in labels for part in label.split()} <= set(ids)


def test_nothing_is_asked_of_any_other_place(pages: dict[str, str]) -> None:
    for html in pages.values():
        for _, name, value in read(html).attributes:
            if name in {"src", "href", "xlink:href", "srcset", "action", "poster", "data"}:
                assert value.startswith(("#", "data:")), (name, value)
        assert not re.findall(r"url\((?!data:|#|&quot;)", html)
        assert "@import" not in html
        assert "<script" not in html
        assert "http://" not in html.replace("http://www.w3.org/2000/svg", "")
        assert "https://" not in html


def test_policy_allows_its_own_styles_and_nothing_else(pages: dict[str, str]) -> None:
    for html in pages.values():
        policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
        assert len(policy) == 1
        rules = dict(part.strip().split(" ", 1) for part in policy[0].split(";"))
        assert rules["default-src"] == "&#39;none&#39;" or rules["default-src"] == "'none'"
        allowed = set(re.findall(r"sha256-([^'&]+)", rules["style-src"]))
        styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        made = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in styles}
        assert allowed == made
        assert "unsafe" not in policy[0]
        named = {name for _, name, _ in read(html).attributes}
        assert "style" not in named
        assert not [name for name in named if name.startswith("on")]


def test_face_is_embedded_once(pages: dict[str, str]) -> None:
    assert pages["it"].count("@font-face") == 2
    assert pages["it"].count("font/woff2;base64") == 2


NASTY = "<script>alert(1)</script>&\"'</style></svg>\x07\u202e{{7*7}}\ue000b\ue001"


def nasty() -> Figures:
    """A journey whose every name tries to break out, with figures that name what is not known."""
    text = lamp().to_yaml()
    loaded = Journey.parse(text).to_dict()
    for key in ("stages", "touchpoints", "personas"):
        for item in loaded[key]:
            item["name"] = NASTY.replace("\x07", "").replace("\u202e", "")
    loaded["title"] = loaded["stages"][0]["name"]
    for stage in loaded["stages"]:
        for kpi in stage.get("kpis", []):
            kpi["name"] = stage["name"]
    figures = lamp_figures(Journey.from_dict(loaded))
    quality = {
        **figures.quality,
        "unmatched_names": [(NASTY, 3)],
        "sources": {NASTY: 3},
        "channels": (),
    }
    extra = {**figures.touchpoints[0], "touchpoint": NASTY, "name": NASTY, "drawn": False}
    rows = (*figures.touchpoints, {**extra, "stage": None})
    return Figures(
        figures.journey, figures.stages, figures.flow, rows, figures.population,
        figures.summary, quality, figures.time_zone,
    )  # fmt: skip


def test_names_cannot_break_out() -> None:
    html = render(nasty(), "en", notes=[NASTY])
    assert "<script" not in html
    assert "alert(1)" in html
    assert "\x07" not in html
    assert "\u202e" not in html
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", html)[0]
    assert html.count("</style>") == html.count("<style>") == 2
    tags = {tag for tag, _, _ in read(html).attributes}
    assert "b" not in re.findall(r"<(\w+)>", "".join(re.findall(r"<h1>.*?</h1>", html)))
    assert "script" not in tags


def test_italian_page_has_no_english_left(pages: dict[str, str]) -> None:
    words, shown = Words.of("it"), read(without_styles(pages["it"]))
    said = {*shown.words, *(v for _, name, v in shown.attributes if name == "aria-label")}
    english = {ids[0] for ids in _found() if words(ids[0]) != ids[0]} - SAME
    assert not sorted(english & said)
    for text in english:
        fixed = max(re.split(r"\{[a-z_]*\}", text), key=len).strip()
        if len(fixed.split()) >= 4:
            assert not [line for line in said if fixed in line], text


def test_language_is_declared(pages: dict[str, str]) -> None:
    for lang, html in pages.items():
        assert f'<html lang="{lang}">' in html


def test_same_figures_give_the_same_page(pages: dict[str, str]) -> None:
    assert render(lamp_figures(), "it") == pages["it"]


def test_a_drawing_without_figures_is_a_report_too() -> None:
    html = render(drawn(), "it")
    assert "Non ancora misurato" in html
    assert 'id="stages"' not in html
    assert 'id="definitions"' in html


def test_small_bases_are_grey_with_their_n() -> None:
    figures = lamp_figures()
    stages = tuple({**row, "decided": 12, "decided_next": 12} for row in figures.stages)
    html = render(Figures(figures.journey, stages, summary=figures.summary), "en")
    assert re.search(
        r'class="n muted">(?:<b>)?44\.7%(?:</b>)? <span class="note">n 12</span>', html
    )


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_themes(theme: str) -> None:
    html = render(drawn(), theme=theme)
    assert ("prefers-color-scheme:dark" in html) is (theme == "auto")
    assert "@media print" in html


def test_unknown_theme_and_language_are_refused() -> None:
    with pytest.raises(PercorsoError, match="no theme"):
        render(drawn(), theme="pink")
    with pytest.raises(PercorsoError, match="not spoken"):
        render(drawn(), "tlh")


@pytest.mark.parametrize("count", [1, 2, 8, 12])
def test_any_number_of_stages(count: int) -> None:
    stages = ", ".join(f"{{id: s{n}, name: Considerazione approfondita {n}}}" for n in range(count))
    html = render(drawn(stages=f"[{stages}]"), "it")
    shape = {1: "one", 2: "one", 8: "eight", 12: "long"}[count]
    assert f'<div class="scroll {shape}"' in html


def test_remarks_of_journey_and_caller_are_printed_line_by_line() -> None:
    html = render(drawn('note: "First.\\n\\nSecond."'), notes=["Third."])
    assert [f"<li>{text}</li>" in html for text in ("First.", "Second.", "Third.")] == [True] * 3


def test_simulated_data_is_said_in_the_head(pages: dict[str, str]) -> None:
    head = pages["en"][: pages["en"].index("<main")]
    assert '<span class="badge">simulated data</span>' in head


def test_other_drawings_are_closed_and_named(pages: dict[str, str]) -> None:
    html = pages["it"]
    assert html.count('<details class="drawing"><summary>') == 3
    assert "Striscia" in html
    assert "Service blueprint" not in html
    assert html.count("<style>") == 2


def test_forms_can_be_chosen() -> None:
    html = render(lamp_figures(), "en", forms=["table", "blueprint"])
    assert re.findall(r'<div class="scroll (\w+)" role', html)[1:] == ["table", "blueprint"]
    assert 'id="drawings"' not in render(lamp_figures(), "en", forms=[])
    with pytest.raises(PercorsoError, match="Did you mean 'strip'"):
        render(lamp_figures(), "en", forms=["strips"])


def test_a_future_beside_is_open_with_its_changes_in_words() -> None:
    html = render(lamp_figures(), "en", forms=[], beside=lamp_future())
    assert '<details class="drawing" open>' in html
    assert "<li>New stage: Home trial.</li>" in html
    assert "Future and other drawings" in html
    other = lamp_future().model_copy(update={"based_on": "x"})
    with pytest.raises(PercorsoError, match="based_on: lamp"):
        render(lamp_figures(), "en", beside=other)
