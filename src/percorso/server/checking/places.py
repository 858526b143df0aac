"""From the key path of a finding to what the web app opens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_PARTS = re.compile(r"([a-z_]+)|\[(\d+)\]")
_WITHIN = {"board"}
"""Parts of the document that hold lists of things of their own."""


def opened(document: Mapping[str, Any], key: str) -> tuple[str, str]:
    """The element of a key path, and the field in it.

    Args:
        document: The journey in its file form.
        key: Such as `stages[2].kpis[0]`.

    Returns:
        The element by ids, empty for the journey itself, and the name of its field.

    Example:
        >>> opened({"stages": [{"id": "see", "kpis": [{"id": "time"}]}]}, "stages[0].kpis[0]")
        ('stages/see', 'kpis')
        >>> opened({"checkins": []}, "checkins")
        ('checkins', '')
    """
    parts = [name or int(place) for name, place in _PARTS.findall(key)]
    depth = 2 if parts and parts[0] in _WITHIN else 1
    element, rest = _element(document, parts, depth)
    return element, next((part for part in rest if isinstance(part, str)), "")


def _element(
    document: Mapping[str, Any], parts: Sequence[str | int], depth: int
) -> tuple[str, Sequence[str | int]]:
    """The names of the first lists, and the id of the thing in the last of them."""
    lists = [part for part in parts[:depth] if isinstance(part, str)]
    value: Any = document
    for name in lists:
        value = value.get(name) if isinstance(value, Mapping) else None
    place = parts[depth] if len(parts) > depth else None
    things = isinstance(value, list) and (not value or isinstance(value[0], Mapping))
    if not lists or not things:
        return ("", parts) if value is None or not things else ("/".join(lists), [])
    if isinstance(place, int) and place < len(value):
        own = value[place].get("id", place)
        return "/".join([*lists, str(own)]), parts[depth + 1 :]
    return "/".join(lists), parts[depth:]
