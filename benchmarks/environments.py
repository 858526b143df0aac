"""Environments of peers that the project never depends on: each its own, made once, from a list."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("retentioneering", "pm4py", "channelattribution", "mam", "lifetimes", "lifelines")
"""Every peer."""
MOVES = ("retentioneering", "pm4py")
"""Those that count moves between stages."""


def environment(name: str, folder: Path) -> Path:
    """The interpreter of a peer's environment; made in the folder unless it is there.

    The list of what it needs is `benchmarks/peers/NAME.txt`; a change of the list makes it anew.
    """
    needed = (HERE / "peers" / f"{name}.txt").read_text("utf-8")
    home = folder / name
    done = home / "made-of.txt"
    python = home / "bin" / "python"
    if not done.exists() or done.read_text("utf-8") != needed:
        uv = [sys.executable, "-m", "uv", "--quiet"]
        subprocess.run([*uv, "venv", "--clear", "--python", sys.executable, str(home)], check=True)
        packages = [line for line in needed.splitlines() if line]
        subprocess.run([*uv, "pip", "install", "--python", str(python), *packages], check=True)
        done.write_text(needed, "utf-8")
    return python
