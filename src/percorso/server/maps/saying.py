"""Sentences kept in both languages, so that everybody reads the history in their own."""

from __future__ import annotations

from percorso.words import Words

LANGUAGES = ("en", "it")


def both(message: str, **values: object) -> dict[str, str]:
    """A marked message in both languages.

    Example:
        >>> both("Emotion")
        {'en': 'Emotion', 'it': 'Emozione'}
    """
    return {lang: Words.of(lang)(message, **values) for lang in LANGUAGES}
