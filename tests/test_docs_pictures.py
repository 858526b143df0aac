"""The pictures of the documentation are those that the tiny examples give today."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT
from tools.pictures.gallery import DRAW, FOLDER, LANGUAGES, pictures

PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])
DRAWN = {FOLDER / f"{name}-{lang}.svg" for name in DRAW for lang in LANGUAGES}


@pytest.fixture(scope="module")
def drawn() -> dict[Path, str]:
    return dict(pictures())


def test_pictures_are_up_to_date(drawn: dict[Path, str]) -> None:
    old = [path.name for path, svg in drawn.items() if path.read_text(encoding="utf-8") != svg]
    assert not old, "Run `make format`: these pictures are drawn by tools/pictures."


def test_pictures_say_what_they_are(drawn: dict[Path, str]) -> None:
    roots = [ElementTree.fromstring(svg) for svg in drawn.values()]  # noqa: S314
    assert all(root.get("role") == "img" for root in roots)


def test_no_picture_is_left_over() -> None:
    assert set(FOLDER.glob("*.svg")) <= DRAWN


@pytest.mark.parametrize("path", sorted(DRAWN), ids=lambda path: path.stem)
def test_picture_is_on_a_page_of_its_language(path: Path) -> None:
    italian = path.stem.endswith("-it")
    pages = [page for page in PAGES if (page.parent.name == "it") == italian]
    assert any(path.name in page.read_text(encoding="utf-8") for page in pages)
