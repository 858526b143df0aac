"""A journey opened from a file and saved to it is the same journey."""

from __future__ import annotations

from pathlib import Path

import pytest

from percorso import Journey
from percorso.journey.template import TEMPLATES
from tests.conftest import ROOT
from tests.server.maps.helpers import change, edit, made
from tests.serving import Served

FILES = sorted((ROOT / "examples").glob("*/*journey.yaml")) + sorted(
    (ROOT / "examples").glob("*/future.yaml")
)


def _file(served: Served) -> Path:
    return served.settings.folder / "journey.yaml"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
@pytest.mark.parametrize("form", ["yaml", "json"])
def test_in_and_out_again(either: Served, file: Path, form: str) -> None:
    before = Journey.load(file)
    with either.client("editor") as client:
        body = {"start": {"text": file.read_text("utf-8"), "name": file.name}}
        made = client.post(f"{either.api}/journeys", json=body).json()
        answer = client.get(f"{either.api}/journeys/{made['id']}/file?format={form}")
    after = Journey.parse(answer.text, f"x.{form}")
    assert after.model_copy(update={"id": before.id}) == before
    assert "attachment" in answer.headers["content-disposition"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_in_and_out_again(either: Served, template: str) -> None:
    journey = made(either, template)
    with either.client("editor") as client:
        text = client.get(f"{journey}/file").text
        before = client.get(journey).json()["document"]
        client.post(f"{journey}/import", json={"text": text})
        assert client.get(journey).json()["document"] == before


def test_saved_back_to_the_file_it_came_from(either: Served) -> None:
    original = Journey.load(_file(either))
    with either.client("editor") as client:
        assert client.post(f"{either.journey_api}/file").status_code == 200
        assert Journey.load(_file(either)) == Journey.from_dict(
            client.get(either.journey_api).json()["document"]
        )
        version = client.get(either.journey_api).json()["version"]
        change(client, either.journey_api, edit("owner", value="Ada"), version)
        assert client.post(f"{either.journey_api}/file").json() == {"source_file": "journey.yaml"}
    assert Journey.load(_file(either)).owner == "Ada"
    assert original.owner != "Ada"


def test_a_file_that_changed_meanwhile_is_not_lost(either: Served) -> None:
    with either.client("editor", lang="it") as client:
        client.post(f"{either.journey_api}/file", json={"overwrite": True})
        text = _file(either).read_text("utf-8") + "\n# a remark of somebody\n"
        _file(either).write_text(text, "utf-8")
        answer = client.post(f"{either.journey_api}/file")
        assert answer.status_code == 409
        assert "journey.yaml" in answer.text
        assert _file(either).read_text("utf-8") == text
        again = client.post(f"{either.journey_api}/file", json={"overwrite": True})
        assert again.status_code == 200


def test_a_journey_that_came_from_nowhere(either: Served) -> None:
    with either.client("editor") as client:
        assert client.post(f"{made(either)}/file").status_code == 404


def test_a_file_that_is_no_journey_says_where(either: Served) -> None:
    journey = made(either)
    with either.client("editor") as client:
        answer = client.post(f"{journey}/import", json={"text": "percorso: 1\nid: a\ntitel: X\n"})
        assert answer.status_code == 422
        assert "titel" in answer.text
        assert client.get(journey).json()["version"] == 0


@pytest.mark.parametrize("start", [{"blank": True}, {"template": "five-phases"}])
@pytest.mark.parametrize("lang", ["en", "it"])
def test_every_way_to_start(either: Served, start: dict[str, object], lang: str) -> None:
    with either.client("editor", lang=lang) as client:
        body = {"title": "Comprare una città", "start": start, "kind": "future"}
        card = client.post(f"{either.api}/journeys", json=body).json()
        document = client.get(f"{either.api}/journeys/{card['id']}").json()["document"]
    assert document["title"] == "Comprare una città"
    assert document["id"].startswith("comprare-una-citta")
    assert document["kind"] == "future"
    assert Journey.from_dict(document).to_dict() == document


def test_a_future_state_says_which_journey_it_changes(either: Served) -> None:
    with either.client("editor") as client:
        body = {"title": "Domani", "start": {"journey": either.journey}, "kind": "future"}
        card = client.post(f"{either.api}/journeys", json=body).json()
        document = client.get(f"{either.api}/journeys/{card['id']}").json()["document"]
    assert (document["kind"], document["based_on"]) == ("future", "floor-lamp")
