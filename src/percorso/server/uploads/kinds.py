"""What a document is, told by its first bytes and never by its name.

Pages, drawings and programs (HTML, SVG, XML, archives, macros) have no kind here: a browser or a
spreadsheet could run them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_HEAD = 4096
_CHUNK = 65_536
_MOST_LISTING = 1 << 20
_END_OF_ZIP = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_CONTROL = bytes(sorted({*range(32), 0x7F} - {*b"\t\n\x0c\r"}))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document that is taken in.

    Attributes:
        media_type: What the download is called.
        suffixes: The endings its name may have; the first is added when it has none of them.
    """

    media_type: str
    suffixes: tuple[str, ...]


PDF = Kind("application/pdf", (".pdf",))
PNG = Kind("image/png", (".png",))
JPEG = Kind("image/jpeg", (".jpg", ".jpeg"))
GIF = Kind("image/gif", (".gif",))
WEBP = Kind("image/webp", (".webp",))
MP3 = Kind("audio/mpeg", (".mp3",))
WAV = Kind("audio/wav", (".wav",))
OGG = Kind("audio/ogg", (".ogg", ".opus"))
MP4 = Kind("video/mp4", (".mp4", ".m4a"))
TEXT = Kind("text/plain", (".txt", ".md", ".csv", ".tsv", ".json", ".yaml", ".yml", ".vtt", ".srt"))
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
DOCX = Kind(f"{_OFFICE}wordprocessingml.document", (".docx",))
XLSX = Kind(f"{_OFFICE}spreadsheetml.sheet", (".xlsx",))
PPTX = Kind(f"{_OFFICE}presentationml.presentation", (".pptx",))
ODT = Kind(f"{_OPEN}text", (".odt",))
ODS = Kind(f"{_OPEN}spreadsheet", (".ods",))
ODP = Kind(f"{_OPEN}presentation", (".odp",))

_BEGINS = {
    b"%PDF-": PDF,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"\xff\xd8\xff": JPEG,
    b"GIF87a": GIF,
    b"GIF89a": GIF,
    b"ID3": MP3,
    b"\xff\xfb": MP3,
    b"\xff\xf3": MP3,
    b"OggS": OGG,
}
_RIFF = {b"WEBP": WEBP, b"WAVE": WAV}
_FOLDERS = {b"word/": DOCX, b"xl/": XLSX, b"ppt/": PPTX}
_OPEN_KINDS = (ODT, ODS, ODP)
PICTURES = frozenset(kind.media_type for kind in (PNG, JPEG, GIF, WEBP))
ALLOWED = "PDF, PNG, JPEG, WebP, GIF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MP3, M4A, WAV, MP4"


def kind_of(file: BinaryIO) -> Kind | None:
    """The kind of a document by its content; None: it is none that is taken in.

    Args:
        file: Open for reading, any place in it.
    """
    file.seek(0)
    head = file.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _zipped(file)
    return _signed(head) or (TEXT if _is_text(file, head) else None)


def _signed(head: bytes) -> Kind | None:
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return MP4
    return next((kind for sign, kind in _BEGINS.items() if head.startswith(sign)), None)


def _is_text(file: BinaryIO, head: bytes) -> bool:
    """No control characters anywhere, and not the beginning of a page or a drawing."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start or start.startswith(b"<"):
        return False
    file.seek(0)
    while chunk := file.read(_CHUNK):
        if len(chunk.translate(None, _CONTROL)) != len(chunk):
            return False
    return True


def _zipped(file: BinaryIO) -> Kind | None:
    """An office document; other archives, and those with macros, are none of ours."""
    names = list(_names(file))
    if any(name.endswith(b".bin") and b"vbaproject" in name.lower() for name in names):
        return None
    if b"[Content_Types].xml" in names:
        begins = (k for b, k in _FOLDERS.items() if any(name.startswith(b) for name in names))
        return next(begins, None)
    return _open_document(file) if names[:1] == [b"mimetype"] else None


def _open_document(file: BinaryIO) -> Kind | None:
    """An OpenDocument file says its type uncompressed, in its first entry."""
    file.seek(38)
    said = file.read(80)
    named = (kind for kind in _OPEN_KINDS if said.startswith(kind.media_type.encode()))
    return next(named, None)


def _names(file: BinaryIO) -> Iterator[bytes]:
    """Names in the listing of an archive, which is read in part only and never unpacked."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - _CHUNK - 22))
    tail = file.read()
    at = tail.rfind(_END_OF_ZIP)
    if at < 0 or len(tail) < at + 22:
        return
    size, start = struct.unpack("<II", tail[at + 12 : at + 20])
    if size > _MOST_LISTING:
        return
    file.seek(start)
    yield from _entries(file.read(size))


def _entries(listing: bytes) -> Iterator[bytes]:
    place = 0
    while listing[place : place + 4] == _ENTRY and len(listing) >= place + 46:
        name, extra, remark = struct.unpack("<HHH", listing[place + 28 : place + 34])
        yield listing[place + 46 : place + 46 + name]
        place += 46 + name + extra + remark
