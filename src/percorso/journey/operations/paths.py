"""Paths into a journey's plain values: found, read, and changed without changing the original."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from percorso.errors import OperationError, Problem, did_you_mean
from percorso.journey.references import DEFINED, the
from percorso.journey.tree import dotted
from percorso.mark import N_, phrase

Document: TypeAlias = dict[str, Any]
"""A journey as `Journey.to_dict()` gives it."""
Path: TypeAlias = tuple[str | int, ...]
"""Keys of mappings, ids of things that have one, places (from 0) in other lists."""
MISSING: Final = object()
"""Stands for a value that is not there; as a result it takes the value away."""
_LISTS: dict[Path, str] = {path: called for called, path in DEFINED.items()}


def kind_of(path: Path) -> str | None:
    """What the list at a path holds, when its things have ids.

    Example:
        >>> kind_of(("board", "ideas")), kind_of(("stages", "see", "kpis"))
        ('idea', 'KPI')
        >>> kind_of(("stages", "see", "questions")) is None
        True
    """
    if len(path) == 3 and path[0] == "stages" and path[2] == "kpis":
        return "KPI"
    return _LISTS.get(path)


def refused(message: str, fix: str = "", path: Path = ()) -> OperationError:
    """The error of an operation that cannot be made, with the key it is about."""
    return OperationError(Problem(message, fix, key=dotted(path)))


def name_of(item: Any) -> str | None:
    """What an item of a list is known by: its id, or itself when it is an id."""
    found = item.get("id") if isinstance(item, dict) else item
    return found if isinstance(found, str) else None


def place(items: list[Any], key: str | int, path: Path) -> int:
    """Where in a list the item is that a key names.

    Args:
        items: The list.
        key: An id where things have ids, else a place from 0.
        path: Where the list is.

    Raises:
        OperationError: There is no such item.
    """
    kind = kind_of(path)
    if kind is None and isinstance(key, int):
        if 0 <= key < len(items):
            return key
        raise refused(
            phrase("There is no place {key} in a list of {count}.", key=key, count=len(items)),
            "",
            (*path, key),
        )
    known = [name for name in map(name_of, items) if name is not None]
    for at, item in enumerate(items):
        if name_of(item) == key and (kind is not None or not isinstance(item, dict)):
            return at
    if isinstance(key, int):
        raise refused(
            phrase("A {kind} is named by its id, not by a place.", kind=the(kind or "item")),
            phrase("Found {key}.", key=key),
            path,
        )
    raise refused(
        phrase("There is no {kind} '{key}' (any more).", kind=the(kind or "item"), key=key[:80]),
        did_you_mean(key, known),
        path,
    )


def get(document: Any, path: Path) -> Any:
    """The value at a path, or `MISSING`.

    Example:
        >>> get({"stages": [{"id": "see", "name": "See"}]}, ("stages", "see", "name"))
        'See'
    """
    value = document
    for at, key in enumerate(path):
        if isinstance(value, list):
            try:
                value = value[place(value, key, path[:at])]
            except OperationError:
                return MISSING
        elif isinstance(value, dict) and isinstance(key, str):
            value = value.get(key, MISSING)
        else:
            return MISSING
    return value


def changed(whole: Any, path: Path, change: Callable[[Any], Any], done: Path = ()) -> Any:
    """The same values with the one at a path changed; what is not on the way is shared.

    Args:
        whole: Where the path begins.
        path: The way to the value.
        change: Gets the value, or `MISSING`, and gives the new one, or `MISSING`.
        done: The way that led here.

    Raises:
        OperationError: The path leads nowhere.
    """
    if not path:
        return change(whole)
    key, rest, here = path[0], path[1:], (*done, path[0])
    if isinstance(whole, list):
        at = place(whole, key, done)
        return [*whole[:at], changed(whole[at], rest, change, here), *whole[at + 1 :]]
    inside, key = _mapping(whole, key, done), str(key)
    new = changed(inside.get(key, MISSING), rest, change, here)
    if new is MISSING:
        return {name: value for name, value in inside.items() if name != key}
    return {**inside, key: new}


def _mapping(value: Any, key: str | int, path: Path) -> Document:
    """The value as a mapping; one that is not there yet is made."""
    if value is MISSING and kind_of(path) is None and isinstance(key, str):
        return {}
    if isinstance(value, dict) and isinstance(key, str):
        return value
    if value is MISSING or isinstance(value, dict):
        raise refused(
            phrase("There is no {kind} '{key}' here.", kind=the(kind_of(path) or "place"), key=key),
            "",
            path,
        )
    raise refused(
        N_("This value has no parts: it is written in its short form."),
        N_("Edit the whole value."),
        path,
    )


def absent(document: Any, path: Path) -> int:
    """How many of the values that a path leads through, its end left out, are not there yet.

    Example:
        >>> absent({"title": "A"}, ("board", "ideas"))
        1
    """
    return sum(get(document, path[:at]) is MISSING for at in range(1, len(path)))


def tidied(document: Document, path: Path, most: int) -> Document:
    """The document without up to `most` empty lists and mappings around a path, inside out."""
    for at in range(len(path), max(0, len(path) - most), -1):
        if get(document, path[:at]) not in ([], {}) or not isinstance(path[at - 1], str):
            break
        if isinstance(get(document, path[: at - 1]), list):
            break
        document = changed(document, path[:at], lambda _: MISSING)
    return document
