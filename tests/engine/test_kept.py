"""The quarantine is read in parts: what a page shows needs neither all rows nor all columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from percorso.engine import bounded, kept
from percorso.engine.kept import count_waiting, groups, waiting
from percorso.engine.lake import Workspace
from percorso.engine.loader import load

BAD = 40


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("kept")
    file = folder / "a.csv"
    rows = [f"A,anna,never {n},{n}" for n in range(BAD)]
    file.write_text("event,user_id,timestamp,value\n" + "\n".join(rows) + "\nA,,2026-01-01,1\n")
    load([file], folder / "shop")
    return Workspace.open(folder / "shop")


def test_only_some_columns_and_rows_are_read(shop: Workspace) -> None:
    found = waiting(shop, columns=["file", "row"], most=3)
    assert found.column_names == ["file", "row"]
    assert found["row"].to_pylist() == [2, 3, 4]
    assert waiting(shop).num_rows == count_waiting(shop) == BAD + 1
    assert waiting(shop, "other.csv").num_rows == 0


def test_only_some_groups_are_told(shop: Workspace) -> None:
    assert [one["rows"] for one in groups(shop)] == [BAD, 1]
    assert [one["rows"] for one in groups(shop, 1)] == [BAD]


def test_the_memory_is_limited_and_nothing_stays(
    shop: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with bounded.bounded() as connection:
        asked = "SELECT current_setting('memory_limit'), current_setting('temp_directory')"
        limit, place = connection.execute(asked).fetchone()
    assert limit == "953.6 MiB"
    assert Path(place).parent == tmp_path
    groups(shop)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_quarantine(tmp_path: Path) -> None:
    shop = Workspace.create(tmp_path / "shop")
    assert (count_waiting(shop), groups(shop), waiting(shop).num_rows) == (0, [], 0)
    assert waiting(shop).schema == kept.QUARANTINE
