"""The built pages: files with a hash in their name for a year, `index.html` for every address."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from percorso.mark import N_
from percorso.server.access import TheSettings
from percorso.server.errors import not_there
from percorso.server.opening.answers import account_of, answers, as_data
from percorso.server.opening.parts import links
from percorso.server.reader import reader_language
from percorso.words import Words

FOREVER = "public, max-age=31536000, immutable"
ANEW = "no-cache"
ALONE = "no-store"  # what a team writes is not for the disk of a shared machine
_PACKED = {".js", ".css", ".html", ".svg", ".json", ".txt", ".webmanifest"}
_TYPES = {
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
BUILD = "python -m tools.ui npm run build"

router = APIRouter(include_in_schema=False)


@router.get("/{path:path}")
def page(path: str, request: Request, settings: TheSettings) -> Response:
    """A file of the pages, or the page itself, which knows what to show for an address."""
    if path.split("/")[0] == "api":
        raise not_there()
    file = _inside(settings.web, path)
    if file is not None:
        return _file(file, request, FOREVER if path.startswith("assets/") else ANEW)
    if path.startswith("assets/"):
        raise not_there()
    index = settings.web / "index.html"
    return _page(index, request) if index.is_file() else unbuilt(request)


def _page(index: Path, request: Request) -> Response:
    """The page, with the names of the files it needs and, for those signed in, its first data."""
    account = account_of(request)
    found = answers(request, account) if account else {}
    lang = reader_language(request)
    view = request.query_params.get("view", "")
    head = links(index.parent, request.url.path, view, lang)
    text = index.read_text("utf-8").replace("</head>", f"{head}{as_data(found)}</head>", 1)
    headers = {"cache-control": ALONE if found else ANEW, "vary": "accept-encoding"}
    data = text.encode()
    tag = f'"{hashlib.blake2b(data, digest_size=12).hexdigest()}"'
    if not found:
        headers["etag"] = tag
    if not found and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        data = gzip.compress(data, 5, mtime=0)
    return Response(data, headers=headers, media_type="text/html")


def _inside(web: Path, path: str) -> Path | None:
    """The file of a path, when it lies inside the folder of the pages."""
    try:
        file = (web / path).resolve()
        return file if file.is_file() and file.is_relative_to(web.resolve()) else None
    except (OSError, ValueError):
        return None


def _file(file: Path, request: Request, caching: str) -> Response:
    suffix = file.suffix.lower()
    packed = suffix in _PACKED and "gzip" in request.headers.get("accept-encoding", "")
    stamp = file.stat().st_mtime_ns
    tag = f'"{stamp:x}{"z" if packed else ""}"'
    headers = {"cache-control": caching, "etag": tag, "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    if packed:
        headers["content-encoding"] = "gzip"
    kind = _TYPES.get(suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Response(_bytes(file, stamp, packed), headers=headers, media_type=kind)


@lru_cache(maxsize=256)
def _bytes(file: Path, stamp: int, packed: bool) -> bytes:
    """A file's bytes, packed once; `stamp` makes a newer file another one."""
    data = file.read_bytes()
    return gzip.compress(data, 6, mtime=0) if packed else data


def unbuilt(request: Request) -> Response:
    """What is shown when the pages have not been built: what to run, never a blank page."""
    words = Words.of(reader_language(request))
    title = words(N_("The pages have not been built yet"))
    text = words(N_("The server is up. To build its pages, run this, then load this page again:"))
    body = (
        f'<!doctype html><html lang="{words.lang}"><meta charset="utf-8"><title>{title}</title>'
        f"<h1>{title}</h1><p>{text}</p><pre>{BUILD}</pre></html>"
    )
    return Response(body, 503, {"cache-control": "no-store"}, "text/html")
