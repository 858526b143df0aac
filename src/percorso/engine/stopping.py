"""Work that can be stopped: by whoever asked for it, by another question, or by the clock."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from percorso.engine.local import Engine, LocalEngine
from percorso.engine.timeline import Timeline

Part = TypeVar("Part")


class Stopped(Exception):
    """The work was stopped before its end; nothing half done is left."""


class Stop:
    """Says whether work is to go on.

    Args:
        seconds: How long it may take; None for as long as it needs.

    Example:
        >>> stop = Stop()
        >>> stop.ask()
        >>> stop.asked
        True
    """

    def __init__(self, seconds: float | None = None) -> None:
        self._event = threading.Event()
        self._until = None if seconds is None else time.monotonic() + seconds

    @property
    def asked(self) -> bool:
        """Whether it was asked to stop, or its time is over."""
        return self._event.is_set() or self.late

    @property
    def late(self) -> bool:
        """Whether its time is over."""
        return self._until is not None and time.monotonic() > self._until

    def ask(self) -> None:
        """Ask the work to stop as soon as it can."""
        self._event.set()

    def check(self) -> None:
        """Go on, or stop here.

        Raises:
            Stopped: It was asked to stop, or its time is over.
        """
        if self.asked:
            raise Stopped


class StoppableEngine:
    """An engine that looks, before each bucket, whether it is to go on.

    Args:
        stop: Says so.
        inner: The engine that works; default: the local one.
        watch: Called each time that all buckets have been gone through.
    """

    def __init__(
        self, stop: Stop, inner: Engine | None = None, watch: Callable[[], None] = lambda: None
    ) -> None:
        self._stop = stop
        self._inner = inner or LocalEngine()
        self._watch = watch

    def over_buckets(
        self, timeline: Timeline, function: Callable[[Timeline, int], Part]
    ) -> list[Part]:
        """Run a function on every bucket; the parts come back in the order of the buckets."""

        def careful(buckets: Timeline, number: int) -> Part:
            self._stop.check()
            return function(buckets, number)

        found = self._inner.over_buckets(timeline, careful)
        self._watch()
        return found
