"""What a browser missed while it was away, from the operations log and the comments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from percorso.server.live import RELOAD, Event
from percorso.server.maps.changing import told
from percorso.server.maps.people import maybe_person
from percorso.store import Store
from percorso.store.tables import Comment, StoredJourney, StoredOperation

MOST = 300
OVERLAP = timedelta(seconds=5)
"""Operations are told again from a little before: who has a version already passes it over."""
LONGEST = timedelta(days=1)


def missed_since(store: Store, workspace: str, last: str | None) -> list[Event]:
    """The events after an id; a word to load anew when they are too many or too long ago."""
    if last is None or not last.isdigit():
        return []
    since = datetime.fromtimestamp(min(int(last), 4_000_000_000_000_000) / 1e6, UTC) - OVERLAP
    if datetime.now(UTC) - since > LONGEST:
        return [Event(RELOAD, {})]
    with store.session(writes=False) as session:
        found = [*_operations(session, workspace, since), *_commented(session, workspace, since)]
    return found if len(found) <= MOST else [Event(RELOAD, {})]


def _operations(session: Session, workspace: str, since: datetime) -> list[Event]:
    query = (
        select(StoredOperation)
        .join(StoredJourney, StoredJourney.id == StoredOperation.journey_id)
        .where(StoredJourney.workspace_id == workspace, StoredOperation.at > since)
        .options(joinedload(StoredOperation.user))
        .order_by(StoredOperation.at, StoredOperation.version)
        .limit(MOST + 1)
    )
    return [Event("operation", told(one, maybe_person(one.user))) for one in session.scalars(query)]


def _commented(session: Session, workspace: str, since: datetime) -> list[Event]:
    """Journeys that were commented on: whoever looks at one loads its comments anew."""
    newest = (Comment.at > since) | (Comment.edited_at > since) | (Comment.resolved_at > since)
    query = select(Comment.journey_id).join(StoredJourney).distinct()
    found = session.scalars(query.where(StoredJourney.workspace_id == workspace, newest))
    data = {"comment": None, "deleted": None}
    return [Event("comment", {"journey": journey, **data}) for journey in found]
