"""`GET J/suggestions`: touchpoints not covered yet, each with why it is proposed."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from percorso.journey import Journey
from percorso.journey.uncovered import MOST, uncovered
from percorso.server.access import Lang, Viewer
from percorso.server.maps.journeys import TheJourney

router = APIRouter(tags=["touchpoints"])


class Suggestion(BaseModel):
    """A touchpoint that people use or expect and nobody covers."""

    id: str
    stage: str
    name: str
    kind: Literal["traditional", "digital", "external"] | None
    media: Literal["owned", "paid", "earned"] | None
    channel: str | None
    grade: Literal["hypothesis", "reported", "measured"]
    why: str
    registered: bool
    """Whether it stands in the register already, as not covered."""


@router.get("/workspaces/{workspace}/journeys/{journey}/suggestions")
def suggestions(
    access: Viewer, stored: TheJourney, lang: Lang, all: bool = False
) -> list[Suggestion]:
    """List touchpoints to decide on, by stage, the best known first; a few a stage, or all."""
    found = uncovered(Journey.from_dict(stored.document), most=None if all else MOST)
    return [Suggestion.model_validate(one.to_dict(lang)) for one in found]
