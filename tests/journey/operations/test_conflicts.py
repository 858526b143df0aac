"""Two people at one journey: what stands side by side, what must be decided."""

from __future__ import annotations

from typing import Any

import pytest

from percorso.journey.operations import Change, Conflict, Operation, apply, conflicts, rewound
from tests.journey.operations.cases import DOCUMENT


def _edit(path: str, value: Any) -> Operation:
    return {"op": "edit", "path": _path(path), "value": value}


def _path(path: str) -> list[str | int]:
    return [int(part) if part.isdigit() else part for part in path.split("/")]


def _remove(path: str, one: str | int) -> Operation:
    return {"op": "remove", "path": path.split("/"), "id": one}


def _add(path: str, value: Any, before: str | int | None = None) -> Operation:
    return {"op": "add", "path": path.split("/"), "value": value, "before": before}


def _move(path: str, one: str | int, before: str | int | None) -> Operation:
    return {"op": "move", "path": path.split("/"), "id": one, "before": before}


def _found(mine: Operation, *theirs: Operation, own: bool = False) -> list[Conflict]:
    document, since = DOCUMENT, []
    for operation in theirs:
        done = apply(document, operation)
        document = done.document
        since.append(Change(operation, done.inverse, "Bea", "today", own))
    return conflicts(mine, since, document)


BATCH = {"op": "batch", "operations": [_edit("title", "Mine"), _edit("owner", "Anna")]}
WHOLE = {"op": "replace", "document": {**DOCUMENT, "title": "Whole"}}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (_edit("stages/see/name", "A"), _edit("stages/see/owner", "B")),
        (_edit("stages/see/name", "A"), _edit("stages/think/name", "B")),
        (_edit("stages/see/name", "A"), _edit("stages/see/name", "A")),
        (_edit("stages/see/name", "A"), _move("stages", "see", None)),
        (_edit("stages/see/questions/0", "A?"), _edit("stages/see/questions/1", "B?")),
        (_add("stages", {"id": "a", "name": "A"}), _add("stages", {"id": "b", "name": "B"})),
        (_add("stages", {"id": "a", "name": "A"}, "think"), _remove("stages", "think")),
        (_move("stages", "see", None), _move("stages", "buy", "see")),
        (_edit("stages/see/name", "A"), {**WHOLE}),
        (_edit("stages/see/name", "A"), _remove("touchpoints", "shop")),
    ],
)
def test_these_stand_side_by_side(mine: Operation, theirs: Operation) -> None:
    assert _found(mine, theirs) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "values"),
    [
        (_edit("title", "A"), _edit("title", "B"), ("Buying a lamp", "A", "B")),
        (_edit("title", "A"), WHOLE, ("Buying a lamp", "A", "Whole")),
        (_edit("owner", "A"), _edit("owner", "B"), (None, "A", "B")),
        (_edit("restart", None), _edit("restart", "think"), ("see", None, "think")),
        (_edit("stages/think/emotion", 2), _edit("stages/think/emotion", -2), (1, 2, -2)),
        (_edit("title", "A"), BATCH, ("Buying a lamp", "A", "Mine")),
        (BATCH, _edit("title", "B"), ("Buying a lamp", "Mine", "B")),
    ],
)
def test_both_values_and_the_one_before_are_told(
    mine: Operation, theirs: Operation, values: tuple[Any, Any, Any]
) -> None:
    (conflict,) = _found(mine, theirs)
    assert (conflict.base, conflict.mine, conflict.theirs) == values
    assert (conflict.by, conflict.at, conflict.can_force) == ("Bea", "today", True)


@pytest.mark.parametrize(
    ("mine", "theirs", "path", "can_force"),
    [
        (_edit("stages/see/name", "A"), _remove("stages", "see"), "stages/see/name", False),
        (_remove("stages", "see"), _edit("stages/see/name", "A"), "stages/see", True),
        (
            _edit("touchpoints/shop/stages", ["see", "buy"]),
            _remove("stages", "think"),
            "touchpoints/shop/stages",
            True,
        ),
        (
            _add("stages", {"id": "a", "name": "A"}),
            _add("stages", {"id": "a", "name": "B"}),
            "stages/a",
            False,
        ),
        (
            _edit("stages/see/questions/0", "A?"),
            _add("stages/see/questions", "B?", 0),
            "stages/see/questions/0",
            True,
        ),
        (_move("stages", "think", "see"), _move("stages", "think", None), "stages/think/#place", True),
        (_edit("stages/see/name", "A"), {"op": "rename", "path": ["stages"], "id": "see",
         "to": "look"}, "stages/see/name", False),
        (WHOLE, _edit("owner", "B"), "", True),
    ],
)  # fmt: skip
def test_these_must_be_decided(
    mine: Operation, theirs: Operation, path: str, can_force: bool
) -> None:
    (conflict,) = _found(mine, theirs)
    assert "/".join(map(str, conflict.path)) == path
    assert conflict.can_force is can_force


def test_the_last_of_several_changes_is_told() -> None:
    (conflict,) = _found(_edit("title", "A"), _edit("title", "B"), _edit("title", "C"))
    assert conflict.theirs == "C"


def test_what_was_put_back_is_no_conflict() -> None:
    assert not _found(_edit("title", "A"), _edit("title", "B"), _edit("title", "Buying a lamp"))


def test_own_changes_are_no_conflict() -> None:
    assert not _found(_edit("title", "A"), _edit("title", "B"), own=True)


def test_each_field_is_told_apart() -> None:
    found = _found(BATCH, _edit("owner", "B"), _edit("title", "B"))
    assert [one.label for one in found] == ["Journey: title", "Journey: owner"]


def test_a_conflict_is_said_in_words() -> None:
    mine, theirs = (_edit("stages/think/target_duration", value) for value in ("5d", "3d"))
    done = apply(DOCUMENT, theirs)
    change = Change(theirs, done.inverse, "Bea")
    (conflict,) = conflicts(mine, [change], done.document, "it")
    assert conflict.label == "Fase Pensa: durata attesa"
    assert conflict.words == {"base": "10 g", "mine": "5 g", "theirs": "3 g"}
    assert conflict.to_dict()["path"] == ["stages", "think", "target_duration"]


def test_the_document_before_some_changes() -> None:
    operations = [_remove("stages", "see"), _edit("title", "B"), _remove("touchpoints", "till")]
    document, since = DOCUMENT, []
    for operation in operations:
        done = apply(document, operation)
        document = done.document
        since.append(Change(operation, done.inverse))
    assert rewound(document, since) == DOCUMENT
