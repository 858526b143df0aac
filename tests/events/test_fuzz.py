"""Whatever the bytes are: rows are accounted for, or the file is refused; nothing else happens."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from percorso.engine.loader import load

PIECES = st.sampled_from(
    [b"event,user_id,timestamp\n", b"A,u1,2026-03-01\n", b'"', b",", b"\n", b"\r\n", b"\r", b"\xff",
     b"\xc3\xa8", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"{}", b'{"event":"A","userId":1,"timestamp":',
     b'"2026-03-01"}', b"\n\n", b"[", b"null", b"\xed\xa0\x80", b";", b"\t", b" "]
)  # fmt: skip
JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["event", "type", "userId", "timestamp", "properties", "context", "value",
                         "traits", "page", "name", "revenue", "currency", "x"]), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=40)
@given(
    st.lists(PIECES, max_size=25).map(b"".join),
    st.sampled_from(["csv", "tsv", "jsonl", "parquet", "csv.gz"]),
)
@example(b"\xff\xfe\x00", "csv")
@example(b"\xef\xbb\xbf", "csv")
@example(b"\n", "csv")
@example(b"\n", "jsonl")
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    path = folder / f"a.{suffix}"
    path.write_bytes(content)
    report = load([path], folder / "shop")[0]
    if report.refused:
        assert all(problem.fix for problem in report.refused)
    again = load([path], folder / "shop")[0]
    assert (again.rows_ok, again.rows_bad) == (0, report.rows_bad)
    assert again.rows_duplicate == report.rows_ok + report.rows_duplicate
    shutil.rmtree(folder)


@settings(max_examples=60)
@given(st.lists(JSON_LIKE, min_size=1, max_size=4))
def test_any_objects(tmp_path_factory: pytest.TempPathFactory, values: list[object]) -> None:
    import json

    folder = tmp_path_factory.mktemp("fuzz")
    path = folder / "a.jsonl"
    path.write_text("\n".join(json.dumps(value) for value in [{}, *values]))
    report = load([path], folder / "shop")[0]
    if not report.refused:
        assert report.rows_ok + report.rows_bad + report.rows_duplicate == 1 + len(values)
    shutil.rmtree(folder)
