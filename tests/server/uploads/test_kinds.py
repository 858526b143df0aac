"""A document is what its content says, and pages, drawings, programs and archives are none."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from percorso.server.uploads import kinds
from percorso.server.uploads.kinds import kind_of


def _zip(*names: str, first: tuple[str, str] | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in [*([first] if first else []), *((name, "x") for name in names)]:
            archive.writestr(name, text)
    return file.getvalue()


TAKEN = {
    "pdf": (b"%PDF-1.7\n\x00\x01", kinds.PDF),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00", kinds.PNG),
    "jpeg": (b"\xff\xd8\xff\xe0\x00", kinds.JPEG),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", kinds.WEBP),
    "m4a": (b"\x00\x00\x00\x20ftypM4A \x00", kinds.MP4),
    "csv": ("età,città\n34,Forlì\n".encode(), kinds.TEXT),
    "latin csv": ("età;città\r\n34;Forlì\r\n".encode("cp1252"), kinds.TEXT),
    "docx": (_zip("_rels/.rels", "word/document.xml", "[Content_Types].xml"), kinds.DOCX),
    "xlsx": (_zip("[Content_Types].xml", "xl/workbook.xml"), kinds.XLSX),
    "odt": (_zip("content.xml", first=("mimetype", kinds.ODT.media_type)), kinds.ODT),
}
REFUSED = {
    "nothing": b"",
    "html": b"<!doctype html><script>alert(1)</script>",
    "html after a mark and spaces": b"\xef\xbb\xbf \n\t<HTML><body onload=alert(1)>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "svg after a remark": b"<!-- a --><svg onload=alert(1)>",
    "xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "utf-16 html": "\ufeff<html>".encode("utf-16-le"),
    "program": b"MZ\x90\x00\x03",
    "elf": b"\x7fELF\x02\x01",
    "archive": _zip("a.txt"),
    "archive of pages": _zip("index.html", "[Content_Types].xml"),
    "macros": _zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "torn archive": _zip("[Content_Types].xml", "word/document.xml")[:-30],
    "archive head alone": b"PK\x03\x04",
    "gzip": b"\x1f\x8b\x08\x00",
}


@pytest.mark.parametrize("name", TAKEN)
def test_documents_are_told_by_content(name: str) -> None:
    content, kind = TAKEN[name]
    assert kind_of(io.BytesIO(content)) == kind


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_be_run_has_no_kind(name: str) -> None:
    assert kind_of(io.BytesIO(REFUSED[name])) is None


def test_control_characters_far_behind_are_seen() -> None:
    assert kind_of(io.BytesIO(b"a" * 200_000 + b"\x00")) is None


def test_a_listing_without_end_is_not_read() -> None:
    names = 60_000
    bomb = _zip(*(f"{n}" * 20 for n in range(names)))
    tracemalloc.start()
    assert kind_of(io.BytesIO(bomb)) is None
    assert tracemalloc.get_traced_memory()[1] < 4_000_000
    tracemalloc.stop()
