"""The documents of the evidence library: what is known of them; their bytes lie in a folder."""

from __future__ import annotations

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from percorso.store.tables import StoredFile, StoredJourney, User


def files_of(session: Session, workspace: str) -> list[tuple[StoredFile, str | None]]:
    """The documents of a workspace, newest first, each with the name of who brought it."""
    query = (
        select(StoredFile, User.name)
        .outerjoin(User, User.id == StoredFile.user_id)
        .where(StoredFile.workspace_id == workspace)
        .order_by(StoredFile.at.desc(), StoredFile.id)
    )
    return [(file, name) for file, name in session.execute(query)]


def file_of(session: Session, workspace: str, file: str) -> StoredFile | None:
    """A document, if it is one of this workspace."""
    found = session.get(StoredFile, file)
    return found if found is not None and found.workspace_id == workspace else None


def used(session: Session, workspace: str) -> tuple[int, int]:
    """How many documents a workspace has, and their bytes."""
    query = select(func.count(), func.coalesce(func.sum(StoredFile.size), 0))
    count, size = session.execute(query.where(StoredFile.workspace_id == workspace)).one()
    return int(count), int(size)


def journeys_citing(session: Session, workspace: str, file: str) -> int:
    """How many journeys of a workspace name a document in their evidence."""
    query = select(StoredJourney.document).where(StoredJourney.workspace_id == workspace)
    name = f'"file:{file}"'
    return sum(name in json.dumps(document) for document in session.scalars(query))
