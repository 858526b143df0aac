"""Making the measured layer: the timeline first, then the questions; can be stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from percorso.engine.stopping import StoppableEngine
from percorso.journey import Journey
from percorso.measure import Measured
from percorso.measure.asking import Asking
from percorso.measure.audit import Observed, fields
from percorso.server.measuring.answers import Kept, content_of, keep
from percorso.server.measuring.asked import Asked, key_of, place_of
from percorso.server.measuring.lakes import Lake, lake_of
from percorso.server.work.handle import Handle, Work
from percorso.share.figures import Figures
from percorso.store.base import now

SMALLEST = 10
"""Of a segment of fewer people nobody sees figures who may not edit."""
PASSES = 9
"""About so many times all buckets are gone through for one layer."""
TIMELINE_SHARE = 0.5


class _OfSegment(Asking):
    """A measured journey that is asked about one segment only."""

    def __init__(self, measured: Measured, segment: str) -> None:
        self._measured = measured
        self._segment = segment

    def __getattr__(self, name: str) -> Any:
        return getattr(self._measured, name)

    def ask(self, question: Any) -> Any:
        """The answer for the segment."""
        from dataclasses import replace

        return self._measured.ask(replace(question, where=self._segment))


def measuring(folder: Path, journey_id: str, journey: Journey, wanted: Asked) -> Work:
    """The work of a job that measures a journey and keeps what it found."""

    def work(handle: Handle) -> dict[str, Any] | None:
        lake = lake_of(folder)
        if lake is None:
            return None
        measured = measured_of(handle, lake, journey, wanted)
        measured.timeline(fields(journey))
        figures, window = _figures(measured, wanted), measured.window().words()
        people = figures.summary.get("people_with_stay") or 0
        small = wanted.segment is not None and people < SMALLEST
        observed = _observed(measured, figures, wanted)
        kept = Kept(key_of(journey, wanted, lake), now().isoformat(),
                    content_of(figures, window, small, observed))  # fmt: skip
        handle.stop.check()
        keep(folder, place_of(journey_id, wanted), kept)
        return None

    return work


def _figures(measured: Measured, wanted: Asked) -> Figures:
    asked = measured if wanted.segment is None else _OfSegment(measured, wanted.segment)
    return Figures.of(asked)


def _observed(measured: Measured, figures: Figures, wanted: Asked) -> Observed | None:
    """What the map check needs to know of everyone; nothing of a segment."""
    if wanted.segment is not None:
        return None
    return Observed.of(measured, figures.stages, figures.touchpoints)


def measured_of(handle: Handle, lake: Lake, journey: Journey, wanted: Asked) -> Measured:
    """A journey over the events of a workspace, whose work tells how far it is and can stop."""
    passes = [0]

    def timeline(done: int, total: int) -> None:
        handle.progress(TIMELINE_SHARE * done / max(total, 1), "timeline")

    def passed() -> None:
        passes[0] += 1
        far = TIMELINE_SHARE + (1 - TIMELINE_SHARE) * min(passes[0] / PASSES, 0.95)
        handle.progress(far, "questions")

    return Measured(
        journey, lake.workspace, start=wanted.start, end=wanted.end,
        engine=StoppableEngine(handle.stop, watch=passed), progress=timeline,
    )  # fmt: skip


def preparing(folder: Path, journey: Journey, fields: Sequence[str]) -> Work:
    """The work of a job that makes the timeline ready for rules that look at more fields."""

    def work(handle: Handle) -> dict[str, Any] | None:
        lake = lake_of(folder)
        if lake is not None:
            measured_of(handle, lake, journey, Asked()).timeline(fields)
        return None

    return work
