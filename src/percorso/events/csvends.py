"""Tables in which some rows end in a carriage return alone, as old programs and joined files have.

Such a sign may as well stand inside a value that nobody put in quotation marks. It ends a row only
where a whole row stands on both sides of it; else the row is put aside as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def with_feeds(
    blocks: Iterable[tuple[bytes, int]], delimiter: str, columns: int
) -> Iterator[tuple[bytes, int]]:
    r"""The same blocks, in which all rows end in a line feed, with the lines counted anew.

    Args:
        blocks: Blocks of lines, each with the number of its first line.
        delimiter: The sign between the columns.
        columns: How many there are.

    Example:
        >>> list(with_feeds([(b"a,1\rb,2\n", 1), (b"c,3\rx\r\n", 2)], ",", 2))
        [(b'a,1\nb,2\n', 1), (b'c,3\rx\r\n', 3)]
    """
    more = 0
    for block, line in blocks:
        made = _with_feeds(block, delimiter.encode(), columns)
        yield made, line + more
        more += made.count(b"\n") - block.count(b"\n")


def _with_feeds(block: bytes, sign: bytes, columns: int) -> bytes:
    if block.count(b"\r") == block.count(b"\r\n"):
        return block
    made = b"\n".join(_parted(line, sign, columns) for line in block.split(b"\n"))
    return made[:-1] + b"\n" if made.endswith(b"\r") else made


def _parted(line: bytes, sign: bytes, columns: int) -> bytes:
    """A line whose carriage returns are line feeds, if each of its parts is a row."""
    parts = line.split(b"\r")
    if len(parts) < 2 or not all(_is_row(part, sign, columns) for part in parts):
        return line
    return b"\n".join(parts[:-1]) + (b"\n" + parts[-1] if parts[-1] else b"\r")


def _is_row(part: bytes, sign: bytes, columns: int) -> bool:
    """Whether this is a row, or nothing; within quotation marks the sign may stand more often."""
    found, marks = part.count(sign), part.count(b'"')
    return not part or (
        marks % 2 == 0 and (found == columns - 1 or (marks > 0 and found >= columns))
    )
