"""Files read in this process: the same requests and frames as with a child, without its start."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace
from typing import Any

from percorso.events.child import frames, worker


class Here:
    """Stands in for `percorso.events.child.pipes.Child`; an error in the reader ends the test."""

    process = SimpleNamespace(pid=None)  # there is none that could be ended

    def send(self, request: dict[str, Any], seconds: float) -> None:
        assert seconds > 0
        self.answers = worker.work(json.loads(json.dumps(request)))

    def receive(self) -> tuple[dict[str, Any], Any]:
        pipe = io.BytesIO()
        worker.send(pipe, *next(self.answers))
        return frames.take(io.BytesIO(pipe.getvalue()).read)

    def kill(self) -> int:
        return 0
