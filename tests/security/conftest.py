"""The stuffed journey, its events in a workspace, and a terminal to run commands in."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from percorso.journey import Journey
from tests.security.canaries import ALL, bad_csv, events_csv, events_jsonl, stuffed

Terminal = Callable[..., str]


@pytest.fixture(scope="session")
def journey() -> Journey:
    return stuffed()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, journey: Journey) -> Path:
    """A folder with the journey, files of events and a workspace that holds them."""
    from percorso.engine.loader import load

    folder = tmp_path_factory.mktemp("stuffed")
    journey.save(folder / "journey.yaml")
    rules = [stage.get("enter") for stage in journey.to_dict()["stages"]]
    names = tuple(sorted(set().union(*map(_named, rules))))
    (folder / "events.csv").write_text(events_csv(names), encoding="utf-8", newline="")
    (folder / "events.jsonl").write_text(events_jsonl(), encoding="utf-8")
    (folder / "bad.csv").write_text(bad_csv(), encoding="utf-8", newline="")
    files = [folder / name for name in ("events.csv", "events.jsonl", "bad.csv")]
    reports = load(files, folder / "shop")
    assert [bool(report.refused) for report in reports] == [False, False, False]
    assert reports[0].rows_bad + reports[1].rows_bad == 0
    assert reports[2].rows_bad == len([text for text in ALL if "\0" not in text])
    return folder


def _named(rule: object) -> set[str]:
    if isinstance(rule, dict):
        names = rule.get("event", ())
        own = {names} if isinstance(names, str) else set(names)
        return own.union(*(_named(inner) for inner in rule.values()))
    if isinstance(rule, list):
        return set().union(*map(_named, rule), set())
    return set()


@pytest.fixture
def terminal(home: Path) -> Terminal:
    """Run a command in a terminal of its own; what it shows, both streams together.

    The terminal knows no colours and moves no cursor, so that every such sign is a canary's.
    """

    def run(*arguments: str) -> str:
        ours, theirs = pty.openpty()
        environment = {**os.environ, "TERM": "dumb", "COLUMNS": "200"}
        process = subprocess.Popen(
            [sys.executable, "-m", "percorso", *arguments], cwd=home, env=environment,
            stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
        )  # fmt: skip
        os.close(theirs)
        shown = bytearray()
        while chunk := _read(ours):
            shown += chunk
        assert process.wait(60) in (0, 2), shown.decode()
        return shown.decode()

    return run


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so when the other side has closed
        return b""
