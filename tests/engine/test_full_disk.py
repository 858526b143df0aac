"""A full disk: one clear message, nothing damaged, and on it goes when there is space again."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from percorso import disk
from percorso.engine import compacting
from percorso.engine.compacting import compact
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.errors import WorkspaceError
from tests.conftest import ROOT
from tests.engine.test_crashes import ROWS, write

NAMES = {"draw": "map.svg", "report": "report.html"}


def can_mount() -> bool:
    command = "mount -t tmpfs tmpfs /mnt"
    return (
        subprocess.run(["unshare", "-m", "sh", "-c", command], capture_output=True).returncode == 0
    )


def outcomes(how: str, folder: Path) -> list[dict[str, Any]]:
    """What the process of `fulldisk` tells; the name space of its mounts ends with it."""
    own = ["unshare", "-m"] if how == "mount" else []
    done = subprocess.run(
        [*own, sys.executable, "-W", "error", "-m", "tests.engine.fulldisk", how, str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    how = "mount" if can_mount() else "limit"
    reason = (
        "too little space on the disk" if how == "mount" else "files may not become so large here"
    )
    found = outcomes(how, tmp_path)
    for outcome in found:
        assert outcome["same"], outcome
        assert outcome["added"] == (
            ROWS if outcome["work"] == "import" and outcome["said"] == "done" else 0
        )
        if outcome["said"] != "done":
            where = NAMES.get(outcome["work"], "shop")
            assert reason in outcome["said"], outcome
            assert f"/{where}" in outcome["said"], outcome
            assert "then start again." in outcome["said"], outcome
            assert "\n" not in outcome["said"], outcome
            assert outcome["beside"] == ["shop"], outcome
    for work in ("import", "rebuild", "compaction", "draw", "report"):
        said = [outcome["said"] for outcome in found if outcome["work"] == work]
        assert said[-1] == "done"
        assert len(said) > 1, work


def test_the_space_for_a_compaction_is_reckoned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (0, 1):
        load([write(tmp_path, number)], tmp_path / "shop")
    monkeypatch.setattr(compacting, "free_space", lambda _: 10_000)
    with pytest.raises(
        WorkspaceError, match=r"up to \d+ KB are needed .* 10 KB are free"
    ) as caught:
        compact(Workspace.open(tmp_path / "shop"))
    assert "Free " in caught.value.problems[0].fix
    assert len(Workspace.open(tmp_path / "shop").files()) == 2


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device"),
            ["too little space", "are free)", "Free some"],
        ),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), ["your share", "Free some"]),
        (OSError(errno.EFBIG, "File too large"), ["so large", "ulimit"]),
        (RuntimeError("io error: No space left on device (os error 28)"), ["too little space"]),
        (PermissionError(errno.EACCES, "Permission denied"), ["Permission denied", "Elsewhere."]),
    ],
)
def test_why_something_cannot_be_written(
    error: Exception, words: list[str], tmp_path: Path
) -> None:
    said = str(disk.unwritten("The report", error, tmp_path / "none" / "r.html", "Elsewhere."))
    assert said.startswith(str(tmp_path))
    assert "The report cannot be written: " in said
    assert all(word in said for word in words)


def test_a_file_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map.svg"
    disk.write_whole(path, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(OSError, match="full"):
            disk.write_whole(path, b"new")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])
    link = tmp_path / "link.svg"
    link.symlink_to(path)
    disk.write_whole(link, b"new")
    assert (path.read_bytes(), link.is_symlink()) == (b"new", True)
