"""All hostile files."""

from __future__ import annotations

from collections.abc import Callable

from tests.events.hostile import moments, objects, packed, parquets, tables, texts
from tests.events.hostile.case import Cases

PARTS: tuple[Callable[[], Cases], ...] = (
    texts.cases,
    moments.cases,
    tables.cases,
    objects.cases,
    packed.cases,
    parquets.cases,
)


def cases() -> Cases:
    """Every case by its name."""
    return {name: case for part in PARTS for name, case in part().items()}
