"""The references are whole: every key, every public name, every column, every package."""

from __future__ import annotations

import re

import pytest

from percorso.journey import Journey
from percorso.questions import QUESTIONS
from tests.conftest import ROOT
from tests.test_import_direction import ARROWS
from tools import data_page, journey_page
from tools.pictures.packages import ASIDE, WORDS

EXAMPLES = journey_page.examples()


def test_journey_reference_is_up_to_date() -> None:
    written = journey_page.PAGE.read_text(encoding="utf-8")
    assert written == journey_page.page(), "Run `make format`: the page is written from the schema."


def test_the_example_of_every_key_is_valid() -> None:
    assert Journey.load(journey_page.EXAMPLE).goal_index() == 1


@pytest.mark.parametrize(("part", "key"), list(journey_page.keys()))
def test_every_key_has_an_example(part: str, key: str) -> None:
    assert EXAMPLES.of(part, key) is not None, (
        f"Use {key} of {part} in {journey_page.EXAMPLE.name}."
    )


def test_data_page_has_the_columns_of_the_schema() -> None:
    written = data_page.PAGE.read_text(encoding="utf-8")
    assert written == data_page.page(), "Run `make format`: the table is written from the schema."


def test_every_package_is_on_the_page_of_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert set(WORDS) | ASIDE == set(ARROWS) | ASIDE
    assert all(f"| `{name}` |" in page for name in WORDS)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_every_question_has_a_page(name: str) -> None:
    page = (ROOT / "docs" / "questions" / f"{name}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert {"By hand", "Options", "Limits", "Sources"} <= set(headings)
    assert f"({name}.md)" in (ROOT / "docs" / "questions" / "index.md").read_text("utf-8")
