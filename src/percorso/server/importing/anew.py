"""After an import: the measured layers of a workspace are made anew."""

from __future__ import annotations

import contextlib
from pathlib import Path

from sqlalchemy import select

from percorso.errors import PercorsoError
from percorso.journey import Journey
from percorso.server.live import Hub
from percorso.server.measuring.asked import Asked, key_of
from percorso.server.measuring.lakes import lake_of
from percorso.server.measuring.layer import KIND, Where
from percorso.server.measuring.making import measuring
from percorso.server.work.handle import Handle, Work
from percorso.server.work.jobs import Jobs, Wish
from percorso.store import Store
from percorso.store.tables import StoredJourney

MOST_JOURNEYS = 10
"""So many journeys, those changed last, are measured at once; others when somebody looks."""


def measure_all(store: Store, hub: Hub, jobs: Jobs, workspace: str, folder: Path) -> None:
    """Let every journey of a workspace be measured over the events of now."""
    lake = lake_of(folder)
    if lake is None:
        return
    query = select(StoredJourney).where(
        StoredJourney.workspace_id == workspace, StoredJourney.archived_at.is_(None)
    )
    with store.session(writes=False) as session:
        drawn = list(session.scalars(query.order_by(StoredJourney.changed_at.desc())))
    for stored in drawn:
        hub.say(workspace, "measured", {"journey": stored.id})
    for stored in drawn[:MOST_JOURNEYS]:
        with contextlib.suppress(PercorsoError):  # it is measured when somebody looks
            journey = Journey.from_dict(stored.document)
            if any(stage.measured for stage in journey.stages):
                where = Where(workspace, folder, stored.id, journey)
                wish = Wish(workspace, KIND, key_of(journey, Asked(), lake), stored.id)
                jobs.start(wish, measuring_and_telling(where, Asked(), hub))


def measuring_and_telling(where: Where, wanted: Asked, hub: Hub) -> Work:
    """Measure, then tell everybody who looks."""
    work = measuring(where.folder, where.id, where.journey, wanted)

    def measure_and_tell(handle: Handle) -> None:
        work(handle)
        hub.say(where.workspace, "measured", {"journey": where.id})

    return measure_and_tell
