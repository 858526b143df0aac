"""The history: who, when, what; what was taken back; how it was; the way back."""

from __future__ import annotations

from tests.server.maps.helpers import change, document, edit, made
from tests.serving import Served


def test_the_history_says_who_did_what_in_the_readers_language(either: Served) -> None:
    journey = made(either)
    with either.client("editor") as client:
        change(client, journey, edit("stages", "see", "owner", value="Ada"))
        change(client, journey, edit("title", value="Nuovo"), 1)
        newest, first = client.get(f"{journey}/history").json()
        assert (first["version"], first["by"]["name"]) == (1, "Edo Editor")
        assert (first["element"], newest["element"]) == ("stages/see", "")
        of_stage = client.get(f"{journey}/history?element=stages/see").json()
        assert [one["version"] for one in of_stage] == [1]
        assert [one["version"] for one in client.get(f"{journey}/history?before=2").json()] == [1]
        english, italian = (
            client.get(f"{journey}/history?lang={lang}").json()[1]["sentence"]
            for lang in ("en", "it")
        )
    assert "Ada" in english
    assert english != italian


def test_what_was_taken_back_is_marked_until_it_is_done_again(either: Served) -> None:
    journey = made(either)

    def undone() -> list[bool]:
        return [one["undone"] for one in client.get(f"{journey}/history").json()]

    with either.client("editor") as client:
        done = change(client, journey, edit("stages", "see", "owner", value="Ada")).json()
        back = change(client, journey, done["inverse"], 1).json()
        assert undone() == [False, True]
        change(client, journey, back["inverse"], 2)
        assert undone() == [False, True, False]


def test_taking_back_a_removal_is_marked_too(either: Served) -> None:
    journey = made(either)
    with either.client("editor") as client:
        remove = {"op": "remove", "path": ["stages"], "id": "care"}
        done = change(client, journey, remove).json()
        assert done["inverse"]["op"] == "batch"
        change(client, journey, done["inverse"], 1)
        newest, first = client.get(f"{journey}/history").json()
    assert (first["undone"], newest["undoes"]) == (True, 1)


def test_an_earlier_version_is_read_and_brought_back(either: Served) -> None:
    journey = made(either)
    with either.client("editor") as client:
        before = document(client, journey)
        change(client, journey, edit("stages", "see", "owner", value="Ada"))
        change(client, journey, {"op": "remove", "path": ["stages"], "id": "care"}, 1)
        assert client.get(f"{journey}/versions/0").json()["document"] == before
        assert len(client.get(f"{journey}/versions/1").json()["document"]["stages"]) == 4
        assert client.get(f"{journey}/versions/9").status_code == 404
        done = client.post(f"{journey}/restore", json={"version": 0}).json()
        assert document(client, journey) == before
        assert "version 0" in client.get(f"{journey}/history").json()[0]["sentence"]
        change(client, journey, done["inverse"], 3)
        assert len(document(client, journey)["stages"]) == 3


def test_a_journey_is_put_away_and_brought_back(either: Served) -> None:
    journey = made(either)
    with either.client("admin") as client:
        assert client.delete(journey).status_code == 204
        assert client.get(journey).json()["archived"]
        assert change(client, journey, edit("title", value="X")).status_code == 409
        assert client.post(f"{journey}/unarchive").status_code == 204
        assert change(client, journey, edit("title", value="X")).status_code == 200
