"""What an operation touches: the fields, for conflicts; the element, for the history."""

from __future__ import annotations

from percorso.journey.operations.paths import Path, kind_of, name_of
from percorso.journey.operations.shape import Operation

PLACE = "#place"
"""Stands in a path for the place of a thing in its list."""


def touched(operation: Operation) -> list[Path]:
    """The paths that an operation changes; `()` is the whole journey.

    In lists without ids an item's place means something else after an insertion, so adding,
    removing and moving touch the whole list there.

    Example:
        >>> touched({"op": "move", "path": ["stages"], "id": "see", "before": None})
        [('stages', 'see', '#place')]
    """
    name = operation["op"]
    if name == "batch":
        paths = [path for each in operation["operations"] for path in touched(each)]
        return list(dict.fromkeys(paths))
    if name == "replace":
        return [()]
    path: Path = tuple(operation["path"])
    if name == "edit":
        return [path]
    if kind_of(path) is None:
        return [path]
    one = (name_of(operation["value"]) or "") if name == "add" else operation["id"]
    if name == "move":
        return [(*path, one, PLACE)]
    new = [(*path, operation["to"])] if name == "rename" else []
    return [(*path, one), *new]


def element(operation: Operation) -> str:
    """What the history files an operation under: `stages/see`, `board/ideas/i1`, `` for the whole.

    Example:
        >>> element({"op": "edit", "path": ["stages", "see", "kpis", "time", "target"], "value": 3})
        'stages/see'
    """
    if operation["op"] == "batch":
        found = {element(each) for each in operation["operations"]}
        return found.pop() if len(found) == 1 else ""
    if operation["op"] == "replace":
        return ""
    path: Path = tuple(operation["path"])
    if operation["op"] != "edit" and kind_of(path) is not None:
        path = (*path, _one(operation))
    return element_of(path)


def _one(operation: Operation) -> str | int:
    """The thing that an operation on a list is about, by its id after it."""
    if operation["op"] == "add":
        return name_of(operation["value"]) or ""
    one: str | int = operation["to"] if "to" in operation else operation["id"]
    return one


def element_of(path: Path) -> str:
    """The element that a path leads into.

    Example:
        >>> element_of(("board", "ideas", "i1", "text")), element_of(("title",))
        ('board/ideas/i1', '')
    """
    for length in (1, 2):
        if kind_of(path[:length]) is not None and len(path) > length:
            return "/".join(map(str, path[: length + 1]))
    return ""
