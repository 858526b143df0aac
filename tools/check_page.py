"""Write the lists in docs/check.md from the registry of checks: what each asks, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from percorso.journey.audit import MARKS, SEVERITIES, Check, checks, mark_name
from percorso.measure.audit import measured_checks

PAGE = Path(__file__).parents[1] / "docs" / "check.md"
BEGINS = "<!-- From here on written by tools/check_page.py: `make format` writes it anew. -->\n"
DRAWN = "Asked of the drawing:"
MEASURED = "Asked of the drawing and the events together:"


def page() -> str:
    """The whole page: what people wrote, then the lists."""
    written, _, _ = PAGE.read_text(encoding="utf-8").partition(BEGINS)
    return "\n".join([f"{written}{BEGINS}", *_marks()])


def _marks() -> Iterator[str]:
    for mark in MARKS:
        yield f"### {mark_name(mark, 'en')}\n"
        for said, every in ((DRAWN, checks()), (MEASURED, measured_checks())):
            found = [check for check in every.values() if check.mark == mark]
            if found:
                yield f"{said}\n"
                yield from _table(found)


def _table(found: list[Check]) -> Iterator[str]:
    yield "| check | asks | why | severity |"
    yield "|---|---|---|---|"
    for check in found:
        severity = SEVERITIES[check.severity].lower()
        yield f"| `{check.id}` | {check.asks} | {check.why} | {severity} |"
    yield ""
