"""Mapping files: any table becomes events, and mistakes are told with their place."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from percorso.errors import EventsError
from percorso.events.mapping import Mapping
from tests.events.conftest import Shop, Write

ORDERS = """order,client,placed,paid,shipped,total,channel
1,anna,01/03/2026 10:00,02/03/2026 11:00,,"1.234,50",shop
2,bob,03/03/2026 09:30,,,"12,00",web
"""
LIFE = """percorso-mapping: 1
source: orders
time_zone: Europe/Rome
time_format: "%d/%m/%Y %H:%M"
currency: EUR
decimal: ","
events:
  - {event: Order Placed, time: placed, user_id: client, order_id: order, value: total}
  - {event: Order Paid, time: paid, user_id: client, order_id: order, properties: none}
  - {event: Order Shipped, time: shipped, user_id: client, order_id: order, properties: none}
"""


def test_one_row_gives_several_events(write: Write, shop: Shop) -> None:
    mapping = write("m.yaml", LIFE)
    report = shop.load(write("orders.csv", ORDERS), mapping=mapping)
    assert (report.rows_ok, report.rows_skipped) == (2, 0)
    events = shop.events()
    assert [event["name"] for event in events] == ["Order Placed", "Order Placed", "Order Paid"]
    assert events[0]["occurred_at"].isoformat() == "2026-03-01T09:00:00+00:00"
    assert (events[0]["value"], events[0]["currency"]) == (Decimal("1234.5"), "EUR")
    assert (events[0]["source_id"], events[0]["time_quality"]) == ("orders", "local")
    assert events[0]["original_at"] == "01/03/2026 10:00"
    assert json.loads(events[1]["properties"]) == {
        "paid": None, "shipped": None, "channel": "web"
    } | {"channel": "web"} or json.loads(events[1]["properties"]) == {"channel": "web"}  # fmt: skip
    assert [event["sequence"] for event in events] == [6, 9, 7]
    again = shop.load(write("orders.csv", ORDERS), mapping=mapping)
    assert (again.rows_ok, again.rows_duplicate) == (0, 2)


def test_a_row_with_a_flaw_in_one_event_is_kept_whole(write: Write, shop: Shop) -> None:
    text = ORDERS.replace("02/03/2026", "31/02/2026")
    report = shop.load(write("orders.csv", text), mapping=write("m.yaml", LIFE))
    assert (report.rows_ok, report.rows_bad) == (1, 1)
    assert (report.errors[0].row, report.errors[0].column) == (2, "paid")
    assert shop.column("order_id") == ["2"]


def test_constants_templates_words_and_conditions(write: Write, shop: Shop) -> None:
    mapping = write(
        "m.yaml",
        """percorso-mapping: 1
when: {kind: {not: test}}
events:
  - event: {column: act, values: {v: Product Viewed, b: Order Completed}}
    time: {column: [done, planned]}
    anonymous_id: who
    touchpoint: "{kind} mail"
    channel: {constant: email}
    score: 5
    properties: {colour: c, fixed: {constant: x}, label: "{act}-{c}"}
    when: {n: {gte: 2, lt: 10}, c: {exists: true}}
""",
    )
    text = """act,who,done,planned,kind,c,n
v,1,2026-03-01,,news,red,2
b,1,,2026-03-02,news,blue,9
z,1,2026-03-03,,offer,green,5
v,1,2026-03-01,,test,red,5
v,1,2026-03-01,,news,,5
v,1,2026-03-01,,news,red,10
v,1,2026-03-01,,news,red,
"""
    report = shop.load(write("a.csv", text), mapping=mapping)
    assert (report.rows_ok, report.rows_skipped, report.rows_bad) == (3, 4, 0)
    events = shop.events()
    assert [event["name"] for event in events] == ["Product Viewed", "Order Completed", "z"]
    assert [event["touchpoint"] for event in events] == ["news mail", "news mail", "offer mail"]
    assert {event["channel"] for event in events} == {"email"}
    assert {event["score"] for event in events} == {5.0}
    assert json.loads(events[0]["properties"]) == {"colour": "red", "fixed": "x", "label": "v-red"}


def test_nested_objects_are_reached_by_dots(write: Write, shop: Shop) -> None:
    line = {
        "a": {"b": "u7"},
        "t": "2026-03-01",
        "v": 1.234,
        "list": [1, 2],
        "on": True,
        "ip": "1.2.3.4",
    }
    mapping = write(
        "m.yaml",
        "percorso-mapping: 1\nevents: [{event: Seen, time: t, user_id: a.b, value: v}]\n",
    )
    assert shop.load(write("a.jsonl", json.dumps(line)), mapping=mapping).rows_ok == 1
    event = shop.events()[0]
    assert (event["user_id"], event["value"]) == ("u7", Decimal("1.234"))
    assert json.loads(event["properties"]) == {"a": {"b": "u7"}, "list": [1, 2], "on": True}


LINES = """receipt,client,till,at,item,price,qty
r1,anna,3,2026-03-01 10:00,pen,"1,50",2
r1,,,,book,"10,00",1
r2,bob,4,2026-03-02 10:00,pen,"1,50",1
,carl,4,2026-03-02 10:00,pen,"1,50",1
r3,dan,4,2026-03-02 10:00,pen,gift,1
"""
RECEIPTS = """percorso-mapping: 1
decimal: ","
group:
  by: receipt
  first: [client, till, at]
  sum: [qty]
  list: {items: item}
  max: {dearest: price}
  count: lines
