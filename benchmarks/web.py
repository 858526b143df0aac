"""Measure the web app in a real browser: `python benchmarks/web.py [--rounds 5] [--cards 200 400]`.

First views are cold: a new browser context each time, nothing cached; the median of the rounds
counts. LCP is the browser's own largest contentful paint. Interactions are those of the Event
Timing API (from the key or click until the next paint), on maps with many cards. A machine that is
busy with other things makes all of them longer.
"""

from __future__ import annotations

import argparse
import copy
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright  # noqa: E402

from tests.browser import FLAGS, _executable  # noqa: E402
from tests.serving import Served, seed, serving  # noqa: E402

WATCH = """() => {
  window.seen = {lcp: 0, events: [], long: 0, frames: []};
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.seen.lcp = one.startTime;
  }).observe({type: 'largest-contentful-paint', buffered: true});
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.seen.events.push([one.name, one.duration]);
  }).observe({type: 'event', durationThreshold: 16, buffered: true});
  new PerformanceObserver((list) => {
    const found = list.getEntries().map((one) => one.duration);
    window.seen.long = Math.max(window.seen.long, ...found);
  }).observe({type: 'longtask', buffered: true});
}"""
FRAMES = """() => {
  let last = performance.now();
  const tick = (now) => {
    window.seen.frames.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}"""
SENT = """() => {
  const found = [...performance.getEntriesByType('resource'),
                 ...performance.getEntriesByType('navigation')];
  return [found.reduce((sum, one) => sum + one.transferSize, 0), found.length];
}"""


@contextmanager
def signed_in(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    """A browser that has never been here, in which the editor is signed in."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.add_cookies([served.cookie("editor")])  # type: ignore[list-item]
    context.add_init_script(f"({WATCH})()")
    yield context
    context.close()


def first_view(browser: Browser, served: Served, address: str, ready: str) -> dict[str, float]:
    """One cold view of a page: LCP in ms, KB on the line, requests."""
    with signed_in(browser, served) as context:
        page = context.new_page()
        page.goto(address)
        page.locator(ready).first.wait_for()
        page.wait_for_timeout(700)
        sent, requests = page.evaluate(SENT)
        return {"lcp": page.evaluate("window.seen.lcp"), "kb": sent / 1024, "requests": requests}


def large(document: dict[str, Any], cards: int) -> dict[str, Any]:
    """The journey with as many cards as wanted: pains over its stages, of different lengths."""
    found = copy.deepcopy(document)
    stages = [stage["id"] for stage in found["stages"]]
    found["pains"] = [
        {"id": f"p{i}", "text": f"Pain {i}: " + "what hurts here " * (1 + i % 3),
         "stages": [stages[i % len(stages)]]}
        for i in range(cards)
    ]  # fmt: skip
    for each in ("opportunities", "actions", "tactics", "delights", "board"):
        found.pop(each, None)
    return found


def with_cards(served: Served, cards: int) -> str:
    """Make a journey with so many cards; its id."""
    from percorso.journey import Journey

    with served.client("editor") as client:
        document = client.get(served.journey_api).json()["document"]
        document = large(document, cards)
        document["id"] = f"cards-{cards}"
        text = Journey.from_dict(document).to_yaml()
        body = {"title": f"{cards} cards", "start": {"text": text, "name": "cards.yaml"}}
        answer = client.post(f"{served.api}/journeys", json=body)
        answer.raise_for_status()
        return str(answer.json()["id"])


def used(page: Page) -> dict[str, float]:
    """Walk, open, write and drag on a map; the slowest of each in ms."""
    page.locator("[role=gridcell] button, [data-card]").first.wait_for()
    page.evaluate("window.seen.events = []; window.seen.long = 0")
    card = page.locator("[data-card]").nth(10)
    card.click()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowDown"):
        page.keyboard.press(key)
        page.wait_for_timeout(60)
    page.keyboard.press("Enter")
    page.keyboard.type(" slower to read", delay=40)
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    events = page.evaluate("window.seen.events")
    slow = {"interaction": max([d for _, d in events], default=0.0)}
    slow["longest task"] = page.evaluate("window.seen.long")
    return slow | dragged(page)


def dragged(page: Page) -> dict[str, float]:
    """Carry a card over the map: the 95th percentile of the time between frames."""
    page.evaluate(f"window.seen.frames = []; ({FRAMES})()")
    box = page.locator("[data-card]").nth(20).bounding_box()
    if box is None:
        return {}
    page.mouse.move(box["x"] + 20, box["y"] + 12)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(box["x"] + 20 + step * 8, box["y"] + 12 + step * 2)
    page.mouse.up()
    frames = sorted(page.evaluate("window.seen.frames"))
    return {"drag frame p95": frames[int(len(frames) * 0.95)] if frames else 0.0}


def medians(found: list[dict[str, float]]) -> str:
    """Medians of the rounds, as a line."""
    keys = found[0]
    return ", ".join(f"{key} {statistics.median(one[key] for one in found):.0f}" for key in keys)


def main() -> None:
    """Print a table of medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cards", type=int, nargs="*", default=[200, 400])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        seed(Path(folder) / "w")
        browser = playwright.chromium.launch(executable_path=_executable(), args=FLAGS)
        with serving(Path(folder) / "w") as served:
            run(browser, served, asked.rounds, asked.cards)
        browser.close()


def run(browser: Browser, served: Served, rounds: int, cards: list[int]) -> None:
    """Measure on one server."""
    pages = {"home": f"{served.base}/w/{served.workspace}", "map": served.address()}
    for name, address in pages.items():
        found = [first_view(browser, served, address, "h1") for _ in range(rounds)]
        print(f"{name}, cold: {medians(found)}")
    for many in cards:
        journey = with_cards(served, many)
        address = f"{served.base}/w/{served.workspace}/j/{journey}/"
        found = []
        for _ in range(rounds):
            with signed_in(browser, served) as context:
                page = context.new_page()
                page.goto(address)
                found.append(used(page))
        print(f"map with {many} cards: {medians(found)}")


if __name__ == "__main__":
    main()
