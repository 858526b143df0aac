"""The first start on a folder: its journey files are taken in, each under a workspace's name."""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from percorso.errors import JourneyError
from percorso.journey.read import parse_bytes
from percorso.server.access import folder_of
from percorso.server.maps.files import ENDINGS, hash_of
from percorso.server.maps.journeys import free_slug
from percorso.server.maps.starting import kept
from percorso.server.settings import Settings
from percorso.store import Store, links, people
from percorso.store.tables import StoredJourney, Workspace
from percorso.store.teams import make_workspace

log = logging.getLogger("percorso.server")
MOST_FILES = 500
LARGEST = 5_000_000


def prepare(store: Store, settings: Settings) -> None:
    """Take in the journey files of the served folder that no journey came from yet."""
    found = list(journey_files(settings.folder))
    if not found:
        return
    with store.session() as session:
        served = session.scalar(select(Workspace).where(Workspace.served.is_(True)))
        if served is None:
            served = make_workspace(session, settings.folder.absolute().name[:120] or "Percorso")
        take_in(session, served, found, folder_of(served, settings))


def journey_files(folder: Path) -> list[Path]:
    """The files of a folder that may be journeys, by name; their contents decide."""
    files = (one for one in sorted(folder.iterdir()) if one.suffix.lower() in ENDINGS)
    return [one for one in files if one.is_file() and not one.is_symlink()][:MOST_FILES]


def take_in(session: Session, workspace: Workspace, files: list[Path], folder: Path) -> int:
    """Keep journeys from files; what is no journey, or was taken in before, is passed over.

    Returns:
        How many were taken in.
    """
    query = select(StoredJourney.source_file).where(StoredJourney.workspace_id == workspace.id)
    known = set(session.scalars(query))
    new = [file for file in files if file.relative_to(folder).as_posix() not in known]
    taken = sum(_take(session, workspace, file, folder) for file in new)
    if taken:
        log.info("taken in", extra={"count": taken})
    return taken


def _take(session: Session, workspace: Workspace, file: Path, folder: Path) -> bool:
    data = file.read_bytes() if file.stat().st_size <= LARGEST else b""
    try:
        document = parse_bytes(data, file.name).to_dict()
    except JourneyError:
        return False
    document["id"] = free_slug(session, workspace.id, document["id"])
    stored = kept(session, workspace.id, None, document)
    stored.source_file, stored.source_hash = file.relative_to(folder).as_posix(), hash_of(data)
    session.flush()
    return True


def setup_token(store: Store) -> str | None:
    """A one-time token for the first admin, when nobody has an account yet."""
    with store.session() as session:
        return None if people.anybody(session) else links.make_link(session, "setup")
