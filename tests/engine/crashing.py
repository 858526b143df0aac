"""Work in a process of its own that is killed: at a moment, or just before its n-th step.

A server loads the modules once and forks for every piece of work, before any thread was started.
A step is whatever changes the disk through Python: a name made, moved or removed, a file brought to
the disk, rows or texts written, a commit. A text is half written before the process dies.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from tests.conftest import ROOT


class Ended(NamedTuple):
    """How a piece of work ended: whether it had said that it was done, its steps, its seconds."""

    done: bool
    killed: bool
    steps: int
    seconds: float


class Server:
    """The client's side; one server runs for many pieces of work."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.engine.crashing"], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stdin
        assert self._process.stdout
        self._requests, self._answers = self._process.stdin, self._process.stdout

    def run(
        self, work: str, folder: Path, files: list[Path] | None = None, *,
        after: float | None = None, step: int | None = None,
    ) -> Ended:  # fmt: skip
        """Work, and be killed so many seconds after the beginning, or before a step (from 1)."""
        request = {"work": work, "folder": str(folder), "files": list(map(str, files or [])),
                   "step": step}  # fmt: skip
        print(json.dumps(request), file=self._requests, flush=True)
        pid = int(self._answers.readline())
        assert self._answers.readline() == "begun\n"
        start = time.perf_counter()
        if after is not None:
            time.sleep(after)
            os.kill(pid, signal.SIGKILL)  # the server has not waited for it: no other has this id
        return self._end(start)

    def _end(self, start: float) -> Ended:
        done, steps = False, 0
        while not (line := self._answers.readline()).startswith("ended"):
            assert line.startswith("done"), f"The work failed: {line}"
            done, steps = True, int(line.split()[1])
        status = int(line.split()[1])
        print(file=self._requests, flush=True)
        assert status in (0, signal.SIGKILL), "The work failed."
        return Ended(done, status == signal.SIGKILL, steps, time.perf_counter() - start)

    def close(self) -> None:
        """End the server."""
        self._requests.close()
        self._process.wait()
        self._answers.close()


class Steps:
    """Counts the steps of this process, and dies before one of them."""

    def __init__(self, last: int | None) -> None:
        self.count = 0
        self.last = last

    def watch(self, owner: Any, name: str, dying: Callable[..., None] | None = None) -> None:
        """Let a function count as a step; `dying` is what it still does before the end."""
        whole = getattr(owner, name)

        def counted(*args: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.last:
                if dying:
                    dying(*args, **options)
                os.kill(os.getpid(), signal.SIGKILL)
            return whole(*args, **options)

        setattr(owner, name, counted)


def _half(path: Path, text: str, *_: object) -> None:
    with path.open("w") as file:
        file.write(text[: len(text) // 2])


def _work(request: dict[str, Any]) -> int:
    import pyarrow.parquet as pq
    from deltalake import DeltaTable

    from percorso.engine.compacting import compact
    from percorso.engine.lake import Workspace
    from percorso.engine.loader import load
    from percorso.engine.timeline import rebuild
    from percorso.events.child import reader
    from tests.reading import Here

    setattr(reader, "Child", Here)  # noqa: B010 - the double of the tests has not all of its face
    steps = Steps(request["step"])
    for name in ("fsync", "link", "replace", "rename", "unlink", "rmdir", "mkdir"):
        steps.watch(os, name)
    steps.watch(Path, "write_text", _half)
    for name in ("write_table", "write_batch", "close"):
        steps.watch(pq.ParquetWriter, name)
    for name in ("create_write_transaction", "create_checkpoint"):
        steps.watch(DeltaTable, name)
    folder = request["folder"]
    doing: dict[str, Callable[[], object]] = {
        "import": lambda: load(request["files"], folder),
        "rebuild": lambda: rebuild(Workspace.open(folder)),
        "compaction": lambda: compact(Workspace.open(folder), retention=timedelta(0)),
        "opening": lambda: Workspace.open(folder),
    }
    doing[request["work"]]()
    return steps.count


def _fork(request: dict[str, Any]) -> None:
    if pid := os.fork():
        ended = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert ended
        print("ended", ended.si_status, flush=True)
        sys.stdin.readline()  # until the client knows, nobody else may get this process id
        os.waitpid(pid, 0)
        return
    try:
        print(os.getpid(), "\nbegun", sep="", flush=True)
        print("done", _work(request), flush=True)
    except BaseException as error:
        print("failed:", repr(error)[:500], flush=True)
    os._exit(0)


def main() -> None:
    """Load what the work needs, then fork for each request."""
    import percorso.engine.compacting
    import percorso.engine.loader
    import percorso.engine.timeline  # noqa: F401 - loaded before the forks
    import tests.reading  # noqa: F401

    while line := sys.stdin.readline():
        _fork(json.loads(line))


if __name__ == "__main__":
    main()
