"""Journeys of a workspace: found, listed, described."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from percorso.mark import N_
from percorso.server.access import Database
from percorso.server.documents import JourneyDocument, JourneyKind, Text
from percorso.server.errors import Refusal, not_there
from percorso.server.maps.people import Person, known
from percorso.server.maps.rooms import Present, Timer
from percorso.store import Role
from percorso.store.tables import StoredJourney


class JourneyCard(BaseModel):
    """A journey in a list."""

    id: str
    slug: str
    title: Text
    kind: JourneyKind
    version: int
    changed_at: datetime
    changed_by: Person | None
    source_file: str | None
    archived: bool


class OpenedJourney(BaseModel):
    """A journey with its document."""

    id: str
    version: int
    document: JourneyDocument
    role: Role
    changed_at: datetime
    changed_by: Person | None
    source_file: str | None
    archived: bool
    people: list[Present]
    """Who looks at it now."""
    timer: Timer | None
    """The timer that runs."""


def the_journey(workspace: str, journey: str, database: Database) -> StoredJourney:
    """The journey of the path, in the workspace of the path; 404 when it is not there."""
    found = database.get(StoredJourney, journey)
    if found is None or found.workspace_id != workspace:
        raise not_there()
    return found


TheJourney = Annotated[StoredJourney, Depends(the_journey)]
"""The journey of the path. Ask for a role before it: it does not look who asks."""


def locked(session: Session, workspace: str, journey: str) -> StoredJourney:
    """A journey that nobody else changes until this transaction ends.

    Raises:
        Refusal: It is not there (404), or it has been put away (409).
    """
    query = select(StoredJourney).where(
        StoredJourney.id == journey, StoredJourney.workspace_id == workspace
    )
    found = session.scalar(query.with_for_update())
    if found is None:
        raise not_there()
    if found.archived_at is not None:
        raise Refusal(409, N_("This journey has been put away."), N_("Bring it back first."))
    return found


def cards(session: Session, workspace: str) -> list[JourneyCard]:
    """The journeys of a workspace, the one changed last first."""
    query = select(StoredJourney).where(StoredJourney.workspace_id == workspace)
    found = list(session.scalars(query.order_by(StoredJourney.changed_at.desc(), StoredJourney.id)))
    people = known(session, [one.changed_by for one in found])
    return [card(one, people.get(one.changed_by)) for one in found]


def card(stored: StoredJourney, by: Person | None) -> JourneyCard:
    """A journey as a list shows it."""
    kept = {name: getattr(stored, name) for name in _SHOWN}
    return JourneyCard(**kept, changed_by=by, archived=stored.archived_at is not None)


_SHOWN = ("id", "slug", "title", "kind", "version", "changed_at", "source_file")


def free_slug(session: Session, workspace: str, wanted: str) -> str:
    """A short name that no journey of the workspace has yet, such as `lamp-2`."""
    query = select(StoredJourney.slug).where(StoredJourney.workspace_id == workspace)
    taken = set(session.scalars(query))
    base = re.sub(r"-\d+$", "", wanted)[:58] if wanted in taken else wanted
    numbered = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(one for one in numbered if one not in taken)


def named(stored: StoredJourney, document: dict[str, Any]) -> None:
    """Keep beside a document what lists show of it."""
    stored.document = document
    stored.title = document["title"]
    stored.kind = document.get("kind", "current")
    stored.slug = document["id"]
