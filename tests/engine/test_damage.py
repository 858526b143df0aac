"""A workspace with a damaged or missing file says which one, and what to do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.manifest import FORMAT
from percorso.engine.timeline import Timeline, open_timeline, rebuild
from percorso.errors import WorkspaceError

CSV = "event,user_id,timestamp\nPage,ann,2026-03-01\nOrder,bob,2026-03-02\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    file = tmp_path / "events.csv"
    file.write_text(CSV)
    load([file], tmp_path / "w")
    made = Workspace.open(tmp_path / "w")
    open_timeline(made)
    return made


def read_all(workspace: Workspace) -> Timeline:
    timeline = open_timeline(workspace)
    for bucket in range(len(timeline.buckets)):
        timeline.read(bucket, ["person", "t"])
    return timeline


def again(workspace: Workspace) -> None:
    load([workspace.path.parent / "events.csv"], workspace)


HARM: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"x" * 100),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-30]),
    "missing": lambda path: path.unlink(),
}


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize(
    ("files", "act", "fix"),
    [
        ("timeline/generation-*/*.parquet", read_all, "percorso rebuild"),
        ("events/*.parquet", rebuild, "from a copy"),
        ("events/*.parquet", again, "from a copy"),
    ],
)
def test_a_damaged_file_is_named(
    workspace: Workspace, harm: str, files: str, act: Callable[[Workspace], object], fix: str
) -> None:
    (file,) = workspace.path.glob(files)
    HARM[harm](file)
    with pytest.raises(WorkspaceError) as caught:
        act(workspace)
    (problem,) = caught.value.problems
    assert problem.file == str(file)
    assert fix in problem.fix


@pytest.mark.parametrize("act", [read_all, rebuild])
@pytest.mark.parametrize("harm", ["empty", "garbage", "cut"])
def test_damaged_persons_are_named(
    workspace: Workspace, harm: str, act: Callable[[Workspace], object]
) -> None:
    file = workspace.path / "identity" / "persons.parquet"
    HARM[harm](file)
    with pytest.raises(WorkspaceError, match="remove it and run 'percorso rebuild'"):
        act(workspace)
    file.unlink()
    assert read_all(workspace).persons.table.num_rows == 2


def test_lost_persons_are_numbered_anew(workspace: Workspace) -> None:
    shutil.rmtree(workspace.path / "identity")
    assert read_all(workspace).persons.table.num_rows == 2


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", f'{{"format": {FORMAT}}}', '{"format"', "[" * 100_000]
)
def test_a_damaged_manifest_is_told_and_rebuilt(workspace: Workspace, text: str) -> None:
    (workspace.timeline_dir / "manifest.json").write_text(text)
    with pytest.raises(WorkspaceError, match="percorso rebuild"):
        open_timeline(workspace)
    assert rebuild(workspace).rows == 2


@pytest.mark.parametrize("key", ["generation", "buckets", "fields", "codes", "newest", "rows"])
def test_a_manifest_with_values_of_another_kind_is_told(workspace: Workspace, key: str) -> None:
    file = workspace.timeline_dir / "manifest.json"
    manifest = json.loads(file.read_text())
    file.write_text(json.dumps({**manifest, key: 2.5}))
    with pytest.raises(WorkspaceError, match="percorso rebuild"):
        open_timeline(workspace)
    assert rebuild(workspace).rows == 2
