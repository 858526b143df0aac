"""The marks of texts that have a translation; they load nothing, so that registries stay light."""

from __future__ import annotations

from collections.abc import Mapping


def N_(message: str) -> str:
    """Mark a text for translation where it is written but not yet shown.

    Example:
        >>> N_("Went back")
        'Went back'
    """
    return message


class Said(str):
    """A message in English that also knows its translation's key, and what fills its places.

    Args:
        text: The message, its places filled.
        key: The text as the catalogues have it.
        values: What fills the places; a `Said` among them is translated too.
    """

    key: str
    values: Mapping[str, object]

    def __new__(cls, text: str, key: str = "", values: Mapping[str, object] | None = None) -> Said:
        """Keep the English text as the string itself."""
        made = super().__new__(cls, text)
        made.key, made.values = key or text, dict(values or {})
        return made


def phrase(message: str, /, **values: object) -> Said:
    """A message with its places filled, which `Words.said` can still say in another language.

    Example:
        >>> said = phrase("Write {near}.", near="see")
        >>> said, said.key
        ('Write see.', 'Write {near}.')
    """
    return Said(message.format(**values) if values else message, message, values)


def joined(*parts: str) -> Said:
    """Sentences after each other, without the empty ones.

    Example:
        >>> joined("Write a number.", "", "See the file.")
        'Write a number. See the file.'
    """
    said = [Said(part, part) if type(part) is str else part for part in parts if part]
    kept = {f"p{i}": part for i, part in enumerate(said)}
    return phrase(" ".join(f"{{{name}}}" for name in kept), **kept)
