"""The report in a real browser: offline, without complaints, readable, by keyboard, on any screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from percorso.share.report import write_report
from tests.browser import NewPage
from tests.share.fixtures import lamp_figures

SIZES = {"phone": (390, 844), "tablet": (1024, 768), "desk": (1440, 900), "wall": (1720, 1000)}

# Contrast of every visible text of the page itself, against the colour that lies behind it.
CONTRAST = """
() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const channel = (v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const ratio = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + .05) / (y + .05);
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = rgb(getComputedStyle(at).backgroundColor);
      if (found.length < 4 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const weak = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, box = node.parentElement;
    if (!node.data.trim() || !box.getClientRects().length) continue;
    const look = getComputedStyle(box), svg = box.closest("svg");
    const ink = rgb(svg ? look.fill : look.color);
    const place = svg ? svg.parentElement : box;
    const found = ratio(ink, behind(place));
    if (found < 4.5) weak.push(`${node.data.trim()} ${found.toFixed(2)}`);
  }
  return weak;
}
"""
BONES = """
() => {
  const all = (query) => [...document.querySelectorAll(query)];
  const levels = all("h1,h2,h3,h4").map((h) => Number(h.tagName[1]));
  const ids = all("[id]").map((e) => e.id);
  return {
    jumps: levels.filter((level, n) => n && level > levels[n - 1] + 1),
    mains: all("main").length,
    tops: all("h1").length,
    doubles: ids.filter((id, n) => ids.indexOf(id) !== n),
    bare: all("svg[role=img]").filter((s) => !s.getAttribute("aria-label")
      && !s.getAttribute("aria-labelledby")).length,
    loose: all("th:not([scope])").length,
    untitled: all("table").filter((t) => !t.caption).length,
    unnamed: all("section").filter((s) => !document.getElementById(s.getAttribute("aria-labelledby"))).length,
    small: all("a, summary").filter((a) => { const r = a.getClientRects()[0];
      return r && r.height < 24 && !a.closest("p, .skip"); }).length,
  };
}
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("report")
    figures = lamp_figures()
    return {lang: write_report(figures, folder / f"{lang}.html", lang) for lang in ("en", "it")}


def test_report_opens_and_asks_for_nothing(page: Page, reports: dict[str, Path]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(reports["en"].as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Buying a design lamp")
    assert [url for url in asked if not url.startswith("data:")] == [reports["en"].as_uri()]


def test_report_is_whole_with_scripts_off(new_page: NewPage, reports: dict[str, Path]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(reports["it"].as_uri())
    expect(page.get_by_role("heading", name="Che cosa emerge")).to_be_visible()
    expect(page.get_by_role("table", name="Chi prosegue da ogni fase")).to_be_visible()


def test_no_script_can_run(page: Page, reports: dict[str, Path], complaints: list[str]) -> None:
    page.goto(reports["en"].as_uri())
    page.evaluate(
        "() => { const s = document.createElement('script'); s.text = 'window.ran = 1';"
        " document.body.append(s); }"
    )
    assert page.evaluate("window.ran") is None
    page.wait_for_timeout(50)
    assert any("Content Security Policy" in text for text in complaints)
    complaints.clear()


def test_face_is_the_embedded_one(page: Page, reports: dict[str, Path]) -> None:
    page.goto(reports["en"].as_uri())
    page.evaluate("document.fonts.ready.then(() => 1)")
    assert page.evaluate("[...document.fonts].filter((f) => f.status === 'loaded').length") == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "it"])
def test_every_text_can_be_read(
    new_page: NewPage, reports: dict[str, Path], lang: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 1440, "height": 900})
    page.goto(reports[lang].as_uri())
    weak = [text for text in page.evaluate(CONTRAST) if not _on_a_ribbon(text)]
    assert not weak


def _on_a_ribbon(text: str) -> bool:
    """Initials in an avatar stand on their own disc, which the check does not see."""
    return len(text.split()[0]) == 2 and text.split()[0].isupper() and len(text.split()) == 2


@pytest.mark.parametrize("size", sorted(SIZES))
def test_bones_are_sound_and_nothing_sticks_out(
    new_page: NewPage, reports: dict[str, Path], size: str
) -> None:
    width, height = SIZES[size]
    page = new_page(viewport={"width": width, "height": height})
    page.goto(reports["it"].as_uri())
    bones: dict[str, Any] = page.evaluate(BONES)
    assert bones == {
        "jumps": [], "mains": 1, "tops": 1, "doubles": [], "bare": 0, "loose": 0, "untitled": 0,
        "unnamed": 0, "small": 0,
    }  # fmt: skip
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_map_scrolls_by_itself(new_page: NewPage, reports: dict[str, Path]) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(reports["it"].as_uri())
    region = page.get_by_role("region", name="Customer journey map")
    assert region.evaluate("(e) => e.scrollWidth > e.clientWidth")
    region.focus()
    page.keyboard.press("ArrowRight")
    assert _moved(page, region)


def _moved(page: Page, region: Locator) -> bool:
    """Whether a region has scrolled; the page's policy forbids Playwright's own waiting."""
    for _ in range(40):
        if region.evaluate("(e) => e.scrollLeft") > 0:
            return True
        page.wait_for_timeout(50)
    return False


def test_dark_and_light_follow_the_reader(new_page: NewPage, reports: dict[str, Path]) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.goto(reports["en"].as_uri())
        shades[scheme] = page.evaluate(
            "[getComputedStyle(document.body).backgroundColor,"
            " getComputedStyle(document.querySelector('.map svg rect')).fill]"
        )
    assert shades["light"] == ["rgb(250, 250, 248)"] * 2
    assert shades["dark"] == ["rgb(20, 23, 28)"] * 2


def test_keyboard_reaches_everything_in_order(page: Page, reports: dict[str, Path]) -> None:
    page.goto(reports["en"].as_uri())
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the report")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="Customer journey map")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "2px"


def test_contents_lead_to_their_sections(page: Page, reports: dict[str, Path]) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(reports["en"].as_uri())
    contents = page.get_by_role("navigation", name="Contents")
    for name in contents.get_by_role("link").all_inner_texts():
        contents.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=2, name=name, exact=True)).to_be_in_viewport()


def test_figures_over_time_unfold(page: Page, reports: dict[str, Path]) -> None:
    page.goto(reports["en"].as_uri())
    table = page.get_by_role("table", name="People in each stage at the end of the day")
    expect(table).to_be_hidden()
    page.get_by_text("People in each stage, in figures").click()
    expect(table).to_be_visible()


def test_paper_is_light_and_shows_everything(new_page: NewPage, reports: dict[str, Path]) -> None:
    page = new_page(color_scheme="dark")
    page.goto(reports["en"].as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == (
        "rgb(23, 26, 31)"
    )
    expect(page.get_by_role("navigation", name="Contents")).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desk"])
def test_axe_finds_nothing(
    new_page: NewPage, reports: dict[str, Path], scheme: str, size: str
) -> None:
    axe = Axe()
    width, height = SIZES[size]
    page = new_page(
        color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": height}
    )
    page.goto(reports["it"].as_uri())
    results = axe.run(page)
    assert not results.response["violations"], results.generate_report()
