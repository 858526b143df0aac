"""The journey of the path for long work: read in a moment, so that no transaction stays open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from fastapi import Depends

from percorso.journey import Journey
from percorso.server.access import TheStore
from percorso.server.errors import not_there
from percorso.store.tables import StoredJourney


@dataclass(frozen=True)
class Drawn:
    """A journey as it was a moment ago."""

    stored: StoredJourney

    @cached_property
    def journey(self) -> Journey:
        """The journey, read."""
        return Journey.from_dict(self.stored.document)


def the_drawn(workspace: str, journey: str, store: TheStore) -> Drawn:
    """The journey of the path; 404 when it is not in that workspace."""
    with store.session(writes=False) as session:
        found = session.get(StoredJourney, journey)
    if found is None or found.workspace_id != workspace:
        raise not_there()
    return Drawn(found)


TheDrawn = Annotated[Drawn, Depends(the_drawn)]
"""Ask for a role before it: it does not look who asks."""
