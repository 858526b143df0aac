"""Logs: one JSON object a line, without personal data.

A request is logged by the name of its route, never by its address: addresses may hold the token
of a link. A fault is logged by its kind and the lines of code it came through, never by its
message: messages of databases hold what was to be written.
"""

from __future__ import annotations

import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

from percorso.safe import json_text

_KEPT = ("fault", "method", "route", "status", "ms", "address", "signal", "count", "reason")


class OneLine(logging.Formatter):
    """A record as one line of JSON; what a terminal would obey is escaped."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {
            "at": at.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": record.getMessage() if record.name.startswith("percorso") else record.name,
        }
        line |= {key: getattr(record, key) for key in _KEPT if hasattr(record, key)}
        if record.exc_info and record.exc_info[0] is not None:
            line |= {"kind": record.exc_info[0].__qualname__, "through": _lines(record.exc_info[2])}
        if not record.name.startswith("percorso"):
            line["text"] = str(record.msg)[:300]  # the pattern, not what fills it
        return json_text(line)


def _lines(trace: Any) -> list[str]:
    frames = traceback.extract_tb(trace)[-12:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def start(requests: bool) -> None:
    """Log to standard error from now on.

    Args:
        requests: Whether every request is a line; else only what goes wrong.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("percorso").setLevel(logging.INFO if requests else logging.WARNING)
