"""Keeping a segment by name: its conditions are read before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from percorso.engine.saved_segments import SavedSegment, save_segment
from percorso.errors import Problem, QuestionError
from percorso.measure.segments import parse_condition

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace
    from percorso.measure.measured import Measured


def keep(
    workspace: Workspace, name: str, where: str | Sequence[str],
    called: Mapping[str, str] | None = None,
) -> SavedSegment:  # fmt: skip
    """Keep a segment in a workspace, in place of one of the same id.

    Args:
        workspace: Where it is kept.
        name: Its id.
        where: A condition such as `person.plan=pro`, or several: all must hold.
        called: What people call it, by language (`en`, `it`).

    Raises:
        QuestionError: A condition cannot be read, there is none, or the id is none.
        WorkspaceError: The workspace cannot be written.
    """
    texts = (where,) if isinstance(where, str) else tuple(where)
    conditions = tuple(parse_condition(each).text for each in texts)
    segment = SavedSegment(name, dict(called or {}), conditions)
    save_segment(workspace, segment)
    return segment


def keep_in(
    measured: Measured, name: str, where: str | Sequence[str], called: Mapping[str, str] | None
) -> SavedSegment:
    """Keep a segment in the workspace of a measured journey.

    Raises:
        QuestionError: Its events are in no workspace that stays.
    """
    from percorso.engine.lake import Workspace

    if not isinstance(measured.events, Workspace) or measured.events.passing:
        raise QuestionError(
            Problem("There is no workspace to keep a segment in.",
                    "Import the events into one, or write the segment into the journey.")
        )  # fmt: skip
    return keep(measured.events, name, where, called)
