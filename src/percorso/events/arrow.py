"""Arrow data and its functions, with types as loose as the files that are read.

The stubs of pyarrow describe each function by the exact type of its input, which a reader of
unknown files does not have.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import pyarrow.compute

Array: TypeAlias = Any
"""A `pyarrow.Array` or `ChunkedArray` of any type, or a numpy array."""

pc: Any = pyarrow.compute
"""The functions of `pyarrow.compute`."""


def column(name: str, kind: Any, nullable: bool = True) -> Any:
    """A column of a table."""
    return pyarrow.field(name, kind, nullable=nullable)


def table_schema(columns: list[Any]) -> pyarrow.Schema:
    """The columns of a table, in order."""
    return pyarrow.schema(columns)
