"""Costs and media: names, mappings, bad rows, importing again, periods."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import percorso as pc
from percorso.cli import group
from percorso.engine.lake import Workspace
from percorso.engine.spend import load_spend, spend_of
from percorso.errors import EventsError, PercorsoWarning, WorkspaceError
from percorso.events.spend import read_spend

COSTS = """date,channel,campaign,amount,currency
2026-03-01,paid_search,brand,12.50,EUR
2026-03-01,paid_search,brand,2.50,EUR
2026-03-02,email,,1,EUR
"""
BAD = """date,channel,amount,currency
2026-03-01,email,-3,EUR
2026-03-02,,4,EUR
soon,email,4,EUR
2026-03-03,email,,EUR
2026-03-04,email,4,XYZ
2026-03-05,email,4,EUR
"""


def saved(tmp_path: Path, text: str, name: str = "spend.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_plain_names_need_no_mapping(tmp_path: Path) -> None:
    read = read_spend(saved(tmp_path, COSTS), "costs", source="ads")
    assert read.bad == []
    assert read.rows.to_pylist()[0] == {
        "date": dt.date(2026, 3, 1),
        "channel": "paid_search",
        "campaign": "brand",
        "amount": Decimal("12.5000"),
        "currency": "EUR",
        "source": "ads",
        "library": None,
    }


def test_italian_columns_and_a_mapping(tmp_path: Path) -> None:
    file = saved(tmp_path, "Giorno;Spesa\n01/03/2026;1.234,50\n")
    mapping = saved(tmp_path, "percorso-mapping: 1\ncurrency: EUR\ndecimal: ','\n"
                    "time_format: '%d/%m/%Y'\n"
                    "costs: {date: Giorno, channel: {constant: tv}, amount: Spesa}\n", "m.yaml")  # fmt: skip
    [row] = read_spend(file, "costs", mapping=mapping).rows.to_pylist()
    assert (row["date"], row["channel"]) == (dt.date(2026, 3, 1), "tv")
    assert (row["amount"], row["currency"]) == (Decimal("1234.5000"), "EUR")
    with pytest.raises(EventsError, match="columns of media"):
        read_spend(file, "media", mapping=mapping)


def test_media_have_contacts_and_need_no_amount(tmp_path: Path) -> None:
    file = saved(tmp_path, "week,channel,title,impressions,grp\n2026-03-02,tv,Spring,1000,12.5\n")
    [row] = read_spend(file, "media").rows.to_pylist()
    assert (row["impressions"], row["grp"], row["amount"]) == (1000.0, 12.5, None)


def test_json_lines(tmp_path: Path) -> None:
    line = json.dumps({"date": "2026-03-01", "channel": "email", "amount": 2.5})
    [row] = read_spend(
        saved(tmp_path, line + "\n", "c.jsonl"), "costs", currency="EUR"
    ).rows.to_pylist()
    assert (row["amount"], row["currency"]) == (Decimal("2.5000"), "EUR")


def test_bad_rows_are_kept_aside_with_their_reasons(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "w")
    file = saved(tmp_path, BAD)
    [report] = load_spend([file], workspace, "costs")
    assert (report.rows_ok, report.rows_bad) == (1, 5)
    kept = pq.read_table(workspace.path / "costs" / "quarantine.parquet").to_pylist()
    assert [row["row"] for row in kept] == [2, 3, 4, 5, 6]
    assert "below zero" in kept[0]["reason"]
    assert "no channel" in kept[1]["reason"]
    load_spend([file], workspace, "costs")
    assert pq.read_table(workspace.path / "costs" / "quarantine.parquet").num_rows == 5


def test_importing_again_adds_nothing(tmp_path: Path) -> None:
    workspace, file = Workspace.create(tmp_path / "w"), saved(tmp_path, COSTS)
    first, again = (load_spend([file], workspace, "costs")[0] for _ in range(2))
    assert (first.rows_ok, first.rows_duplicate) == (3, 0)
    assert (again.rows_ok, again.rows_duplicate) == (0, 3)
    assert spend_of(workspace).costs.num_rows == 3


def test_a_correction_takes_the_place_of_the_same_day(tmp_path: Path) -> None:
    workspace, file = Workspace.create(tmp_path / "w"), saved(tmp_path, COSTS)
    load_spend([file], workspace, "costs")
    later = saved(tmp_path, "date,channel,campaign,amount,currency\n"
                  "2026-03-01,paid_search,brand,16,EUR\n", "later.csv")  # fmt: skip
    [report] = load_spend([later], workspace, "costs")
    assert any("2 earlier rows" in note for note in report.notes)
    amounts = {row["channel"]: row["amount"] for row in spend_of(workspace).costs.to_pylist()}
    assert amounts == {"paid_search": 16, "email": 1}
    load_spend([later], workspace, "costs", source="second account")
    assert spend_of(workspace).costs.num_rows == 3


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("day,amount\n2026-03-01,2\n", "a.csv", "No column says the channel"),
        ("x,y\n1,2\n", "a.csv", "No column says the date"),
        ("PAR1", "a.parquet", "not read from Parquet"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(
    tmp_path: Path, text: str, name: str, said: str
) -> None:
    with pytest.raises(EventsError, match=said):
        read_spend(saved(tmp_path, text, name), "costs")


def test_damaged_costs_are_told(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "w")
    load_spend([saved(tmp_path, COSTS)], workspace, "costs")
    (workspace.path / "costs" / "costs.parquet").write_bytes(b"PAR1 no PAR1")
    with pytest.raises(WorkspaceError, match="damaged"):
        spend_of(workspace)


def test_the_command_imports_and_a_measurement_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path, COSTS)
    saved(tmp_path, "event,user_id,timestamp\nPage,ann,2026-03-02T10:00Z\n", "events.csv")
    run = CliRunner()
    assert run.invoke(group, ["import", "events.csv", "-w", "w"]).exit_code == 0
    told = run.invoke(group, ["import", "spend.csv", "--as", "costs", "-w", "w", "--json"])
    assert json.loads(told.stdout)["rows_ok"] == 3
    refused = run.invoke(
        group, ["import", "spend.csv", "--as", "costs", "-w", "w", "--suggest-mapping"]
    )
    assert refused.exit_code == 2
    journey = pc.Journey.parse("{percorso: 1, id: a, title: A, stages: "
                               "[{id: s, name: S, enter: {event: Page}}]}")  # fmt: skip
    measured = pc.measure(journey, "w")
    # without a start, from the day of the first event
    assert measured.spend().costs["channel"].to_pylist() == ["email"]
    whole = pc.measure(journey, "w", start="2026-01-01")
    assert whole.spend().costs.num_rows == 3
    assert whole.spend().media.num_rows == 0


def test_a_measurement_takes_files_and_tables(tmp_path: Path) -> None:
    journey = pc.Journey.parse("{percorso: 1, id: a, title: A, stages: "
                               "[{id: s, name: S, enter: {event: Page}}]}")  # fmt: skip
    events = pa.table({"event": ["Page"], "user_id": ["a"], "timestamp": ["2026-03-01T00:00Z"]})
    table = pa.table({"date": pa.array([dt.date(2026, 3, 1)]), "channel": ["tv"],
                      "impressions": [5.0]})  # fmt: skip
    asked = pc.measure(journey, events, costs=saved(tmp_path, COSTS), media=table)
    assert asked.spend().costs.num_rows == 2
    assert asked.spend().media["impressions"].to_pylist() == [5.0]
    with pytest.raises(EventsError, match="no column date"):
        pc.measure(journey, events, costs=pa.table({"channel": ["tv"]})).spend()
    with pytest.warns(PercorsoWarning, match="5 rows are left out"):
        pc.measure(journey, events, costs=saved(tmp_path, BAD)).spend()
