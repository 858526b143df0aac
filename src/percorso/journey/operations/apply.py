"""Operations carried out: a new document, and the operation that takes it back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from percorso.errors import JourneyError, OperationError
from percorso.journey.model import Journey
from percorso.journey.operations.mentions import kpi_ids, kpis_of, renamed, without
from percorso.journey.operations.paths import (
    MISSING,
    Document,
    Path,
    absent,
    changed,
    get,
    kind_of,
    name_of,
    place,
    refused,
    tidied,
)
from percorso.journey.operations.shape import Operation, check, cleaned
from percorso.journey.references import the
from percorso.mark import N_, phrase

LARGEST_DOCUMENT = 3_000_000


@dataclass(frozen=True, slots=True)
class Applied:
    """What an operation made.

    Attributes:
        document: The journey after it; parts that did not change are shared with the one before.
        inverse: The operation that leads back to the document before.
        journey: The journey as a model, when it was checked.
    """

    document: Document
    inverse: Operation
    journey: Journey | None = None


def apply(document: Document, operation: Operation) -> Applied:
    """Carry out an operation on a document, which stays as it is.

    Whether the result is a valid journey is not asked here: see `apply_checked`.

    Args:
        document: The journey as `Journey.to_dict()` gives it.
        operation: `edit`, `add`, `remove`, `move`, `rename`, `batch` or `replace`.

    Raises:
        OperationError: It is no operation, or what it names is not there.

    Example:
        >>> before = {"title": "A", "stages": [{"id": "see", "name": "See"}]}
        >>> edit = {"op": "edit", "path": ["stages", "see", "name"], "value": "Look"}
        >>> done = apply(before, edit)
        >>> done.document["stages"], done.inverse["value"]
        ([{'id': 'see', 'name': 'Look'}], 'See')
    """
    check(operation)
    return _apply(document, operation)


def apply_checked(document: Document, operation: Operation) -> Applied:
    """Carry out an operation and make sure that the result is a valid journey.

    Raises:
        OperationError: It cannot be carried out, or the journey would not be valid; the problems
            carry the key path.
    """
    done = apply(document, operation)
    size = len(json.dumps(done.document, ensure_ascii=False))
    if size > LARGEST_DOCUMENT:
        raise refused(
            phrase(
                "The journey would have {size:,} characters; at most {most:,} are kept.",
                size=size,
                most=LARGEST_DOCUMENT,
            ),
            N_("Shorten texts or split the journey."),
        )
    try:
        return replace(done, journey=Journey.from_dict(done.document))
    except JourneyError as error:
        raise OperationError(error.problems) from None


def _apply(document: Document, operation: Operation) -> Applied:
    return _OPERATIONS[operation["op"]](document, operation)


def _edit(document: Document, operation: Operation) -> Applied:
    path: Path = tuple(operation["path"])
    before, value = get(document, path), operation["value"]
    _editable(document, path, value)
    back = {"op": "edit", "path": [*path], "value": None if before is MISSING else before}
    if value is not None:
        if before is MISSING and (made := absent(document, path)):
            back["tidy"] = made
        new = cleaned(value, path)
        return Applied(changed(document, path, lambda _: new), back)
    if before is MISSING:
        return Applied(document, back)
    document = changed(document, path, lambda _: MISSING)
    return Applied(tidied(document, path[:-1], operation.get("tidy", 0)), back)


def _editable(document: Document, path: Path, value: Any) -> None:
    inside = get(document, path[:-1])
    if isinstance(inside, list):
        place(inside, path[-1], path[:-1])
        if value is None:
            raise refused(N_("An item of a list is not emptied."), N_("Use remove."), path)
    kind = kind_of(path[:-1])
    if kind is not None and (not isinstance(value, dict) or value.get("id") != path[-1]):
        raise refused(
            phrase("A {kind} that is written anew keeps its id.", kind=the(kind)),
            N_("Use rename."),
            path,
        )
    if path[-1] == "id" and kind_of(path[:-2]) is not None:
        raise refused(N_("An id is not edited: others refer to it."), N_("Use rename."), path)


def _list(document: Document, path: Path) -> list[Any]:
    items = get(document, path)
    if items is MISSING:
        return []
    if not isinstance(items, list):
        raise refused(N_("This is no list."), N_("Use edit."), path)
    return items


def _add(document: Document, operation: Operation) -> Applied:
    path: Path = tuple(operation["path"])
    items, value = _list(document, path), cleaned(operation["value"], path)
    _new(items, value, path)
    at = _before(items, operation.get("before"))
    made = absent(document, path) + (get(document, path) is MISSING)
    named = name_of(value) if kind_of(path) else None
    back: Operation = {"op": "remove", "path": [*path], "id": at if named is None else named}
    if made:
        back["tidy"] = made
    return Applied(changed(document, path, lambda _: [*items[:at], value, *items[at:]]), back)


def _new(items: list[Any], value: Any, path: Path) -> None:
    """Refuse a thing without id where things have one, and an id that is taken."""
    kind = kind_of(path)
    if kind is None:
        return
    if not isinstance(value, dict) or name_of(value) is None:
        raise refused(phrase("A {kind} needs an id.", kind=the(kind)), N_("Write {id: …}."), path)
    if value["id"] in map(name_of, items):
        raise refused(
            phrase("There is already a {kind} '{id}'.", kind=the(kind), id=value["id"]),
            N_("Give it another id."),
            path,
        )


def _before(items: list[Any], before: str | int | None) -> int:
    """The place before an item; the end when there is none, or when it is not there any more."""
    if isinstance(before, int):
        return min(before, len(items))
    names = [name_of(item) for item in items]
    return names.index(before) if before is not None and before in names else len(items)


def _remove(document: Document, operation: Operation) -> Applied:
    path: Path = tuple(operation["path"])
    items = _list(document, path)
    at, kind = place(items, operation["id"], path), kind_of(path)
    after = name_of(items[at + 1]) if kind and at + 1 < len(items) else None
    back: Operation = {"op": "add", "path": [*path], "value": items[at]}
    if kind is None or after is not None:
        back["before"] = at if kind is None else after
    document = changed(document, path, lambda _: [*items[:at], *items[at + 1 :]])
    put_back: list[Operation] = []
    for called, one in _gone(document, kind, items[at]):
        document, edits = without(document, called, one)
        put_back = [*edits, *put_back]
    document = tidied(document, path, operation.get("tidy", 0))
    return Applied(document, _batched([back, *put_back]))


def _gone(document: Document, kind: str | None, item: Any) -> list[tuple[str, str]]:
    """What nothing may refer to any more: the thing, and a stage's KPIs that no other has."""
    name = name_of(item)
    if kind is None or name is None:
        return []
    left = frozenset(kpi_ids(document))
    within = kpis_of(item) if kind == "stage" else []
    ids = [name] if kind != "KPI" or name not in left else []
    return [*((kind, one) for one in ids), *(("KPI", one) for one in within if one not in left)]


