"""docs/templates.md says what the templates say, and every name in it is told apart."""

from __future__ import annotations

from percorso.journey import template
from tools import templates_page


def test_the_page_is_up_to_date() -> None:
    written = templates_page.PAGE.read_text(encoding="utf-8")
    assert written == templates_page.page(), "Run `python -m tools`: the templates have changed."


def test_every_template_is_chosen_and_explained() -> None:
    assert set(templates_page.CHOICE) == set(templates_page.ABOUT) == set(template.TEMPLATES)


def test_names_of_the_specs_are_used_and_no_other_looks_like_one() -> None:
    page = templates_page.page()
    for names in templates_page.SPECS.values():
        for name in names:
            assert f"| {name} | Segment" in page