events:
  - {event: Basket Closed, time: at, user_id: client, order_id: receipt, quantity: qty}
"""


def test_the_lines_of_a_receipt_are_one_event(write: Write, shop: Shop) -> None:
    report = shop.load(write("a.csv", LINES), mapping=write("m.yaml", RECEIPTS))
    assert (report.rows_ok, report.rows_bad) == (3, 1)
    assert (report.errors[0].row, report.errors[0].column) == (5, "receipt")
    events = shop.events()
    assert [(e["order_id"], e["user_id"], e["quantity"], e["sequence"]) for e in events] == [
        ("r1", "anna", 3.0, 2), ("r2", "bob", 1.0, 4), ("r3", "dan", 1.0, 6)
    ]  # fmt: skip
    properties = json.loads(events[0]["properties"])
    assert (properties["items"], properties["lines"]) == (["pen", "book"], 2)


def test_a_sum_over_text_names_what_is_no_number(write: Write, shop: Shop) -> None:
    text = LINES.replace('"1,50"', "1.50").replace('"10,00"', "10.00")
    mapping = RECEIPTS.replace("sum: [qty]", "sum: [qty, price]").replace(
        "  max: {dearest: price}\n", ""
    )
    mapping = mapping.replace("quantity: qty", "quantity: qty, value: price").replace(
        'decimal: ","\n', ""
    )
    report = shop.load(write("a.csv", text), mapping=write("m.yaml", mapping))
    assert shop.column("value") == [Decimal("11.5"), Decimal("1.5")]
    assert report.rows_bad == 2
    flaw = next(error for error in report.errors if error.column == "price")
    assert (flaw.row, "'gift'" in flaw.message) == (6, True)


def test_look_up_tables(write: Write, shop: Shop) -> None:
    write("people.csv", "id;mail\n7;a@b.it\n8;c@d.it\n")
    write("pay.csv", "order,amount\n1,10.00\n1,2.50\n2,1\n")
    mapping = write(
        "m.yaml",
        """percorso-mapping: 1
join:
  - {file: people.csv, on: {client: id}}
  - {file: pay.csv, on: {no: order}, group: {sum: [amount], count: payments}}
events:
  - {event: Order, time: at, user_id: mail, order_id: no, value: amount, properties: [payments]}
