"""Events brought in by the browser: a file is kept, looked at, imported, and gone."""

from __future__ import annotations

import gzip
import io
import json
import os
import threading
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from percorso.server.importing import shelf, tidying
from percorso.server.importing.shelf import FOLDER, Shelf
from percorso.server.work.jobs import Wish
from percorso.store.base import now
from percorso.store.secret import new_token, token_hash
from percorso.store.tables import ApiToken, Job, Membership, User
from tests.server.layer.bringing import ITALIAN, MAPPING, brought, on_shelf, upload
from tests.server.layer.conftest import ONE, TWO, Team, events, running


def test_a_canonical_file_becomes_events_and_is_gone(team: Team) -> None:
    assert team.ask("/data").json()["events"] == 0
    job = brought(team, events(60))
    assert (job["state"], job["result"]["rows_ok"]) == ("done", 102)
    found = team.ask("/data", "viewer").json()
    assert (found["events"], found["people"], found["rows_aside"]) == (102, 60, 0)
    assert found["first"].startswith("2026-03-01")
    assert [one["name"] for one in found["sources"]] == ["import"]
    assert found["job"]["state"] == "done"
    assert on_shelf(team) == set()


def test_the_layers_are_measured_anew_by_themselves(team: Team) -> None:
    brought(team, events(60))
    for _ in range(200):
        layer = team.journey("/measured").json()
        if layer["state"] == "ready":
            break
        time.sleep(0.05)
    assert layer["state"] == "ready"
    assert layer["stages"][0]["people"] == 60


def test_parquet_and_packed_files_are_taken(team: Team) -> None:
    file = io.BytesIO()
    rows = {"user_id": ["a", "b"], "event": ["A", "B"], "timestamp": ["2026-01-01", "2026-01-02"]}
    pq.write_table(pa.table(rows), file)
    assert brought(team, file.getvalue(), "a.parquet")["result"]["rows_ok"] == 2
    packed = gzip.compress(events(10).encode())
    assert brought(team, packed, "eventi.csv.gz")["result"]["rows_ok"] == 17
    lines = [{"event": "A", "user_id": f"p{n}", "timestamp": "2026-01-01"} for n in range(3)]
    text = "\n".join(json.dumps(one) for one in lines)
    assert brought(team, text, "x.unheard")["result"]["rows_ok"] == 3


def test_a_suggestion_names_columns_reasons_and_examples(team: Team) -> None:
    file = upload(team, ITALIAN.replace("non si sa", "22/01/2025 10:00"), "ordini.csv").json()
    found = team.ask(f"/import/{file['id']}?lang=it").json()
    assert (found["name"], found["standard"], found["lacks"]) == ("ordini.csv", False, [])
    assert [one["name"] for one in found["columns"]][:2] == ["Data ordine", "ID cliente"]
    assert found["columns"][1]["examples"] == ["C001", "C002", "C003"]
    event = found["mapping"]["events"][0]
    assert event["user_id"] == "ID cliente"
    assert found["whys"]["events.0.user_id"]
    preview = team.ask(
        f"/import/{file['id']}/preview", method="POST", json={"mapping": found["mapping"]}
    ).json()
    assert (preview["made"], preview["bad"], preview["whole"]) == (5, 0, True)


def test_problems_are_named_by_row_and_column(team: Team) -> None:
    file = upload(team, ITALIAN).json()["id"]
    found = team.ask(f"/import/{file}/preview", method="POST", json={"mapping": MAPPING}).json()
    assert (found["rows"], found["made"], found["bad"]) == (5, 4, 1)
    assert found["events"][0]["value"] == "129.9000"
    assert [(one["row"], one["column"]) for one in found["flaws"]] == [(6, "Data ordine")]
    assert "Order Completed" in json.dumps(found["events"])
    asked = {"mapping": MAPPING}
    found = team.ask(f"/import/{file}/preview?lang=it", method="POST", json=asked).json()
    assert "non segue la forma delle date" in found["flaws"][0]["message"]


