"""What is expected is what the naive oracle expects, and what its dice give on the average."""

from __future__ import annotations

from random import Random
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import percorso as pc
from percorso.explain.forecast import Forecast
from percorso.explain.forecast.outcome import Key, Series, outcomes
from percorso.explain.forecast.scenario import Scenario
from tests.explain.forecast_data import journey, people
from tests.measure.test_against_oracle import CASES, Product
from tests.oracle.forecast import Expected, Process, expected, simulated
from tests.oracle.strategies import BYS, WHERES, Case, cases
from tests.oracle.windows import Segment
from tests.oracle.world import World

DAYS = 40
SPLITS: tuple[dict[str, Any], ...] = (
    {}, {}, *({"where": where} for where in WHERES), *({"by": by} for by in BYS),
    {"where": "person.plan=pro", "compare": "person.plan=free"},
)  # fmt: skip


def _found(product: Product, **asked: Any) -> dict[Any, dict[Key, Series]]:
    """The series of every group, by its name."""
    question = Forecast(days=DAYS, draws=20, **asked)
    run = product.measured.run(question)
    stages = [stage.id for stage in run.stages]
    return {
        teller.head.get("segment"): outcomes(teller.basis, [Scenario((), stages)])[0]
        for teller in question.tellers(run)
    }


def _differences(found: dict[Key, Series], wanted: Expected, measured: list[int]) -> list[str]:
    told = {key: float(series.upto(0, DAYS)[0]) for key, series in found.items()}
    said = []
    for place, stage in enumerate(measured):
        for name, those in (("entries", wanted.entries), ("inside", wanted.inside)):
            if told[name, place] != pytest.approx(those[stage], abs=1e-6, rel=1e-6):
                said.append(f"{name} {stage}: {told[name, place]} {those[stage]}")
    for name, one in (("goals", wanted.goals), ("inflow", wanted.new)):
        if told[name, -1] != pytest.approx(one, abs=1e-6, rel=1e-6):
            said.append(f"{name}: {told[name, -1]} {one}")
    return said


@settings(CASES, max_examples=60)
@given(cases(), st.sampled_from(SPLITS))
def test_what_is_expected_is_what_the_oracle_expects(case: Case, split: dict[str, Any]) -> None:
    product = Product(case.journey, case.events, **case.options)
    world = World(case.journey, case.events, **case.options)
    drawn = product.measured.journey.stages
    measured = [n for n, stage in enumerate(drawn) if stage.measured]
    found, said = _found(product, **split), []
    for segment in world.segments(split.get("where"), split.get("by"), split.get("compare")):
        process = Process(world, segment)
        name = segment.name if "by" in split or "compare" in split else None
        if not process.pieces:
            continue
        if name not in found and "compare" in split:
            name = next(label for label in found if label and label.endswith(str(name)[-4:]))
        said += [
            f"{split} {name} {each}"
            for each in _differences(found[name], expected(process, DAYS), measured)
        ]
    assert not said, "\n".join(said)


def test_the_dice_of_the_oracle_give_on_the_average_what_is_expected() -> None:
    """A Monte Carlo of the same process: no formula, only dice, person by person."""
    drawn = journey().to_dict()
    told = people(5, days=70, a_day=3.0).to_pylist()
    events = [
        {"message_id": str(n), "properties": {}, **{k: v for k, v in e.items() if v is not None}}
        for n, e in enumerate(told)
    ]
    process = Process(World(drawn, events), Segment(None, ()))
    random = Random(3)  # noqa: S311 dice, no secret
    futures = [simulated(process, 21, random) for _ in range(150)]
    question = Forecast(days=21, draws=20)
    run = pc.measure(journey(), people(5, days=70, a_day=3.0)).run(question)
    (teller,) = question.tellers(run)
    found = outcomes(teller.basis, [Scenario((), [s.id for s in run.stages])])[0]
    for key, seen in (
        (("goals", -1), [one.goals for one in futures]),
        (("inflow", -1), [one.new for one in futures]),
        *((("entries", s), [one.entries[s] for one in futures]) for s in range(4)),
        *((("inside", s), [one.inside[s] for one in futures]) for s in range(4)),
    ):
        error = stdev(seen) / len(seen) ** 0.5
        assert float(found[key].upto(0, 21)[0]) == pytest.approx(fmean(seen), abs=4 * error + 1e-6)
