"""What the demonstration's journey claims as measured is what is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

import percorso as pc
from percorso.engine.lake import Workspace
from percorso.events.mapping import Mapping
from percorso.journey import claim_grade, text
from percorso.measure import Measured
from percorso.share.demo import FILES, PERSON, bring_in, examples, measured


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """The whole panel, measured as the demonstration does it."""
    workspace = Workspace.create(tmp_path_factory.mktemp("whole") / "workspace")
    bring_in(workspace)
    return measured(examples() / "journey.yaml", workspace, "en")


def _words(journey: pc.Journey, pain: str) -> tuple[str, str]:
    (found,) = (each for each in journey.pains if each.id == pain)
    assert claim_grade(found) == "measured"
    return text(found.text, "en"), text(found.text, "it")


@pytest.mark.parametrize("name", FILES.values())
def test_the_mappings_are_read(name: str) -> None:
    assert Mapping.load(examples() / name).source


@pytest.mark.parametrize("lang", ["en", "it"])
def test_everything_is_said_in_both_languages(lang: str) -> None:
    """No text of one language is left when the journey is turned into the other."""
    journey = pc.Journey.load(examples() / "journey.yaml")
    assert "'it':" not in str(journey.in_language(lang).to_dict())
    assert journey.in_language(lang).to_yaml().count("\n") < journey.to_yaml().count("\n")


def test_totals(whole: Measured) -> None:
    row = whole.summary().rows[0]
    assert (row["people"], row["people_with_stay"]) == (2_469, 2_469)
    assert row["events"] == 155_848 + 6_589 + 2_102 + 801
    assert row["unmatched"] == 801


def test_claims_of_the_pains(whole: Measured) -> None:
    rows = {row["stage"]: row for row in whole.stages().rows}
    assert 0.17 < rows["top-up"]["drop_off"] < 0.2
    for words, wanted in zip(_words(whole.journey, "no-main-shop"), ("one cycle in five", "su cinque"),
                             strict=True):  # fmt: skip
        assert wanted in words
    never = 2_469 - rows["coupon"]["people"]
    for words in _words(whole.journey, "few-coupons"):
        assert f"{never:,}" in words.replace(".", ",")
    unmailed = whole.summary(where="person.campaign_id missing").rows[0]["people_with_stay"]
    for words in _words(whole.journey, "not-mailed"):
        assert str(unmailed) in words


def test_the_figures_of_the_page(whole: Measured) -> None:
    """docs/demo.md quotes these; change it when they change."""
    rows = {row["stage"]: row for row in whole.stages().rows}
    assert {name: row["entries"] for name, row in rows.items()} == {
        "mailing": 2_421, "top-up": 26_916, "coupon": 1_040, "main": 24_501, "after": None,
    }  # fmt: skip
    assert round(rows["mailing"]["conversion"], 3) == 0.956
    assert round(rows["top-up"]["conversion"], 3) == 0.816
    assert round(rows["coupon"]["conversion"], 3) == 0.991
    assert rows["main"]["expired"] == 1_604


def test_segments_hold_somebody(whole: Measured) -> None:
    for segment in whole.journey.segments:
        assert whole.summary(where=segment.id).rows[0]["people_with_stay"] > 60


def test_the_person_meets_every_stage(whole: Measured) -> None:
    met = {row["stage"] for row in whole.why(PERSON).rows}
    assert {"mailing", "top-up", "coupon", "main"} <= met


def test_a_second_import_adds_nothing(whole: Measured) -> None:
    lake = whole.events
    assert isinstance(lake, Workspace)
    before = lake.version(), lake.count()
    assert all(report.rows_ok == 0 for report in bring_in(lake))
    assert (lake.version(), lake.count()) == before


def test_nothing_of_a_person_is_in_the_example() -> None:
    """The panel stays in its package: the example holds rules and words only."""
    assert {path.suffix for path in Path(examples()).iterdir()} <= {".yaml", ".md"}
