"""Data frames and Arrow tables as events."""

from __future__ import annotations

from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from percorso.errors import EventsError
from percorso.events import read_table
from percorso.events.schema import EVENTS
from tests.events.conftest import Write

ROWS: dict[str, Any] = {
    "event": ["View", "Buy", "View"],
    "user_id": [1, 2, 1],
    "timestamp": ["2026-03-01", "2026-03-02T10:00:00Z", "2026-03-01"],
    "value": [None, 12.5, None],
    "plan": ["gold", None, "gold"],
}


@pytest.mark.parametrize("make", [pa.table, pd.DataFrame, pl.DataFrame, pl.LazyFrame])
def test_every_kind_of_table(make: type) -> None:
    table = read_table(make(ROWS))
    assert table.schema == EVENTS
    assert table["name"].to_pylist() == ["View", "Buy", "View"]
    assert table["user_id"].to_pylist() == ["1", "2", "1"]
    assert table["sequence"].to_pylist() == [1, 2, 3]
    assert len(set(table["event_id"].to_pylist())) == 3
    assert table["properties"].to_pylist() == ['{"plan":"gold"}', None, '{"plan":"gold"}']
    assert set(table["source_id"].to_pylist()) == {"table"}


def test_times_and_categories_of_pandas() -> None:
    frame = pd.DataFrame(ROWS)
    frame["timestamp"] = pd.to_datetime(frame["timestamp"], format="mixed", utc=True)
    frame["event"] = frame["event"].astype("category")
    frame.index = pd.Index([7, 8, 9])
    assert read_table(frame)["name"].to_pylist() == ["View", "Buy", "View"]


def test_a_path_and_a_mapping(write: Write) -> None:
    path = write("a.csv", "who,what,at\nu1,Buy,2026-03-01\n")
    mapping = write(
        "m.yaml", "percorso-mapping: 1\nevents: [{event: '{what}', time: at, user_id: who}]\n"
    )
    assert read_table(path, mapping)["name"].to_pylist() == ["Buy"]
    assert read_table([str(path), path], mapping).num_rows == 1
    frame = pl.DataFrame({"who": ["u1"], "what": ["Buy"], "at": ["2026-03-01"]})
    assert read_table(frame, mapping, source="web")["source_id"].to_pylist() == ["web"]


def test_message_ids_are_unique() -> None:
    rows = {**ROWS, "message_id": ["a", "b", "a"]}
    table = read_table(pa.table(rows))
    assert (table.num_rows, table["sequence"].to_pylist()) == (2, [1, 2])
    rows["event"] = ["View", "Buy", "Other"]
    with pytest.raises(EventsError, match="row 3"):
        read_table(pa.table(rows))


def test_bad_rows_are_named() -> None:
    frame = pl.DataFrame(ROWS).with_columns(pl.lit("never").alias("timestamp"))
    with pytest.raises(EventsError) as caught:
        read_table(frame)
    assert [problem.row for problem in caught.value.problems] == [1, 2, 3]
    assert "column timestamp" in str(caught.value)
    with pytest.raises(EventsError) as caught:
        read_table(pl.concat([frame] * 20))
    assert "40 more" in str(caught.value.problems[-1])


@pytest.mark.parametrize("obj", [None, 7, {"event": []}, [1, 2], object()])
def test_what_is_no_table(obj: object) -> None:
    with pytest.raises(EventsError, match="cannot be read from"):
        read_table(obj)


def test_tables_that_lack_columns() -> None:
    with pytest.raises(EventsError, match="column `timestamp`"):
        read_table(pl.DataFrame({"event": ["a"], "user_id": ["b"]}))
    with pytest.raises(EventsError, match="Two columns"):
        read_table(pa.table([pa.array(["a"])] * 2, names=["event", "event"]))
    assert read_table(pa.table(ROWS).slice(0, 0)).num_rows == 0


def test_two_columns_of_one_name_are_refused() -> None:
    table = pa.table(
        {"event": ["A"], "user_id": ["u"], "userId": ["v"], "timestamp": ["2026-01-01"]}
    )
    with pytest.raises(EventsError, match="'user_id' and 'userId' are the same name"):
        read_table(table)
