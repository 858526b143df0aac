"""The events of a workspace, if there are any."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from percorso.engine.lake import MARKER, Workspace
from percorso.engine.manifest import covered


@dataclass(frozen=True)
class Lake:
    """The events of a workspace.

    Attributes:
        workspace: Where they are.
        covers: The version of the events, as a timeline made now would cover it.
    """

    workspace: Workspace
    covers: tuple[int, ...]


def lake_of(folder: Path) -> Lake | None:
    """The events in a folder as they are now; None without any.

    It looks each time, so that what `percorso import` brought in meanwhile is noticed.

    Raises:
        WorkspaceError: They are damaged or of a newer format.
    """
    if not (folder / MARKER).exists():
        return None
    workspace = Workspace.open(folder)
    covers = tuple(covered(workspace))
    return Lake(workspace, covers) if workspace.files() else None
