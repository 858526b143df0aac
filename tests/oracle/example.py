"""The worked example of what the numbers mean: three people in four stages."""

from __future__ import annotations

from typing import Any

JOURNEY: dict[str, Any] = {
    "percorso": 1,
    "id": "example",
    "title": "A worked example",
    "stages": [
        {"id": "see", "name": "See", "phase": "see", "enter": {"event": "Page"}},
        {
            "id": "think",
            "name": "Think",
            "phase": "think",
            "expires_after": "7d",
            "enter": {"event": "Compare"},
        },
        {"id": "do", "name": "Do", "phase": "do", "goal": True, "enter": {"event": "Order"}},
        {"id": "care", "name": "Care", "phase": "care", "enter": {"event": "Help"}},
    ],
}

_TOLD: dict[str, list[tuple[str, str, int | None]]] = {
    "ann": [
        ("03-01", "Page", None),
        ("03-03", "Compare", None),
        ("03-10", "Compare", None),
        ("03-12", "Order", 40),
        ("03-14", "Order", 10),
        ("03-20", "Page", None),
    ],
    "bob": [
        ("03-02", "Compare", None),
        ("03-05", "Page", None),
        ("03-06", "Order", 30),
        ("03-07", "Help", None),
    ],
    "cara": [
        ("03-04", "Page", None),
        ("03-08", "Compare", None),
        ("03-20", "Page", None),
        ("04-15", "News", None),
    ],
}


def _event(person: str, day: str, name: str, euros: int | None) -> dict[str, Any]:
    return {
        "event": name,
        "user_id": person,
        "timestamp": f"2026-{day}T00:00:00+00:00",
        "message_id": f"{person}-{day}-{name}",
        **({} if euros is None else {"value": euros, "currency": "EUR"}),
    }


EVENTS = [_event(person, *told) for person, listed in _TOLD.items() for told in listed]
