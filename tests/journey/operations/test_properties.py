"""What holds for every journey and every operation."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from percorso.errors import OperationError
from percorso.journey import Journey
from percorso.journey.operations import Applied, Document, Operation, apply, apply_checked, touched
from percorso.journey.references import faults
from tests.journey.operations.strategies import of_lists, operations, walked
from tests.journey.strategies import JOURNEYS

DOCUMENTS = JOURNEYS.map(lambda value: Journey.from_dict(value).to_dict())


def _applied(document: Document, operation: Operation) -> Applied | None:
    try:
        return apply(document, operation)
    except OperationError:
        return None


@given(DOCUMENTS, st.data())
def test_the_inverse_of_anything_leads_back(document: Document, data: st.DataObject) -> None:
    before = copy.deepcopy(document)
    done = _applied(document, data.draw(operations(document)))
    assume(done is not None)
    assert done is not None
    back = apply(done.document, done.inverse)
    assert back.document == before == document
    assert apply(back.document, back.inverse).document == done.document


@given(DOCUMENTS, st.data())
def test_several_are_taken_back_at_once(document: Document, data: st.DataObject) -> None:
    made: list[Operation] = [{"op": "edit", "path": ["title"], "value": "New"}]
    now = apply(document, made[0]).document
    for _ in range(3):
        operation = data.draw(operations(now))
        if (done := _applied(now, operation)) is not None:
            made, now = [*made, operation], done.document
    batch = apply(document, {"op": "batch", "operations": made})
    assert batch.document == now
    assert apply(now, batch.inverse).document == document


@given(DOCUMENTS, st.data())
def test_no_reference_is_left_dangling(document: Document, data: st.DataObject) -> None:
    operation = data.draw(of_lists(document, ("remove", "move", "rename")))
    done = _applied(document, operation)
    assume(done is not None)
    assert done is not None
    assert not [one for one in faults(done.document) if one.message.startswith("There is no")]


@given(DOCUMENTS, st.data())
def test_a_removal_leaves_a_valid_journey(document: Document, data: st.DataObject) -> None:
    operation = data.draw(of_lists(document, ("remove",)).filter(_named))
    try:
        done = apply_checked(document, operation)
    except OperationError as error:
        told = "; ".join(problem.message for problem in error.problems)
        assert "comes after the goal" in told, told
    else:
        assert done.journey is not None


def _named(operation: Operation) -> bool:
    return isinstance(operation["id"], str)


@given(DOCUMENTS, st.data())
def test_only_what_is_touched_changes(document: Document, data: st.DataObject) -> None:
    operation = data.draw(operations(document))
    done = _applied(document, operation)
    assume(done is not None)
    assert done is not None
    told = [*touched(operation), *touched(done.inverse)]
    for path, value in walked(document):
        if not any(path[: len(one)] == one or one[: len(path)] == path for one in told):
            assert _at(done.document, path) == value, path


def _at(document: Document, path: Any) -> Any:
    return next((value for place, value in walked(document) if place == path), None)
