"""The mark of a text that has a translation; it loads nothing, so that registries stay light."""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a text for translation where it is written but not yet shown.

    Example:
        >>> N_("Went back")
        'Went back'
    """
    return message
