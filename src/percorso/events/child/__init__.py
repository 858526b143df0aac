"""Reading files of events in a process of their own, so that no file can hurt ours.

`python -m percorso.events.child` is that process: started fresh, never forked, with limits of
memory and time that it sets before it opens a file. Back come Arrow streams and JSON, no pickles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from percorso.events.child.reader import Look, Reader, look, read

__all__ = ["Look", "Reader", "look", "read"]


def __getattr__(name: str) -> Any:
    """Load the reader when it is used: the child begins here too, and sets its limits first."""
    if name in __all__:
        from percorso.events.child import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
