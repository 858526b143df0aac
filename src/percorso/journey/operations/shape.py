"""The form of an operation: its keys, its limits, and values that JSON can hold."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, TypeAlias

from percorso.errors import did_you_mean
from percorso.journey.operations.paths import Path, refused
from percorso.journey.tree import DEEPEST, LONGEST_KEY, MOST_CHARACTERS, MOST_NODES
from percorso.mark import N_, phrase

Operation: TypeAlias = dict[str, Any]
"""One change, as JSON has it: `op` and what belongs to it."""
MOST_OPERATIONS = 10_000
LONGEST_PATH = 24
MOST_TIDY = 8
# Operation → the keys it must have, and those it may have.
KEYS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "edit": (frozenset({"path", "value"}), frozenset({"tidy"})),
    "add": (frozenset({"path", "value"}), frozenset({"before"})),
    "remove": (frozenset({"path", "id"}), frozenset({"tidy"})),
    "move": (frozenset({"path", "id", "before"}), frozenset()),
    "rename": (frozenset({"path", "id", "to"}), frozenset({"references"})),
    "batch": (frozenset({"operations"}), frozenset()),
    "replace": (frozenset({"document"}), frozenset()),
}


def check(operation: Any) -> None:
    """Refuse what is no operation: unknown keys, wrong types, sizes beyond the limits.

    Raises:
        OperationError: It is none; the problems carry the key path.
    """
    measure(operation)
    _whole(operation, inside=False)


def _whole(operation: Any, inside: bool) -> None:
    name = operation.get("op") if isinstance(operation, dict) else None
    if not isinstance(name, str) or name not in KEYS or (inside and name == "replace"):
        allowed = [each for each in KEYS if not inside or each != "replace"]
        raise refused(N_("This is no operation."), did_you_mean(str(name)[:40], allowed), ("op",))
    needed, allowed_too = KEYS[name]
    _keys(name, {*operation} - {"op"}, needed, needed | allowed_too)
    if name == "batch":
        _batch(operation["operations"])
    for key in operation:
        _CHECKS.get(key, _anything)(operation[key], key)


def _keys(name: str, found: set[Any], needed: frozenset[str], known: frozenset[str]) -> None:
    for key in sorted(needed - found):
        raise refused(
            phrase("The operation '{name}' needs '{key}'.", name=name, key=key), "", (key,)
        )
    for key in sorted(map(str, found - known)):
        raise refused(
            phrase("The operation '{name}' has no '{key}'.", name=name, key=key[:40]),
            did_you_mean(key, sorted(known)),
            ("op",),
        )


def _batch(operations: Any) -> None:
    if not isinstance(operations, list) or not 0 < len(operations) <= MOST_OPERATIONS:
        raise refused(
            phrase(
                "A batch holds 1 to {most:,} operations.",
                most=MOST_OPERATIONS,
            ),
            "",
            ("operations",),
        )
    for operation in operations:
        _whole(operation, inside=True)


def _anything(value: Any, key: str) -> None:
    """Values are judged with the whole journey."""


def _path(value: Any, key: str) -> None:
    fine = isinstance(value, list) and 0 < len(value) <= LONGEST_PATH
    if not fine or not all(_is_key(part) for part in value):
        raise refused(
            phrase(
                "A path is a list of 1 to {most} keys, ids and places.",
                most=LONGEST_PATH,
            ),
            N_('Write for example ["stages", "see", "name"].'),
            (key,),
        )


def _is_key(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_KEY
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _key(value: Any, key: str) -> None:
    if not _is_key(value):
        raise refused(N_("An item is named by its id or its place."), "", (key,))


def _key_or_end(value: Any, key: str) -> None:
    if value is not None:
        _key(value, key)


def _id(value: Any, key: str) -> None:
    if not isinstance(value, str):
        raise refused(N_("An id is a text."), "", (key,))


def _tidy(value: Any, key: str) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_TIDY:
        raise refused(phrase("'tidy' is a number from 0 to {most}.", most=MOST_TIDY), "", (key,))


def _yes_or_no(value: Any, key: str) -> None:
    if not isinstance(value, bool):
        raise refused(phrase("'{key}' is true or false.", key=key), "", (key,))


def _mapping(value: Any, key: str) -> None:
    if not isinstance(value, dict):
        raise refused(N_("A journey is a mapping (key: value)."), "", (key,))


_CHECKS = {
    "path": _path, "id": _key, "before": _key_or_end, "to": _id, "tidy": _tidy,
    "document": _mapping, "references": _yes_or_no,
}  # fmt: skip


def measure(value: Any) -> None:
    """Refuse values that JSON cannot hold, and those that are too many, too deep or too long.

    Raises:
        OperationError: It is one of these.
    """
    nodes = characters = 0
    waiting: list[tuple[Any, int]] = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        nodes += 1
        if isinstance(one, str):
            characters += len(one)
        elif isinstance(one, (dict, list)):
            waiting += [(inner, depth + 1) for inner in _inner(one)]
        else:
            _scalar(one)
        if nodes > MOST_NODES or characters > MOST_CHARACTERS or depth > DEEPEST + 8:
            raise refused(
                N_("The operation is too large or too deep."),
                phrase(
                    "At most {values:,} values, {characters:,} characters, {deepest} levels.",
                    values=MOST_NODES,
                    characters=MOST_CHARACTERS,
                    deepest=DEEPEST,
                ),
            )


def _inner(value: dict[Any, Any] | list[Any]) -> list[Any]:
    if isinstance(value, list):
        return value
    if not all(isinstance(key, str) and len(key) <= LONGEST_KEY for key in value):
        raise refused(phrase("A key is a text of at most {most:,} characters.", most=LONGEST_KEY))
    return list(value.values())


def _scalar(value: Any) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise refused(phrase("'{value}' is no number.", value=value), N_("Write a number."))
    if not isinstance(value, (bool, int, float)) and value is not None:
        raise refused(phrase("JSON has no value like {kind}.", kind=type(value).__name__))


def cleaned(value: Any, path: Path) -> Any:
    """The value without keys that hold null: null means that nothing is there.

    Raises:
        OperationError: A null stands in a list, or the values are nested too deep.
    """
    if len(path) > DEEPEST:
        raise refused(
            phrase("The values are nested over {deepest} deep.", deepest=DEEPEST),
            N_("Make it flatter."),
            path[:3],
        )
    if isinstance(value, dict):
        items = ((key, inner) for key, inner in value.items() if inner is not None)
        return {key: cleaned(inner, (*path, key)) for key, inner in items}
    if isinstance(value, list):
        return [cleaned(inner, (*path, at)) for at, inner in enumerate(value)]
    if value is None:
        raise refused(N_("There is nothing at this place of the list."), N_("Leave it out."), path)
    return value
