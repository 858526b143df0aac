"""What is no operation, what is too large, and what would leave no valid journey."""

from __future__ import annotations

from typing import Any

import pytest

from percorso.errors import OperationError
from percorso.journey.operations import apply, apply_checked, element, touched
from percorso.journey.operations.apply import LARGEST_DOCUMENT
from tests.journey.operations.cases import DOCUMENT


def _deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = {"a": value}
    return value


TITLE = {"op": "edit", "path": ["title"], "value": "A"}


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (None, "no operation"),
        ([], "no operation"),
        ({}, "no operation"),
        ({"op": "delete"}, "no operation"),
        ({"op": ["edit"]}, "no operation"),
        ({"op": "edit", "path": ["title"]}, "needs 'value'"),
        ({"op": "move", "path": ["stages"], "id": "see"}, "needs 'before'"),
        ({**TITLE, "force": True}, "has no 'force'"),
        ({**TITLE, "path": []}, "A path is a list"),
        ({**TITLE, "path": "title"}, "A path is a list"),
        ({**TITLE, "path": ["title", None]}, "A path is a list"),
        ({**TITLE, "path": ["title", True]}, "A path is a list"),
        ({**TITLE, "path": ["stages", -1]}, "A path is a list"),
        ({**TITLE, "path": ["x"] * 25}, "A path is a list"),
        ({**TITLE, "path": ["x" * 1001]}, "A path is a list"),
        ({**TITLE, "tidy": 99}, "number from 0 to 8"),
        ({**TITLE, "tidy": True}, "number from 0 to 8"),
        ({"op": "remove", "path": ["stages"], "id": None}, "named by its id"),
        ({"op": "add", "path": ["stages"], "value": {"id": "a"}, "before": 1.5}, "named by its id"),
        ({"op": "rename", "path": ["stages"], "id": "see", "to": 5}, "An id is a text"),
        ({"op": "replace", "document": []}, "A journey is a mapping"),
        ({"op": "batch", "operations": TITLE}, "A batch holds"),
        ({"op": "batch", "operations": [{"op": "replace", "document": {}}]}, "no operation"),
        ({**TITLE, "value": float("nan")}, "is no number"),
        ({**TITLE, "value": {1: "a"}}, "A key is a text"),
        ({**TITLE, "value": {"x" * 1001: "a"}}, "A key is a text"),
        ({**TITLE, "value": b"a"}, "JSON has no value like bytes"),
        ({**TITLE, "value": _deep(60)}, "too deep"),
        ({**TITLE, "value": _deep(45)}, "nested over 40 deep"),
        ({**TITLE, "value": ["a"] * 200_001}, "too large"),
        ({**TITLE, "value": "a" * 5_000_001}, "too large"),
        ({"op": "batch", "operations": [TITLE] * 10_001}, "A batch holds 1 to 10,000"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_is_no_operation_is_refused(operation: Any, message: str) -> None:
    with pytest.raises(OperationError, match=message):
        apply(DOCUMENT, operation)


@pytest.mark.parametrize(
    ("operation", "key"),
    [
        ({"op": "edit", "path": ["touchpoints", "till", "stages"], "value": ["sea"]}, "stages"),
        ({"op": "edit", "path": ["colour"], "value": "red"}, "colour"),
        ({"op": "edit", "path": ["stages", "see", "emotion"], "value": 3}, "emotion"),
        ({"op": "edit", "path": ["stages"], "value": []}, "stages"),
        ({"op": "add", "path": ["stages"], "value": {"id": "Care!", "name": "C"}}, "stages[3].id"),
        ({"op": "rename", "path": ["stages"], "id": "see", "to": "a b"}, "stages[0].id"),
        ({"op": "edit", "path": ["__proto__"], "value": {"a": 1}}, "__proto__"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_leaves_no_valid_journey_is_refused(operation: dict[str, Any], key: str) -> None:
    with pytest.raises(OperationError) as caught:
        apply_checked(DOCUMENT, operation)
    assert any(key in (problem.key or "") for problem in caught.value.problems)


def test_a_journey_does_not_grow_beyond_what_a_file_holds() -> None:
    long = {"op": "edit", "path": ["note"], "value": "x" * (LARGEST_DOCUMENT + 1)}
    with pytest.raises(OperationError, match="at most 3,000,000 are kept"):
        apply_checked(DOCUMENT, long)


def test_a_checked_operation_gives_the_journey_too() -> None:
    done = apply_checked(DOCUMENT, TITLE)
    assert done.journey is not None
    assert done.journey.title == "A"
    assert done.journey.to_dict() == done.document


@pytest.mark.parametrize("garbage", [{"value": 1}, 5, "see", ["see", {"id": 5}], [{"kpis": 5}]])
@pytest.mark.parametrize(
    "then",
    [
        {"op": "remove", "path": ["touchpoints"], "id": "shop"},
        {"op": "remove", "path": ["stages"], "id": "see"},
        {"op": "rename", "path": ["stages"], "id": "see", "to": "look"},
        {"op": "move", "path": ["stages"], "id": "see", "before": None},
        {"op": "add", "path": ["stages"], "value": "look"},
    ],
    ids=str,
)
def test_garbage_inside_a_batch_is_refused_in_words(garbage: Any, then: dict[str, Any]) -> None:
    mangled = {"op": "edit", "path": ["stages"], "value": garbage}
    batch = {"op": "batch", "operations": [mangled, then]}
    with pytest.raises(OperationError):
        apply_checked(DOCUMENT, batch)
    assert touched(batch)
    assert element(batch) is not None
