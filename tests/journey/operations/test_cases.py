"""What each operation does, case by case; ui/src/operations/cases.test.ts runs the same ones."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from percorso.errors import OperationError
from percorso.journey import Journey
from percorso.journey.operations import apply, element, sentence, touched
from tests.journey.operations.cases import BAD, CASES, DOCUMENT, GOOD, expected, name


def test_the_document_of_the_cases_is_a_journey() -> None:
    assert Journey.from_dict(DOCUMENT).to_dict() == DOCUMENT


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80
    assert len({name(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_a_case(case: dict[str, Any]) -> None:
    before = copy.deepcopy(DOCUMENT)
    done = apply(DOCUMENT, case["operation"])
    assert done.document == expected(case)
    assert case.get("inverse", done.inverse) == done.inverse
    assert before == DOCUMENT


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_the_inverse_leads_back_and_its_inverse_forth(case: dict[str, Any]) -> None:
    done = apply(DOCUMENT, case["operation"])
    back = apply(done.document, done.inverse)
    assert back.document == DOCUMENT
    assert apply(back.document, back.inverse).document == done.document


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_what_a_case_touches(case: dict[str, Any]) -> None:
    assert [list(path) for path in touched(case["operation"])] == case["touched"]
    assert element(case["operation"]) == case["element"]


@pytest.mark.parametrize("case", GOOD, ids=name)
@pytest.mark.parametrize("lang", ["en", "it"])
def test_how_a_case_is_said(case: dict[str, Any], lang: str) -> None:
    assert sentence(case["operation"], DOCUMENT, lang) == case["sentence"][lang]


@pytest.mark.parametrize("case", BAD, ids=name)
def test_a_case_that_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(OperationError) as caught:
        apply(DOCUMENT, case["operation"])
    problem = caught.value.problems[0]
    assert {"message": problem.message, "key": problem.key} == case["error"]
