"""Pictures: every form and format, kept, told apart, never those of others."""

from __future__ import annotations

import copy

import pytest

from percorso.store.tables import StoredJourney
from tests.server.layer.conftest import DOCUMENT, ONE, Team

FUTURE = "c" * 32


def add_future(team: Team) -> None:
    document = copy.deepcopy(DOCUMENT)
    document |= {"id": "lamp-next", "kind": "future"}
    document["stages"][1]["name"] = "Weigh up"
    with team.store.session() as session:
        session.add(
            StoredJourney(id=FUTURE, workspace_id=ONE, slug="lamp-next", title="Next",
                          kind="future", document=document)
        )  # fmt: skip


@pytest.mark.parametrize("form", ["map", "strip", "storyboard", "table", "blueprint"])
def test_every_form_is_drawn_in_both_languages(team: Team, form: str) -> None:
    for lang, theme in (("en", "light"), ("it", "dark")):
        found = team.journey(f"/picture?form={form}&theme={theme}&lang={lang}", "viewer")
        assert found.status_code == 200
        assert found.headers["content-type"] == "image/svg+xml"
        assert f'class="pm pm-{theme}"' in found.text
        assert f'lang="{lang}"' in found.text
        assert "sandbox" in found.headers["content-security-policy"]


def test_png_and_pdf_are_made_beside_the_server(team: Team) -> None:
    png = team.journey("/picture?format=png&form=strip")
    assert png.content.startswith(b"\x89PNG")
    pdf = team.journey("/picture?format=pdf&page=a4&download=true")
    assert pdf.content.startswith(b"%PDF")
    assert pdf.headers["content-disposition"] == 'attachment; filename="lamp.pdf"'


def test_a_picture_is_told_apart_by_all_that_changes_it(team: Team) -> None:
    first = team.journey("/picture")
    tag = first.headers["etag"]
    assert team.journey("/picture", headers={"if-none-match": tag}).status_code == 304
    tags = {team.journey(f"/picture{q}").headers["etag"] for q in ("?theme=dark", "?lang=it",
            "?width=1400", "?lanes=touchpoints", "?title=false")}  # fmt: skip
    assert len(tags | {tag}) == 6
    team.change({**DOCUMENT, "title": "Buying two lamps"})
    changed = team.journey("/picture", headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert "Buying two lamps" in changed.text


def test_the_future_beside_it_and_what_differs(team: Team) -> None:
    add_future(team)
    found = team.journey(f"/picture?beside={FUTURE}")
    assert found.status_code == 200
    assert "Weigh up" in found.text
    said = [one["sentence"] for one in team.journey(f"/differences?beside={FUTURE}").json()]
    assert any("Weigh up" in one for one in said)
    assert team.journey("/differences?beside=" + "a" * 32).status_code == 422


def test_what_cannot_be_drawn_is_said(team: Team) -> None:
    for query in ("?form=painting", "?width=10", "?lanes=nothing", "?form=strip&lanes=kpis",
                  "?version=-1"):  # fmt: skip
        assert team.journey(f"/picture{query}").status_code == 422, query
    assert team.journey("/picture?version=7").status_code == 404
    assert team.journey("/picture?measured=true").status_code == 409


def test_nobody_sees_the_pictures_of_others(team: Team) -> None:
    team.journey("/picture")
    assert team.journey("/picture", "stranger").status_code == 404
    assert team.journey("/differences?beside=" + "b" * 32).status_code == 404
    assert team.journey("/picture?beside=" + "b" * 32).status_code == 404


def test_the_measured_picture_shows_what_was_measured(measured_team: Team) -> None:
    drawn = measured_team.journey("/picture").text
    measured_team.measure()
    filled = measured_team.journey("/picture?measured=true").text
    assert len(filled) > len(drawn)
