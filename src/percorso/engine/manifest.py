"""The manifest of a timeline: one small file, replaced at once, that names the true buckets."""

from __future__ import annotations

import fcntl
import json
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from percorso.disk import unwritten
from percorso.engine.lake import cannot_write
from percorso.errors import WorkspaceError

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

FORMAT = 3
MANIFEST = "manifest.json"
_INSTANT = (int, type(None))
_KEYS: dict[str, type | tuple[type, ...]] = {
    "covers": list, "rows": int, "simulated": int, "generation": str, "buckets": int,
    "fields": list, "oldest": _INSTANT, "newest": _INSTANT, "codes": dict,
}  # fmt: skip
"""What a manifest holds, and of which kind it is."""


def covered(workspace: Workspace) -> list[int]:
    """What of the workspace a timeline made now would cover: contents, however many files."""
    return [workspace.version(), workspace.last_sequences()]


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """Be the only builder; whoever comes meanwhile waits.

    Raises:
        WorkspaceError: The folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
    except Exception as error:
        if not cannot_write(error):
            raise
        fix = "Give yourself the right to write there; the events are safe."
        raise WorkspaceError(unwritten("The timeline", error, folder, fix)) from error


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of a timeline folder, or None when there is none of this format.

    Raises:
        WorkspaceError: It is damaged.
    """
    path = folder / MANIFEST
    if not path.exists():
        return None
    try:
        manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
        current: bool = manifest["format"] == FORMAT
        if current and not all(isinstance(manifest[key], kind) for key, kind in _KEYS.items()):
            raise TypeError("another kind of value")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise WorkspaceError(
            f"The timeline's manifest {path} is damaged. Run 'percorso rebuild'."
        ) from error
    return manifest if current else None


def whole_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest before a rebuild, which does not mind a damaged one."""
    try:
        return read_manifest(folder)
    except WorkspaceError:
        return None


def replace_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    """Put a new manifest in the place of the old one, whole or not at all."""
    partial = folder / f"{MANIFEST}.{uuid.uuid4().hex[:8]}"
    partial.write_text(json.dumps(manifest), "utf-8")
    partial.replace(folder / MANIFEST)


def remove_old(folder: Path, keep: set[str]) -> None:
    """Remove generations that nobody can be reading: all but the newest and the one before it.

    Manifests that a dead builder has not put in their place go too; the caller is the only builder.
    """
    for draft in folder.glob(f"{MANIFEST}.*"):
        draft.unlink(missing_ok=True)
    for path in folder.glob("generation-*"):
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
