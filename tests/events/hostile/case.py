"""A hostile file: how it is made, and what has to become of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Outcome = Literal["accept", "quarantine", "reject", "any"]
HEADER = "event,user_id,timestamp"
GOOD = "Page Viewed,u1,2026-03-01T10:00:00Z"
OBJECT = '{"event":"Page Viewed","userId":"u1","timestamp":"2026-03-01T10:00:00Z"}'


@dataclass(frozen=True)
class Case:
    """One file.

    Attributes:
        file: Its name.
        data: Its bytes.
        outcome: What becomes of it; any: it only has to be one of the three.
        ok: Rows that become events.
        bad: Rows that go to quarantine.
        says: What the messages and notes hold, each somewhere.
        rows: The rows that are named, in order; None: not looked at.
        options: Options of the import.
    """

    file: str
    data: bytes
    outcome: Outcome
    ok: int = 0
    bad: int = 0
    says: tuple[str, ...] = ()
    rows: tuple[int, ...] | None = None
    options: dict[str, Any] = field(default_factory=dict)


Cases = dict[str, Case]


def table(*rows: str, header: str = HEADER, end: str = "\n") -> str:
    """A CSV table."""
    return end.join((header, *rows)) + end


def accept(file: str, data: str | bytes, ok: int, *says: str, **options: Any) -> Case:
    """A file whose rows are all good."""
    return Case(file, _bytes(data), "accept", ok, 0, says, None, options)


def kept(
    file: str, data: str | bytes, ok: int, rows: tuple[int, ...], *says: str, **options: Any
) -> Case:
    """A file of which some rows, by their numbers, go to quarantine."""
    return Case(file, _bytes(data), "quarantine", ok, len(rows), says, rows, options)


def refuse(file: str, data: str | bytes, *says: str, **options: Any) -> Case:
    """A file that is refused as a whole."""
    return Case(file, _bytes(data), "reject", 0, 0, says, None, options)


def _bytes(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data
