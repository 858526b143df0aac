"""Text in a picture: made safe, measured by the face's own widths, wrapped, shortened."""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from importlib import resources

from percorso.theme import BOLD, REGULAR, SMALL

ELLIPSIS = "…"
HYPHEN = "-"
_CUT = "\u00ad"
"""Where a word was cut: a hyphen at the end of a line, nothing when the pieces meet again."""
_BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_SPACE = {0x0009, 0x000A, 0x000D, 0x0085, 0x2028, 0x2029}
_SHORTEST = 3
"""So many letters at least stand on the last line of a word that was cut."""
_SLACK = 1.01
"""Renderers round advances to pixels: a text is reckoned one per cent wider than it is."""


def clean(text: object) -> str:
    r"""A text from a file as it may stand in a picture.

    Control, bidirectional-control, private and broken characters are taken out, runs of white
    space become one space. Nothing is escaped yet.

    Example:
        >>> clean("a\u202eb\n c")
        'ab c'
    """
    kept = "".join(" " if ord(c) in _SPACE else c for c in str(text) if _shown(c))
    return " ".join(part for part in kept.split(" ") if part)


def _shown(char: str) -> bool:
    code = ord(char)
    if code in _SPACE:
        return True
    if code in _BIDI or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return False
    return unicodedata.category(char) not in {"Cc", "Cs", "Co"}


def escape(text: object) -> str:
    """A text inside XML, in an element or a double-quoted attribute.

    Example:
        >>> escape('<script>"&')
        '&lt;script&gt;&quot;&amp;'
    """
    found = clean(text)
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        found = found.replace(char, entity)
    return found


@lru_cache
def _advances(weight: int) -> dict[str, float]:
    """Width of each character in em."""
    file = resources.files("percorso.share") / "fonts" / "advances.json"
    table = json.loads(file.read_text("utf-8"))
    widths = table["widths"][str(weight)]
    return {
        char: width / table["units"]
        for char, width in zip(table["characters"], widths, strict=True)
    }


@lru_cache(maxsize=65_536)
def _advance(char: str, weight: int) -> float:
    known = _advances(weight).get(char)
    if known is not None:
        return known
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    wide = unicodedata.east_asian_width(char) in "WF" or ord(char) >= 0x1F000
    return 1.25 if wide else 0.75


def width(text: str, size: int = SMALL, weight: int = REGULAR) -> float:
    """How wide a text is in pixels, by the advance widths of Inter.

    Args:
        text: The text, already clean.
        size: Size in pixels.
        weight: 400 or 600.

    Example:
        >>> 20 < width("Acquisto", 12) < 60
        True
    """
    face = BOLD if weight >= BOLD else REGULAR
    return sum(_advance(char, face) for char in text) * size * _SLACK


def _fitting(text: str, room: float, size: int, weight: int, end: str = "") -> int:
    """How many of the first characters fit into a room, with `end` behind them."""
    face = BOLD if weight >= BOLD else REGULAR
    used, last = 0.0, sum(_advance(char, face) for char in end)
    for place, char in enumerate(text):
        used += _advance(char, face)
        if (used + last) * size * _SLACK > room:
            return place
    return len(text)


def _pieces(word: str, room: float, size: int, weight: int) -> list[str]:
    """A word cut where it must be, with a hyphen, because it is wider than the room."""
    pieces, rest = [], word
    while len(rest) > 2 and _fitting(rest, room, size, weight) < len(rest):
        most = max(1, min(_fitting(rest, room, size, weight, HYPHEN), len(rest) - 1))
        cut = _syllable(rest, max(2, min(most, len(rest) - _SHORTEST)))
        pieces.append(rest[:cut] + _CUT)
        rest = rest[cut:]
    return [*pieces, rest]


def _syllable(word: str, most: int) -> int:
    """The last place up to `most` before a consonant that a vowel follows; else `most`."""
    vowels = "aeiouàèéìòùAEIOU"
    for cut in range(most, max(1, most - 4), -1):
        if (
            word[cut - 1] in vowels
            and word[cut] not in vowels
            and word[cut + 1 : cut + 2] in vowels
        ):
            return cut
    return most


def wrap(
    text: str, room: float, size: int = SMALL, weight: int = REGULAR, lines: int | None = None
) -> list[str]:
    """A text in lines no wider than the room; the last one is shortened when there are too many.

    Args:
        text: The text, already clean.
        room: Width of a line in pixels.
        size: Size in pixels.
        weight: 400 or 600.
        lines: At most so many lines; None for as many as it takes.

    Example:
        >>> wrap("Considerazione approfondita", 110, 12)
        ['Considerazione', 'approfondita']
    """
    found: list[str] = []
    line = ""
    for word in text.replace(_CUT, "").split(" "):
        for piece in _pieces(word, room, size, weight):
            joined = f"{line} {piece}" if line else piece
            if width(joined.replace(_CUT, HYPHEN), size, weight) <= room or not line:
                line = joined
                continue
            found.append(line)
            line = piece
    found.append(line)
    if lines is not None and len(found) > lines:
        rest = " ".join(found[lines - 1 :]).replace(f"{_CUT} ", "")
        found = [*found[: lines - 1], shorten(rest, room, size, weight)]
    return [each.replace(_CUT, HYPHEN) for each in found]


def shorten(text: str, room: float, size: int = SMALL, weight: int = REGULAR) -> str:
    """A text that fits in one line, with an ellipsis where something is left out.

    Example:
        >>> shorten("Disponibilità in negozio introvabile", 90)
        'Disponibilità i…'
    """
    if width(text, size, weight) <= room:
        return text
    kept = text[: _fitting(text, room, size, weight, ELLIPSIS)]
    return kept.rstrip(" ,;:.") + ELLIPSIS
