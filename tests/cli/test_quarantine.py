"""`percorso quarantine`, as somebody calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from percorso.cli.quarantine import command
from percorso.engine.lake import Workspace
from percorso.engine.loader import load

TEXT = """event,user_id,timestamp
View,u1,2026-03-01
View,u4,01/03/2026
View,u2,02/03/2026
View,u3
"""


def call(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text(TEXT)
    load([tmp_path / "a.csv"], tmp_path / "shop")
    return tmp_path / "shop"


def test_list_counts_by_reason(shop: Path) -> None:
    found = json.loads(call("list", "-w", shop, "--json").stdout)
    assert [(group["rows"], group["column"], group["first_row"]) for group in found] == [
        (2, "timestamp", 3), (1, None, 5)
    ]  # fmt: skip
    assert "column timestamp" in call("list", "-w", shop).stdout


def test_show_prints_rows(shop: Path) -> None:
    lines = [json.loads(line) for line in call("show", "-w", shop, "--json").stdout.splitlines()]
    assert [line["row"] for line in lines] == [3, 4, 5]
    assert lines[0]["raw"] == {"event": "View", "user_id": "u4", "timestamp": "01/03/2026"}
    assert lines[2]["raw"] == "View,u3"
    text = call("show", "-w", shop, "--limit", 1).stdout
    assert "row 3, column timestamp" in text
    assert "2 more" in text
    assert "empty" in call("show", "-w", shop, "--file", "b.csv").stdout


def test_retry_with_a_mapping(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        "percorso-mapping: 1\ntime_format: '%d/%m/%Y'\n"
        "events: [{event: '{event}', time: timestamp, user_id: user_id}]\n"
    )
    assert "stay in quarantine" in call("retry", "-w", shop).stdout
    found = json.loads(call("retry", "-w", shop, "--mapping", tmp_path / "m.yaml", "--json").stdout)
    assert found == {"rows_ok": 2, "rows_duplicate": 0, "rows_bad": 1}
    assert Workspace.open(shop).count() == 3
    assert len(json.loads(call("list", "-w", shop, "--json").stdout)) == 1


def test_an_empty_quarantine(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "shop")
    for name in ("list", "show"):
        assert call(name, "-w", tmp_path / "shop").stdout == "The quarantine is empty.\n"
    assert "0 rows became events" in call("retry", "-w", tmp_path / "shop").stdout
