"""Tables made by a grammar: however they are written, each row is counted once, as it deserves."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.targets.tables import read
from percorso.events.plans import plan_of

HEADER = ["event", "user_id", "timestamp", "value", "currency", "page"]
PLAIN = ("View", "u1", "2026-03-01T10:00:00Z", "1.5", "EUR", "/a")
ODD = st.sampled_from(
    ["", " ", "a,b", 'say "hi"', "two\nlines", "two\r\nlines", "tab\tin", "è già", "日本", "😀", "NaN",
     "-", "1,5", "1.234,56", "never", "2026-02-30", "1772359200", "null", "'", ";", "=1+1", "#", "\\",
     "x" * 3_000, "{}", '{"a": 1}', "\u2028", "\x7f"]
) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)  # fmt: skip
ROWS = st.one_of(
    st.just(PLAIN),
    st.tuples(ODD, ODD, ODD, ODD, ODD, ODD),
    st.tuples(st.just("View"), st.just("u2"), st.just("2026-03-02"), st.just(""), st.just(""), ODD),
)
ENDS = st.sampled_from(["\n", "\r\n"])


def written(rows: list[tuple[str, ...]], delimiter: str, end: str, quoting: Any) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerows([HEADER, *rows])
    return out.getvalue()


@settings(max_examples=60)
@given(
    st.lists(ROWS, max_size=12), st.sampled_from([",", ";", "\t"]), ENDS,
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)  # fmt: skip
def test_text_tables(
    rows: list[tuple[str, ...]], delimiter: str, end: str, quoting: Any, encoding: str
) -> None:
    rows = [PLAIN, *rows]
    found = read(written(rows, delimiter, end, quoting).encode(encoding), "csv", plan_of())
    assert not found.refused
    empty = sum(not any(cell.strip() for cell in row) for row in rows)
    assert len(rows) - empty <= found.rows <= len(rows)
    assert len(found.good) >= rows.count(PLAIN)


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD, inner, max_size=3),
    max_leaves=6,
)
GOOD: dict[str, Any] = {"event": "View", "userId": "u1", "timestamp": "2026-03-01T10:00:00Z"}
KEYS = st.sampled_from([*GOOD, "properties", "context", "type", "messageId", "value"])
OBJECTS = st.one_of(
    st.just(GOOD),
    st.dictionaries(KEYS, VALUES, max_size=6),
    st.dictionaries(st.sampled_from(["properties", "context"]), VALUES).map(lambda more: GOOD | more),
    VALUES,
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(OBJECTS, max_size=10), ENDS, st.booleans(), st.sampled_from([None, 2]))
def test_objects(objects: list[Any], end: str, array: bool, indent: int | None) -> None:
    objects = [GOOD, *objects]
    if array:
        text = json.dumps(objects, indent=indent)
    else:
        text = end.join(json.dumps(one) for one in objects) + end
    found = read(text.encode(), "json" if array else "jsonl", plan_of())
    assert not found.refused
    assert found.rows == len(objects)
    assert len(found.good) >= objects.count(GOOD)
