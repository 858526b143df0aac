"""Two people, one map: merged where they can be, asked where they cannot, never lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.server.maps.helpers import change, document, edit, made
from tests.serving import Served


def test_an_operation_changes_the_journey_and_can_be_taken_back(either: Served) -> None:
    journey = made(either)
    with either.client("editor") as client:
        before = document(client, journey)
        done = change(client, journey, edit("stages", "see", "owner", value="Ada")).json()
        assert done["version"] == 1
        assert document(client, journey)["stages"][0]["owner"] == "Ada"
        assert change(client, journey, done["inverse"], 1).json()["version"] == 2
        assert document(client, journey) == before


def test_different_fields_merge(either: Served) -> None:
    journey = made(either)
    with either.client("editor") as one, either.client("admin") as two:
        change(one, journey, edit("stages", "see", "owner", value="Ada"))
        assert change(two, journey, edit("stages", "see", "team", value="Web")).status_code == 200
        stage = document(one, journey)["stages"][0]
    assert (stage["owner"], stage["team"]) == ("Ada", "Web")


def test_the_same_field_is_asked_for_and_can_be_forced(either: Served) -> None:
    journey = made(either)
    mine = edit("stages", "see", "owner", value="Bea")
    with either.client("editor") as one, either.client("admin", lang="it") as two:
        change(one, journey, edit("stages", "see", "owner", value="Ada"))
        refused = change(two, journey, mine)
        assert refused.status_code == 409
        conflict = refused.json()["conflicts"][0]
        assert (conflict["mine"], conflict["theirs"]) == ("Bea", "Ada")
        assert (conflict["by"], conflict["path"]) == ("Edo Editor", ["stages", "see", "owner"])
        assert refused.json()["problems"][0]["message"].startswith("Nel frattempo")
        assert document(one, journey)["stages"][0]["owner"] == "Ada"
        assert change(two, journey, mine, force=True).status_code == 200
        assert document(one, journey)["stages"][0]["owner"] == "Bea"


def test_one_person_has_no_conflict_with_themselves(either: Served) -> None:
    journey = made(either)
    with either.client("editor") as client:
        change(client, journey, edit("title", value="Uno"))
        assert change(client, journey, edit("title", value="Due")).status_code == 200


def test_what_was_sent_twice_is_done_once(either: Served) -> None:
    journey = made(either)
    idea = {"op": "add", "path": ["board", "ideas"], "value": {"id": "i1", "text": "Una luce"}}
    with either.client("editor") as client:
        first, again = change(client, journey, idea), change(client, journey, idea)
        assert first.json() == again.json()
        assert len(document(client, journey)["board"]["ideas"]) == 1


@pytest.mark.parametrize(
    ("operation", "word"),
    [
        (edit("stages", "see", "nome", value="X"), "nome"),
        (edit("stages", value=[]), "stages"),
        (edit("title", value=7), "title"),
        ({"op": "remove", "path": ["stages"], "id": "nowhere"}, "nowhere"),
        ({"op": "explode"}, "operation"),
        ({"op": "edit", "path": ["title"], "value": "x", "more": 1}, "more"),
        (edit("percorso", value=2), "version"),
        (edit("expires_after", value="soon"), "expires_after"),
    ],
)
def test_what_would_not_be_a_journey_is_refused(
    either: Served, operation: dict[str, object], word: str
) -> None:
    journey = made(either)
    with either.client("editor") as client:
        before = client.get(journey).json()
        answer = change(client, journey, operation)
        assert answer.status_code == 422
        assert word in answer.text
        assert client.get(journey).json()["document"] == before["document"]


def test_a_base_that_is_not_there_yet(either: Served) -> None:
    with either.client("editor") as client:
        answer = change(client, made(either), edit("title", value="X"), base=7)
    assert answer.status_code == 409
    assert "version 0" in answer.text


def test_many_at_once_each_get_a_version_of_their_own(either: Served) -> None:
    journey, stages = made(either), ("see", "think", "do", "care")
    fields = ("owner", "team", "note")

    def one(number: int) -> int:
        with either.client("editor" if number % 2 else "admin") as client:
            path = ("stages", stages[number % 4], fields[number // 4])
            answer = change(client, journey, edit(*path, value=f"n{number}"))
            assert answer.status_code == 200, answer.text
            return int(answer.json()["version"])

    with ThreadPoolExecutor(12) as pool:
        versions = sorted(pool.map(one, range(12)))
    assert versions == list(range(1, 13))
    with either.client("viewer") as client:
        written = document(client, journey)["stages"]
        log = client.get(f"{journey}/operations").json()
    assert [stage["owner"] for stage in written] == ["n0", "n1", "n2", "n3"]
    assert [one["version"] for one in log] == versions


def test_an_id_that_another_journey_has(either: Served) -> None:
    one, other = made(either), made(either)
    with either.client("editor") as client:
        taken = document(client, one)["id"]
        answer = change(client, other, edit("id", value=taken))
        assert answer.status_code == 422
        assert answer.json()["problems"][0]["key"] == "id"
