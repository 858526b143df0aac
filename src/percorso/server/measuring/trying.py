"""Rules tried out before they are saved: limited in time, the newest of each person counts."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import Depends, Request

from percorso.engine.stopping import Stop, StoppableEngine
from percorso.journey import Journey
from percorso.mark import N_
from percorso.measure import Measured
from percorso.measure.preview import Preview, preview
from percorso.server.errors import Refusal
from percorso.server.measuring.asked import Asked
from percorso.server.measuring.lakes import Lake

SECONDS = 6.0
AT_ONCE = 3
"""So many previews run at the same time; more wait their turn."""


class Trials:
    """The previews that run: one for each person, the newest."""

    def __init__(self) -> None:
        self._stops: dict[str, Stop] = {}
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(AT_ONCE)

    @contextmanager
    def newest(self, who: str) -> Iterator[Stop]:
        """A place to work in; the preview that the same person asked for before is stopped.

        Raises:
            Refusal: All places are taken for too long (503).
        """
        stop = Stop(SECONDS)
        with self._lock:
            before = self._stops.get(who)
            self._stops[who] = stop
        if before is not None:
            before.ask()
        try:
            if not self._places.acquire(timeout=SECONDS):
                raise _busy()
            try:
                yield stop
            finally:
                self._places.release()
        finally:
            with self._lock:
                if self._stops.get(who) is stop:
                    del self._stops[who]


def tried(
    stop: Stop, journey: Journey, lake: Lake, wanted: Asked, element: str, field: str,
    rule: Mapping[str, Any] | None,
) -> Preview:  # fmt: skip
    """Count a rule.

    Raises:
        Stopped: It took too long, or a newer one came.
        QuestionError: There is no such element or field.
        JourneyError: The rule is not one of the closed grammar.
    """
    engine = StoppableEngine(stop)
    measured = Measured(
        journey, lake.workspace, start=wanted.start, end=wanted.end, engine=engine,
        progress=lambda _done, _total: stop.check(),
    )  # fmt: skip
    return preview(measured, engine, element, field, rule)


def the_trials(request: Request) -> Trials:
    """The previews of the app."""
    state = request.app.state
    if not hasattr(state, "trials"):
        state.trials = Trials()
    found: Trials = state.trials
    return found


TheTrials = Annotated[Trials, Depends(the_trials)]


def _busy() -> Refusal:
    return Refusal(
        503,
        N_("Too many rules are being counted just now."),
        N_("Try again in a moment."),
        headers={"retry-after": "3"},
    )