def test_rows_kept_aside_are_told_and_can_be_fetched(team: Team) -> None:
    job = brought(team, ITALIAN + '04/01/2025 10:15;=1+1;"x"";1;Sito;B\n', mapping=MAPPING)
    assert job["result"]["rows_ok"] == 4
    found = team.ask("/data").json()
    assert found["rows_aside"] == job["result"]["rows_bad"] > 0
    assert {one["file"] for one in found["aside"]} == {"eventi.csv"}
    italian = team.ask("/data?lang=it").json()
    assert "non segue la forma delle date" in italian["aside"][0]["reason"]
    assert "non segue la forma" in italian["job"]["result"]["errors"][0]["message"]
    assert italian["job"]["result"]["notes"] == [
        "Le colonne sono separate da punti e virgola.",
        "4 orari sono senza fuso, letti come UTC. Se sono locali, scegli il fuso orario.",
    ]
    assert team.ask("/data", "viewer").json()["aside"] == []
    sheet = team.ask("/data/quarantine")
    assert "attachment" in sheet.headers["content-disposition"]
    assert "Data ordine" in sheet.text
    assert team.ask("/data/quarantine", "viewer").status_code == 403


def test_importing_twice_adds_nothing(team: Team) -> None:
    brought(team, events(10))
    again = brought(team, events(10))
    assert (again["result"]["rows_ok"], again["result"]["rows_duplicate"]) == (0, 17)


def test_a_file_is_its_senders_alone(team: Team) -> None:
    file = upload(team, events(3)).json()["id"]
    with team.store.session() as session:
        session.add(User(id="second", email="s@example.org", name="Second"))
        session.flush()
        session.add(Membership(workspace_id=ONE, user_id="second", role="editor"))
        team.tokens["second"] = new_token("percorso_")
        session.add(
            ApiToken(workspace_id=ONE, user_id="second", name="t", role="editor",
                     token_hash=token_hash(team.tokens["second"]),
                     expires_at=now().replace(year=2999))
        )  # fmt: skip
    for who, w in (("second", ONE), ("stranger", ONE), ("stranger", TWO)):
        assert team.ask(f"/import/{file}", who, w=w).status_code == 404
        assert team.ask(f"/import/{file}", who, "DELETE", w=w).status_code == 404
    assert team.ask(f"/import/{file}", "viewer").status_code == 403
    assert team.ask(f"/import/{file}", method="DELETE").status_code == 204
    assert team.ask(f"/import/{file}").status_code == 404
    assert on_shelf(team) == set()


def test_workspaces_keep_their_events_apart(team: Team) -> None:
    made = upload(team, events(7), who="stranger", w=TWO).json()["id"]
    job = team.ask(f"/import/{made}", "stranger", "POST", w=TWO, json={}).json()["id"]
    for _ in range(200):
        if team.ask(f"/jobs/{job}", "stranger", w=TWO).json()["state"] == "done":
            break
        time.sleep(0.05)
    assert team.ask("/data", "stranger", w=TWO).json()["people"] == 7
    assert team.ask("/data").json()["events"] == 0
    assert (team.folder / "workspaces" / TWO / "events").is_dir()


def test_stopping_ends_the_process_and_keeps_nothing(team: Team) -> None:
    big = "user_id,event,timestamp\n" + "".join(
        f"p{n},Page Viewed,2026-03-01T10:00:{n % 60:02}Z\n" for n in range(400_000)
    )
    file = upload(team, big).json()["id"]
    job = team.ask(f"/import/{file}", method="POST", json={}).json()["id"]
    time.sleep(0.4)
    other = upload(team, events(3)).json()["id"]
    assert team.ask(f"/import/{other}", method="POST", json={}).status_code == 409
    assert team.ask(f"/jobs/{job}", "viewer", "DELETE").status_code == 403
    team.ask(f"/jobs/{job}", method="DELETE")
    assert team.ended(job)["state"] == "cancelled"
    assert team.ask("/data").json()["events"] == 0
    assert not list((team.folder / "staging").glob("run-*"))
    assert team.ask(f"/import/{file}", method="DELETE").status_code == 204


def test_a_failed_file_can_be_tried_again(team: Team) -> None:
    file = upload(team, ITALIAN).json()["id"]
    job = team.ask(f"/import/{file}", method="POST", json={}).json()["id"]
    failed = team.ended(job)
    assert failed["state"] == "failed"
    assert failed["problems"][0]["message"].startswith("The table does not say")
    italian = team.ask(f"/jobs/{job}?lang=it").json()["problems"][0]["message"]
    assert italian.startswith("La tabella non dice")
    again = team.ask(f"/import/{file}", method="POST", json={"mapping": MAPPING}).json()["id"]
    assert team.ended(again)["result"]["rows_ok"] == 4


