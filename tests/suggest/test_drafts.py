"""Drafts are valid mappings, whatever stands in the file; gaps are said and can be filled in."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.errors import EventsError
from percorso.events.files import event_file
from percorso.events.mapping import Mapping
from percorso.events.suggest import suggest
from percorso.events.suggest.head import Given
from percorso.events.suggest.suggestion import drafted
from percorso.events.suggest.writing import remark, scalar
from percorso.events.table import read_table
from percorso.journey.yaml_tree import read_yaml
from tests.suggest import tables
from tests.suggest.conftest import Draft


def test_nothing_but_a_person(draft: Draft) -> None:
    found = draft("list.csv", "customer id,colour\n1,red\n2,blue\n1,red\n")
    assert found.missing == ["time"]
    assert 'time: "WHEN?"  # FILL IN' in found.yaml
    assert "No column holds times" in " ".join(found.questions)
    assert Mapping.parse(found.yaml).events[0].time.column == ("WHEN?",)


def test_nothing_but_a_time(draft: Draft) -> None:
    found = draft("visits.csv", "date,colour\n2026-03-01,red\n2026-03-02,blue\n")
    assert found.missing == ["person"]
    assert 'user_id: "WHO?"  # FILL IN' in found.yaml


def test_a_table_that_is_only_looked_up(draft: Draft) -> None:
    found = draft("products.csv", "sku,name,brand\nA1,Lamp,X\nA2,Vase,Y\n")
    assert "only looked up" in " ".join(found.questions)


def test_person_and_time_from_tables_beside_it(tmp_path: Path) -> None:
    """Lines know the order, orders know the customer's number, customers know the person."""
    (tmp_path / "orders.csv").write_text(
        "order_id,customer_id,order_purchase_timestamp\n"
        + "".join(f"o{n},c{n},2026-03-01 10:{n % 60:02}:00\n" for n in range(60))
    )
    (tmp_path / "customers.csv").write_text(
        "customer_id,customer_unique_id,city\n"
        + "".join(f"c{n},p{n // 2},Milano\n" for n in range(60))
    )
    lines = tmp_path / "order_payments.csv"
    lines.write_text(
        "order_id,payment_type,payment_value\n"
        + "".join(f"o{n},card,10.5\no{n},voucher,2\n" for n in range(60))
    )
    found = drafted(event_file(lines), "en", Given())
    assert (found.missing, found.events, found.bad) == ([], 60, 0)
    mapping = Mapping.parse(found.yaml, str(tmp_path / "m.yaml"))
    assert [join.file for join in mapping.join] == ["orders.csv", "customers.csv"]
    events = read_table(lines, mapping).to_pylist()
    assert events[3]["user_id"] == "p1"
    assert {str(event["value"]) for event in events} == {"12.5000"}


def test_a_table_beside_it_that_does_not_fit_is_left(tmp_path: Path) -> None:
    data = tmp_path / "payments.csv"
    data.write_text("order_id,paid at,amount\no1,2026-03-01,1\no2,2026-03-02,2\n")
    (tmp_path / "orders.csv").write_text("order_id,customer_id\nx1,c1\nx2,c2\n")
    (tmp_path / "broken.csv").write_bytes(b"\x00\x01")
    (tmp_path / "empty.csv").write_bytes(b"")
    found = drafted(event_file(data), "en", Given())
    assert found.missing == ["person"]
    assert "join:" not in found.yaml


def test_every_kind_of_file(tmp_path: Path) -> None:
    plain = tmp_path / "clicks.csv"
    plain.write_text(tables.CLICKS)
    packed = tmp_path / "clicks.csv.gz"
    packed.write_bytes(gzip.compress(tables.CLICKS.encode()))
    tabs = tmp_path / "clicks.tsv"
    tabs.write_text(tables.CLICKS.replace(",", "\t"))
    parquet = tmp_path / "clicks.parquet"
    rows = [line.split(",") for line in tables.CLICKS.splitlines()]
    columns = {name: [row[at] or None for row in rows[1:]] for at, name in enumerate(rows[0])}
    pq.write_table(pa.table(columns), parquet)
    for path in (plain, packed, tabs, parquet):
        assert drafted(event_file(path), "en", Given()).events == 5, path.name


def test_some_rows_from_further_on(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    row = "a{0},2026-03-01T10:00:00Z,12.5,{1}\n"
    text = "".join(row.format(n % 900, "x" * 60) for n in range(60_000))
    path.write_text("customer,placed at,total,note\n" + text)
    found = drafted(event_file(path), "en", Given())
    assert 10_000 < found.rows < 60_000
    assert "of its head and from further on" in found.sentences[0]


def test_a_wide_table_is_looked_at_in_fewer_rows(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    names = ",".join(f"c{n}" for n in range(1000))
    path.write_text(
        f"customer,date,{names}\n"
        + "".join(f"a{n % 7},2026-03-01," + "1," * 999 + "1\n" for n in range(3000))
    )
    found = drafted(event_file(path), "en", Given())
    assert found.rows < 3000
    assert found.events == found.rows


def test_it_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "clicks.csv"
    path.write_text(tables.CLICKS)
    found = suggest(path, "it")
    assert (found.events, found.rows) == (5, 5)
    assert "# Una bozza" in found.yaml


@pytest.mark.parametrize("content", [b"", b"a,b\n", b"PK\x03\x04zip", b"\x1f\x8bno", b"a,a\n1,2\n"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(content)
    with pytest.raises(EventsError) as error:
        suggest(path)
    assert str(path) in str(error.value)


def test_options_that_are_none_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "clicks.csv"
    path.write_text(tables.CLICKS)
    with pytest.raises(EventsError, match="no currency code"):
        suggest(path, currency="euros")


HOSTILE = ["a: b", "- x", "# no", '"', "'", "{x}", "}", "[", "yes", "null", "1.5", "&a", "*a", "!t",
           "@", "%", "a\tb", "\u202egnp", "\x1b[31m", "a\u2028b", "é", "👩‍🚀", "x" * 300, "on", "~",
           "? a", "a #b", "|", ">", "a\\nb", "\ufeff", "$(rm)", "`x`"]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_of_a_column_makes_a_valid_draft(draft: Draft, name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    text = f'customer,date,{quoted},{quoted[:-1]} total"\na,2026-03-01,v,12.5\nb,2026-03-02,w,7\n'
    found = draft("orders.csv", text)
    assert found.events == 2
    assert all(sign.isprintable() or sign == "\n" for sign in found.yaml)
    assert Mapping.parse(found.yaml).events


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(deadline=None)
def test_any_text_comes_back_from_yaml(text: str) -> None:
    written = scalar(text)
    assert all(sign.isprintable() for sign in written)
    assert read_yaml(f"a: {written}\nb: [{written}]\n", "x").value == {"a": text, "b": [text]}
    assert "\n" not in remark(text)


def test_receipts_whose_numbers_begin_anew_every_day(draft: Draft) -> None:
    """One row a receipt; its number alone is that of many, and customers do come back."""
    rows = "".join(
        f"{day:02}/03/2026;10:{n:02};{n};T{(7 * day + n) % 60:03};{shop};{n},50\n"
        for day in range(1, 29)
        for shop in ("Forlì", "Città di Castello")
        for n in range(1, 5)
    )
    found = draft("vendite.csv", f"Data;Ora;Scontrino;Tessera;Negozio;Importo\n{rows}")
    assert 'order_id: "{Negozio}-{Data}-{Scontrino}"' in found.yaml
    assert "Nearly every row" not in " ".join(found.questions)
