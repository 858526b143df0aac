"""The files that a page needs, named in its head: fetched at once, not one after the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

_PAGES = ("board", "check", "checkins", "evidence", "history", "present", "print", "strategy")
_WORDS = {
    "it": ("src/locales/it.po?first", "src/locales/it.po?rest"),
    "en": ("src/locales/it.po?english-first", "src/locales/it.po?english-rest"),
}
_FIRST = re.compile(r"/(sign-in|setup|(invitation|link|w)/[^/]+)?/?")
"""The pages that say nothing but the words of the first part."""
_JOURNEY = "src/app/JourneyLayout.tsx"
# The address → the sources of its page, as the router of the pages has them.
_ROUTES: list[tuple[str, list[str]]] = [
    (r"/(sign-in|setup)", [r"src/pages/\1/index.tsx"]),
    (r"/(invitation|link)/[^/]+", [r"src/pages/\1/index.tsx"]),
    (r"/w/[^/]+", ["src/pages/home/index.tsx"]),
    (r"/w/[^/]+/(new)", [r"src/pages/\1/index.tsx"]),
    (r"/w/[^/]+/(settings)/[^/]+", [r"src/pages/\1/index.tsx"]),
    (r"/w/[^/]+/j/[^/]+", [_JOURNEY, "src/app/MapOrView.tsx"]),
    (r"/w/[^/]+/j/[^/]+/personas/[^/]+", [_JOURNEY, "src/pages/persona/index.tsx"]),
    (r"/w/[^/]+/j/[^/]+/(guide)(?:/[^/]+)?", [_JOURNEY, r"src/pages/\1/index.tsx"]),
    (
        rf"/w/[^/]+/j/[^/]+/(personas|touchpoints|{'|'.join(_PAGES)})",
        [_JOURNEY, r"src/pages/\1/index.tsx"],
    ),
]


def sources(path: str, view: str = "") -> list[str]:
    """The sources of the page at an address.

    Args:
        path: The address, with its first slash.
        view: How the map is looked at.

    Example:
        >>> sources("/w/a/j/b/board")
        ['src/app/JourneyLayout.tsx', 'src/pages/board/index.tsx']
    """
    path = path.rstrip("/")
    for pattern, named in _ROUTES:
        if found := re.fullmatch(pattern, path):
            shown = [found.expand(one) for one in named]
            if shown[-1].endswith("MapOrView.tsx"):
                shown.append(f"src/pages/{'map' if view in ('', 'map') else 'views'}/index.tsx")
            return shown
    return []


def links(web: Path, path: str, view: str, lang: str) -> str:
    """The links for the head of the page at an address; empty when the build names no files."""
    manifest = web / ".vite" / "manifest.json"
    try:
        stamp = manifest.stat().st_mtime_ns
    except OSError:
        return ""
    return _links(manifest, stamp, (*sources(path, view), *_words(path, lang)))


def _words(path: str, lang: str) -> tuple[str, ...]:
    """The parts of the catalogue that a page needs.

    Example:
        >>> _words("/w/a", "it")
        ('src/locales/it.po?first',)
    """
    return _WORDS[lang][:1] if _FIRST.fullmatch(path) else _WORDS[lang]


@lru_cache(maxsize=128)
def _links(manifest: Path, stamp: int, names: tuple[str, ...]) -> str:
    """The links of these sources; `stamp` makes a newer build another one."""
    known: dict[str, Any] = json.loads(manifest.read_text("utf-8"))
    there = set(_files(known, ["index.html"]))
    wanted = [file for file in dict.fromkeys(_files(known, names)) if file not in there]
    fonts = [part["file"] for key, part in known.items() if key.endswith(".woff2")]
    return "".join(_link(file) for file in [*fonts, *wanted])


def _files(known: dict[str, Any], names: list[str] | tuple[str, ...]) -> Iterator[str]:
    """The files of these sources and of all that they import."""
    waiting, seen = list(names), set()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in known:
            continue
        seen.add(name)
        part = known[name]
        yield from (*part.get("css", []), part["file"])
        waiting += part.get("imports", [])


def _link(file: str) -> str:
    address = escape(f"/{file}")
    if file.endswith(".css"):
        return f'<link rel="stylesheet" crossorigin href="{address}">'
    if file.endswith(".woff2"):
        return f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{address}">'
    return f'<link rel="modulepreload" crossorigin href="{address}">'
