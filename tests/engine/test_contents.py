"""What a workspace holds is told in UTC, and when events came last whatever was rewritten since."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from percorso.engine.compacting import compact
from percorso.engine.contents import contents
from percorso.engine.lake import Workspace
from percorso.engine.loader import load

ASKED = """
import sys
from percorso.engine.contents import contents
from percorso.engine.lake import Workspace
found = contents(Workspace.open(sys.argv[1]))
print(found.sources[0].first.isoformat(), found.sources[0].last.isoformat())
"""


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    file = tmp_path / "a.csv"
    for day in (1, 2):
        file.write_text(f"event,user_id,timestamp\nA,anna,2026-03-0{day}T02:00:00Z\n")
        load([file], tmp_path / "shop")
    return Workspace.open(tmp_path / "shop")


def test_the_days_are_those_of_utc_wherever_the_server_stands(shop: Workspace) -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASKED, str(shop.path)], check=True, capture_output=True, text=True,
        env=os.environ | {"TZ": "America/New_York"},
    ).stdout  # fmt: skip
    assert said.split() == ["2026-03-01T02:00:00+00:00", "2026-03-02T02:00:00+00:00"]


@pytest.mark.parametrize("shortened", [False, True])
def test_a_compaction_is_no_import(shop: Workspace, shortened: bool) -> None:
    before = contents(shop).imported_at
    assert before is not None
    assert abs(datetime.now(UTC) - before) < timedelta(minutes=2)
    compact(shop)
    rewritten = Workspace.open(shop.path)
    for file in rewritten.files():
        os.utime(file, (4e9, 4e9))
    if shortened:
        for entry in (shop.path / "events" / "_delta_log").glob("*[0-2].json"):
            entry.unlink()
    after = contents(Workspace.open(shop.path)).imported_at
    assert after is not None
    assert abs(after - before) < timedelta(seconds=5)
    assert shortened or after == before
