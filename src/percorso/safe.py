"""Text from files on its way out: to terminals and logs as one plain line, to CSV as a cell.

Names, notes and values from journey files and event files are text everywhere. HTML and SVG are
escaped where they are made; this module holds the two other ways out. See docs/security.md.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

REPLACED = "\N{REPLACEMENT CHARACTER}"
FORMULA = frozenset("=+-@\t\r\n")
"""Signs with which a cell begins that a spreadsheet runs as a formula, or that hide such a one."""
_SPACE = "\N{NO-BREAK SPACE}"


def on_terminal(text: object) -> str:
    r"""A text as one line that a terminal shows and that makes it do nothing else.

    Control characters (colours, cursor, links, bells, line ends), signs that turn the direction of
    writing and signs without width become U+FFFD, and so do halves of characters.

    Example:
        >>> on_terminal("Order\x1b[31m red\nnext\u202e"), on_terminal("Caffè – 20 €")
        ('Order�[31m red�next�', 'Caffè – 20 €')
    """
    whole = str(text).replace(_SPACE, " ")
    return "".join(sign if sign.isprintable() else REPLACED for sign in whole)


def json_text(value: Any, indent: int | None = None) -> str:
    r"""A value as JSON in which signs that a terminal would obey, or hide, are escaped.

    Every reader of JSON gets back the same value.

    Example:
        >>> json_text({"name": "Caffè\u202e\x9b31m"})
        '{"name": "Caffè\\u202e\\u009b31m"}'
    """
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent))


def escaped(text: str) -> str:
    """JSON text with all unprintable signs, but line ends, as escapes."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign == "\n" else _code(sign) for sign in text)


def _code(sign: str) -> str:
    return json.dumps(sign).strip('"') if ord(sign) != 0x7F else "\\u007f"


def csv_cell(value: Any) -> Any:
    """A value as a cell of a CSV file that spreadsheets open: text is text, numbers are numbers.

    A text that begins, after spaces, with = + - @ or a tab or line end, also in their full-width
    forms, gets an apostrophe before it, which spreadsheets do not show. Texts that are plain
    numbers stay as they are: -12.5 cannot be run.

    Example:
        >>> csv_cell("=1+1"), csv_cell("-12.50"), csv_cell(" ＝cmd"), csv_cell(-3), csv_cell("a=b")
        ("'=1+1", '-12.50', "' ＝cmd", -3, 'a=b')
    """
    if not isinstance(value, str) or not _runs(value):
        return value
    return f"'{value}"


def _runs(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula."""
    start = text.lstrip(" \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\0")
    first = unicodedata.normalize("NFKC", start[:1])[:1]
    return first in FORMULA and first != "" and not _is_number(text)


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").removeprefix("+").replace(".", "", 1)
    return text.isascii() and digits.isdigit()
