"""`GET J/audit`: the map check, each finding with what to open."""

from __future__ import annotations

from fastapi import APIRouter

from percorso.journey.audit import examine
from percorso.server.access import Database, Lang, Viewer
from percorso.server.checking.page import page
from percorso.server.checking.shapes import Audit
from percorso.server.drawn import drawn

router = APIRouter(tags=["map check"])


@router.get("/workspaces/{workspace}/journeys/{journey}/audit")
def audit(journey: str, access: Viewer, database: Database, lang: Lang) -> Audit:
    """Check the map of a journey as it is drawn now."""
    return page(examine(drawn(database, access, journey)), lang)
