"""The measurement finds exactly the stays and moves that were walked."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from percorso.errors import JourneyError
from percorso.journey import Journey, template
from percorso.measure import measure
from percorso.simulate import simulate
from tests.conftest import ROOT
from tests.oracle.rule_strategies import DRAWN, NAMES, rules
from tests.simulate.conftest import by_true_person, lamp, measured_stages, walked_stages

EXAMPLE = ROOT / "examples" / "industrial-design" / "journey.yaml"


def _agrees(journey: Journey, folder: Path, people: int, seed: int, **options: Any) -> None:
    file = folder / "people.parquet"
    manifest = simulate(journey, people, seed, file, force=True, **options)
    events = by_true_person(file, seed)
    assert measured_stages(journey, events) == walked_stages(manifest.counts)


@pytest.mark.parametrize("plain", [False, True])
def test_counts_are_those_of_the_measurement(tmp_path: Path, plain: bool) -> None:
    _agrees(lamp(), tmp_path, 500, 7, plain=plain)


@pytest.mark.parametrize("name", template.TEMPLATES)
def test_every_template_agrees(tmp_path: Path, name: str) -> None:
    _agrees(template.load(name), tmp_path, 200, 3)


def test_the_worked_example_agrees(tmp_path: Path) -> None:
    _agrees(Journey.load(EXAMPLE), tmp_path, 400, 5)


def test_moves_and_cycles_agree(tmp_path: Path) -> None:
    file = tmp_path / "people.parquet"
    counts = simulate(lamp(), 500, 9, file).counts
    measured = measure(lamp(), by_true_person(file, 9))
    found: Counter[tuple[str, str]] = Counter()
    for row in measured.flow().table().to_pylist():
        if row["from"] and row["to"]:
            found[row["from"], row["to"]] += row["n"]
    assert found == {(row["from"], row["to"]): row["n"] for row in counts["moves"]}
    cycles = Counter(row["kind"] for row in measured.cycles().table().to_pylist())
    assert dict(cycles) == counts["cycles"]


@st.composite
def journeys(draw: st.DrawFn) -> dict[str, Any]:
    """Journeys of two to four stages with rules of any kind."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    stages = [
        {
            "id": f"s{place}",
            "name": name,
            "enter": draw(rules(name)),
            "priority": draw(st.sampled_from((0, 0, 0, 1))),
            "optional": draw(st.sampled_from((False, False, True))),
            "expires_after": draw(st.sampled_from(("30d", "2h", "7d"))),
        }
        for place, name in enumerate(names)
    ]
    stages[draw(st.integers(0, len(names) - 1))]["goal"] = True
    return {
        "percorso": 1, "id": "any", "title": "Any", "stages": stages,
        "progression": draw(st.sampled_from(("latest", "furthest", "sequential"))),
        "touchpoints": [{"id": one, "name": one, "stages": ["s0", "s1"]} for one in DRAWN],
    }  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(plain=journeys(), seed=st.integers(0, 2**31))
def test_any_journey_agrees(plain: dict[str, Any], seed: int) -> None:
    journey = Journey.from_dict(plain)
    with tempfile.TemporaryDirectory() as folder:
        try:
            _agrees(journey, Path(folder), 60, seed, days=200)
        except JourneyError as error:
            assume("can be satisfied" not in str(error))
            raise
