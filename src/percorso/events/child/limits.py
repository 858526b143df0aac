"""What a file of events may cost: memory, time and size, for the process that reads it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys

MEMORY_MB = 512
"""Memory of the process that reads a file, in megabytes."""
MEMORY_VARIABLE = "PERCORSO_READER_MEMORY_MB"
"""The variable of the environment that gives the reader more, or less."""
_CODE_MB = 16
"""Pages of program code, which count as memory in use but not as data of the process."""
NO_MEMORY = 77
"""The exit code of the reader when there is no memory left to say so in another way."""
CPU_FLOOR, CPU_A_MB = 60, 5
"""Seconds of work: at least, and for each megabyte on disk; plain files need about 0.05 a MB."""
WALL_FLOOR, WALL_A_MB = 120, 20
"""Seconds of waiting for the reader: at least, and for each megabyte on disk."""
_MB = 1 << 20


def memory_mb() -> int:
    """Memory for the reader in megabytes: what the environment says, else `MEMORY_MB`."""
    given = os.environ.get(MEMORY_VARIABLE, "")
    wanted = given.isascii() and given.isdigit() and len(given) < 8
    return max(256, int(given)) if wanted else MEMORY_MB


def cpu_seconds(size: int) -> int:
    """Seconds of work for a file of so many bytes.

    Example:
        >>> cpu_seconds(0), cpu_seconds(100 << 20)
        (60, 560)
    """
    return CPU_FLOOR + CPU_A_MB * (size // _MB)


def wall_seconds(size: int) -> int:
    """Seconds that we wait for the reader of a file of so many bytes."""
    return WALL_FLOOR + WALL_A_MB * (size // _MB)


def folder_start(pid: int) -> str:
    """How the names of the temporary folders of a process begin: who ends it can clear them."""
    return f"percorso-reader-{pid}-"


def hold_memory(megabytes: int) -> None:
    """Limit the memory of this process, and leave no core dump.

    The limit is on data (`RLIMIT_DATA`), not on address space: see decision 0011.
    """
    most = (megabytes - _CODE_MB) * _MB
    for limit, value in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_DATA, most)):
        with contextlib.suppress(OSError, ValueError):  # macOS has no such limit on data
            resource.setrlimit(limit, (value, value))


def hold_time(seconds: int) -> None:
    """Let this process work for so many seconds from now on; then the kernel ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime) + seconds + 1
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))


def die_with(parent: int) -> None:
    """End this process when its parent ends, even when the parent is killed.

    Elsewhere than on Linux the closed pipe has to do: the next read or write ends the process.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # 1: PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)
