"""Journeys and files: read from a text, written as one, saved back to the file they came from."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any, Literal

from percorso.errors import Problem, WorkspaceError
from percorso.journey import Journey
from percorso.journey.read import parse
from percorso.journey.write import write_whole
from percorso.mark import N_
from percorso.server.errors import Refusal
from percorso.store.tables import StoredJourney

Form = Literal["yaml", "json"]
MEDIA = {"yaml": "application/yaml", "json": "application/json"}
ENDINGS = frozenset({".yaml", ".yml", ".json"})


def read_text(text: str, name: str) -> Journey:
    """A journey from the text of a file; the name only says which form it has.

    Raises:
        JourneyError: It is not a valid journey; problems carry line and column.
    """
    plain = re.sub(r"[^\w .()-]", "_", name.replace("\\", "/").split("/")[-1])[:120]
    return parse(text, plain or "journey.yaml")


def written(document: dict[str, Any], form: Form) -> str:
    """A document as the text of a file."""
    journey = Journey.from_dict(document)
    return journey.to_json() if form == "json" else journey.to_yaml()


def hash_of(data: bytes) -> str:
    """What tells one state of a file from another."""
    return hashlib.sha256(data).hexdigest()


def save_back(stored: StoredJourney, folder: Path, overwrite: bool) -> Path:
    """Write a journey to the file it came from.

    Args:
        stored: The journey.
        folder: The workspace's folder.
        overwrite: Whether changes that were made to the file meanwhile are lost.

    Raises:
        Refusal: It came from no file (404), or the file changed meanwhile (409).
        JourneyError: It cannot be written.
    """
    file = source_of(stored, folder)
    if file is None:
        raise Refusal(
            404,
            N_("This journey did not come from a file of this workspace."),
            N_("Download it instead."),
        )
    if not overwrite and _hash(file) not in {None, stored.source_hash}:
        raise Refusal(
            409,
            N_("The file '{file}' changed since it was read."),
            N_("Download the journey and compare, or write over the file."),
            file=stored.source_file,
        )
    form: Form = "json" if file.suffix.lower() == ".json" else "yaml"
    text = written(stored.document, form)
    write_whole(text, file)
    stored.source_hash = hash_of(text.encode("utf-8"))
    return file


def source_of(stored: StoredJourney, folder: Path) -> Path | None:
    """The file that a journey came from, when it lies in the workspace's folder."""
    if not stored.source_file:
        return None
    file = (folder / stored.source_file).resolve()
    return file if file.is_relative_to(folder.resolve()) else None


def _hash(file: Path) -> str | None:
    try:
        return hash_of(file.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        problem = Problem(f"The file cannot be read: {error.strerror}.", file=file.name)
        raise WorkspaceError(problem) from None
