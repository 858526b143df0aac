"""What columns are called in exports, in English and Italian: the data of `names.toml`.

A phrase fits a column when all its words stand in the column's name; the larger the part of the
name that it covers, the better it fits.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

NAMES: dict[str, Any] = tomllib.loads(
    (resources.files("percorso") / "events" / "suggest" / "names.toml").read_text("utf-8")
)
_COLUMNS: dict[str, str] = NAMES["columns"]


def single(name: str) -> frozenset[str]:
    """Single words that decide something."""
    return frozenset(word.strip() for word in NAMES["words"][name].split(","))


@cache
def _phrases(kind: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a kind of column by its name, or those that stand in a text."""
    return tuple(tuple(phrase.split()) for phrase in _COLUMNS.get(kind, kind).split(","))


def fit(words: Sequence[str], kind: str) -> float:
    """How well the best phrase fits the words of a name: 1 when it covers all, 0 when none fits.

    Args:
        words: The words of the name.
        kind: A kind of column in `names.toml`, or phrases between commas.

    Example:
        >>> fit(("id", "cliente"), "user"), fit(("billing", "city"), "user")
        (1.0, 0.0)
    """
    there = set(words)
    hits = [len(phrase) for phrase in _phrases(kind) if there.issuperset(phrase)]
    return min(max(hits, default=0) / max(len(words), 1), 1.0)


def rank(words: Sequence[str], kind: str) -> int:
    """The place of the best-fitting phrase in its list; earlier ones are meant more often."""
    there = set(words)
    fits = [(-len(p), i) for i, p in enumerate(_phrases(kind)) if there.issuperset(p)]
    return min(fits, default=(0, 999))[1]
