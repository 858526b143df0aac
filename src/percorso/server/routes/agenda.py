"""The agenda of the next check-in."""

from __future__ import annotations

from fastapi import APIRouter

from percorso.server.access import Database, Lang, Viewer
from percorso.server.maps.agenda import Agenda, agenda_of
from percorso.server.maps.journeys import TheJourney

router = APIRouter(tags=["check-ins"], prefix="/workspaces/{workspace}/journeys/{journey}")


@router.get("/agenda")
def agenda(access: Viewer, stored: TheJourney, database: Database, lang: Lang) -> Agenda:
    """What changed since the last check-in: operations, KPIs, comments, actions past their day."""
    return agenda_of(database, stored, lang)
