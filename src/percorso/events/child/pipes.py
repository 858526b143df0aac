"""The child process from outside: how it is started, spoken to with patience, and ended."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from percorso import errors
from percorso.events.child import frames, limits

_KEPT = ("HOME", "LANG", "LC_ALL", "TMPDIR", "TZDIR", "PYTHONTZPATH", "SYSTEMROOT")
"""What the child sees of our environment; no tokens, no proxies, no paths of ours."""
_OWN = {
    "PYTHONUTF8": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "mimalloc",
    "MIMALLOC_ARENA_EAGER_COMMIT": "0",
    "ARROW_IO_THREADS": "1",
}
"""One thread; and for Arrow the allocator that gives back at once what a column did not need,
without its habit of taking a gigabyte in advance, which a limit on data counts."""
_PIPE = 1 << 20


class Stopped(Exception):
    """The child took too long."""


class Child:
    """A child process with two pipes."""

    def __init__(self) -> None:
        command = [sys.executable, "-P", "-m", "percorso.events.child"]
        self.process = subprocess.Popen(  # noqa: S603 - our own module, no word of a user in it
            [*command, str(os.getpid()), str(limits.memory_mb())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            bufsize=0,
        )
        self._left = 0.0
        _widen(self._output)

    @property
    def _output(self) -> int:
        assert self.process.stdout is not None  # noqa: S101 - narrows the type
        return self.process.stdout.fileno()

    def send(self, request: dict[str, Any], seconds: float) -> None:
        """Send a request; from now on we wait for answers so many seconds in all."""
        assert self.process.stdin is not None  # noqa: S101 - narrows the type
        self._left = seconds
        line = memoryview(json.dumps(request).encode("ascii") + b"\n")
        try:
            while line:
                line = line[self.process.stdin.write(line) :]
        except BrokenPipeError as error:
            raise EOFError from error

    def receive(self) -> tuple[dict[str, Any], Any]:
        """The next answer.

        Raises:
            Stopped: We have waited long enough.
            EOFError: The child has ended.
            BrokenFrame: The answer is none.
        """
        return frames.take(self._exactly)

    def _exactly(self, size: int) -> bytearray:
        data = bytearray(size)
        view = memoryview(data)
        while view:
            self._wait()
            got = os.readv(self._output, [view])
            if not got:
                raise EOFError
            view = view[got:]
        return data

    def _wait(self) -> None:
        """Wait for bytes; only our waiting counts, not what we do between two answers."""
        start = time.monotonic()
        ready, _, _ = select.select([self._output], [], [], max(self._left, 0.0))
        self._left -= time.monotonic() - start
        if not ready:
            raise Stopped

    def kill(self, patience: float = 0.0) -> int:
        """End the child, if it does not end by itself within so many seconds.

        Returns:
            Its exit code; negative: the signal that ended it.
        """
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        self.process.kill()
        code = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        for left in Path(tempfile.gettempdir()).glob(f"{limits.folder_start(self.process.pid)}*"):
            shutil.rmtree(left, ignore_errors=True)
        return code


def _environment() -> dict[str, str]:
    """A clean environment, in which Python finds the package and what it needs."""
    import pyarrow

    homes = [str(Path(module.__file__ or "").resolve().parents[1]) for module in (errors, pyarrow)]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | _OWN | {"PYTHONPATH": os.pathsep.join(dict.fromkeys(homes))}


def _widen(pipe: int) -> None:
    """A wider pipe, where the system can: fewer turns between the two processes."""
    try:
        from fcntl import F_SETPIPE_SZ, fcntl

        fcntl(pipe, F_SETPIPE_SZ, _PIPE)
    except (ImportError, OSError):
        return
