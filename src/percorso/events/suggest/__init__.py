"""Drafts of mappings for unknown tables, with the reason behind each choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from percorso.events.suggest.suggestion import Suggestion, suggest

__all__ = ["Suggestion", "suggest"]


def __getattr__(name: str) -> Any:
    """Load `suggest` and `Suggestion` when they are used: they need pyarrow."""
    if name in __all__:
        from percorso.events.suggest import suggestion

        return getattr(suggestion, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
