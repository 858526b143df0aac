"""What the simulator plants is found, causes and echoes alike; what means nothing is not.

The rate of false alarms over 20 worlds is on the page of the question; here is one of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import percorso as pc
from percorso.explain.charts.drivers import leaders
from percorso.measure.charts import charts_of
from percorso.share.report.gather import Choice, facts_of
from percorso.share.report.sections.drivers import section
from percorso.simulate.run import simulate
from tests.conftest import ROOT
from tools.driver_false_alarms import alarms, noisy_world

JOURNEY = pc.Journey.load(ROOT / "examples" / "industrial-design" / "journey.yaml")
Planted = tuple[Path, dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    file = tmp_path_factory.mktemp("planted") / "world.parquet"
    manifest = simulate(JOURNEY, 3000, 7, file)
    return file, {truth.id: truth.where for truth in manifest.truths}


@pytest.mark.parametrize("window", ["50%", "25%", "1d"])
@pytest.mark.parametrize("truth", ["uplift", "association"])
def test_the_planted_touchpoints_stand_out(planted: Planted, truth: str, window: str) -> None:
    """The uplift is a cause and the association an echo: both go with going on, as announced."""
    file, truths = planted
    where = truths[truth]
    answer = pc.measure(JOURNEY, str(file)).drivers(stage=where["stage"], window=window)
    (row,) = (row for row in answer.rows if row["kind"] == "touchpoint"
              and (row["behaviour"], row["times"]) == (where["touchpoint"], 1))  # fmt: skip
    assert row["significant"]
    assert row["odds_ratio_low"] > 1.2
    assert row["odds_ratio_adjusted_low"] > 1.1
    assert "which does not mean that people go on because of it" in answer.definition


def test_the_experiment_is_found_when_it_is_asked_for(planted: Planted) -> None:
    file, truths = planted
    rule = "{event: Experiment Viewed, where: {variant: B}}"
    (row,) = pc.measure(JOURNEY, str(file)).drivers(
        stage=truths["experiment"]["stage"], behaviours=(rule,), window="1d", points=0,
    ).rows[:1]  # fmt: skip
    assert row["times"] == 1
    assert row["odds_ratio_low"] > 1


@pytest.mark.parametrize("seed", [1])
def test_signals_that_mean_nothing_are_not_found(seed: int) -> None:
    rows, tested = alarms(noisy_world(JOURNEY, 2000, seed))
    assert tested > 40
    assert rows == []


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "go with going on"), ("it", "vanno insieme al proseguire")]
)
def test_the_report_says_what_to_see(planted: Planted, lang: str, said: str) -> None:
    measured = pc.measure(JOURNEY, str(planted[0]), lang=lang)
    found = section(facts_of(measured, lang, Choice()))
    assert found is not None
    assert said in found.note
    assert not found.open


def test_the_chart_shows_each_behaviour_once_and_both_directions(planted: Planted) -> None:
    answer = pc.measure(JOURNEY, str(planted[0])).drivers()
    shown = leaders(answer.rows)
    assert len({(r["stage"], r["kind"], r["behaviour"]) for r in shown}) == len(shown)
    spec = answer.chart().spec
    odds = [value["odds"] for value in spec["data"]["values"]]
    assert odds == sorted(odds, reverse=True)
    assert odds[0] > 1 > odds[-1]
    assert "drivers" in charts_of("drivers")
    assert answer.chart().to_svg().startswith("<svg")
