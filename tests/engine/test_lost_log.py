"""A log of events that has lost something is told; it never passes for a smaller workspace."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from deltalake import DeltaTable

from percorso.engine.compacting import compact
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.position import POSITION
from percorso.engine.timeline import open_timeline, rebuild
from percorso.errors import WorkspaceError


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the entries 0 to 3: made, and three imports."""
    folder = tmp_path_factory.mktemp("filled")
    for number in range(3):
        file = folder / f"{number}.csv"
        rows = (f"Page {number},u{i},2026-03-01" for i in range(40))
        file.write_text("event,user_id,timestamp\n" + "\n".join(rows) + "\n")
        load([file], folder / "shop")
    return folder / "shop"


@pytest.fixture
def shop(filled: Path, tmp_path: Path) -> Path:
    shutil.copytree(filled, tmp_path / "shop")
    return tmp_path / "shop"


def entry(shop: Path, number: int) -> Path:
    return shop / "events" / "_delta_log" / f"{number:020d}.json"


def without_adds(path: Path) -> None:
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if '"add"' not in line))


HARM: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"x" * 100),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-40]),
    "cut after a line": lambda path: path.write_text(path.read_text().split("\n")[0] + "\n"),
    "without its file": without_adds,
}


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_entry_is_told(shop: Path, harm: str, number: int) -> None:
    HARM[harm](entry(shop, number))
    for act in (Workspace.open, Workspace.create):
        with pytest.raises(WorkspaceError, match=r"from a copy.*new workspace") as caught:
            act(shop)
        (problem,) = caught.value.problems
        assert problem.file == str(shop / "events")
        assert "<unknown>" not in str(problem)


def test_what_is_lost_is_said(shop: Path) -> None:
    entry(shop, 3).unlink()
    with pytest.raises(WorkspaceError, match="ends at entry 2 and has been at 3"):
        Workspace.open(shop)
    entry(shop, 3).write_bytes(b"")
    with pytest.raises(WorkspaceError, match="80 events in 2 files, and there were 120 in 3 files"):
        Workspace.open(shop)


def test_a_lost_entry_of_a_compaction_is_told(shop: Path) -> None:
    compact(Workspace.open(shop))
    for path in (shop / "events" / "_delta_log").glob("*4.checkpoint.parquet"):
        path.unlink()
    (shop / "events" / "_delta_log" / "_last_checkpoint").unlink()
    entry(shop, 4).unlink()
    with pytest.raises(WorkspaceError, match="ends at entry 3 and has been at 4"):
        Workspace.open(shop)


def test_other_tools_may_change_the_table(shop: Path) -> None:
    DeltaTable(str(shop / "events")).delete("seq < 10")
    assert Workspace.open(shop).count() == 110


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": "x"}', '{"version": 9}'])
def test_a_damaged_note_is_no_reason_to_stop(shop: Path, text: str) -> None:
    (shop / "events" / POSITION).write_text(text)
    assert Workspace.open(shop).count() == 120


def test_a_workspace_without_a_note_opens(shop: Path) -> None:
    (shop / "events" / POSITION).unlink()
    assert Workspace.open(shop).count() == 120


def test_the_folder_of_events_can_be_put_back_from_an_older_copy(
    shop: Path, filled: Path, tmp_path: Path
) -> None:
    open_timeline(Workspace.open(shop))
    file = tmp_path / "new.csv"
    file.write_text("event,user_id,timestamp\nOther,u1,2026-03-02\n")
    load([file], shop)
    shutil.rmtree(shop / "events")
    shutil.copytree(filled / "events", shop / "events")
    assert open_timeline(Workspace.open(shop)).rows == 120
    assert load([file], shop)[0].rows_ok == 1


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.8, 0.99])
@pytest.mark.parametrize("act", [open_timeline, rebuild])
def test_a_changed_byte_is_found(
    shop: Path, act: Callable[[Workspace], object], share: float
) -> None:
    path = Path(Workspace.open(shop).files()[1])
    data = bytearray(path.read_bytes())
    data[int(len(data) * share)] ^= 0x10
    path.write_bytes(data)
    with pytest.raises(WorkspaceError, match="This file is damaged") as caught:
        act(Workspace.open(shop))
    assert caught.value.problems[0].file == str(path)
