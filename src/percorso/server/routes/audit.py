"""`GET J/audit`: the map check, each finding with what to open."""

from __future__ import annotations

from fastapi import APIRouter

from percorso.journey import Journey
from percorso.journey.audit import examine
from percorso.server.access import Lang, Viewer
from percorso.server.checking.page import page
from percorso.server.checking.shapes import Audit
from percorso.server.maps.journeys import TheJourney

router = APIRouter(tags=["map check"])


@router.get("/workspaces/{workspace}/journeys/{journey}/audit")
def audit(access: Viewer, stored: TheJourney, lang: Lang) -> Audit:
    """Check the map of a journey as it is drawn now."""
    return page(examine(Journey.from_dict(stored.document)), lang)
