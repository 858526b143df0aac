"""The measured layer: none, stale, made by a job, ready; and who may see what."""

from __future__ import annotations

import copy

from percorso.engine.lake import Workspace
from tests.server.layer.conftest import DOCUMENT, ONE, Team, events


def test_without_events_there_is_nothing_to_measure(team: Team) -> None:
    found = team.journey("/measured").json()
    assert (found["state"], found["reason"]) == ("none", "no_events")
    assert team.journey("/measured", method="POST").status_code == 409


def test_without_rules_there_is_nothing_to_measure(measured_team: Team) -> None:
    document = {**DOCUMENT, "stages": [{"id": "see", "name": "See"}]}
    measured_team.change(document)
    assert measured_team.journey("/measured").json()["reason"] == "no_rules"


def test_it_is_stale_until_it_was_measured(measured_team: Team) -> None:
    assert measured_team.journey("/measured").json()["state"] == "stale"
    found = measured_team.measure()
    assert found["state"] == "ready"
    rows = {row["stage"]: row for row in found["stages"]}
    assert [rows[s]["people"] for s in ("see", "think", "do")] == [60, 30, 12]
    assert rows["see"]["decided"] + rows["see"]["undecided"] == rows["see"]["cycles"]
    assert found["total"]["people"] == 60
    assert found["as_of"] == "2026-03-20T10:00:00Z" or found["as_of"].startswith("2026-03-2")
    assert {row["touchpoint"] for row in found["touchpoints"]} >= {"site"}
    assert found["segments"] == [{"id": "pro", "name": "Pro"}]


def test_new_events_make_it_stale_and_new_figures_come(measured_team: Team) -> None:
    measured_team.measure()
    measured_team.bring_in(events(80))
    before = measured_team.journey("/measured").json()
    assert before["state"] == "stale"
    assert before["total"]["people"] == 60, "the last picture stays"
    assert measured_team.measure()["total"]["people"] == 80


def test_rules_make_it_stale_and_texts_do_not(measured_team: Team) -> None:
    measured_team.measure()
    document = copy.deepcopy(DOCUMENT)
    document["stages"][0]["name"] = "Look"
    measured_team.change(document)
    assert measured_team.journey("/measured").json()["state"] == "ready"
    document["stages"][0]["enter"] = {"event": "Lamp Compared"}
    measured_team.change(document)
    assert measured_team.journey("/measured").json()["state"] == "stale"


def test_the_same_work_is_not_started_twice(measured_team: Team) -> None:
    jobs = [measured_team.journey("/measured", method="POST").json()["id"] for _ in range(2)]
    ended = [measured_team.ended(job)["state"] for job in jobs]
    assert ended[0] == "done"
    assert jobs[0] == jobs[1] or ended == ["done", "done"]


def test_periods_and_segments_are_kept_apart(measured_team: Team) -> None:
    everyone = measured_team.measure()
    some = measured_team.measure(query="?segment=person.plan%3Dfree")
    early = measured_team.measure(query="?start=2026-03-01&end=2026-03-05")
    people = [found["stages"][0]["people"] for found in (everyone, some, early)]
    assert people == [60, 57, 12]


def test_few_people_of_a_segment_are_hidden_from_those_who_may_only_read(
    measured_team: Team,
) -> None:
    assert measured_team.measure(query="?segment=pro")["stages"][0]["people"] == 3
    hidden = measured_team.journey("/measured?segment=pro", "viewer").json()
    assert hidden["hidden"] is True
    assert hidden["stages"] == []
    assert hidden["total"] is None
    picture = "/picture?measured=true&segment=pro"
    assert measured_team.journey(picture, "viewer").status_code == 403
    assert measured_team.journey(picture).status_code == 200


def test_what_cannot_be_asked_is_said(measured_team: Team) -> None:
    for query in ("?segment=nobody", "?start=yesterday", "?start=2026-03-02&end=2026-03-01"):
        for method in ("GET", "POST"):
            found = measured_team.journey(f"/measured{query}", method=method)
            assert found.status_code == 422, query
            assert found.json()["problems"][0]["message"]


def test_another_workspace_sees_nothing(measured_team: Team) -> None:
    measured_team.measure()
    for method in ("GET", "POST"):
        assert measured_team.journey("/measured", "stranger", method).status_code == 404
    other = measured_team.ask(
        f"/journeys/{'b' * 32}/measured", "stranger", w="2" * 32
    )  # fmt: skip
    assert other.json()["reason"] == "no_events"
    crossed = measured_team.ask(f"/journeys/{'b' * 32}/measured", w=ONE)
    assert crossed.status_code == 404


def test_damaged_events_are_said_and_nothing_breaks(measured_team: Team) -> None:
    marker = measured_team.folder / "percorso-workspace.json"
    assert Workspace.open(measured_team.folder).count() > 0
    marker.write_text("{")
    found = measured_team.journey("/measured").json()
    assert (found["state"], found["reason"]) == ("none", "damaged")


def test_differences_follow_the_drawing_without_measuring_anew(measured_team: Team) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["touchpoints"][0] |= {"state": "covered", "channel": "website"}
    measured_team.change(document)
    found = measured_team.measure()["differences"]
    assert [(one["kind"], one["element"], one["stage"]) for one in found] == [
        ("unseen", "touchpoints/site", "see")
    ]
    document["touchpoints"][0]["state"] = "retired"
    measured_team.change(document)
    again = measured_team.journey("/measured").json()
    assert (again["state"], again["differences"]) == ("ready", [])


def test_differences_name_channels_that_are_not_on_the_map(measured_team: Team) -> None:
    rows = [f"c{k},Page Viewed,2026-03-05T1{k % 10}:00:00Z,radio" for k in range(40)]
    measured_team.bring_in("user_id,event,timestamp,channel\n" + "\n".join(rows) + "\n")
    found = measured_team.measure()["differences"]
    assert [(one["kind"], one["name"], one["n"], one["stage"]) for one in found] == [
        ("unknown_channel", "radio", 40, "see")
    ]
