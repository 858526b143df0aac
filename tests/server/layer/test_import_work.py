"""The work of an import, where something goes wrong beside the reading."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from percorso.engine.contents import Contents, contents
from percorso.engine.lake import Workspace
from percorso.engine.stopping import Stop, Stopped
from percorso.events.child import Reader
from percorso.events.files import EventFile
from percorso.events.reading import Plan
from percorso.server.importing import state, work
from percorso.server.importing.asked import ImportAsked
from percorso.server.importing.shelf import Shelf
from percorso.server.work.handle import Handle, Work
from tests.server.layer.bringing import brought
from tests.server.layer.conftest import Team, events

HEAD = "user_id,event,timestamp,message_id\n"


def silent() -> None:
    """Nothing is measured anew."""


def prepared(folder: Path, text: str, after: Callable[[], None] = silent) -> Work:
    source = folder.parent / "sent.csv"
    source.write_text(text)
    with source.open("rb") as file:
        upload = Shelf(folder).put(file, "sent.csv", len(text), "anna")
    return work.importing(work.Incoming(folder, upload, ImportAsked()), after)


def handle() -> Handle:
    return Handle(Stop(), lambda share, step: None)


def held(folder: Path) -> int:
    return Workspace.open(folder).count()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "served"
    made.mkdir()
    return made


def test_a_mapping_may_hold_any_character(team: Team) -> None:
    text = "quando,chi,😀 𝒳 città\n2026-03-01T10:00:00Z,anna,7\n"
    event = {"event": "Bought 🎁", "time": "quando", "user_id": "chi",
             "properties": ["😀 𝒳 città"]}  # fmt: skip
    job = brought(team, text, mapping={"events": [event]})
    assert (job["state"], job["result"]["rows_ok"]) == ("done", 1)


def full() -> None:
    raise OSError(28, "No space left on device")


def full_sort(lake: Workspace, handle: Handle) -> None:
    full()


def stopped_sort(lake: Workspace, handle: Handle) -> None:
    raise Stopped


@pytest.mark.parametrize("sort", [full_sort, stopped_sort])
def test_what_fails_after_the_commit_does_not_fail_the_import(
    folder: Path, sort: Callable[[Workspace, Handle], None], monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setattr(work, "_sort", sort)
    result = prepared(folder, events(10), after=full)(handle())
    assert result is not None
    assert result["rows_ok"] == held(folder) == 17
    assert "No space left" in caplog.text


@pytest.mark.usefixtures("real_child")
def test_a_stop_while_rows_are_read_again_is_a_stop(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = handle()

    class Slow(Reader):
        """Somebody stops the job when rows are read for the second time."""

        def rows(
            self, file: EventFile, plan: Plan, wanted: Sequence[int]
        ) -> Iterator[tuple[int, str]]:
            job.stop.ask()
            time.sleep(3 * work.LOOK_EVERY_SECONDS)
            return super().rows(file, plan, wanted)

    monkeypatch.setattr(work, "Reader", Slow)
    conflict = "anna,{},2026-03-01T10:00:00Z,m1\n"
    with pytest.raises(Stopped):
        prepared(folder, HEAD + conflict.format("A") + conflict.format("B"))(job)
    assert held(folder) == 0


def test_one_scan_serves_all_who_look(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(folder, events(10))(handle())
    scans: list[Workspace] = []

    def slow(workspace: Workspace) -> Contents:
        scans.append(workspace)
        time.sleep(0.3)
        return contents(workspace)

    monkeypatch.setattr("percorso.server.importing.state.contents", slow)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(state.held, [folder] * 4))
    assert {one.events for one in found} == {17}
    assert len(scans) == 1
