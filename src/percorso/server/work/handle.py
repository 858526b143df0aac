"""What a job holds while it runs: whether to go on, and how to say how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from percorso.engine.stopping import Stop

TELL_EVERY = 0.4
"""Seconds between two reports of how far a job is."""


@dataclass
class Handle:
    """One job at work.

    Attributes:
        stop: Says whether it is to go on.
        tell: Called with how far it is, from 0 to 1, and the step it is at.
    """

    stop: Stop
    tell: Callable[[float, str], None]
    _told: float = field(default=0.0, repr=False)

    def progress(self, share: float, step: str) -> None:
        """Say how far it is; not more often than people can see.

        Raises:
            Stopped: It was asked to stop.
        """
        self.stop.check()
        if time.monotonic() - self._told >= TELL_EVERY:
            self._told = time.monotonic()
            self.tell(min(max(share, 0.0), 1.0), step)


Work: TypeAlias = Callable[[Handle], dict[str, Any] | None]
"""What a job does; returns its result."""
