"""Packed files, bombs, and files under wrong names."""

from __future__ import annotations

import gzip
import io
import sqlite3
import tarfile
import zipfile
from functools import cache

import pyarrow as pa
import pyarrow.parquet as pq

from tests.events.hostile.case import GOOD, HEADER, OBJECT, Cases, accept, refuse, table

ROWS = table(*[f"Page Viewed,u{i},2026-03-01T10:00:00Z" for i in range(2000)]).encode()
GZ = gzip.compress(ROWS, mtime=0)


def zstd(data: bytes) -> bytes:
    return bytes(pa.compress(data, "zstd", asbytes=True))


@cache
def bomb(level: int = 9) -> bytes:
    """One gigabyte of a row that never ends, packed."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=level, mtime=0) as stream:
        stream.write(f"{HEADER}\n".encode())
        piece = (GOOD + "\n").encode() * 100_000
        for _ in range(280):
            stream.write(piece)
    return out.getvalue()


def parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"event": ["A"], "user_id": ["1"], "timestamp": ["2026-03-01"]}), out)
    return out.getvalue()


def cases() -> Cases:
    return {**_packed(), **_names(), **_others()}


def _packed() -> Cases:
    return {
        "gzip": accept("a.csv.gz", GZ, 2000),
        "gzip of json": accept("a.jsonl.gz", gzip.compress(OBJECT.encode()), 1),
        "members of gzip": accept("a.csv.gz", GZ + gzip.compress(GOOD.encode()), 2001),
        "gzip with padding": accept("a.csv.gz", GZ + b"\0" * 999, 2000),
        "gzip with garbage behind": accept("a.csv.gz", GZ + b"garbage", 2000, "left out"),
        "gzip cut off": refuse("a.csv.gz", GZ[:-30], "cut off"),
        "gzip cut in its first bytes": refuse("a.csv.gz", GZ[:5], "cut off"),
        "gzip with a wrong checksum": refuse("a.csv.gz", GZ[:-8] + b"\1\2\3\4" + GZ[-4:], "damaged"),
        "gzip with flipped bytes": refuse("a.csv.gz", GZ[:500] + b"\xff\xff\xff" + GZ[503:], "damaged"),
        "gzip of nothing": refuse("a.csv.gz", gzip.compress(b""), "empty"),
        "gzip of gzip": refuse("a.csv.gz", gzip.compress(GZ), "packed twice"),
        "zstd of gzip": refuse("a.csv.zst", zstd(GZ), "packed twice"),
        "zstd": accept("a.csv.zst", zstd(ROWS), 2000),
        "zstd of json": accept("a.json.zst", zstd(b"[" + OBJECT.encode() + b"]"), 1),
        "two frames of zstd": accept("a.csv.zst", zstd(ROWS) + zstd(GOOD.encode()), 2001),
        "zstd cut off": refuse("a.csv.zst", zstd(ROWS)[:-9], "damaged or cut off"),
        "zstd with garbage behind": refuse("a.csv.zst", zstd(ROWS) + b"garbage", "damaged"),
        "a bomb of gzip": refuse("a.csv.gz", bomb(), "250 times"),
        "a bomb of zstd": refuse("a.csv.zst", zstd(b"x" * (200 << 20)), "250 times"),
        "a bomb in json": refuse("a.json.gz", gzip.compress(b"[" * (100 << 20)), "250 times"),
    }  # fmt: skip


def _names() -> Cases:
    return {
        "gzip named csv": accept("a.csv", GZ, 2000, "packed with gzip"),
        "csv named gzip": accept("a.csv.gz", ROWS, 2000, "not packed"),
        "zstd named gzip": accept("a.csv.gz", zstd(ROWS), 2000),
        "parquet named csv": accept("a.csv", parquet(), 1, "read as Parquet"),
        "packed parquet named csv": accept("a.csv", gzip.compress(parquet()), 1, "Parquet", "gzip"),
        "json named csv": accept("a.csv", OBJECT, 1, "read as JSON"),
        "an array named csv": accept("a.csv", f"[{OBJECT}]", 1, "read as JSON"),
        "csv named json": accept("a.json", ROWS, 2000, "read as CSV"),
        "csv named parquet": accept("a.parquet", ROWS, 2000, "read as CSV"),
        "json named parquet": accept("a.parquet", OBJECT, 1, "read as JSON"),
        "text named parquet": refuse("a.parquet", "hello\n", "no Parquet"),
        "noise named parquet": refuse("a.parquet", b"\x00\xff" * 99, "does not begin with PAR1"),
    }


def _others() -> Cases:
    return {
        "zip": refuse("a.csv", _zip("a.csv"), "ZIP archive", "unzip"),
        "zip under its name": refuse("a.zip", _zip("a.csv"), "ZIP archive"),
        "xlsx": refuse("a.xlsx", _zip("[Content_Types].xml", "xl/workbook.xml"), "Excel", "CSV"),
        "xlsx named csv": refuse("a.csv", _zip("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        "ods": refuse("a.csv", _zip("mimetype", text="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        "xls": refuse("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999, "Excel"),
        "sqlite": refuse("a.csv", _sqlite(), "SQLite"),
        "pdf": refuse("a.csv", b"%PDF-1.7\n" + b"x" * 99, "PDF"),
        "html": refuse("a.csv", "\n<!DOCTYPE html><html><body>Log in</body></html>", "HTML"),
        "xml": refuse("a.csv", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "XML"),
        "7z": refuse("a.csv", b"7z\xbc\xaf\x27\x1c" + b"\0" * 99, "7z"),
        "rar": refuse("a.csv", b"Rar!\x1a\x07\x01" + b"\0" * 99, "RAR"),
        "bzip2": refuse("a.csv", __import__("bz2").compress(ROWS), "bunzip2"),
        "xz": refuse("a.csv", __import__("lzma").compress(ROWS), "unxz"),
        "tar": refuse("a.csv", _tar(), "tar"),
        "tar and gzip": refuse("a.csv.gz", gzip.compress(_tar()), "tar"),
        "a picture": refuse("a.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"),
        "arrow": refuse("a.csv", b"ARROW1\0\0" + b"\0" * 99, "Arrow"),
    }  # fmt: skip


def _zip(*names: str, text: str = "x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, text)
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo("../../etc/passwd")
        member.size = 1
        archive.addfile(member, io.BytesIO(b"x"))
    return out.getvalue()


def _sqlite() -> bytes:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE a (b)")
        return connection.serialize()
