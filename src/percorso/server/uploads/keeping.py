"""Where documents lie: `files/<id>` in the workspace's folder, under ids of ours alone."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path
from typing import BinaryIO

FOLDER = "files"
_ID = re.compile(r"[0-9a-f]{32}")


def place_of(folder: Path, file: str) -> Path:
    """Where the bytes of a document lie.

    Raises:
        ValueError: The id is none of ours.
    """
    if not _ID.fullmatch(file):
        raise ValueError(f"'{file}' is no id of a file.")
    return folder / FOLDER / file


def keep(folder: Path, file: str, content: BinaryIO) -> str:
    """Write a document whole or not at all, for its owner alone.

    Returns:
        Its SHA-256.

    Raises:
        OSError: It cannot be written.
    """
    place = place_of(folder, file)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = place.with_suffix(".part")
    content.seek(0)
    try:
        with open(partial, "xb", opener=_private) as out:
            shutil.copyfileobj(content, out)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(place)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    with place.open("rb") as kept:
        return hashlib.file_digest(kept, "sha256").hexdigest()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def forget(folder: Path, file: str) -> None:
    """Take the bytes of a document away; none may be there."""
    place_of(folder, file).unlink(missing_ok=True)