def _batched(operations: list[Operation]) -> Operation:
    return operations[0] if len(operations) == 1 else {"op": "batch", "operations": operations}


def _move(document: Document, operation: Operation) -> Applied:
    path: Path = tuple(operation["path"])
    items, before = _list(document, path), operation["before"]
    at, kind = place(items, operation["id"], path), kind_of(path)
    if kind is not None and isinstance(before, int):
        raise refused(
            phrase("A {kind} is named by its id, not by a place.", kind=the(kind)), "", path
        )
    others = [*items[:at], *items[at + 1 :]]
    to = _landing(items, others, before, at)
    moved = [*others[:to], items[at], *others[to:]]
    next_one = name_of(items[at + 1]) if kind and at + 1 < len(items) else None
    origin = at if at < to else at + 1
    back = {
        "op": "move", "path": [*path], "id": operation["id"] if kind else to,
        "before": next_one if kind else (origin if origin < len(items) else None),
    }  # fmt: skip
    return Applied(changed(document, path, lambda _: moved), back)


def _landing(items: list[Any], others: list[Any], before: str | int | None, at: int) -> int:
    """The place among the others: `before` counts the places of the list before the move."""
    if isinstance(before, int):
        return min(before - (before > at), len(others))
    if before is not None and before == name_of(items[at]):
        return at
    return _before(others, before)


def _rename(document: Document, operation: Operation) -> Applied:
    path: Path = tuple(operation["path"])
    items, to = _list(document, path), operation["to"]
    kind = kind_of(path)
    if kind is None or isinstance(operation["id"], int):
        raise refused(N_("Only things with an id are renamed."), N_("Use edit."), path)
    one = operation["id"]
    if not isinstance(items[place(items, one, path)], dict):
        raise refused(phrase("This {kind} has no id of its own.", kind=the(kind)), "", path)
    follow = operation.get("references", True)
    taken = kpi_ids(document) if kind == "KPI" and follow else [name_of(item) for item in items]
    if to in taken and to != one:
        raise refused(
            phrase("There is already a {kind} '{to}'.", kind=the(kind), to=to[:80]),
            N_("Choose another id."),
            path,
        )
    document = changed(document, (*path, one), lambda item: {**item, "id": to})
    shared = kind == "KPI" and one in kpi_ids(document)
    back = {"op": "rename", "path": [*path], "id": to, "to": one}
    if shared or not follow:
        return Applied(document, {**back, "references": False})
    return Applied(renamed(document, kind, one, to), back)


def _batch(document: Document, operation: Operation) -> Applied:
    inverses: list[Operation] = []
    for each in operation["operations"]:
        done = _apply(document, each)
        document = done.document
        inverses = [*done.inverse.get("operations", [done.inverse]), *inverses]
    return Applied(document, _batched(inverses))


def _replace(document: Document, operation: Operation) -> Applied:
    new = cleaned(operation["document"], ())
    return Applied(new, {"op": "replace", "document": document})


_OPERATIONS: Mapping[str, Callable[[Document, Operation], Applied]] = {
    "edit": _edit, "add": _add, "remove": _remove, "move": _move, "rename": _rename,
    "batch": _batch, "replace": _replace,
}  # fmt: skip