def test_a_file_stays_while_its_import_waits_or_runs(team: Team) -> None:
    gone = threading.Event()
    team.app.state.jobs.start(Wish(ONE, "measure", "k"), lambda _: gone.wait(20) and None)
    file = upload(team, events(3)).json()["id"]
    job = team.ask(f"/import/{file}", method="POST", json={}).json()["id"]
    aged(team, f"{file}.json")
    others = [upload(team, events(1)).json()["id"] for _ in range(shelf.MOST_WAITING + 1)]
    found = [team.ask(f"/import/{one}").status_code for one in (file, *others)]
    assert found == [200, 404, 404] + [200] * (shelf.MOST_WAITING - 1)
    refused = team.ask(f"/import/{file}?lang=it", method="DELETE")
    assert refused.status_code == 409
    said = refused.json()["problems"][0]["message"]
    assert said == "È in corso l’importazione di questo file."
    gone.set()
    assert team.ended(job)["result"]["rows_ok"] == 6


def aged(team: Team, name: str) -> None:
    """Let something on the shelf be older than files may get."""
    then = time.time() - shelf.LIVES_SECONDS - 60
    os.utime(team.folder / FOLDER / name, (then, then))


def test_the_oldest_go_when_there_are_too_many(team: Team) -> None:
    made = [upload(team, events(1)).json()["id"] for _ in range(shelf.MOST_WAITING + 2)]
    found = [team.ask(f"/import/{one}").status_code for one in made]
    assert found == [404, 404] + [200] * shelf.MOST_WAITING


def test_a_file_goes_after_a_day(team: Team) -> None:
    old, young = (upload(team, events(1)).json()["id"] for _ in range(2))
    aged(team, f"{old}.json")
    assert team.ask(f"/import/{old}").status_code == 404
    assert team.ask(f"/import/{young}").status_code == 200
    assert on_shelf(team) == {"table.csv", f"{young}.json"}


def test_what_is_old_goes_by_itself_also_when_it_never_became_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "LOOK_EVERY_SECONDS", 0.05)
    team = Team(tmp_path)
    with running(team.app) as client:
        team.client = client
        (half, old, held), card = "abc", upload(team, events(1)).json()["id"]
        for one in (half, old, held):
            (team.folder / FOLDER / (one * 32)).mkdir()
        (team.folder / FOLDER / (held * 32 + ".json")).write_text("{}")
        with team.store.session() as session:
            session.add(Job(workspace_id=ONE, kind="import", key=held * 32, state="running"))
        for name in (old * 32, f"{held * 32}.json", f"{card}.json"):
            aged(team, name)
        for _ in range(100):
            left = {one.name for one in (team.folder / FOLDER).iterdir()}
            if len(left) == 3:
                break
            time.sleep(0.05)
    assert left == {half * 32, held * 32, f"{held * 32}.json"}
    assert "percorso-shelves" not in {one.name for one in threading.enumerate()}


def test_a_start_and_a_stop_remove_nothing_but_what_is_ours(tmp_path: Path) -> None:
    team = Team(tmp_path)
    for home in (team.folder, team.folder / "workspaces" / TWO):
        (home / "uploads").mkdir(parents=True)
        (home / "uploads" / "x.csv").write_text("theirs")
        (home / FOLDER / "theirs").mkdir(parents=True)
        (home / FOLDER / "notes.json").write_text("theirs")
        (home / FOLDER / ("a" * 32)).mkdir()
        (home / FOLDER / ("a" * 32) / "table.csv").write_text("a crash left it")
    with running(team.app) as client:
        team.client = client
        kept = {"theirs", "notes.json"}
        assert {one.name for one in (team.folder / FOLDER).iterdir()} == kept
        assert upload(team, events(3)).status_code == 201
    for home in (team.folder, team.folder / "workspaces" / TWO):
        assert (home / "uploads" / "x.csv").read_text() == "theirs"
        assert {one.name for one in (home / FOLDER).iterdir()} == kept


def test_a_stop_leaves_no_folder_behind_and_follows_no_link(tmp_path: Path) -> None:
    team = Team(tmp_path)
    other = team.folder / "workspaces" / TWO
    (tmp_path / "elsewhere" / ("b" * 32)).mkdir(parents=True)
    other.mkdir(parents=True)
    (other / FOLDER).symlink_to(tmp_path / "elsewhere")
    with running(team.app) as client:
        team.client = client
        upload(team, events(3))
        assert on_shelf(team)
    assert not (team.folder / FOLDER).exists()
    assert (tmp_path / "elsewhere" / ("b" * 32)).is_dir()


def test_a_shelf_knows_no_ids_of_others(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text("{}")
    for wild in ("../secret", "a/b", "", "..", "0" * 31, "0" * 32):
        with pytest.raises(Exception, match="nothing here"):
            Shelf(tmp_path).get(wild)
        Shelf(tmp_path).take_away(wild)
    assert (tmp_path / "secret.json").exists()
