"""Kernels start everywhere, also where nothing can be written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
import numpy as np
import pytest

from percorso.engine.jit import kernel
from percorso.measure.fold import _fold

TRY = """
import pyarrow as pa
import percorso as pc
journey = pc.Journey.parse("{percorso: 1, id: x, title: X, stages: [{id: a, name: A, enter: {event: E}}]}")
events = pa.table({"event": ["E"], "user_id": ["u"], "timestamp": ["2026-03-01T10:00Z"]})
print(pc.measure(journey, events).stages().rows[0]["entries"])
"""


def test_without_a_home_that_can_be_written_nothing_is_cached() -> None:
    home = {"HOME": "/proc/nowhere", "PATH": "/usr/bin:/bin"}
    result = subprocess.run(
        [sys.executable, "-c", TRY], env=home, capture_output=True, text=True, check=False
    )
    assert (result.stdout, result.stderr) == ("1\n", "")


def test_kernels_are_cached_where_they_can_be(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    subprocess.run([sys.executable, "-c", TRY], env=home, check=True, capture_output=True)
    assert list((tmp_path / ".cache" / "percorso" / "kernels").rglob("*.nbi"))


def test_a_numba_that_knows_no_place_compiles_anyway(monkeypatch: pytest.MonkeyPatch) -> None:
    njit: Any = numba.njit

    def nowhere(*function: Callable[..., Any], **options: Any) -> Any:
        if options.get("cache"):
            raise RuntimeError("cannot cache function: no locator available")
        return njit(*function, **options)

    monkeypatch.setattr(numba, "njit", nowhere)

    @kernel
    def double(x: int) -> int:
        return 2 * x

    assert double(4) == 8


def test_the_fold_is_plain_python_too() -> None:
    """The kernel gives the same without numba, so it can be read and stepped through."""
    day = 86_400_000_000
    person, t = np.array([1, 1, 1, 2]), np.array([0, 3, 5, 1]) * day
    code = np.array([1, 3, 1, 3], np.int16)
    found = []
    compiled: Any = _fold
    for function in (compiled, compiled.py_func):
        stays, cycles = np.zeros((4, 15), np.int64), np.zeros((4, 8), np.int64)
        goals = np.zeros((2, 4), np.int64)
        counts = function(
            person, t, code, np.array([30, 30]) * day, np.zeros(2, bool), 1, 0, 1, 0, 9 * day,
            stays, cycles, goals[0], goals[1], np.full(4, -1, np.int32), np.zeros(4, np.int64),
        )  # fmt: skip
        found.append((counts, stays.tolist(), cycles.tolist(), goals.tolist()))
    assert found[0] == found[1]
    assert found[0][0] == (4, 3, 2)
