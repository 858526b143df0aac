"""One server a folder: a second one is refused, and told where the first one answers."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from percorso.errors import Problem, WorkspaceError

NAME = "serve.lock"


@contextmanager
def only_server(folder: Path, address: str) -> Iterator[None]:
    """Be the only server of a folder while the block runs.

    The lock is the open file's, so it ends with the process, however that ends.

    Raises:
        WorkspaceError: Another server works on the folder, or it cannot be written.
    """
    path = folder / NAME
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        message = f"The folder cannot be written: {error.strerror}."
        raise WorkspaceError(
            Problem(message, "Choose a folder that you may write to.", file=str(folder))
        ) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise _taken(folder, file.read(200).strip()) from None
        file.seek(0)
        file.truncate()
        file.write(f"{address}\n")
        file.flush()
        yield


def _taken(folder: Path, address: str) -> WorkspaceError:
    where = f" It answers at {address}." if address.startswith("http") else ""
    return WorkspaceError(
        Problem(
            f"Another server works on this folder.{where}",
            "Use that one, or stop it first.",
            file=str(folder),
        )
    )
