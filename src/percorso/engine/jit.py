"""Compiling kernels: numba, loaded when first used, its results kept where they can be written.

A kernel is a plain Python function in a C-like subset, so it can be read, stepped through and
tested without numba (`function.py_func`).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


def _cache_folder() -> Path | None:
    """Where compiled kernels are kept: NUMBA_CACHE_DIR, else the user's cache, else nowhere."""
    chosen = os.environ.get("NUMBA_CACHE_DIR")
    base = os.environ.get("XDG_CACHE_HOME") or (Path.home() / ".cache")
    folder = Path(chosen) if chosen else Path(base) / "percorso" / "kernels"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError):
        return None


def kernel(function: Function) -> Function:
    """Compile a function when it is first called, without holding Python's lock while it runs."""
    folder = _cache_folder()
    if folder is not None:
        os.environ.setdefault("NUMBA_CACHE_DIR", str(folder))
    import numba

    try:
        compiled: Any = numba.njit(nogil=True, cache=folder is not None)(function)
    except RuntimeError:  # numba was loaded before us and knows no place that it may write to
        compiled = numba.njit(nogil=True)(function)
    result: Function = compiled
    return result
