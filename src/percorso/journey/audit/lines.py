"""Where the keys of findings stand in the journey file."""

from __future__ import annotations

import re
from pathlib import Path

from percorso.journey.read import document
from percorso.journey.tree import Path as KeyPath
from percorso.journey.tree import Tree

_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def key_path(key: str) -> KeyPath:
    """A key path as its parts.

    Example:
        >>> key_path("stages[2].kpis[0]")
        ('stages', 2, 'kpis', 0)
    """
    return tuple(name or int(number) for name, number in _PART.findall(key))


class Lines:
    """The lines of a journey file by key path.

    Args:
        tree: The document, as the reader keeps it.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    @classmethod
    def of(cls, file: str | Path) -> Lines:
        """The lines of a file that was read as a journey.

        Raises:
            JourneyError: The file cannot be read.
        """
        return cls(document(Path(file)))

    def line(self, key: str) -> int | None:
        """The line at which a key begins, from 1; None for the journey as a whole."""
        if not key:
            return None
        path = key_path(key)
        return self._tree.locate(path, key=isinstance(path[-1], str)).line
