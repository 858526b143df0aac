"""What is planted is seen by the measurement; what is not planted is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from percorso.measure import measure
from percorso.simulate import Manifest, simulate
from tests.simulate.conftest import by_true_person, lamp

SEED = 11
PEOPLE = 9_000


class Run:
    """A simulation, and its events by true person."""

    def __init__(self, folder: Path, plain: bool) -> None:
        file = folder / f"people-{plain}.parquet"
        self.manifest: Manifest = simulate(lamp(), PEOPLE, SEED, file, plain=plain)
        self.events: pa.Table = by_true_person(file, SEED)
        self.measured = measure(lamp(), self.events)

    def truth(self, name: str) -> Any:
        return next(truth for truth in self.manifest.truths if truth.id == name)

    def stages(self, stage: str, **options: Any) -> list[dict[str, Any]]:
        rows = self.measured.stages(**options).table().to_pylist()
        return [row for row in rows if row["stage"] == stage]

    def progress(self, stage: str, touchpoint: str) -> tuple[float, float, float]:
        rows = self.measured.touchpoints().table().to_pylist()
        row = next(r for r in rows if r["stage"] == stage and r["touchpoint"] == touchpoint)
        return row["difference"], row["difference_low"], row["difference_high"]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(tmp_path_factory.mktemp("planted"), plain=False)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(tmp_path_factory.mktemp("plain"), plain=True)


def test_the_true_uplift_is_found(planted: Run) -> None:
    truth = planted.truth("uplift")
    _, low, high = planted.progress(truth.where["stage"], truth.where["touchpoint"])
    assert low < truth.size["added_to_chance"] < high
    assert truth.size["decisions_changed"] > 50


def test_an_association_without_effect_is_there_too(planted: Run) -> None:
    truth = planted.truth("association")
    _, low, _ = planted.progress(truth.where["stage"], truth.where["touchpoint"])
    assert low > 0
    assert truth.size["added_to_chance"] == 0


def test_payment_fails_on_phones(planted: Run, plain: Run) -> None:
    def completed(run: Run) -> dict[str, float]:
        return {r["segment"]: r["completed"] for r in run.stages("do", by="event.device")}

    there, gone = completed(planted), completed(plain)
    assert there["phone"] < there["desktop"] - 0.2
    assert abs(gone["phone"] - gone["desktop"]) < 0.12


def test_one_region_takes_twice_as_long(planted: Run, plain: Run) -> None:
    truth = planted.truth("slow-stage")
    region = truth.where["geo_region"]

    def ratio(run: Run) -> float:
        times = {r["segment"]: r["time_median_s"]
                 for r in run.stages(truth.where["stage"], by="person.geo_region")}  # fmt: skip
        others = sorted(value for name, value in times.items() if name != region and value)
        return float(times[region] / others[len(others) // 2])

    assert ratio(planted) > 1.3
    assert 0.6 < ratio(plain) < 1.3


def _mean(answers: list[dict[str, Any]], chosen: list[bool]) -> float:
    times = [row["duration_s"] for row, there in zip(answers, chosen, strict=True) if there]
    return float(sum(times) / len(times))


def test_slow_answers_are_in_one_place(planted: Run, plain: Run) -> None:
    truth = planted.truth("slow-answers")

    def hours(run: Run) -> tuple[float, float]:
        rows = run.events.select(["event", "location_id", "duration_s"]).to_pylist()
        answers = [row for row in rows if row["event"] == "Ticket Answered"]
        here = [row["location_id"] == truth.where["location_id"] for row in answers]
        return _mean(answers, here), _mean(answers, [not there for there in here])

    slow, others = hours(planted)
    assert slow > 3 * others
    slow, others = hours(plain)
    assert 0.4 < slow / others < 2.0


def test_plain_plants_nothing(plain: Run) -> None:
    assert plain.manifest.truths == []
    assert plain.manifest.world["experiment"]["added_to_chance"] == 0
    assert all(medium["largest_effect"] == 0 for medium in plain.manifest.world["media"])
    assert all(channel["added_to_chance"] == 0 for channel in plain.manifest.world["channels"])


def test_every_truth_is_told_in_both_languages(planted: Run) -> None:
    assert len(planted.manifest.truths) >= 10
    for truth in planted.manifest.truths:
        assert set(truth.name) == set(truth.check) == {"it", "en"}
        assert truth.name["it"] != truth.name["en"]


def test_plain_people_go_on_as_often_with_a_touchpoint_as_without(plain: Run) -> None:
    rows = plain.measured.touchpoints().table().to_pylist()
    rows = [row for row in rows if row["difference_low"] is not None]
    enough = [r for r in rows if min(r["stays_with"], r["stays_without"]) >= 30]
    apart = [r for r in enough if r["difference_low"] > 0 or r["difference_high"] < 0]
    assert len(enough) >= 5
    assert len(apart) <= 1
