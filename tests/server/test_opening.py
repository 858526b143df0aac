"""The page comes with its first answers and with the names of the files it needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from percorso.server.opening.parts import sources
from tests.serving import Served, copied, serving

MANIFEST = {
    "index.html": {"file": "assets/index-1.js", "imports": ["_start.js"]},
    "_start.js": {"file": "assets/start-1.js", "css": ["assets/start-1.css"]},
    "_shared.js": {"file": "assets/shared-1.js", "imports": ["_start.js"]},
    "src/pages/home/index.tsx": {
        "file": "assets/home-1.js",
        "imports": ["_shared.js"],
        "css": ["assets/home-1.css"],
    },
    "src/locales/it.po?first": {"file": "assets/it-1.js"},
    "src/locales/it.po?rest": {"file": "assets/it-2.js"},
    "fonts/Inter-400.woff2": {"file": "assets/Inter-400-1.woff2"},
}


@pytest.fixture(scope="module")
def page(seeded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with a page whose build names its files."""
    web = tmp_path_factory.mktemp("web")
    (web / ".vite").mkdir()
    (web / ".vite" / "manifest.json").write_text(json.dumps(MANIFEST))
    (web / "index.html").write_text("<!doctype html><head></head><title>Percorso</title>")
    folder = copied(seeded_sqlite, tmp_path_factory.mktemp("served") / "workspace")
    with serving(folder, web=web) as one:
        yield one


def given(html: str) -> dict[str, Any]:
    """The answers in a page."""
    found = re.search(r'<script type="application/json" id="first-answers">(.*?)</script>', html)
    assert found
    answers: dict[str, Any] = json.loads(found[1])
    return answers


def test_strangers_get_no_answers(page: Served) -> None:
    with page.client() as client:
        answer = client.get(f"/w/{page.workspace}")
    assert given(answer.text) == {}
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["", "/j/{journey}", "/j/{journey}/personas/x"])
def test_the_answers_are_those_of_the_api(page: Served, path: str) -> None:
    journey = page.journey_api.rsplit("/", 1)[1]
    with page.client("viewer") as client:
        answer = client.get(f"/w/{page.workspace}{path.format(journey=journey)}?lang=it")
        found = given(answer.text)
        assert len(found) == 2
        for address, said in found.items():
            assert client.get(address).json() == said
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_one_persons_answers_are_not_anothers(page: Served) -> None:
    names = set()
    for role in ("viewer", "editor", "admin"):
        with page.client(role) as client:
            found = given(client.get(page.address()).text)
            names.add(found["/api/me"]["user"]["name"])
            assert found[page.journey_api]["role"] == role
    assert len(names) == 3


@pytest.mark.parametrize("path", ["/w/{w}x", "/w/" + "0" * 32, "/w/{w}/j/" + "0" * 32])
def test_what_is_not_the_readers_is_not_given(page: Served, path: str) -> None:
    with page.client("editor") as client:
        answer = client.get(path.format(w=page.workspace))
    assert answer.status_code == 200
    assert set(given(answer.text)) == {"/api/me"}


def test_what_people_write_stays_data(page: Served) -> None:
    title = "</script><script>alert(1)</script><!--"
    with page.client("editor") as client:
        body = {"title": title, "start": {"blank": True}}
        made = client.post(f"{page.api}/journeys", json=body).json()["id"]
        html = client.get(f"/w/{page.workspace}/j/{made}").text
    assert html.count("</script>") == html.count("<script") == 1
    assert title in json.dumps(given(html), ensure_ascii=False)


def test_the_head_names_the_files_of_the_page(page: Served) -> None:
    with page.client(lang="it") as client:
        html = client.get(f"/w/{page.workspace}").text
    named = re.findall(r'<link rel="(\w+)"[^>]* href="/assets/([^"]+)">', html)
    assert set(named) == {
        ("preload", "Inter-400-1.woff2"), ("modulepreload", "home-1.js"), ("stylesheet", "home-1.css"),
        ("modulepreload", "shared-1.js"), ("modulepreload", "it-1.js"),
    }  # fmt: skip


@pytest.mark.parametrize(("path", "parts"), [("", 1), ("/", 1), ("/new", 2), ("/j/{w}", 2)])
def test_the_first_view_names_its_own_words_alone(page: Served, path: str, parts: int) -> None:
    with page.client(lang="it") as client:
        html = client.get(f"/w/{page.workspace}{path.format(w=page.workspace)}").text
    assert len(re.findall(r'href="/assets/it-\d\.js"', html)) == parts


def test_every_page_of_the_router_is_known() -> None:
    router = Path("ui/src/app/router.tsx").read_text("utf-8")
    for page_of in set(re.findall(r'import\("@/pages/([\w-]+)/index.tsx"\)', router)):
        inside = ["", "/x"] if page_of in {"sign-in", "setup", "invitation", "link"} else []
        plural = {"persona": "personas/x", "home": ""}.get(page_of, page_of)
        places = [f"/{page_of}{one}" for one in inside] or [
            f"/w/a/{plural}", f"/w/a/{plural}/x", f"/w/a/j/b/{plural}",
        ]  # fmt: skip
        assert any(f"src/pages/{page_of}/index.tsx" in sources(one) for one in places), page_of
