"""`percorso serve` as a process of its own: it starts, says where, logs lines, stops in good order."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.conftest import ROOT

CANARY = "canarino"


@dataclass
class Running:
    """A server that runs as a process.

    Attributes:
        said: What it printed until it answered.
    """

    process: subprocess.Popen[str]
    base: str
    said: str

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, float, str]:
        """Ask it to stop: the exit code, the seconds it took, and its log."""
        began = time.monotonic()
        self.process.send_signal(how)
        _, log = self.process.communicate(timeout=20)
        return self.process.returncode, time.monotonic() - began, log


def start(folder: Path, *more: str) -> Running:
    process = subprocess.Popen(
        [sys.executable, "-m", "percorso", "serve", "-w", str(folder), "--port", "0", *more],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    said = _read(process, "answers at")
    base = re.findall(r"http://\S+", said)[0]
    _wait(base)
    if httpx.get(f"{base}/api/setup").status_code == 200:
        said += _read(process, "/setup#")
    return Running(process, base, said)


def _read(process: subprocess.Popen[str], word: str) -> str:
    """What it prints, up to the line with a word."""
    said = ""
    while word not in said:
        line = process.stdout.readline() if process.stdout else ""
        if not line:
            raise AssertionError(said + process.communicate()[1])
        said += line
    return said


def _wait(base: str) -> None:
    for _ in range(400):
        try:
            if httpx.get(f"{base}/api/ready").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("It did not get ready.")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A server over a new folder with two journey files and two others."""
    folder = tmp_path / "mappe mie"
    folder.mkdir()
    for name in ("journey.yaml", "future.yaml"):
        shutil.copyfile(ROOT / "examples" / "industrial-design" / name, folder / name)
    (folder / "notes.yaml").write_text("a: 1\n")
    (folder / "broken.json").write_text("{")
    one = start(folder)
    yield one
    if one.process.poll() is None:
        one.process.kill()
        one.process.communicate()


@contextmanager
def _set_up(one: Running) -> Iterator[httpx.Client]:
    """A client that is signed in as the first admin."""
    token = re.findall(r"/setup#(\S+)", one.said)[0]
    body = {"token": token, "email": f"{CANARY}@example.com", "name": f"{CANARY} Rossi",
            "password": f"{CANARY} sopra quattro rami"}  # fmt: skip
    with httpx.Client(base_url=one.base, headers={"origin": one.base}, timeout=30) as client:
        assert client.post("/api/setup", json=body).status_code == 204
        assert client.post("/api/setup", json=body).status_code == 404
        yield client


def test_from_nothing_to_the_first_map(running: Running) -> None:
    with _set_up(running) as client:
        me = client.get("/api/me").json()
        place = me["workspaces"][0]
        assert (place["name"], place["role"]) == ("mappe mie", "admin")
        cards = client.get(f"/api/workspaces/{place['id']}/journeys").json()
        assert {one["source_file"] for one in cards} == {"journey.yaml", "future.yaml"}
        assert client.get("/api/health").json() == {"status": "up"}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_good_order_with_streams_open(running: Running, how: signal.Signals) -> None:
    with _set_up(running) as client:
        workspace = client.get("/api/me").json()["workspaces"][0]["id"]
        with client.stream("GET", f"/api/workspaces/{workspace}/events") as answer:
            next(answer.iter_lines())
            code, seconds, log = running.stop(how)
    assert code == 0, log
    assert seconds < 10
    assert json.loads(log.strip().splitlines()[-1])["event"] == "stopped"


def test_the_log_is_lines_of_json_without_anything_personal(running: Running) -> None:
    with _set_up(running) as client:
        client.get(f"/link/{CANARY}-token")
        client.get(f"/api/invitations/{CANARY}%0d%0a%1b[31m")
        client.post("/api/sign-in", json={"email": f"{CANARY}@x.org", "password": CANARY})
        client.get("/api/me", headers={"x-forwarded-for": CANARY, "user-agent": CANARY})
    log = running.stop()[2]
    lines = [json.loads(line) for line in log.strip().splitlines()]
    assert CANARY not in log
    assert re.findall(r"/setup#(\S+)", running.said)[0] not in log
    requests = [one for one in lines if one["event"] == "request"]
    assert {"method", "route", "status", "ms"} <= set(requests[0])
    assert "set_up" in {one["route"] for one in requests}
    assert all(one["at"].endswith("Z") for one in lines)


def test_a_second_server_is_refused_and_a_third_after_the_first_ended(running: Running) -> None:
    folder = _folder(running)
    command = [sys.executable, "-m", "percorso", "serve", "-w", str(folder), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "Another server works on this folder" in done.stderr
    assert running.base in done.stderr
    running.stop()
    again = start(folder)
    assert again.stop()[0] == 0


def _folder(running: Running) -> Path:
    arguments = running.process.args
    assert isinstance(arguments, list)
    return Path(str(arguments[5]))


def test_a_port_that_is_taken(running: Running, tmp_path: Path) -> None:
    port = running.base.rpartition(":")[2]
    command = [sys.executable, "-m", "percorso", "serve", "-w", str(tmp_path / "b"), "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert f"Port {port}" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (["--database", "mysql://x"], "postgresql://"),
        (["--database", "postgresql://nobody:secret@127.0.0.1:1/none"], "cannot be reached"),
        (["--host", "203.0.113.9"], "cannot be used"),
        (["-w", "/dev/null/x"], "percorso:"),
    ],
)
def test_what_cannot_be_served_is_said(tmp_path: Path, more: list[str], word: str) -> None:
    command = [sys.executable, "-m", "percorso", "serve", "-w", str(tmp_path / "w"), "--port", "0"]
    done = subprocess.run([*command, *more], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert word in done.stderr
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr


def test_ready_follows_the_state(running: Running) -> None:
    folder = _folder(running)
    moved = folder.with_name("moved")
    assert httpx.get(f"{running.base}/api/ready").status_code == 200
    folder.rename(moved)
    answer = httpx.get(f"{running.base}/api/ready")
    moved.rename(folder)
    assert answer.status_code == 503
    assert answer.json()["folder"] is False
    assert httpx.get(f"{running.base}/api/ready").status_code == 200


def test_a_folder_of_this_name_only(tmp_path: Path) -> None:
    """The database of another program is refused, and left as it is."""
    import sqlite3

    folder = tmp_path / "w"
    folder.mkdir()
    with sqlite3.connect(folder / "percorso.db") as other:
        other.execute("CREATE TABLE theirs (a)")
    before = (folder / "percorso.db").read_bytes()
    command = [sys.executable, "-m", "percorso", "serve", "-w", str(folder), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "another program" in done.stderr
    assert (folder / "percorso.db").read_bytes() == before
