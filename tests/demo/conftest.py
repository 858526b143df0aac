"""The panel itself: the whole of it as installed, and the quarter of its households with known answers."""

from __future__ import annotations

import hashlib
import shutil
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.share.demo import FILES, examples, panel


@cache
def _is_chosen(household: int | None) -> bool:
    """Every fourth household, by the first eight hex digits of the md5 of its number."""
    digest = hashlib.md5(str(household).encode(), usedforsecurity=False).hexdigest()
    return int(digest[:8], 16) % 4 == 0


@pytest.fixture(scope="session")
def subset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the panel's files, cut to 595 of its 2,469 households."""
    folder = tmp_path_factory.mktemp("panel")
    shutil.copy(panel() / "campaign_descriptions.parquet", folder)
    for name in FILES:
        table = pq.read_table(panel() / name)
        chosen = pa.array([_is_chosen(number) for number in table["household_id"].to_pylist()])
        pq.write_table(table.filter(chosen), folder / name)
    return folder


@pytest.fixture(scope="session")
def lake(subset: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with the subset, brought in by the demonstration's own mappings."""
    workspace = Workspace.create(tmp_path_factory.mktemp("lake") / "workspace")
    for name, mapping in FILES.items():
        (report,) = load([subset / name], workspace, mapping=examples() / mapping)
        assert not report.refused
        assert report.rows_bad == 0
    return workspace
