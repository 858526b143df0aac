"""The name a document is shown and downloaded under; on disk it has an id of ours."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from percorso.server.uploads.kinds import Kind

LONGEST = 120
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*]')


def shown_name(given: str, kind: Kind) -> str:
    r"""A file name without folders, control signs and endings that its content does not have.

    Args:
        given: The name the browser sent; anything may stand in it.
        kind: What the content is.

    Example:
        >>> from percorso.server.uploads.kinds import PDF
        >>> shown_name("../../etc/Interviste maggio.pdf", PDF), shown_name("a.html", PDF)
        ('Interviste maggio.pdf', 'a.html.pdf')
        >>> shown_name("C:\\x\\con", PDF), shown_name("", PDF)
        ('file-con.pdf', 'file.pdf')
    """
    stem, suffix = _parted(_plain(given), kind)
    stem = stem[:LONGEST].strip(". ") or "file"
    return f"file-{stem}{suffix}" if _DEVICES.fullmatch(stem) else f"{stem}{suffix}"


def _plain(given: str) -> str:
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    kept = "".join(sign for sign in last if sign.isprintable())
    return re.sub(r"\s+", " ", _FORBIDDEN.sub("", kept)).strip(". ")


def _parted(name: str, kind: Kind) -> tuple[str, str]:
    for suffix in kind.suffixes:
        if name.lower().endswith(suffix):
            return name[: -len(suffix)], suffix
    return name, kind.suffixes[0]


def disposition(name: str) -> str:
    r"""The header that makes a browser save a document under its name and never show it.

    Example:
        >>> disposition("Città.pdf")
        'attachment; filename="Citt_.pdf"; filename*=UTF-8\'\'Citt%C3%A0.pdf'
    """
    plain = "".join(sign if 31 < ord(sign) < 127 and sign not in '"\\%' else "_" for sign in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
