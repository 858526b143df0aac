"""Every hostile file ends in accept, quarantine or refusal, with words that help, and in time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from percorso.engine.loader import load
from percorso.engine.reports import FileReport
from tests.events.hostile import corpus
from tests.events.hostile.case import Case

CASES = corpus.cases()
SECONDS = 5
LONGEST_MESSAGE = 300


@pytest.mark.parametrize("name", CASES)
def test_hostile_file(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    path = tmp_path / case.file
    path.write_bytes(case.data)
    start = time.process_time()
    report = load([path], tmp_path / "shop", **case.options)[0]
    assert time.process_time() - start < SECONDS
    check(case, report)


def check(case: Case, report: FileReport) -> None:
    words = [str(problem) for problem in report.refused]
    words += [error.message for error in report.errors] + report.notes
    for error in report.errors:
        assert len(error.message) <= LONGEST_MESSAGE
        assert error.message.isprintable()
    for problem in report.refused:
        assert problem.file
        assert problem.fix
        assert len(problem.message) <= LONGEST_MESSAGE
    if case.outcome == "any":
        return
    assert (report.outcome, report.rows_ok) == (case.outcome, case.ok), words
    assert report.rows_bad == len(set(case.rows or ())), words
    for said in case.says:
        assert any(said in text for text in words), words
    if case.rows is not None:
        assert [error.row for error in report.errors] == list(case.rows)[:50]


def test_every_case_has_a_name_of_its_own() -> None:
    assert len(CASES) == sum(len(part()) for part in corpus.PARTS)
