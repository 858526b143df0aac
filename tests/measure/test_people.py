"""Behind every figure stand its people: as many as the figure says, on generated journeys."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from percorso.errors import QuestionError
from tests.measure.test_against_oracle import Product, product
from tests.oracle import example
from tests.oracle.strategies import Case, cases

FEW = settings(
    max_examples=40, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
ENDS = ("advanced", "skipped", "returned", "new_cycle", "expired", "open")


def distinct(table: Any) -> int:
    return len(set(table["person"].to_pylist()))


@FEW
@given(cases())
def test_the_stays_behind_the_figures_of_a_stage(case: Case) -> None:
    answer = product(case).measured.stages()
    for row in answer.rows:
        if row["entries"] is None:
            continue
        entries = answer.people(stage=row["stage"])
        assert (len(entries), distinct(entries)) == (row["entries"], row["people"])
        figures = {end: row[end] for end in ENDS} | {"cycles": row["cycles"]}
        for name in ("", "_next", "_goal"):
            if row[f"decided{name}"] is not None:
                figures[f"conversion{name}"] = row[f"converted{name}"]
                figures[f"undecided{name}"] = row[f"undecided{name}"]
                figures[f"drop_off{name}"] = row[f"decided{name}"] - row[f"converted{name}"]
        found = {f: len(answer.people(stage=row["stage"], figure=f)) for f in figures}
        assert found == figures


@FEW
@given(cases())
def test_the_stays_behind_a_transition(case: Case) -> None:
    answer = product(case).measured.flow()
    totals: dict[tuple[str, str], int] = {}
    for row in answer.rows:
        pair = row["from"], row["to"]
        totals[pair] = totals.get(pair, 0) + row["n"]
    found = {pair: len(answer.people(start=pair[0], end=pair[1])) for pair in totals}
    assert found == totals


@FEW
@given(cases())
def test_the_people_at_a_touchpoint_and_inside_on_a_day(case: Case) -> None:
    measured = product(case).measured
    answer = measured.touchpoints()
    for row in answer.rows:
        behind = answer.people(touchpoint=row["touchpoint"], stage=row["stage"])
        assert distinct(behind) == row["people"]
    population = measured.population()
    for row in population.rows[-8:]:
        behind = population.people(day=row["day"], stage=row["stage"])
        assert len(behind) == distinct(behind) == row["people"]


@pytest.fixture(scope="module")
def found() -> Product:
    return Product(
        example.JOURNEY, [{"value": None, "properties": {}} | e for e in example.EVENTS]
    )  # fmt: skip


def test_what_is_not_there_is_named(found: Product) -> None:
    with pytest.raises(QuestionError, match="Did you mean 'drop_off'"):
        found.measured.stages().people(stage="see", figure="dropoff")
    with pytest.raises(QuestionError, match="There is no stage 'sea'"):
        found.measured.stages().people(stage="sea")
    with pytest.raises(QuestionError, match="There is no touchpoint 'x'"):
        found.measured.touchpoints().people(touchpoint="x")


def test_a_choice_that_is_not_there_is_refused(found: Product) -> None:
    measured = found.measured
    for answer in (measured.stages(), measured.flow(), measured.population(), measured.stays(),
                   measured.cycles(), measured.touchpoints()):  # fmt: skip
        with pytest.raises(QuestionError, match="no choice 'stge'"):
            answer.people(stge="see")
    with pytest.raises(QuestionError, match=r"stays\(\) or cycles\(\)"):
        measured.summary().people()
    with pytest.raises(QuestionError, match=r"people\(touchpoint="):
        measured.touchpoints().people()


def test_the_words_of_the_rows_choose_people_too(found: Product) -> None:
    answer = found.measured.stages()
    for row in answer.rows:
        for figure in ("decided", "converted", "decided_goal", "converted_goal"):
            if row[figure] is not None:
                assert len(answer.people(stage=row["stage"], figure=figure)) == row[figure]
        behind = answer.people(stage=row["stage"], figure="people")
        assert len(set(behind["person"].to_pylist())) == row["people"]
