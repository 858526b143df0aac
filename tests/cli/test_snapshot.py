"""`percorso snapshot`, used as a person would."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from percorso.cli import group
from tests.measure.test_kpis import block


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for each in ("kpis.yaml", "kpis.csv"):
        (tmp_path / each).write_text(block(each), encoding="utf-8")
    assert run("import", "kpis.csv", "-w", "lake").exit_code == 0
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(group, list(words), catch_exceptions=True)


def test_keep_list_and_hold_against(here: Path) -> None:
    kept = run(
        "snapshot", "kpis.yaml", "-w", "lake", "--label", "end of March", "--as-of", "2026-03-31"
    )
    assert kept.exit_code == 0, kept.output
    assert "8 rows of KPIs, 2 of stages." in kept.output
    (file,) = (here / "lake" / "snapshots").iterdir()
    assert file.name.endswith("Z-end-of-March.json")
    listed = run("snapshot", "--list", "-w", "lake")
    assert "end of March" in listed.output
    (told,) = json.loads(run("snapshot", "--list", "-w", "lake", "--json").stdout)
    assert (here / told["file"]) == file
    found = run("ask", "kpis", "kpis.yaml", "-w", "lake", "--against", "end of March")
    assert "By rules" in found.output
    assert "Held against the snapshot" in found.output


def test_what_is_missing_is_told(here: Path) -> None:
    assert "no snapshots" in run("snapshot", "--list", "-w", "lake").output
    assert "Give --workspace" in str(run("snapshot", "--list").exception)
    assert "Give the journey file" in run("snapshot").output
    refused = run("snapshot", "kpis.yaml", "--events", "kpis.csv")
    assert "no place" in str(refused.exception)
    as_json = run("snapshot", "kpis.yaml", "--events", "kpis.csv", "--folder", "kept", "--json")
    assert (here / json.loads(as_json.stdout)["file"]).is_file()
