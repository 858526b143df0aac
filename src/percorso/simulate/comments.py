"""Comments as texts, from a small grammar: opening, what happened, closing."""

from __future__ import annotations

from functools import lru_cache
from types import ModuleType

from percorso.simulate import comments_en, comments_it
from percorso.simulate.words import MIXED, POSITIVE, THEMES, decoded


@lru_cache(maxsize=20_000)
def comment(number: int) -> str:
    """The text of a comment.

    Args:
        number: What `words.coded` made: theme, sentiment, language and variant.

    Example:
        >>> comment((5 << 8) | (4 << 4) | (0 << 2) | (1 << 1))
        'I must say payment kept failing on my phone.'
    """
    theme, sentiment, english, variant = decoded(number)
    parts: ModuleType = comments_en if english else comments_it
    return _joined(parts, THEMES[theme], sentiment, variant)


def language(number: int) -> str:
    """The language of a comment."""
    return "en" if decoded(number)[2] else "it"


def _joined(parts: ModuleType, theme: str, sentiment: int, variant: int) -> str:
    variant, opener = _taken(variant, parts.OPENERS[sentiment])
    variant, closer = _taken(variant, parts.CLOSERS[sentiment])
    if sentiment == MIXED:
        variant, other = _taken(variant, THEMES)
        variant, good = _taken(variant, parts.GOOD[other])
        variant, bad = _taken(variant, parts.BAD[theme])
        variant, but = _taken(variant, parts.BUT)
        core = f"{good}{but}{bad}"
    else:
        variant, core = _taken(variant, (parts.GOOD if sentiment == POSITIVE else parts.BAD)[theme])
    whole = f"{opener}{core}."
    return whole[0].upper() + whole[1:] + closer


def _taken(variant: int, choices: tuple[str, ...]) -> tuple[int, str]:
    """One choice, and what is left of the number to choose by."""
    return variant // len(choices), choices[variant % len(choices)]
