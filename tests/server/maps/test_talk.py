"""Comments, votes, the agenda and the guide."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.server.maps.helpers import change, document, edit, made
from tests.serving import Served


def test_a_comment_names_somebody_is_answered_and_settled(either: Served) -> None:
    journey = made(either)
    editor = either.users["editor"]
    text = f"@[Edo Editor]({editor}) guarda qui, e @[Nessuno]({'0' * 32})"
    with either.client("commenter") as one, either.client("editor") as two:
        body = {"element": "stages/see", "text": text}
        first = one.post(f"{journey}/comments", json=body).json()
        assert [person["id"] for person in first["mentions"]] == [editor]
        body = {"text": "Fatto.", "parent": first["id"]}
        answer = two.post(f"{journey}/comments", json=body).json()
        assert (answer["element"], answer["parent"]) == ("stages/see", first["id"])
        settled = two.post(f"{journey}/comments/{first['id']}/resolve", json={"resolved": True})
        assert settled.json()["resolved_by"]["name"] == "Edo Editor"
        assert two.post(f"{journey}/comments/seen").status_code == 204
        both = two.get(f"{journey}/comments").json()
        assert [each["id"] for each in both] == [first["id"], answer["id"]]


def test_a_comment_is_edited_and_deleted_by_who_wrote_it(either: Served) -> None:
    journey = made(either)
    with (
        either.client("commenter") as one,
        either.client("editor") as two,
        either.client("admin") as boss,
    ):
        comment = one.post(f"{journey}/comments", json={"text": "Uno"}).json()
        address = f"{journey}/comments/{comment['id']}"
        assert two.patch(address, json={"text": "Due"}).status_code == 403
        assert two.delete(address).status_code == 403
        assert one.patch(address, json={"text": "Due"}).json()["edited_at"]
        assert one.patch(address, json={"text": " \n"}).status_code == 422
        assert boss.delete(address).status_code == 204
        assert one.get(f"{journey}/comments").json() == []


def test_one_vote_a_person(either: Served) -> None:
    journey = made(either)
    idea = {"op": "add", "path": ["board", "ideas"], "value": {"id": "i1", "text": "Una luce"}}
    with either.client("editor") as one, either.client("commenter") as two:
        change(one, journey, idea)
        assert one.put(f"{journey}/votes/i1").json()["votes"] == 1
        assert one.put(f"{journey}/votes/i1").json()["votes"] == 1
        assert two.put(f"{journey}/votes/i1").json()["votes"] == 2
        assert one.get(f"{journey}/votes").json() == {"items": ["i1"]}
        assert one.delete(f"{journey}/votes/i1").json()["votes"] == 1
        assert document(one, journey)["board"]["ideas"][0]["votes"] == 1
        assert two.delete(f"{journey}/votes/i1").json()["votes"] == 0
        assert "votes" not in document(one, journey)["board"]["ideas"][0]
        assert one.put(f"{journey}/votes/nope").status_code == 404


def test_the_agenda_is_what_changed_since_the_last_check_in(either: Served) -> None:
    journey = made(either)
    today = datetime.now(UTC).date()
    yesterday = (today - timedelta(days=1)).isoformat()
    kpi = {
        "id": "our_nps",
        "name": "NPS",
        "target": 40,
        "history": [
            {"date": (today - timedelta(days=9)).isoformat(), "value": 31},
            {"date": today.isoformat(), "value": 42},
        ],
    }
    action = {"id": "a1", "text": "Scrivere la guida", "owner": "Ada", "due": yesterday}
    done = {**action, "id": "a2", "state": "done"}
    checkin = {"date": yesterday, "decisions": ["Si parte"]}
    with either.client("editor", lang="it") as client:
        for base, (path, value) in enumerate(
            [
                (["stages", "care", "kpis"], kpi),
                (["actions"], action),
                (["actions"], done),
                (["checkins"], checkin),
            ]
        ):
            answer = change(client, journey, {"op": "add", "path": path, "value": value}, base)
            assert answer.status_code == 200, answer.text
        back = change(client, journey, edit("title", value="Via"), 4).json()["inverse"]
        change(client, journey, back, 5)
        client.post(f"{journey}/comments", json={"element": "stages/see", "text": "E qui?"})
        agenda = client.get(f"{journey}/agenda").json()
    assert (agenda["since"], agenda["decisions"]) == (yesterday, ["Si parte"])
    assert {one["element"] for one in agenda["changes"]} == {
        "stages/care",
        "actions/a1",
        "actions/a2",
    }
    assert agenda["kpis"][0]["sentence"] == "NPS: obiettivo raggiunto"
    assert [one["days"] for one in agenda["overdue"]] == [1]
    assert [one["text"] for one in agenda["comments"]] == ["E qui?"]


def test_the_guide_knows_where_one_was_and_what_is_on_the_map(either: Served) -> None:
    journey = made(either)
    with either.client("editor") as client:
        before = client.get(f"{journey}/guide").json()
        assert (before["step"], before["started"]) == ("goals", False)
        assert [step["id"] for step in before["steps"]] == [
            "goals", "research", "touchpoints", "empathy", "ideas", "map",
        ]  # fmt: skip
        client.patch(f"{journey}/guide", json={"step": "research", "skipped": ["goals"]})
        persona = {"op": "add", "path": ["personas"], "value": {"id": "ada", "name": "Ada"}}
        change(client, journey, persona)
        after = client.get(f"{journey}/guide").json()
    assert (after["step"], after["started"]) == ("research", True)
    assert after["steps"][0]["skipped"]
    assert after["steps"][1]["done"]
    with either.client("admin") as other:
        assert other.get(f"{journey}/guide").json()["step"] == "goals"


def test_templates_and_catalogue_in_both_languages(either: Served) -> None:
    with either.client("viewer") as client:
        names = [client.get(f"/api/templates?lang={lang}").json() for lang in ("en", "it")]
        found = [client.get(f"/api/catalogue?lang={lang}").json() for lang in ("en", "it")]
    assert [one["name"] for one in names[0]] == [one["name"] for one in names[1]]
    assert [len(one["touchpoints"]) for one in found] == [len(found[0]["touchpoints"])] * 2
    assert found[0]["wants"] != found[1]["wants"]