""",
    )
    report = shop.load(
        write("a.csv", "no,client,at\n1,7,2026-03-01\n2,8,2026-03-01\n3,9,2026-03-01\n"),
        mapping=mapping,
    )
    assert (report.rows_ok, report.rows_bad, report.errors[0].row) == (2, 1, 4)
    assert shop.column("user_id") == ["a@b.it", "c@d.it"]
    assert shop.column("value") == [Decimal("12.5"), Decimal(1)]
    assert json.loads(shop.column("properties")[0]) == {"payments": 2}


@pytest.mark.parametrize(
    ("table", "join", "word"),
    [
        ("id,mail\n7,a\n7,b\n", "{file: people.csv, on: {client: id}}", "stands 2 times"),
        ("id,mail\n7,a\n", "{file: people.csv, on: {client: idd}}", "'idd'"),
        ("id,mail\n7,a\n", "{file: people.csv, on: {klient: id}}", "'klient'"),
        ("id,client\n7,a\n", "{file: people.csv, on: {client: id}}", "Both tables"),
        ("id,mail\n7\n", "{file: people.csv, on: {client: id}}", "1 fields"),
        ("id,mail\n7,a\n", "{file: peple.csv, on: {client: id}}", "no look-up table"),
    ],
)
def test_look_up_tables_that_do_not_fit(
    table: str, join: str, word: str, write: Write, shop: Shop
) -> None:
    write("people.csv", table)
    events = "events: [{event: Order, time: at, user_id: client}]"
    mapping = write("m.yaml", f"percorso-mapping: 1\njoin: [{join}]\n{events}\n")
    report = shop.load(write("a.csv", "no,client,at\n1,7,2026-03-01\n"), mapping=mapping)
    assert word in str(report.refused[0])


def test_a_look_up_table_behind_a_link_is_refused(tmp_path: Path, write: Write, shop: Shop) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "people.csv").write_text("id,mail\n7,a\n")
    (inside / "people.csv").symlink_to(outside / "people.csv")
    (inside / "m.yaml").write_text(
        "percorso-mapping: 1\njoin: [{file: people.csv, on: {client: id}}]\n"
        "events: [{event: Order, time: at, user_id: mail}]\n"
    )
    (inside / "a.csv").write_text("client,at\n7,2026-03-01\n")
    report = shop.load(inside / "a.csv", mapping=inside / "m.yaml")
    assert "another folder" in str(report.refused[0])


START = "percorso-mapping: 1\n"
EVENT = "events: [{event: A, time: t, user_id: u}]\n"
WRONG = {
    "empty": ("", 1, "no mapping"),
    "list": ("- a\n", 1, "no mapping"),
    "no version": (EVENT, 1, "percorso-mapping"),
    "version 2": ("percorso-mapping: 2\n" + EVENT, 1, "percorso-mapping"),
    "no events": (START, 1, "events"),
    "events empty": (START + "events: []\n", 2, "at least one"),
    "no time": (START + "events: [{event: A, user_id: u}]\n", 2, "time"),
    "unknown key": (START + "souce: x\n" + EVENT, 2, "source"),
    "unknown field": (START + "events:\n  - {event: A, time: t, usr_id: u}\n", 3, "user_id"),
    "zone": (START + "time_zone: Europe/Roma\n" + EVENT, 2, "Europe/Rome"),
    "format": (START + "time_format: dd/mm\n" + EVENT, 2, "unix_s"),
    "currency": (START + "currency: EURO\n" + EVENT, 2, "EUR"),
    "decimal": (START + "decimal: ';'\n" + EVENT, 2, "decimal"),
    "encoding": (START + "encoding: klingon\n" + EVENT, 2, "utf-8"),
    "climbing join": (START + "join: [{file: ../x.csv, on: {a: b}}]\n" + EVENT, 2, "folder"),
    "absolute join": (START + "join: [{file: /etc/passwd, on: {a: b}}]\n" + EVENT, 2, "folder"),
    "alias": (START + "source: *x\n" + EVENT, 2, "alias"),
    "tag": (START + "source: !!python/object:os.system x\n" + EVENT, 2, "tag"),
    "code": (START + "events: [{event: '{a.__class__!r:>9}', time: t, user_id: '{}'}]\n", 2, "braces"),
    "two ways": (START + "events: [{event: A, time: {column: a, constant: b}, user_id: u}]\n", 2, "exactly one"),
    "list as value": (START + "events: [{event: [A, B], time: t, user_id: u}]\n", 2, "column"),
    "bad condition": (START + "events: [{event: A, time: t, user_id: u, when: {a: {bigger: 1}}}]\n", 2, "bigger"),
    "twice": (START + "source: a\nsource: b\n" + EVENT, 3, "twice"),
    "nobody": (START + "events:\n  - {event: A, time: t}\n", 3, "user_id: COLUMN"),
    "no column": (START + "events:\n  - {event: A, time: {column: []}, user_id: u}\n", 3, "NAME"),
    "format without a day": (START + "time_format: '%H:%M'\n" + EVENT, 2, "%d/%m/%Y"),
    "no yaml": (START + "a: [1\n", 3, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_wrong_mappings(name: str) -> None:
    text, line, word = WRONG[name]
    with pytest.raises(EventsError) as caught:
        Mapping.parse(text, "m.yaml")
    problem = caught.value.problems[0]
    assert (problem.file, problem.line) == ("m.yaml", line)
    assert word in f"{problem.message} {problem.fix}"


def test_all_problems_at_once() -> None:
    text = "percorso-mapping: 1\nsouce: x\ntime_zone: Moon\nevents:\n  - {event: A, tim: t}\n"
    with pytest.raises(EventsError) as caught:
        Mapping.parse(text)
    assert [problem.line for problem in caught.value.problems][:3] == [2, 3, 5]


def test_missing_columns_are_named(write: Write, shop: Shop) -> None:
    report = shop.load(
        write("a.csv", ORDERS.replace("client", "klient")), mapping=write("m.yaml", LIFE)
    )
    assert "'client'" in str(report.refused[0])
    assert "klient" in str(report.refused[0])


def test_files_that_are_no_mappings(tmp_path: Path) -> None:
    for make in (lambda p: None, lambda p: p.write_bytes(b"\xff\xfe\x00"), lambda p: p.mkdir()):
        path = tmp_path / "m.yaml"
        make(path)
        with pytest.raises(EventsError):
            Mapping.load(path)
        if path.is_file():
            path.unlink()


def test_numbers_of_objects_need_no_decimal_sign(write: Write, shop: Shop) -> None:
    lines = [{"w": "1", "t": "2026-03-01", "v": 12.5}, {"w": "2", "t": "2026-03-01", "v": 3}]
    mapping = write(
        "m.yaml",
        'percorso-mapping: 1\ndecimal: ","\nevents: [{event: A, time: t, user_id: w, value: v}]\n',
    )
    shop.load(write("a.jsonl", "\n".join(json.dumps(line) for line in lines)), mapping=mapping)
    assert shop.column("value") == [Decimal("12.5"), Decimal(3)]
