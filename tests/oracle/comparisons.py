"""Every comparison of a rule against every kind of value: one stage per rule, one person each."""

from __future__ import annotations

from typing import Any

from tests.oracle.drawing import Plain
from tests.oracle.rule_strategies import SIZES
from tests.oracle.strategies import Case

WANTED = (
    2,
    10,
    2.5,
    -3,
    1,
    0,
    2.0,
    0.1,
    "2",
    "10",
    "2.5",
    "2.0",
    "b",
    "true",
    "False",
    True,
    False,
)
LIMITS = (1, 2, 2.5, 9, 10, -3, 0.1)
COMPARISONS: tuple[Plain, ...] = (
    *({"eq": wanted} for wanted in WANTED),
    *({"ne": wanted} for wanted in WANTED),
    *({"in": list(some)} for some in (("true", "2"), (2, "b"), (True, "2"), (2, 2.5), (True, 2))),
    *({kind: limit} for kind in ("gt", "gte", "lt", "lte") for limit in LIMITS),
    *({"contains": part} for part in ("b", "1", ".", "ru", "2", "0", "e", "-")),
    *({"matches": pattern} for pattern in ("^[0-9]+$", "b|2", "^t.*e$", r"\.5", "e", "^2$")),
    *({"exists": there} for there in (True, False)),
    *({"eq": 2, "exists": True}, {"ne": 2, "gt": 1}, {"contains": "1", "lt": 11}),
)
VALUES: tuple[Any, ...] = (
    *(None, *SIZES, 0, 1.0, 0.1, 1e-7, 123_456_789_012_345_678),
    *("2.0", "+2", "0x10", "1_0", "TRUE", "١"),
)
PER_JOURNEY = 60


def comparison_cases() -> list[Case]:
    """Journeys of up to sixty stages, one comparison each."""
    starts = range(0, len(COMPARISONS), PER_JOURNEY)
    return [_case(COMPARISONS[start : start + PER_JOURNEY]) for start in starts]


def _case(comparisons: tuple[Plain, ...]) -> Case:
    listed = [
        {"id": f"s{i}", "name": "S", "enter": {"event": f"E{i}", "where": {"size": comparison}}}
        for i, comparison in enumerate(comparisons)
    ]
    events = [
        {
            "event": f"E{i}",
            "user_id": f"{value!r} {comparison}",
            "timestamp": "2025-03-31T00:00:00+00:00",
            "message_id": f"{i}-{place}",
            "value": None,
            "properties": {} if value is None else {"size": value},
        }
        for i, comparison in enumerate(comparisons)
        for place, value in enumerate(VALUES)
    ]
    return Case({"percorso": 1, "id": "drawn", "title": "Drawn", "stages": listed}, events)
