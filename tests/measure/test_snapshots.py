"""Snapshots: kept whole, never changed, and the reasons why later figures differ add up."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

import percorso as pc
from percorso.engine.loader import load
from percorso.errors import PercorsoError, QuestionError
from percorso.measure.snapshots import find, read, snapshots
from tests.measure.test_kpis import block

LATE = "user_id,event,timestamp\nbob,Order,2026-01-14T09:00:00Z\nzoe,Page,2026-02-20T09:00:00Z\n"


@pytest.fixture
def lake(tmp_path: Path) -> pc.Workspace:
    """The events of the page on KPIs in a workspace."""
    (tmp_path / "kpis.csv").write_text(block("kpis.csv"), encoding="utf-8")
    lake = pc.Workspace.create(tmp_path / "lake")
    load([tmp_path / "kpis.csv"], lake)
    return lake


def journey(**edit: str) -> pc.Journey:
    text = block("kpis.yaml")
    for old, new in edit.items():
        text = text.replace(f"{old}: ", f"{old}: {new} #", 1)
    return pc.Journey.parse(text)


def measured(lake: pc.Workspace, as_of: str = "2026-03-31", **edit: str) -> pc.Measured:
    return pc.measure(journey(**edit), lake, as_of=as_of)


def reasons(found: Any) -> dict[str, tuple[float | None, ...]]:
    names = ("then", "by_data", "by_rules", "by_time", "value")
    return {row["period"]: tuple(row[name] for name in names) for row in found.rows}


def test_it_is_kept_whole_and_read_only(lake: pc.Workspace) -> None:
    kept = measured(lake).snapshot("first look")
    again = read(kept.path)
    assert again.content == kept.content
    assert again.label == "first look"
    assert again.rows() == json.loads(measured(lake).kpis().to_json())["rows"]
    assert {row["stage"] for row in again.rows("stages")} == {"see", "do"}
    assert again.journey() == journey()
    assert not stat.S_IMODE(kept.path.stat().st_mode) & 0o222
    assert [each.path for each in snapshots(lake.path)] == [kept.path]
    assert "ann" not in kept.path.read_text("utf-8")


def test_a_name_that_is_taken_is_never_written_over(lake: pc.Workspace) -> None:
    kept = [measured(lake).snapshot("same") for _ in range(3)]
    assert len({each.path for each in kept}) == 3
    assert not list((lake.path / "snapshots").glob("*.part"))


def test_a_changed_file_is_refused(lake: pc.Workspace) -> None:
    kept = measured(lake).snapshot("look")
    kept.path.chmod(0o644)
    kept.path.write_text(kept.path.read_text("utf-8").replace('"met": false', '"met": true', 1))
    with pytest.raises(PercorsoError, match="changed after it was made"):
        read(kept.path)
    kept.path.write_text("[]")
    with pytest.raises(PercorsoError, match="no snapshot"):
        read(kept.path)


def test_nothing_has_changed(lake: pc.Workspace) -> None:
    kept = measured(lake).snapshot()
    found = measured(lake).kpis(kpi="order", against="latest")
    assert [row[1:4] for row in reasons(found).values()] == [(0, 0, 0)] * 3
    assert "Held against the snapshot" in found.remarks[0]
    assert len(found.remarks) == 1
    assert find(kept.name, lake.path).path == find(kept.path, None).path == kept.path


def test_time_alone(lake: pc.Workspace) -> None:
    measured(lake).snapshot("march")
    found = measured(lake, "2026-04-30").kpis(kpi="order", against="march")
    assert reasons(found)["2026-03"] == (100, 0, 0, -50, 50)
    assert reasons(found)["2026-04"] == (None, None, None, None, None)


def test_late_events(lake: pc.Workspace, tmp_path: Path) -> None:
    measured(lake).snapshot("before")
    (tmp_path / "late.csv").write_text(LATE)
    load([tmp_path / "late.csv"], lake)
    found = measured(lake).kpis(kpi="order", against="before")
    assert reasons(found)["2026-01"] == (50, 50, 0, 0, 100)
    assert "2 events of that time came later." in found.remarks
    assert "1 person more is known for that time." in found.remarks


def test_rules(lake: pc.Workspace) -> None:
    measured(lake).snapshot("before")
    found = measured(lake, expires_after="1d").kpis(kpi="order", against="before")
    assert reasons(found)["2026-01"] == (50, 0, -50, 0, 0)
    assert any("goes quiet after" in remark for remark in found.remarks)


def test_every_reason_at_once_adds_up(lake: pc.Workspace, tmp_path: Path) -> None:
    measured(lake).snapshot("before")
    (tmp_path / "late.csv").write_text(LATE)
    load([tmp_path / "late.csv"], lake)
    found = measured(lake, "2026-04-30", expires_after="1d").kpis(against="before", kpi="order")
    for then, data, rules, time, value in reasons(found).values():
        if then is not None:
            assert None not in (data, rules, time)
            assert value == pytest.approx(then + (data or 0) + (rules or 0) + (time or 0))


def test_other_groups_and_journeys_are_refused(lake: pc.Workspace) -> None:
    measured(lake).snapshot("all")
    with pytest.raises(QuestionError, match="made with no --where"):
        measured(lake).kpis(against="all", where="person.plan=pro")
    other = pc.Journey.parse(block("kpis.yaml").replace("id: kpis", "id: others"))
    with pytest.raises(QuestionError, match="is of the journey 'kpis'"):
        pc.measure(other, lake).kpis(against="all")


def test_files_of_events_have_no_place_of_their_own(tmp_path: Path, lake: pc.Workspace) -> None:
    found = pc.measure(journey(), tmp_path / "kpis.csv")
    with pytest.raises(QuestionError, match="no workspace"):
        found.snapshot()
    assert found.snapshot(folder=tmp_path / "kept").path.parent == tmp_path / "kept"


def test_a_period_is_taken_from_the_snapshot(lake: pc.Workspace) -> None:
    measured(lake).snapshot("weeks", period="week")
    found = measured(lake).kpis(against="weeks", kpi="order")
    assert found.rows[0]["period"] == "2026-W01"
    assert found.rows[0]["then"] == found.rows[0]["value"]
