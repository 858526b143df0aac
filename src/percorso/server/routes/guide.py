"""The guide of a journey: where one was, and what each step has put on the map."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from percorso.server.access import Database, Editor, Viewer
from percorso.server.bodies import Body
from percorso.server.maps.guide import Step, StepState, steps
from percorso.server.maps.journeys import TheJourney
from percorso.store.base import now
from percorso.store.tables import Guide

router = APIRouter(tags=["guide"], prefix="/workspaces/{workspace}/journeys/{journey}/guide")
Place = Annotated[str, Field(max_length=255)]


class GuideState(BaseModel):
    """The guide of a journey, for one person."""

    step: Step
    """Where they were."""
    at: str | None
    """The question inside the step."""
    skipped: list[Step]
    steps: list[StepState]
    started: bool
    """Whether they have been here before."""
    changed_at: datetime | None


class GuidePatch(Body):
    """Where they are now; what is not sent stays as it is."""

    step: Step | None = None
    at: Place | None = None
    skipped: list[Step] | None = None


@router.get("")
def guide(access: Viewer, stored: TheJourney, database: Database) -> GuideState:
    """Where one was in the guide, and what each step has put on the map."""
    kept = database.get(Guide, (stored.id, access.account.id))
    return _state(kept, stored.document)


@router.patch("")
def move_guide(
    asked: GuidePatch, access: Editor, stored: TheJourney, database: Database
) -> GuideState:
    """Note where one is in the guide."""
    kept = database.get(Guide, (stored.id, access.account.id))
    if kept is None:
        kept = Guide(journey_id=stored.id, user_id=access.account.id, state={})
        database.add(kept)
    sent = asked.model_dump(exclude_unset=True)
    kept.state = {**kept.state, **sent}
    kept.changed_at = now()
    return _state(kept, stored.document)


def _state(kept: Guide | None, document: dict[str, object]) -> GuideState:
    state = kept.state if kept else {}
    skipped = state.get("skipped") or []
    return GuideState(
        step=state.get("step") or "goals", at=state.get("at"), skipped=skipped,
        steps=steps(document, skipped), started=kept is not None,
        changed_at=kept.changed_at if kept else None,
    )  # fmt: skip
