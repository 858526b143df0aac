"""Measurements in processes of their own, with a limit on memory when one is wanted."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PERCORSO = str(Path(sys.executable).parent / "percorso")
LIMIT = "PERCORSO_BENCH_LIMIT_GB"
Found = dict[str, Any]


def surroundings() -> dict[str, str]:
    """The environment of an installed program: Python keeps its bytecode, in a folder apart."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "percorso-bytecode")}


def limited() -> Callable[[], None] | None:
    """What a child does first: hold its data to the limit; None without one."""
    limit = int(float(os.environ.get(LIMIT, 0)) * 1e9)
    return (lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))) if limit else None


def child(*arguments: str) -> Found:
    """A measurement of ours that times itself; its failure ends the run."""
    found = module(sys.executable, "benchmarks.child", *arguments)
    if "failed" in found:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{found['failed']}")
    return found


def module(python: str | Path, name: str, *arguments: str) -> Found:
    """A module run by an interpreter; what it printed last, or why it failed."""
    command = [str(python), "-m", name, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=surroundings(),
        preexec_fn=limited(),
    )  # fmt: skip
    if done.returncode:
        last = [line for line in done.stderr.splitlines() if line.strip()][-1:]
        return {"failed": last[0][:200] if last else f"ended with {done.returncode}"}
    found: Found = json.loads(done.stdout.splitlines()[-1])
    return found


def whole(command: list[str], **environment: str) -> Found:
    """A command from its start to its end, with all of its processes."""
    start = time.perf_counter()
    with open(os.devnull, "wb") as nowhere, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=nowhere, stderr=errors, preexec_fn=limited(),
            env=surroundings() | environment,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{errors.read().decode()}")
    wall, unit = time.perf_counter() - start, 1 if sys.platform == "darwin" else 1024
    return {"cpu": used.ru_utime + used.ru_stime, "wall": wall, "rss": used.ru_maxrss * unit}
