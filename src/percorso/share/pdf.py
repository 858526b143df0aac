"""Several one-page PDF files as one, with a title and a language.

Only for the files of our own converter: every object is plain, and the table of contents of the
file says where each begins. Nothing is decoded; streams are carried over as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_ROOT, _PAGES, _INFO = 1, 2, 3


def join_pages(files: Sequence[bytes], title: str, lang: str) -> bytes:
    """One PDF of several of one page each.

    Args:
        files: PDF files as `percorso.share.pictures.to_pdf` makes them.
        title: The document's title.
        lang: Language of its texts, such as `it`.
    """
    kids: list[int] = []
    bodies: dict[int, bytes] = {}
    for file in files:
        pages, objects = _renumbered(file, _INFO + 1 + len(bodies))
        kids += pages
        bodies |= objects
    head = {
        _ROOT: b"<< /Type /Catalog /Pages 2 0 R /Lang %s /ViewerPreferences "
               b"<< /DisplayDocTitle true >> >>" % _text(lang),
        _PAGES: b"<< /Type /Pages /Count %d /Kids [%s] >>"
                % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids)),
        _INFO: b"<< /Title %s /Producer %s >>" % (_text(title), _text("Percorso")),
    }  # fmt: skip
    return _file(head | bodies)


def _text(value: str) -> bytes:
    """A text as PDF writes it: UTF-16 with its mark, in hexadecimal."""
    return b"<%s>" % ("\ufeff" + value).encode("utf-16-be").hex().upper().encode("ascii")


def _objects(file: bytes) -> dict[int, bytes]:
    """The objects of a file by number, as its cross-reference table places them."""
    start = int(file[file.rindex(b"startxref") :].split()[1])
    lines = file[start:].split(b"\n")
    first, count = (int(part) for part in lines[1].split())
    offsets = {
        first + place: int(line.split()[0])
        for place, line in enumerate(lines[2 : 2 + count])
        if line.split()[2] == b"n"
    }
    ends = sorted([*offsets.values(), start])
    return {
        number: _body(file[begin : ends[ends.index(begin) + 1]])
        for number, begin in offsets.items()
    }


def _body(part: bytes) -> bytes:
    """An object without its number and its end."""
    return part[part.index(b"obj") + 3 : part.rindex(b"endobj")].strip(b"\r\n")


def _renumbered(file: bytes, first: int) -> tuple[list[int], dict[int, bytes]]:
    """The pages of a file and its objects, numbered from `first`; its own root is left out."""
    found = _objects(file)
    dropped = {n for n, body in found.items() if _is(body, b"Catalog") or _is(body, b"Pages")}
    numbers = {n: first + place for place, n in enumerate(n for n in found if n not in dropped)}
    numbers |= dict.fromkeys(dropped, _PAGES)
    objects = {numbers[n]: _pointed(body, numbers) for n, body in found.items() if n not in dropped}
    return [numbers[n] for n, body in found.items() if _is(body, b"Page")], objects


def _is(body: bytes, kind: bytes) -> bool:
    return re.search(rb"/Type\s*/%s\b" % kind, _dictionary(body)) is not None


def _dictionary(body: bytes) -> bytes:
    return body.partition(b"stream")[0]


def _pointed(body: bytes, numbers: dict[int, int]) -> bytes:
    """An object whose references have the new numbers; its stream is not touched."""
    head, stream, rest = body.partition(b"stream")
    return _REFERENCE.sub(lambda f: b"%d 0 R" % numbers[int(f[1])], head) + stream + rest


def _file(objects: dict[int, bytes]) -> bytes:
    """A whole file of numbered objects."""
    parts, places, length = [b"%PDF-1.7\n%\xc2\xb5\xc2\xb6\n"], {}, 0
    length = len(parts[0])
    for number in sorted(objects):
        places[number] = length
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, objects[number]))
        length += len(parts[-1])
    size = max(objects) + 1
    table = [b"xref\n0 %d\n0000000000 65535 f \n" % size, *_entries(places, size)]
    end = b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join([*parts, *table, end % (size, length)])


def _entries(places: dict[int, int], size: int) -> Iterable[bytes]:
    for number in range(1, size):
        known = number in places
        yield b"%010d %s \n" % (places.get(number, 0), b"00000 n" if known else b"65535 f")
