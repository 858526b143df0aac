"""Events: the canonical shape, and the readers that bring files and tables into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from percorso.events.table import read_table

__all__ = ["read_table"]


def __getattr__(name: str) -> Any:
    """Load `read_table` when it is used: it needs pyarrow, which is slow to import."""
    if name == "read_table":
        from percorso.events.table import read_table

        return read_table
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
