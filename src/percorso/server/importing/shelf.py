"""Where files wait for their import: a folder of ours in the workspace's folder, and for a day.

The workspace's folder may be a project folder of somebody: nothing is removed but what we made.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
import uuid
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from percorso.disk import unwritten
from percorso.errors import WorkspaceError
from percorso.events.files import KINDS, EventFile, event_file
from percorso.events.unpack import packing
from percorso.server.errors import not_there

FOLDER = ".percorso-uploads"
MOST_BYTES = 500_000_000
MOST_WAITING = 5
"""So many files of a workspace wait for their import; then the oldest goes."""
LIVES_SECONDS = 24 * 3600
LONGEST_NAME = 120
_ID = re.compile(r"[0-9a-f]{32}")
_ENDING = {"gzip": ".gz", "zstd": ".zst"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits for its import.

    Attributes:
        id: Ours.
        name: What its sender calls it; never a path.
        size: Bytes.
        user: Who brought it.
        stored: Its name on disk, which is ours.
    """

    id: str
    name: str
    size: int
    user: str
    stored: str


class Shelf:
    """The files of one workspace that wait.

    Args:
        folder: The workspace's.
        held: Ids of the files whose import waits or runs; those neither get too old nor make room.
    """

    def __init__(self, folder: Path, held: frozenset[str] = frozenset()) -> None:
        self.folder = folder / FOLDER
        self.held = held

    def put(self, file: BinaryIO, name: str, size: int, user: str) -> Upload:
        """Keep a file whole or not at all; old ones go.

        Raises:
            WorkspaceError: It cannot be written.
        """
        self.expire()
        self._make_room()
        made = Upload(uuid.uuid4().hex, shown(name), size, user, f"table{_suffix(file, name)}")
        try:
            self._write(made, file)
        except OSError as error:
            self.take_away(made.id)
            raise WorkspaceError(
                unwritten("The file", error, "", "Ask whoever runs the server.")
            ) from error
        return made

    def get(self, upload: str) -> Upload:
        """A file that waits; one that is too old goes.

        Raises:
            Refusal: It is not there (404).
        """
        if not _ID.fullmatch(upload):
            raise not_there()
        if self._too_old(upload):
            self.take_away(upload)
            raise not_there()
        try:
            return Upload(**json.loads(self._card(upload).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            raise not_there() from None

    def file(self, upload: Upload) -> EventFile:
        """A file as the readers of events take it.

        Raises:
            EventsError: It is of a kind that is not read.
        """
        return event_file(self.place(upload), upload.name)

    def place(self, upload: Upload) -> Path:
        """Where it lies."""
        return self.folder / upload.id / upload.stored

    def take_away(self, upload: str) -> None:
        """Remove a file; it need not be there."""
        if _ID.fullmatch(upload):
            self._card(upload).unlink(missing_ok=True)
            shutil.rmtree(self.folder / upload, ignore_errors=True)

    def expire(self) -> None:
        """Remove what nobody came back for, also what never became whole."""
        for upload in self._ours():
            if self._too_old(upload):
                self.take_away(upload)

    def clear(self) -> None:
        """Remove every file that waits; what others put into the folder stays, and keeps it."""
        for upload in self._ours():
            self.take_away(upload)
        with suppress(OSError):
            self.folder.rmdir()

    def _ours(self) -> set[str]:
        """The ids of what we made; none when somebody put a link in the folder's place."""
        if self.folder.is_symlink():
            return set()
        with suppress(OSError):
            names = {one.name.removesuffix(".json") for one in self.folder.iterdir()}
            return {name for name in names if _ID.fullmatch(name)}
        return set()

    def _card(self, upload: str) -> Path:
        return self.folder / f"{upload}.json"

    def _write(self, made: Upload, file: BinaryIO) -> None:
        home = self.folder / made.id
        home.mkdir(mode=0o700, parents=True)
        file.seek(0)
        with open(home / made.stored, "xb", opener=_private) as out:
            shutil.copyfileobj(file, out)
        with open(self._card(made.id), "xb", opener=_private) as card:
            card.write(json.dumps(asdict(made)).encode())

    def _make_room(self) -> None:
        """Remove the oldest when there are too many."""
        whole = [upload for upload in self._ours() if self._card(upload).exists()]
        spare = sorted(set(whole) - self.held, key=self._age, reverse=True)
        for upload in spare[: max(0, len(whole) + 1 - MOST_WAITING)]:
            self.take_away(upload)

    def _too_old(self, upload: str) -> bool:
        return upload not in self.held and self._age(upload) > LIVES_SECONDS

    def _age(self, upload: str) -> float:
        """Seconds since it was whole, or begun when it never became that."""
        for place in (self._card(upload), self.folder / upload):
            with suppress(OSError):
                return time.time() - place.stat().st_mtime
        return float("inf")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def shown(name: str) -> str:
    r"""A file's name as people read it: no folders, one line, not too long.

    Example:
        >>> shown("../../etc/ordini.csv"), shown("C:\\x\\a\nb.csv"), shown("/")
        ('ordini.csv', 'ab.csv', 'file')
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(sign for sign in last if sign.isprintable()).strip(". ")
    return plain[-LONGEST_NAME:] or "file"


def _suffix(file: BinaryIO, name: str) -> str:
    """The ending that readers know it by: from a closed list, and packed by its first bytes."""
    file.seek(0)
    packed = _ENDING.get(packing(file.read(4)) or "", "")
    parts = [part.lower() for part in Path(shown(name)).suffixes[-2:]]
    known = next((part for part in reversed(parts) if part in KINDS), ".csv")
    return known + packed
