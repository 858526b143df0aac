"""The bones of a page: landmarks, headings, tables with their columns, charts; and its words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "path", "rect", "circle", "line", "stop", "use", "polygon"}
LANDMARKS = {"header", "nav", "main", "footer"}


class _Reader(HTMLParser):
    """Collects lines of an outline, visible words, and every attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.words: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name, value) for name, value in found.items()]
        if tag not in VOID:
            self.open.append(tag)
        self._text = ""
        if tag == "section":
            self.lines.append(f"section #{found.get('id', '')}")
        elif tag in LANDMARKS and self.open[:-1].count("section") == 0:
            self.lines.append(" ".join([tag, found.get("aria-label", "")]).strip())
        elif tag == "svg" and found.get("role") == "img" and "slim" not in found.get("class", ""):
            self.lines.append(f"  picture: {found.get('aria-label', 'the map')}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self._text += data
        if data.strip() and not {"style", "script"} & set(self.open):
            self.words.append(" ".join(data.split()))

    def handle_endtag(self, tag: str) -> None:
        text = " ".join(self._text.split())
        if tag in {"h1", "h2", "h3", "caption"}:
            self.lines.append(f"  {tag} {text}")
        elif tag == "th" and "thead" in self.open:
            self.lines.append(f"    {text}")
        while tag in self.open and self.open.pop() != tag:
            pass


def read(html: str) -> _Reader:
    """A page, read."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def outline(html: str) -> str:
    """The bones of a page, one a line."""
    return "\n".join(read(html).lines) + "\n"


def without_styles(html: str) -> str:
    """A page without its style sheets."""
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
