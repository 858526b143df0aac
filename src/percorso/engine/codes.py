"""Text columns as small integers: a dictionary that grows while events stream by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Codes:
    """The distinct texts of one column, numbered from 0 in the order they were met; absent is −1.

    Example:
        >>> import pyarrow as pa
        >>> codes = Codes()
        >>> codes.encode(pa.array(["Page", None, "Order", "Page"])).tolist()
        [0, -1, 1, 0]
        >>> codes.values
        ['Page', 'Order']
    """

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.values: list[str] = list(values)
        self._code = {value: code for code, value in enumerate(self.values)}

    def __len__(self) -> int:
        return len(self.values)

    def code(self, value: str) -> int:
        """The number of a text, given now if it is new."""
        found = self._code.get(value)
        if found is None:
            found = self._code[value] = len(self.values)
            self.values.append(value)
        return found

    def find(self, value: str) -> int:
        """The number of a text, or −1 when it was never met."""
        return self._code.get(value, -1)

    def encode(self, column: Any) -> NDArray[np.int32]:
        """The numbers of a column of texts."""
        encoded = column.dictionary_encode()
        lookup = np.array([self.code(v) for v in encoded.dictionary.to_pylist()] + [-1], np.int32)
        indices = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        return np.asarray(lookup[indices], np.int32)
