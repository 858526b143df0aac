"""The built pages as they are handed out, and what is said when something is not there."""

from __future__ import annotations

import gzip
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from percorso.server.pages import BUILD
from tests.serving import Served, copied, serving


@pytest.fixture(scope="module")
def paged(
    seeded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:  # fmt: skip
    """A server with two pages of its own."""
    web = tmp_path_factory.mktemp("web")
    (web / "assets").mkdir()
    (web / "index.html").write_text("<!doctype html><title>Percorso</title>")
    (web / "assets" / "index-a1b2.js").write_text("export {};" * 200)
    folder = copied(seeded_sqlite, tmp_path_factory.mktemp("served") / "workspace")
    with serving(folder, web=web) as one:
        yield one


@pytest.mark.parametrize("path", ["/", "/sign-in", "/w/abc/j/def/personas", "/link/abc", "/x.y"])
def test_every_address_is_the_page(paged: Served, path: str) -> None:
    with paged.client() as client:
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-cache"
        again = client.get(path, headers={"if-none-match": answer.headers["etag"]})
        assert again.status_code == 304


def test_assets_are_packed_and_kept_for_a_year(paged: Served) -> None:
    with paged.client() as client:
        plain = client.get("/assets/index-a1b2.js", headers={"accept-encoding": "identity"})
        packed = client.get("/assets/index-a1b2.js")
    assert "immutable" in plain.headers["cache-control"]
    assert plain.headers["content-type"].startswith("text/javascript")
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content)
    assert packed.content == plain.content
    assert gzip.compress(plain.content, 6, mtime=0)


@pytest.mark.parametrize("path", ["/assets/gone.js", "/api", "/api/", "/api/none", "/api/../api/x"])
def test_what_is_not_there_is_not_the_page(paged: Served, path: str) -> None:
    with paged.client(lang="it") as client:
        answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["problems"][0]["message"] == "Qui non c’è niente."


@pytest.mark.parametrize(("lang", "word"), [("en", "have not been built"), ("it", "costruite")])
def test_pages_that_are_not_built_say_what_to_run(
    seeded_sqlite: Path, tmp_path: Path, lang: str, word: str
) -> None:
    with (
        serving(copied(seeded_sqlite, tmp_path / "w"), web=tmp_path / "none") as one,
        one.client(lang=lang) as client,
    ):
        answer = client.get("/w/x")
        assert answer.status_code == 503
        assert word in answer.text
        assert BUILD in answer.text
        assert client.get("/api/health").status_code == 200


def test_a_fault_of_ours_is_a_number_and_no_trace(
    paged: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from percorso.server.routes import agenda

    def broken(*_: object) -> NoReturn:
        raise RuntimeError("the password is canarino")

    monkeypatch.setattr(agenda, "agenda_of", broken)
    with paged.client("viewer", lang="it") as client, caplog.at_level(logging.ERROR):
        answer = client.get(f"{paged.journey_api}/agenda")
        assert client.get(paged.journey_api).status_code == 200
    assert answer.status_code == 500
    assert "canarino" not in answer.text
    assert "Traceback" not in answer.text
    assert "parte nostra" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert any(getattr(record, "fault", "") in answer.text for record in caplog.records)


@pytest.mark.parametrize(
    ("header", "query", "lang"),
    [
        ("it-IT,it;q=0.9,en;q=0.5", "", "it"),
        ("de, en;q=0.8, it;q=0.9", "", "it"),
        ("en", "?lang=it", "it"),
        ("it", "?lang=en", "en"),
        ("xx;q=banana", "", "en"),
        ("", "?lang=%00", "en"),
    ],
)
def test_the_readers_language(paged: Served, header: str, query: str, lang: str) -> None:
    with paged.client() as client:
        answer = client.get(f"/api/me{query}", headers={"accept-language": header})
    said = {"en": "You are not signed in.", "it": "Non hai effettuato l’accesso."}
    assert answer.json()["problems"][0]["message"] == said[lang]
