"""The measured layer of a journey: what is kept of it, and whether that still holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from percorso.errors import WorkspaceError
from percorso.journey import Journey, text
from percorso.measure import Measured
from percorso.measure.answer import FEW
from percorso.measure.definitions import definition
from percorso.measure.differences import differences
from percorso.server.measuring.answers import Kept, kept_at
from percorso.server.measuring.asked import Asked, key_of, place_of
from percorso.server.measuring.lakes import Lake, lake_of
from percorso.server.measuring.shapes import (
    Layer,
    MeasuredDifference,
    MeasuredFlow,
    MeasuredStage,
    MeasuredTotal,
    MeasuredTouchpoint,
    SegmentCard,
    State,
)
from percorso.server.work.jobs import Jobs

KIND = "measure"
_QUESTIONS = ("stages", "touchpoints", "flow", "voice")


@dataclass(frozen=True)
class Where:
    """Whose layer it is: the workspace, its folder, the journey's id and the journey."""

    workspace: str
    folder: Path
    id: str
    journey: Journey


def layer(where: Where, wanted: Asked, jobs: Jobs, lang: str, full: bool) -> Layer:
    """The layer as it is known now; nothing is measured here.

    Args:
        where: Whose it is.
        wanted: Period and segment.
        jobs: The jobs of the server.
        lang: The reader's language.
        full: Whether the reader may see figures of very few people.

    Raises:
        QuestionError: The period or the segment cannot be asked for.
    """
    if not any(stage.measured for stage in where.journey.stages):
        return Layer(state="none", reason="no_rules")
    try:
        lake = lake_of(where.folder)
    except WorkspaceError:
        return Layer(state="none", reason="damaged")
    if lake is None:
        return Layer(state="none", reason="no_events")
    wanted.check(where.journey, lake)
    key, kept = (
        key_of(where.journey, wanted, lake),
        kept_at(where.folder, place_of(where.id, wanted)),
    )
    state, job = _state(where, jobs, key, kept)
    found = _told(kept, where.journey, lang, full) if kept else Layer(state=state)
    segments = _segments(where.journey, lake, lang)
    return found.model_copy(update={"state": state, "job": job, "segments": segments})


def _state(where: Where, jobs: Jobs, key: str, kept: Kept | None) -> tuple[State, Any]:
    running = jobs.running(where.workspace, KIND, key, where.id)
    if running is not None:
        return "making", jobs.records.get(where.workspace, running)
    if kept is not None and kept.key == key:
        return "ready", None
    last = jobs.records.last(where.workspace, KIND, key)
    if last is not None and last.state == "failed":
        return "failed", last
    return "stale", last if last is not None and last.state == "cancelled" else None


def _segments(journey: Journey, lake: Lake, lang: str) -> list[SegmentCard]:
    saved = Measured(journey, lake.workspace).saved_segments()
    drawn = [
        SegmentCard(id=one.id, name=text(one.name, lang, journey.language))
        for one in journey.segments
    ]
    own = {one.id for one in drawn}
    kept = [SegmentCard(id=k, name=one.called(lang)) for k, one in saved.items() if k not in own]
    return drawn + kept


def _told(kept: Kept, journey: Journey, lang: str, full: bool) -> Layer:
    content = kept.content
    summary, window = content["summary"], content["window"]
    head = Layer(
        state="ready",
        as_of=window["as_of"],
        start=window["from"],
        end=window["to"],
        first_event=summary.get("first_event"),
        last_event=summary.get("last_event"),
        time_zone=content["time_zone"],
        made_at=kept.made_at,
        simulated=content["simulated"],
        definitions={name: definition(name, lang) for name in _QUESTIONS},
    )
    if content["small"] and not full:
        return head.model_copy(update={"hidden": True})
    parting = [MeasuredDifference.model_validate(one) for one in differences(journey, kept.facts())]
    return head.model_copy(update=_figures(content) | {"differences": parting})


def _figures(content: Mapping[str, Any]) -> dict[str, Any]:
    felt = {row["stage"]: _felt(row) for row in content["voice"]}
    return {
        "stages": [
            MeasuredStage(**row, **felt.get(row["stage"], {}), few=(row["decided"] or 0) < FEW)
            for row in content["stages"]
        ],
        "touchpoints": [
            MeasuredTouchpoint(**row, few=(row["stays_with"] or 0) < FEW)
            for row in content["touchpoints"]
        ],
        "flow": [MeasuredFlow.model_validate(row) for row in content["flow"]],
        "total": MeasuredTotal(**content["summary"], **felt.get(None, {})),
    }


def _felt(row: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: row[name] for name in ("emotion", "emotion_low", "emotion_high")}
    few = {"emotion_few": row["n"] < FEW} if row["stage"] is not None else {}
    return {**found, **few, "emotion_n": row["n"]}
