"""From real events to the facts of a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.errors import QuestionError
from percorso.events.schema import EVENTS
from percorso.journey import Journey
from percorso.measure import Measured, measure
from percorso.share.report import render
from percorso.share.report.gather import Choice, facts_of
from tests.share.report import shop


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("shop")
    shop.journey(made / "shop.yaml")
    shop.events(made / "events.csv")
    return made


@pytest.fixture(scope="module")
def measured(folder: Path) -> Measured:
    return measure(folder / "shop.yaml", folder / "events.csv")


def test_data_quality_counts_what_no_rule_takes(measured: Measured) -> None:
    quality = facts_of(measured, "en", Choice()).figures.quality
    assert quality["unmatched_names"] == [("Review Written", 10)]
    assert quality["unmatched_kinds"] == 1
    assert sum(quality["sources"].values()) == 70


def test_counts_after_as_of_do_not_exist(folder: Path) -> None:
    early = measure(folder / "shop.yaml", folder / "events.csv", as_of="2026-03-02")
    facts = facts_of(early, "en", Choice())
    assert facts.figures.quality["unmatched_names"] == [("Review Written", 1)]


def test_a_workspace_tells_sources_and_quarantine(folder: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(
        "user_id,event,timestamp\nx,Page Viewed,2026-03-01T10:00:00Z\ny,Page Viewed,whenever\n"
    )
    workspace = Workspace.create(tmp_path / "lake")
    load([folder / "events.csv", bad], workspace, source="till")
    quality = facts_of(measure(folder / "shop.yaml", workspace), "en", Choice()).figures.quality
    assert quality["sources"] == {"till": 71}
    assert quality["quarantined"] == 1


def test_the_language_of_the_report_wins_and_the_measurement_keeps_its_own(
    measured: Measured,
) -> None:
    html = render(measured, "it", where="phones")
    assert "Solo: Da telefono" in html
    assert "Guarda" in html
    assert measured.lang == "en"


def test_where_counts_only_those(measured: Measured) -> None:
    everyone = facts_of(measured, "en", Choice()).figures.summary
    some = facts_of(measured, "en", Choice(where="event.device=desktop")).figures.summary
    assert 0 < some["people_with_stay"] < everyone["people_with_stay"] == 40


def test_comparison_beside_everyone_says_that_people_are_shared(measured: Measured) -> None:
    facts = facts_of(measured, "it", Choice(compare="phones"))
    assert facts.comparison is not None
    assert facts.comparison.groups == ["everyone", "Da telefono"]
    html = render(measured, "it", compare="phones")
    assert "Tutte le persone" in html
    assert "hanno persone in comune" in html


def test_comparison_of_two_groups(measured: Measured) -> None:
    html = render(measured, where="event.device=desktop", compare="event.device=mobile")
    assert "People in both groups are counted in both." in html


def test_split_by_a_field(measured: Measured) -> None:
    html = render(measured, by="event.device")
    assert 'id="segments"' in html
    assert all(f'<th scope="row">{name}</th>' in html for name in ("desktop", "phone"))


def test_an_unknown_segment_is_refused(measured: Measured) -> None:
    with pytest.raises(QuestionError, match="no segment 'fones'"):
        render(measured, where="fones")


def test_what_the_data_cannot_show_is_said(measured: Measured) -> None:
    html = render(measured)
    assert "Stages without a rule: Tells." in html
    assert "Covered touchpoints without events: Chat." in html
    assert "Channels on the map that occur in no event: website and chat." in html
    assert "A trial." in html
    assert "From the site alone." in html
    assert "By phone too." in html


def test_days_are_those_of_the_time_zone(folder: Path) -> None:
    late = folder / "late.csv"
    late.write_text("user_id,event,timestamp\na,Page Viewed,2026-03-01T23:30:00Z\n")
    facts = facts_of(measure(folder / "shop.yaml", late), "en", Choice())
    assert [str(day) for day in facts.period] == ["2026-03-02", "2026-03-02"]
    assert "Data up to</dt><dd>2 Mar 2026, 00:30" in render(
        measure(folder / "shop.yaml", late), "en"
    )


def test_no_events_make_a_report_that_says_so(folder: Path) -> None:
    empty = folder / "empty.csv"
    empty.write_text("user_id,event,timestamp\nx,Something Else,2026-03-01T10:00:00Z\n")
    html = render(measure(folder / "shop.yaml", empty), "it")
    assert "Nessuna permanenza inizia nel periodo" in html
    assert "Fasi la cui regola non riconosce alcun evento nel periodo: Guarda e Compra." in html
    assert "Something Else" in html
    assert "NaN" not in html


def test_an_empty_table_makes_a_report_too(folder: Path) -> None:
    html = render(Measured(Journey.load(folder / "shop.yaml"), EVENTS.empty_table()))
    assert "<dt>Period</dt><dd>–</dd>" in html
    assert "<dt>First and last event</dt><dd>–</dd>" in html
    assert "0 people" in html
