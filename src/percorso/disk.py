"""Files written whole or not at all, and what is said when the disk does not take them.

A disk is full for the libraries below in several ways: an error number of the system, or a sentence
of DuckDB or of the Delta library.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path

from percorso.errors import Problem

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SENTENCES = {
    "No space left": errno.ENOSPC,
    "quota exceeded": errno.EDQUOT,
    "File too large": errno.EFBIG,
}


def disk_error(error: BaseException) -> int | None:
    """The error number of a full disk, a used up quota or a file-size limit; None for others.

    Example:
        >>> import errno
        >>> disk_error(RuntimeError("os error: No space left on device")) == errno.ENOSPC
        True
        >>> disk_error(FileNotFoundError(errno.ENOENT, "none")) is None
        True
    """
    number = getattr(error, "errno", None)
    if number in _FULL:
        return int(number)
    return next((known for text, known in _SENTENCES.items() if text in str(error)), None)


def unwritten(what: str, error: BaseException, path: str | Path, fix: str) -> Problem:
    """The problem of something that could not be written: what, why, where and what to do.

    Args:
        what: The beginning of a sentence, such as `The report`.
        error: What the system or a library said.
        path: Where it was to be written.
        fix: What to do when there is space enough, such as `Choose another place.`
    """
    number = disk_error(error)
    if number is None:
        reason = getattr(error, "strerror", None) or str(error).partition("\n")[0][:200]
        return Problem(f"{what} cannot be written: {reason}.", fix, file=str(path))
    reason, remedy = {
        errno.ENOSPC: (
            f"there is too little space on the disk ({_free(path)} are free)",
            "Free some space there",
        ),
        errno.EDQUOT: ("your share of this disk is used up", "Free some space there"),
        errno.EFBIG: ("files may not become so large here", "Raise the limit (ulimit -f)"),
    }[number]
    return Problem(
        f"{what} cannot be written: {reason}.", f"{remedy}, then start again.", file=str(path)
    )


def _free(path: str | Path) -> str:
    place = Path(path).absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    return size(shutil.disk_usage(place).free)


def size(count: float) -> str:
    """A number of bytes as people read it.

    Example:
        >>> size(512), size(20_480), size(3_500_000), size(81e9)
        ('512 bytes', '20 KB', '3.5 MB', '81.0 GB')
    """
    if count < 1e3:
        return f"{count:,.0f} bytes"
    if count < 1e6:
        return f"{count / 1e3:,.0f} KB"
    return f"{count / 1e6:,.1f} MB" if count < 1e9 else f"{count / 1e9:,.1f} GB"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, then let it take the place in one step.

    An older file of that name stays until then, and stays when the disk is full.

    Raises:
        OSError: It cannot be written.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        partial.chmod(0o666 & ~umask)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
