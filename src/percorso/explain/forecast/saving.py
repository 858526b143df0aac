"""Forecasts kept as they were made, in the folder `forecasts` of a workspace."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.measured import Measured
from percorso.measure.snapshots import (
    LATEST,
    Snapshot,
    find,
    journey_hash,
    snapshots,
    version_of,
    write_new,
)
from percorso.safe import json_text

if TYPE_CHECKING:
    from percorso.explain.forecast.question import ForecastAnswer

FOLDER = "forecasts"
GROUPS = ("where", "by", "compare")


def keep(answer: ForecastAnswer, name: str, folder: str | Path | None = None) -> Snapshot:
    """Keep a forecast, week by week.

    Args:
        answer: The forecast.
        name: What to call it.
        folder: Where to keep it; by default `forecasts/` in the workspace.

    Raises:
        QuestionError: The name is taken, or the events are no workspace and no folder was given.
        WorkspaceError: The folder cannot be written.
    """
    from dataclasses import replace

    place = _place(answer.measured, folder)
    if place is None:
        raise QuestionError(
            Problem("These events are no workspace, so the forecast has no place.",
                    "Import them with 'percorso import', or give a 'folder'.")
        )  # fmt: skip
    if name == LATEST or any(each.label == name for each in _known(place)):
        raise QuestionError(
            Problem(f"There is already a forecast '{name}'.",
                    "A forecast is never written again: choose another name.")
        )  # fmt: skip
    question = replace(answer.question, view="weeks", save=None)
    weeks = answer.measured.ask(question)
    asked = {each: getattr(question, each) for each in GROUPS}
    content = {
        "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "label": name,
        "window": weeks.run.window.words(),
        "asked": asked | {"days": question.days, "period": None,
                          "changes": list(question.changes(weeks.run.journey))},
        "events": {"version": version_of(answer.measured)},
        "journey_hash": journey_hash(answer.measured.journey),
        "journey": answer.measured.journey.to_dict(),
        "answers": {"forecast": weeks.as_dict()},
    }  # fmt: skip
    return write_new(place, json.loads(json_text(content)))


def saved(measured: Measured, name: str | None) -> Snapshot:
    """A forecast that was kept, by its name or its file; by default the latest.

    Raises:
        WorkspaceError: There is none, or it cannot be read.
        QuestionError: It is no forecast.
    """
    place = _place(measured, None)
    names = [each.label for each in _known(place)] if place is not None else []
    known = {*names, LATEST} if names else set()
    if (name or LATEST) not in known and not (name and Path(name).is_file()):
        fix = did_you_mean(name or "", names) if names else "Make one with --save NAME."
        raise QuestionError(Problem(f"There is no saved forecast '{(name or LATEST)[:80]}'.", fix))
    found = find(name or LATEST, place)
    if "forecast" not in found.content["answers"]:
        raise QuestionError(Problem(f"'{found.path}' holds no forecast.", "Name a forecast."))
    return found


def _known(place: Path) -> list[Snapshot]:
    return list(snapshots(place)) if place.is_dir() else []


def _place(measured: Measured, folder: str | Path | None) -> Path | None:
    from percorso.engine.lake import Workspace

    if folder is not None:
        return Path(folder)
    events = measured.events
    lasting = isinstance(events, Workspace) and not events.passing
    return events.path / FOLDER if lasting and isinstance(events, Workspace) else None
