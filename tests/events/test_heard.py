"""What a reader says of a file is said in Italian too, from the finished English text."""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import time
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from percorso.disk import unwritten
from percorso.errors import EventsError, Problem
from percorso.events.child import Reader
from percorso.events.child.reader import _Task
from percorso.events.files import event_file
from percorso.events.heard import LONGEST, heard
from percorso.events.mapping import Mapping
from percorso.events.plans import plan_of
from percorso.mark import Said, of_parts, parts, phrase
from percorso.words import Words

HEAD = "event,user_id,timestamp,value,currency,is_bot,sequence,type\n"
GOOD = "A,anna,2026-03-01T10:00:00Z,1,EUR,,,"
FLAWED = {
    "no calendar day": "A,anna,2026-02-31 10:00,,,,,",
    "no time": "A,anna,,,,,,",
    "a serial": "A,anna,45012,,,,,",
    "two readings": "A,anna,03/04/2026,,,,,",
    "day first": "A,anna,23/04/2026,,,,,",
    "two digits": "A,anna,03/04/26,,,,,",
    "words": "A,anna,ieri,,,,,",
    "long ago": "A,anna,1899-01-01T10:00:00Z,,,,,",
    "nobody": "A,,2026-03-01T10:00:00Z,,,,,",
    "no name": ",anna,2026-03-01T10:00:00Z,,,,,",
    "a long name": f"{'x' * 1_000},anna,2026-03-01T10:00:00Z,,,,,",
    "no number": "A,anna,2026-03-01T10:00:00Z,dodici,EUR,,,",
    "another two": "A,anna,13/14/2026,,,,,",
    "two numbers": 'A,anna,2026-03-01T10:00:00Z,"1,234",EUR,,,',
    "no currency": "A,anna,2026-03-01T10:00:00Z,1,Euri,,,",
    "no truth": "A,anna,2026-03-01T10:00:00Z,,,forse,,",
    "no whole number": "A,anna,2026-03-01T10:00:00Z,,,,1.5,",
    "no type": "A,anna,2026-03-01T10:00:00Z,,,,,walk",
    "too few": "A,anna",
    "too many": "A,anna,2026-03-01T10:00:00Z,,,,,,,,,",
    "a null": "A,an\0na,2026-03-01T10:00:00Z,,,,,",
    "a quote": 'A,"an"na,2026-03-01T10:00:00Z,,,,,',
}


def _parquet(*names: str) -> bytes:
    made = io.BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array(["1"])] * len(names), list(names)), made)
    return made.getvalue()


REFUSED = {
    "empty.csv": b" \n",
    "a.xlsx.csv": b"PK\x03\x04 xl/workbook.xml",
    "old.csv": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "a.pdf.csv": b"%PDF-1.7",
    "page.csv": b"<!doctype html>",
    "twice.csv": b"a,a\n1,2\n",
    "nameless.csv": b"a,,b\n1,2,3\n",
    "noise.csv": bytes(range(1, 32)) * 40,
    "no.jsonl": b"hello\nyou\n",
    "no.parquet": b"\0\0\0\0",
    "bomb.csv.gz": gzip.compress(b"event,user_id,timestamp\n" + b"a" * (90 << 20)),
    "header.csv": b'a,"b"c,d\n1,2,3\n',
    "two.parquet": _parquet("a", "a"),
    "blank.parquet": _parquet("a", " "),
    "damaged.parquet": b"PAR1" + bytes(40) + b"PAR1",
    "mac.csv": b"event,user_id\n" + "perch\u00e9,\u00e8 gi\u00e0\n".encode("mac_roman") * 20,
    "cut.csv.gz": gzip.compress(b"event,user_id,timestamp\n" * 900)[:-20],
}


def reasons(path: Path, mapping: Mapping | None = None) -> list[str]:
    with Reader() as reader:
        found = list(reader.read(event_file(path), plan_of(mapping)))
    return [flaw.reason for part in found for flaw in part.bad]


