"""`GET J/audit`: the map check, each finding with what to open."""

from __future__ import annotations

from fastapi import APIRouter

from percorso.journey import Journey
from percorso.server.access import Lang, Viewer
from percorso.server.checking.check import checked
from percorso.server.checking.page import page
from percorso.server.checking.shapes import Audit
from percorso.server.maps.journeys import TheJourney
from percorso.server.measuring.answers import kept_at
from percorso.server.measuring.asked import Asked, place_of

router = APIRouter(tags=["map check"])


@router.get("/workspaces/{workspace}/journeys/{journey}/audit")
def audit(access: Viewer, stored: TheJourney, lang: Lang) -> Audit:
    """Check the map as it is drawn now, and by what was last measured of its rules."""
    kept = kept_at(access.folder, place_of(stored.id, Asked()))
    check = checked(Journey.from_dict(stored.document), kept)
    return page(check, kept.as_of if kept else None, lang)
