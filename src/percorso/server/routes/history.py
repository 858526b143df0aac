"""The history of a journey: its changes, its earlier versions, and the way back to one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from percorso.mark import N_
from percorso.server.access import Database, Editor, Lang, TheHub, Viewer
from percorso.server.bodies import Body
from percorso.server.documents import JourneyDocument
from percorso.server.maps.changing import Asked, Changer
from percorso.server.maps.history import HistoryEntry, document_at, history_of
from percorso.server.maps.journeys import TheJourney, locked
from percorso.server.maps.saying import both
from percorso.server.routes.operations import Done

router = APIRouter(tags=["history"], prefix="/workspaces/{workspace}/journeys/{journey}")
NEWEST = 2**31 - 1


class Version(BaseModel):
    """A journey as it was."""

    version: int
    document: JourneyDocument


class Restored(Body):
    """The version that is to come back."""

    version: Annotated[int, Field(ge=0, le=NEWEST)]
    client: Annotated[str, Field(max_length=64)] = ""


@router.get("/history")
def history(
    access: Viewer, stored: TheJourney, database: Database, lang: Lang,
    before: Annotated[int | None, Query(ge=0, le=NEWEST)] = None,
    element: Annotated[str | None, Query(max_length=255)] = None,
) -> list[HistoryEntry]:  # fmt: skip
    """The changes of a journey, newest first, a hundred at a time; of one element if asked."""
    return history_of(database, stored, lang, before, element)


@router.get("/versions/{version}")
def version(
    access: Viewer, stored: TheJourney, database: Database,
    version: Annotated[int, Path(ge=0, le=NEWEST)],
) -> Version:  # fmt: skip
    """The journey as it was at a version."""
    return Version(version=version, document=document_at(database, stored, version))


@router.post("/restore")
def restore_version(
    journey: str, asked: Restored, access: Editor, database: Database, hub: TheHub, lang: Lang
) -> Done:
    """Bring a version back as a new change, which can be taken back like any other."""
    stored = locked(database, access.workspace.id, journey)
    document = {**document_at(database, stored, asked.version), "id": stored.slug}
    operation = {"op": "replace", "document": document}
    sentence = both(N_("Brought back version {version}"), version=asked.version)
    changer = Changer(database, hub, access.workspace.id, access.account, lang)
    done = changer.change(journey, Asked(stored.version, operation, asked.client, True, sentence))
    return Done(version=done.version, inverse=done.inverse)