def test_every_flaw_of_a_row_is_said_in_italian(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + "\n".join([GOOD, *FLAWED.values()]) + "\n")
    found = reasons(path)
    assert len(found) >= len(FLAWED) - 1
    assert [one for one in found if not isinstance(heard(one), Said)] == []
    assert [one for one in found if Words("it").said(heard(one)) == one] == []
    assert [one for one in found if str(heard(one)) != one] == []


@pytest.mark.parametrize("name", REFUSED)
def test_why_a_file_is_refused_is_said_in_italian(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(REFUSED[name])
    with pytest.raises(EventsError) as caught:
        reasons(path)
    for text in (caught.value.problems[0].message, caught.value.problems[0].fix):
        assert Words("it").said(heard(text)) != text


def italian(problem: Problem) -> None:
    for text in (problem.message, problem.fix):
        assert str(heard(text)) == text
        assert Words("it").said(heard(text)) != text, text


@pytest.mark.parametrize("columns", [["stamp", "usr.id"], ["a.b", "c"], ["x"] * 40])
def test_a_column_that_a_mapping_names_and_a_table_lacks(columns: list[str]) -> None:
    event = {"event": {"constant": "A"}, "time": "when", "user_id": "usr_id"}
    mapping = Mapping.parse(
        json.dumps({"percorso-mapping": 1, "events": [event]}), "of this import"
    )
    for problem in mapping.missing(columns):
        italian(problem)
        assert "scrivi {constant: …}." in Words("it").said(heard(problem.fix))


def test_what_the_reader_says_of_memory_changes_and_disks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + GOOD + "\n")
    file = event_file(path)
    italian(_Task(file)._memory())
    with file.open():
        path.write_text(HEAD)
    with pytest.raises(EventsError) as caught:
        file.check_unchanged()
    italian(caught.value.problems[0])
    for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES):
        error = OSError(number, os.strerror(number))
        italian(unwritten("The workspace", error, path, "Choose a folder that you may write to."))
        italian(unwritten("The file", error, path, "Ask whoever runs the server."))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mac.csv", (HEAD + GOOD + "\n").replace("\n", "\r").encode()),
        ("more.csv.gz", gzip.compress((HEAD + GOOD + "\n").encode()) + b"more"),
    ],
)
def test_what_the_reader_decided_by_itself(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    file = event_file(path)
    with Reader() as reader:
        list(reader.read(file, plan_of(None)))
    assert file.notes
    assert [one for one in file.notes if Words("it").said(heard(one)) == one] == []


def test_an_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b.csv", "x")
    with pytest.raises(EventsError) as caught:
        reasons(path)
    assert Words("it").said(heard(caught.value.problems[0].message)) == "Il file è un archivio ZIP."


def test_several_flaws_of_one_row_are_said_one_by_one() -> None:
    text = "'Euri' is no currency code. Shorten it. 'dodici' is not a number that can be kept."
    assert Words("it").said(heard(text)) == (
        "'Euri' non è un codice di valuta. Accorcialo. "
        "'dodici' non è un numero che si possa conservare."
    )


@pytest.mark.parametrize(
    "text", ["", "Something else.", "x" * 100_000, "Shorten it. " * 100, "' is '" * 200]
)
def test_what_is_not_known_stays_and_costs_nothing(text: str) -> None:
    start = time.monotonic()
    assert str(heard(text)).strip() == text.strip()
    assert time.monotonic() - start < 1
    assert LONGEST < 100_000


def test_parts_are_kept_as_json_and_come_back() -> None:
    inner = phrase("Write {near}.", near="see")
    whole = phrase("{a} and {b}: {n:,}", a=inner, b="x", n=1_200)
    back = of_parts(parts(whole))
    assert str(back) == str(whole)
    assert isinstance(back, Said)
    assert back.key == whole.key
    assert of_parts("plain") == "plain"
