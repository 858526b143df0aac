"""Parquet files as the workspace writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq


class Writer(pq.ParquetWriter):
    """A writer that closes once: PyArrow's tries again when it is forgotten, and complains then.

    Every page carries a checksum.

    Args:
        path: The file to write.
        schema: Its columns.
        options: Further options of `pyarrow.parquet.ParquetWriter`.
    """

    def __init__(self, path: Path, schema: pa.Schema, **options: Any) -> None:
        super().__init__(path, schema, compression="zstd", write_page_checksum=True, **options)

    def close(self) -> None:
        """Finish the file; on a full disk this fails, and the file is not whole."""
        try:
            super().close()
        finally:
            self.is_open = False


def write_table(table: pa.Table, path: Path, **options: Any) -> None:
    """Write a table as one file.

    Raises:
        OSError: It cannot be written; what was written of it stays.
    """
    with Writer(path, table.schema, **options) as writer:
        writer.write_table(table)
