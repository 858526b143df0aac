"""Jobs: one at a time, stopped when asked, told in words, never left half done."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from percorso.engine.stopping import Stopped
from percorso.errors import EventsError, Problem
from percorso.mark import phrase
from percorso.server.work.handle import Handle
from percorso.server.work.jobs import Jobs, Wish
from percorso.store.tables import Job
from percorso.words import Words
from tests.server.layer.conftest import ONE, TWO, Team


def jobs_of(team: Team) -> Jobs:
    found: Jobs = team.app.state.jobs
    return found


def until(done: Callable[[], bool]) -> None:
    for _ in range(200):
        if done():
            return
        time.sleep(0.02)
    raise AssertionError("it did not come")


DRAFT = {"journey": "j", "told": ["Three stages."], "to_answer": []}


class Patient:
    """Work that goes on until it is let go or stopped."""

    def __init__(self) -> None:
        self.begun, self.free = threading.Event(), threading.Event()

    def __call__(self, handle: Handle) -> dict[str, Any]:
        self.begun.set()
        while not self.free.is_set():
            handle.progress(0.5, "questions")
            time.sleep(0.01)
        return dict(DRAFT)


def test_it_tells_how_far_it_is_and_how_it_ended(team: Team) -> None:
    work = Patient()
    job = jobs_of(team).start(Wish(ONE, "measure", "k", LAMP), work)
    work.begun.wait(5)
    until(lambda: team.ask(f"/jobs/{job.id}").json()["progress"] == 0.5)
    assert team.ask(f"/jobs/{job.id}").json()["step"] == "questions"
    work.free.set()
    ended = team.ended(job.id)
    assert (ended["state"], ended["progress"], ended["result"]) == ("done", 1.0, DRAFT)
    assert team.ask(f"/jobs/{job.id}", "viewer").json()["result"] is None
    assert [one["id"] for one in team.ask("/jobs").json()] == [job.id]


LAMP = "a" * 32


def test_one_at_a_time_in_a_workspace_and_beside_another(team: Team) -> None:
    first, second, other = Patient(), Patient(), Patient()
    jobs = jobs_of(team)
    jobs.start(Wish(ONE, "measure", "1"), first)
    waiting = jobs.start(Wish(ONE, "measure", "2"), second)
    jobs.start(Wish(TWO, "measure", "1"), other)
    assert first.begun.wait(5)
    assert other.begun.wait(5)
    assert not second.begun.is_set()
    assert team.ask(f"/jobs/{waiting.id}").json()["state"] == "waiting"
    first.free.set()
    assert second.begun.wait(5)
    second.free.set()
    other.free.set()
    assert team.ended(waiting.id)["state"] == "done"


def test_the_same_is_not_done_twice_at_once(team: Team) -> None:
    work = Patient()
    one = jobs_of(team).start(Wish(ONE, "measure", "k", LAMP, "editor"), work)
    two = jobs_of(team).start(Wish(ONE, "measure", "k", LAMP, "viewer"), work)
    work.free.set()
    assert one.id == two.id


def test_it_is_stopped_when_asked_running_or_waiting(team: Team) -> None:
    jobs, runs, waits = jobs_of(team), Patient(), Patient()
    running = jobs.start(Wish(ONE, "measure", "1"), runs)
    waiting = jobs.start(Wish(ONE, "measure", "2"), waits)
    runs.begun.wait(5)
    for job in (waiting, running):
        assert team.ask(f"/jobs/{job.id}", "viewer", "DELETE").status_code == 200
        assert team.ended(job.id)["state"] == "cancelled"
    assert not waits.begun.is_set()
    assert jobs.running(ONE, "measure", "1", None) is None


def test_who_may_only_read_stops_no_import(team: Team) -> None:
    work = Patient()
    job = jobs_of(team).start(Wish(ONE, "import", "x"), work)
    assert team.ask(f"/jobs/{job.id}", "viewer", "DELETE").status_code == 403
    assert team.ask(f"/jobs/{job.id}", "stranger", "DELETE", w=TWO).status_code == 404
    work.free.set()
    assert team.ended(job.id)["state"] == "done"


def test_what_fails_says_why_in_words(team: Team) -> None:
    def refuse(_: Handle) -> None:
        raise EventsError(Problem("The file is empty.", "Choose another one."))

    def break_down(_: Handle) -> None:
        raise ZeroDivisionError("secret")

    refused = jobs_of(team).start(Wish(ONE, "import", "1"), refuse)
    assert team.ended(refused.id)["problems"][0]["message"] == "The file is empty."
    broken = jobs_of(team).start(Wish(ONE, "import", "2"), break_down)
    assert team.ended(broken.id)["state"] == "failed"
    assert "secret" not in team.ask(f"/jobs/{broken.id}").text
    said = team.ask(f"/jobs/{broken.id}?lang=it").json()["problems"][0]["message"]
    assert said == "Qualcosa è andato storto da parte nostra."


def test_words_of_a_file_are_for_those_who_may_import(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    def refuse(_: Handle) -> None:
        raise EventsError(Problem("No column 'anna@example.org'.", "Fix 'anna@example.org'."))

    told: list[Any] = []
    monkeypatch.setattr(team.app.state.hub, "say", lambda *one: told.append(one))
    job = jobs_of(team).start(Wish(ONE, "import", "1"), refuse)
    assert "anna" in team.ended(job.id)["problems"][0]["message"]
    assert "anna" in team.ask("/data").text
    for path in ("/jobs", f"/jobs/{job.id}", "/data"):
        assert "anna" not in team.ask(path, "viewer").text
    (said,) = team.ask(f"/jobs/{job.id}?lang=it", "viewer").json()["problems"]
    assert said["message"] == "L’importazione non è riuscita."
    assert said["fix"] == "Chi può importare vede il perché."
    assert [data["state"] for _, kind, data in told if kind == "job"][-1] == "failed"
    assert "anna" not in str(told)


def test_others_learn_that_a_stop_of_the_server_ended_an_import(team: Team) -> None:
    work = Patient()
    job = jobs_of(team).start(Wish(ONE, "import", "1"), work)
    work.begun.wait(5)
    jobs_of(team).close()
    (said,) = team.ask(f"/jobs/{job.id}", "viewer").json()["problems"]
    assert said["message"] == "The server was stopped meanwhile."


def test_a_problem_with_places_is_said_in_the_language_of_who_reads(team: Team) -> None:
    def refuse(_: Handle) -> None:
        raise EventsError(Problem(phrase("Allowed: {listed}.", listed="see, buy")))

    job = jobs_of(team).start(Wish(ONE, "import", "1"), refuse)
    assert team.ended(job.id)["problems"][0]["message"] == "Allowed: see, buy."
    italian = team.ask(f"/jobs/{job.id}?lang=it").json()["problems"][0]["message"]
    assert italian == Words("it")("Allowed: {listed}.", listed="see, buy") != "Allowed: see, buy."


def test_too_many_are_refused(team: Team) -> None:
    work = Patient()
    jobs = jobs_of(team)
    for number in range(21):
        jobs.start(Wish(ONE, "measure", str(number)), work)
        work.begun.wait(5)
    refused = None
    try:
        jobs.start(Wish(ONE, "measure", "one more"), work)
    except Exception as error:
        refused = error
    work.free.set()
    assert getattr(refused, "status", None) == 429


def test_a_stop_of_the_server_stops_its_jobs(team: Team) -> None:
    runs, waits = Patient(), Patient()
    jobs = jobs_of(team)
    running = jobs.start(Wish(ONE, "measure", "1"), runs)
    waiting = jobs.start(Wish(ONE, "measure", "2"), waits)
    runs.begun.wait(5)
    jobs.close()
    for job in (running, waiting):
        with team.store.session(writes=False) as session:
            found = session.get(Job, job.id)
            assert found is not None
            assert found.state == "cancelled"
            assert found.problems
            assert found.problems[0]["message"] == "The server was stopped meanwhile."


def test_what_a_crash_left_is_called_cancelled(team: Team) -> None:
    with team.store.session() as session:
        session.add(Job(id="d" * 32, workspace_id=ONE, kind="measure", state="running"))
    jobs_of(team).records.clear_away([])
    assert team.ask(f"/jobs/{'d' * 32}").json()["state"] == "cancelled"


def test_stopped_work_leaves_nothing(measured_team: Team) -> None:
    def stopped(handle: Handle) -> None:
        handle.stop.ask()
        try:
            handle.progress(0.1, "timeline")
        except Stopped:
            assert not (measured_team.folder / "measured").exists()
            raise

    job = jobs_of(measured_team).start(Wish(ONE, "measure", "k"), stopped)
    assert measured_team.ended(job.id)["state"] == "cancelled"
