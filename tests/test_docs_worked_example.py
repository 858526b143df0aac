"""The worked example's page: its journey and its events give exactly the tables that it prints."""

from __future__ import annotations

import re
from typing import Any

import pytest

import percorso
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "worked-example.md").read_text(encoding="utf-8")
COUNTS = ["entries", "people", "advanced", "skipped", "returned", "new cycle", "expired", "open"]
SHARES = {"conversion": "", "to the next stage": "_next", "to the goal": "_goal"}
TIMES = {"median": "time_median_s", "90% left after": "time_p90_s"}
DAY = 86_400
NONE = "–"


def _block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found.group(1)


def _table(*columns: str) -> list[dict[str, str]]:
    """The rows of the first table of the page that has these columns."""
    for lines in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        head, _, *rows = [_cells(line) for line in lines.splitlines()]
        if set(columns) <= set(head):
            return [dict(zip(head, row, strict=True)) for row in rows]
    raise AssertionError(f"The page has no table with the columns {columns}.")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Any:
    events = tmp_path_factory.mktemp("worked") / "worked-example.csv"
    events.write_text(_block("csv"), encoding="utf-8")
    return percorso.measure(percorso.Journey.parse(_block("yaml")), events)


@pytest.fixture(scope="module")
def stages(measured: Any) -> dict[str, dict[str, Any]]:
    return {row["stage"]: row for row in measured.stages().rows}


@pytest.mark.parametrize("row", _table("stage", "entries"), ids=lambda row: row["stage"])
def test_counts(row: dict[str, str], stages: dict[str, dict[str, Any]]) -> None:
    found = {name: stages[row["stage"]][name.replace(" ", "_")] for name in COUNTS}
    assert found == {name: int(row[name]) for name in COUNTS}


@pytest.mark.parametrize("row", _table("stage", "conversion"), ids=lambda row: row["stage"])
def test_conversions_and_times(row: dict[str, str], stages: dict[str, dict[str, Any]]) -> None:
    stage = stages[row["stage"]]
    for name, key in SHARES.items():
        assert _share(stage, key) == row[name], name
    for name, key in TIMES.items():
        assert _days(stage[key]) == row[name], name
    assert (NONE if stage["undecided"] is None else str(stage["undecided"])) == row["undecided"]


def _share(stage: dict[str, Any], key: str) -> str:
    if stage[f"conversion{key}"] is None:
        return NONE
    return f"{stage[f'converted{key}']} of {stage[f'decided{key}']}"


def _days(seconds: float | None) -> str:
    return NONE if seconds is None else f"{seconds / DAY:g} d"


def test_population(measured: Any) -> None:
    rows = [row for row in measured.population().rows if str(row["day"]) == "2026-03-31"]
    found = {row["stage"]: row["people"] for row in rows}
    expected = {
        row["stage"]: int(row["people on 31 March"]) for row in _table("people on 31 March")
    }
    assert {stage: found.get(stage, 0) for stage in expected} == expected


def test_stays(measured: Any) -> None:
    expected = [(row["stage"], row["how it ended"], row["signals"]) for row in _table("signals")]
    rows = measured.stays().rows
    found = [(row["stage"], row["end"].replace("_", " "), str(row["hits"])) for row in rows]
    assert found == expected
