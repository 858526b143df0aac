"""`percorso import`, as somebody calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from percorso.cli.importing import command
from percorso.engine.lake import Workspace

HEADER = "event,user_id,timestamp,value\n"
GOOD = "Page Viewed,u1,2026-03-01,\n"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


def last_line(result: Result) -> dict[str, object]:
    found: dict[str, object] = json.loads(result.stdout.splitlines()[-1])
    return found


def write(path: Path, rows: str) -> Path:
    path.write_text(HEADER + rows)
    return path


def test_accept(tmp_path: Path) -> None:
    result = call(write(tmp_path / "a.csv", GOOD), "-w", tmp_path / "shop", "--json")
    assert result.exit_code == 0
    assert last_line(result) == {
        "outcome": "accept", "rows_ok": 1, "rows_bad": 0, "rows_duplicate": 0, "rows_skipped": 0,
        "errors": [],
    }  # fmt: skip
    again = call(tmp_path / "a.csv", "-w", tmp_path / "shop", "--json")
    assert (again.exit_code, last_line(again)["rows_duplicate"]) == (0, 1)


def test_quarantine(tmp_path: Path) -> None:
    rows = GOOD + "Page Viewed,u1,never,\n"
    result = call(write(tmp_path / "a.csv", rows), "--workspace", tmp_path / "shop", "--json")
    found = last_line(result)
    assert (result.exit_code, found["outcome"], found["rows_bad"]) == (0, "quarantine", 1)
    assert found["errors"][0]["row"] == 3  # type: ignore[index]
    assert found["errors"][0]["column"] == "timestamp"  # type: ignore[index]
    assert set(found["errors"][0]) == {"row", "column", "message"}  # type: ignore[index]
    assert "row 3, column timestamp" in result.stderr


def test_reject(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    result = call(path, "-w", tmp_path / "shop", "--json")
    found = last_line(result)
    assert (result.exit_code, found["outcome"], found["rows_ok"]) == (2, "reject", 0)
    assert len(found["errors"]) == 3  # type: ignore[arg-type]
    assert "Traceback" not in result.output


def test_at_most_fifty_errors_in_detail(tmp_path: Path) -> None:
    rows = "Page Viewed,u1,never,\n" * 80
    result = call(write(tmp_path / "a.csv", rows), "-w", tmp_path / "shop", "--json")
    errors = last_line(result)["errors"]
    assert len(errors) == 51  # type: ignore[arg-type]
    assert "30 more" in errors[-1]["message"]  # type: ignore[index]


def test_several_files(tmp_path: Path) -> None:
    good, bad = write(tmp_path / "a.csv", GOOD), write(tmp_path / "b.csv", "x,,2026-03-01,\n")
    result = call(good, bad, tmp_path / "none.csv", "-w", tmp_path / "shop", "--json")
    found = last_line(result)
    assert (result.exit_code, found["outcome"]) == (2, "quarantine")
    assert [Path(e["file"]).name for e in found["errors"]] == ["b.csv", "none.csv"]  # type: ignore[attr-defined]
    assert Workspace.open(tmp_path / "shop").count() == 1


def test_options(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'Paid,u1,2026-03-01 10:00,"1,50"\n')
    result = call(path, "-w", tmp_path / "shop", "--source", "tills", "--time-zone", "Europe/Rome",
                  "--decimal", ",", "--currency", "EUR")  # fmt: skip
    assert result.exit_code == 0
    assert "1 new" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("option", "value"),
    [("--time-zone", "Rome"), ("--currency", "€"), ("--decimal", ";"), ("--source", " "),
     ("--mapping", "none.yaml")],
)  # fmt: skip
def test_wrong_options_are_refused(option: str, value: str, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", GOOD)
    done = subprocess.run(
        [sys.executable, "-m", "percorso", "import", path, "-w", tmp_path / "shop", option, value, "--json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert json.loads(done.stdout.splitlines()[-1])["outcome"] == "reject"
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "shop").exists()


def test_amounts_without_currency_are_told(tmp_path: Path) -> None:
    result = call(write(tmp_path / "a.csv", "Paid,u1,2026-03-01,5\n"), "-w", tmp_path / "shop")
    assert "no currency" in result.stderr


def test_user_ids_that_mean_nobody_are_told(tmp_path: Path) -> None:
    rows = GOOD + "Page Viewed,undefined,2026-03-01,\nPage Viewed,undefined,2026-03-02,\n"
    result = call(write(tmp_path / "a.csv", rows), "-w", tmp_path / "shop")
    assert "User id 'undefined': 2 events, which count as one person's." in result.stderr
    assert "u1" not in result.stderr


def test_a_table_without_rows_is_told(tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.write_text("event,user_id,timestamp\n", "utf-8")
    found = CliRunner().invoke(command, [str(file), "-w", str(tmp_path / "w")])
    assert found.exit_code == 0
    assert "no rows, so nothing is new" in found.output
