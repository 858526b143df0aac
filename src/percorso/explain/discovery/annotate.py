"""The journey file with the reasons as comments above what they explain."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence

from percorso.safe import on_terminal

WIDTH = 92
_TOP = re.compile(r"([a-z_]+):")
_ITEM = re.compile(r"(?:  )?- (?:\{?id: )([\w-]+|\"[\w-]+\")")


def comment(sentences: Iterable[str], indent: str = "") -> list[str]:
    """Sentences as comment lines, none wider than the file; signs that steer are replaced.

    Example:
        >>> comment(["It alone carries money."], "  ")
        ['  # It alone carries money.']
    """
    lines: list[str] = []
    for sentence in sentences:
        mark = f"{indent}# "
        lines += textwrap.wrap(
            on_terminal(sentence), WIDTH, initial_indent=mark, subsequent_indent=f"{mark}  ",
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
    return lines


def annotated(
    yaml: str, reasons: Mapping[str, Sequence[str]], head: Iterable[str], foot: Iterable[str]
) -> str:
    """The file with comments.

    Args:
        yaml: The file without.
        reasons: Sentences by place: a key of the file, or `stages.ID` and `touchpoints.ID`.
        head: Sentences above everything.
        foot: Sentences below everything.
    """
    lines, part = comment(head), ""
    for line in yaml.splitlines():
        if top := _TOP.match(line):
            part = top[1]
            lines += comment(reasons.get(part, ()))
        elif (item := _ITEM.match(line)) and part:
            lines += comment(reasons.get(f"{part}.{item[1].strip(chr(34))}", ()), "  ")
        lines.append(line)
    return "\n".join([*lines, *comment(foot)]) + "\n"
