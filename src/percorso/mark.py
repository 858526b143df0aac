"""The marks of texts that have a translation; they load nothing, so that registries stay light."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


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


def parts(text: str) -> Any:
    """A message as JSON, to be kept: what `phrase` made keeps its key and what fills its places.

    Example:
        >>> parts("Plain."), parts(phrase("Write {near}.", near="see"))
        ('Plain.', {'key': 'Write {near}.', 'values': {'near': 'see'}})
    """
    if not isinstance(text, Said):
        return text
    return {"key": text.key, "values": {name: _kept(one) for name, one in text.values.items()}}


def of_parts(kept: Any) -> str:
    """The message that `parts` kept.

    Example:
        >>> of_parts({"key": "Write {near}.", "values": {"near": "see"}})
        'Write see.'
    """
    if not isinstance(kept, dict):
        return str(kept)
    values = {
        n: of_parts(one) if isinstance(one, dict) else one for n, one in kept["values"].items()
    }
    return phrase(str(kept["key"]), **values)


def _kept(value: object) -> Any:
    if isinstance(value, Said):
        return parts(value)
    return value if isinstance(value, int | float | bool) else str(value)
