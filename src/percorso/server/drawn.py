"""The journey of a path, as it is drawn now."""

from __future__ import annotations

from sqlalchemy.orm import Session

from percorso.journey import Journey
from percorso.server.access import Access
from percorso.server.errors import not_there
from percorso.store.tables import StoredJourney


def drawn(session: Session, access: Access, journey: str) -> Journey:
    """A journey of the workspace, read.

    Raises:
        Refusal: It is not in this workspace (404).
    """
    stored = session.get(StoredJourney, journey)
    if stored is None or stored.workspace_id != access.workspace.id:
        raise not_there()
    return Journey.from_dict(stored.document)
